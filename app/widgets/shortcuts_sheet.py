"""The sheet of keys and gestures: made of the action tables, searched by typing, printed as it is listed."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.actions.menus import MENUS
from app.actions.registry import Registry, keys_text, plain_text
from app.actions.spec import ActionSpec
from app.actions.table_canvas import CANVAS_GESTURES
from app.i18n import _, pgettext
from app.storage.names import safe_name
from app.widgets.plain import label, set_tip, tell
from app.widgets.theming import colour, interface_font, px

if TYPE_CHECKING:
    from app.widgets.shortcuts_paper import Group

LINE, HEADING = 24, 44
"""Heights in pixels of a line, and of a heading with the space before it."""
SHARE_OF_SCREEN = 0.94
"""How much of the screen the sheet takes at most, when the text of the interface is large."""


class ShortcutsSheet(QDialog):
    """Every command with its keys, by menu; typing narrows the list."""

    def __init__(self, registry: Registry, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard and gestures"))
        room = self.screen().availableGeometry().size() * SHARE_OF_SCREEN
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(pgettext("verb", "Search"))
        self.search.setAccessibleName(pgettext("verb", "Search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.tree = QTreeWidget(self)
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(8)
        self.tree.setAccessibleName(_("Commands"))
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        self._parts: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self._nothing = label(_("No command has these words."), look="muted", parent=self)
        self._compose()
        self._fill(list(registry.specs.values()))
        self._narrow("")
        self.search.setFocus()
        self.resize(QSize(max(px(860), self._wanted_width()), px(720)).boundedTo(room))

    def shown(self) -> list[tuple[str, str]]:
        """Return the commands and keys that the search leaves."""
        return [
            (item.text(0), item.text(1))
            for _group, items in self._parts
            for item in items
            if not item.isHidden()
        ]

    def _wanted_width(self) -> int:
        """The width at which no line is cut, for words in any language."""
        lines = (self.tree.sizeHintForColumn(column) for column in range(2))
        box = self.layout()
        margins = box.contentsMargins() if box is not None else QMargins()
        beside = self.tree.verticalScrollBar().sizeHint().width() + 2 * self.tree.frameWidth()
        return sum(lines) + self.tree.indentation() + beside + margins.left() + margins.right() + px(24)

    def _compose(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(label(_("Keyboard and gestures"), look="heading", parent=self))
        head.addStretch(1)
        self.search.setFixedWidth(260)
        head.addWidget(self.search)
        box.addLayout(head)
        box.addWidget(self.tree, 1)
        box.addWidget(self._nothing)
        box.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        self.print_button = buttons.addButton(_("&Print…"), role.ActionRole)
        self.save_button = buttons.addButton(_("&Save as PDF…"), role.ActionRole)
        set_tip(self.print_button, _("Prints the commands that are listed, in two columns."))
        set_tip(self.save_button, _("Saves the commands that are listed as a PDF."))
        for button in (self.print_button, self.save_button):
            button.setAutoDefault(False)
        self.print_button.clicked.connect(lambda _on=False: self._print())
        self.save_button.clicked.connect(lambda _on=False: self._save())
        buttons.addButton(_("Close"), role.RejectRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def groups(self) -> "tuple[Group, ...]":
        """Return what the search leaves, as it goes onto paper."""
        from app.widgets.shortcuts_paper import Group

        found = []
        for head, items in self._parts:
            lines = tuple((item.text(0), item.text(1)) for item in items if not item.isHidden())
            if lines:
                found.append(Group(head.text(0), lines))
        return tuple(found)

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # few people ever print it

        from app.widgets.shortcuts_paper import PaperProblem, print_groups

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            try:
                print_groups(printer, self.groups())
            except PaperProblem as error:
                self._tell(str(error))

    def _save(self) -> None:
        from app.widgets.shortcuts_paper import PaperProblem, save_pdf

        start = Path.home() / safe_name(_("Keyboard and gestures"), suffix=".pdf")
        name, _filter = QFileDialog.getSaveFileName(self, _("Save as PDF"), str(start), "PDF (*.pdf)")
        if not name:
            return
        path = Path(name) if Path(name).suffix else Path(name).with_suffix(".pdf")
        try:
            save_pdf(path, self.groups())
        except PaperProblem as error:
            self._tell(str(error))

    def _tell(self, sentence: str) -> None:
        tell(self, title=_("Keyboard and gestures"), text=sentence, close=_("Close"))

    def _fill(self, specs: list[ActionSpec]) -> None:
        gestures = self._group(_("Mouse and typing"))
        for keys, text in CANVAS_GESTURES:
            self._line(gestures, _begun(_(text)), _(keys))
        for menu in (menu for menu in MENUS if not menu.parent):
            inside = [spec for spec in specs if spec.menu.split("/")[0] == menu.id]
            if inside:
                self._add_menu(plain_text(_(menu.text)), inside)
        rest = [spec for spec in specs if not spec.menu]
        if rest:
            self._add_menu(_("On the map"), rest)

    def _add_menu(self, title: str, specs: list[ActionSpec]) -> None:
        group = self._group(title)
        for spec in specs:
            self._line(group, command_words(spec), keys_text(spec.shortcuts))

    def _group(self, title: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.tree, [title])
        item.setFont(0, interface_font(14, weight=700))
        item.setFirstColumnSpanned(True)
        item.setSizeHint(0, QSize(0, px(HEADING if self._parts else LINE + 4)))
        item.setTextAlignment(0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        item.setExpanded(True)
        self._parts.append((item, []))
        return item

    def _line(self, group: QTreeWidgetItem, text: str, keys: str) -> None:
        item = QTreeWidgetItem(group, [text, keys])
        item.setToolTip(0, text)  # for large text on a small screen, where lines end early
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setForeground(1, colour("muted"))
        item.setSizeHint(0, QSize(0, px(LINE)))
        self._parts[-1][1].append(item)

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        for group, items in self._parts:
            for item in items:
                text = f"{group.text(0)} {item.text(0)} {item.text(1)}".casefold()
                item.setHidden(not all(word in text for word in words))
            group.setHidden(all(item.isHidden() for item in items))
        self._nothing.setVisible(not self.shown())


def command_words(spec: ActionSpec) -> str:
    """Return an action's name as the sheet shows it: a submenu's name stands before it."""
    name = plain_text(_(spec.text))
    menu = next((menu for menu in MENUS if menu.id == spec.menu and menu.parent), None)
    return f"{plain_text(_(menu.text))}: {name}" if menu else name


def _begun(text: str) -> str:
    """Return a text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]
