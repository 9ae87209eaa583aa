"""Small questions: a line of text, one of a list that typing filters, a picture file."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.compat import override
from app.editing.search import folded
from app.i18n import _
from app.widgets.icons import icon, icon_names
from app.widgets.plain import label
from app.widgets.sizing import icon_size

Entry = tuple[str, str, str]
ID = Qt.ItemDataRole.UserRole


class TextDialog(QDialog):
    """Asks for one line of text."""

    def __init__(self, parent: QWidget, title: str, words: str, *, value: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(380)
        self.field = QLineEdit(value, self)
        self.field.setAccessibleName(words)
        self.field.selectAll()
        caption = label(words, parent=self)
        caption.setBuddy(self.field)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(10)
        box.addWidget(caption)
        box.addWidget(self.field)
        box.addSpacing(6)
        box.addWidget(_buttons(self))


class ListDialog(QDialog):
    """Lets one entry of a list be chosen; what is typed narrows the list."""

    def __init__(self, parent: QWidget, title: str, entries: list[Entry]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(400, 460)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(_("Type to filter"))
        self.filter.setAccessibleName(_("Type to filter"))
        self.filter.textChanged.connect(self._narrow)
        self.filter.installEventFilter(self)
        self.list = QListWidget(self)
        icon_size(self.list, 20)
        self.list.setAccessibleName(title)
        self.list.itemActivated.connect(lambda _item: self.accept())
        for entry in entries:
            self._add(entry)
        self.list.setCurrentRow(0)
        self._nothing = label(_("Nothing has these letters."), look="muted", parent=self)
        self._nothing.hide()
        self._buttons = _buttons(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 20, 20, 20)
        box.setSpacing(10)
        box.addWidget(self.filter)
        box.addWidget(self._nothing)
        box.addWidget(self.list, 1)
        box.addWidget(self._buttons)
        self.filter.setFocus()

    def mark(self, entry_id: str) -> None:
        """Mark the entry of an id; without one the first stays marked."""
        row = next((row for row, item in enumerate(self._items()) if item.data(ID) == entry_id), 0)
        self.list.setCurrentRow(row)

    def chosen(self) -> str | None:
        """Return the id of the entry that is marked."""
        items = self.list.selectedItems()
        return str(items[0].data(ID)) if items and not items[0].isHidden() else None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self._step(step)
                return True
        return False

    def _add(self, entry: Entry) -> None:
        entry_id, text, name = entry
        item = QListWidgetItem(text)
        item.setData(ID, entry_id)
        if name in icon_names():
            item.setIcon(icon(name, token="muted"))
        self.list.addItem(item)

    def _narrow(self, typed: str) -> None:
        wanted = folded(typed).split()
        for item in self._items():
            text = folded(item.text())
            item.setHidden(not all(word in text for word in wanted))
        shown = [row for row, item in enumerate(self._items()) if not item.isHidden()]
        self.list.setCurrentRow(shown[0] if shown else -1)
        self._nothing.setVisible(not shown)
        for button in self._buttons.buttons():
            if self._buttons.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole:
                button.setEnabled(bool(shown))

    def _step(self, step: int) -> None:
        shown = [item for item in self._items() if not item.isHidden()]
        current = self.list.currentItem()
        if shown:
            index = shown.index(current) if current in shown else -1
            self.list.setCurrentItem(shown[max(0, min(len(shown) - 1, index + step))])

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]


def ask_text(parent: QWidget, title: str, words: str, *, value: str = "") -> str | None:
    """Ask for a line of text; None if it was cancelled."""
    dialog = TextDialog(parent, title, words, value=value)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    text = dialog.field.text()
    dialog.deleteLater()
    return text if accepted else None


def choose(parent: QWidget, title: str, entries: list[Entry], *, current: str = "") -> str | None:
    """Let one of (id, text, icon) be chosen, with `current` marked at first; None if it was cancelled."""
    dialog = ListDialog(parent, title, entries)
    dialog.mark(current)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.chosen()
    dialog.deleteLater()
    return chosen if accepted else None


def ask_picture(parent: QWidget) -> Path | None:
    """Ask for a picture file; None if it was cancelled."""
    pictures = _("Pictures (*.png *.jpg *.jpeg *.gif *.webp)")
    name, _filter = QFileDialog.getOpenFileName(parent, _("Choose a picture"), str(Path.home()), pictures)
    return Path(name) if name else None


def _buttons(dialog: QDialog) -> QDialogButtonBox:
    box = QDialogButtonBox(dialog)
    box.addButton(_("OK"), QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
    box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box
