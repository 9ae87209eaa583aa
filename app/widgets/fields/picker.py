"""A list that pops up below a button: typing narrows it, Enter takes, and what is not there can be added."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.compat import override
from app.i18n import _
from app.values import dataclass
from app.widgets.icons import icon, icon_names
from app.widgets.plain import isolated
from app.widgets.sizing import icon_size

ID = Qt.ItemDataRole.UserRole
NEW = "\x00new"
WIDTH, MOST_HEIGHT = 264, 320


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry: its id and text, the heading under which it stands, its icon, and whether it is ticked."""

    id: str
    text: str
    group: str = ""
    icon: str = ""
    is_ticked: bool = False


class Picker(QFrame):
    """The list; `picked(id)` when an entry was taken, `added(text)` when something new was asked for."""

    picked = Signal(str)
    added = Signal(str)

    def __init__(self, parent: QWidget, choices: tuple[Choice, ...], *, name: str, new: str = "") -> None:
        """Show choices; `new` is the sentence for something that is not there ("Add %s"), or nothing."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("picker")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._choices, self._new = choices, new
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(_("Type to filter") if not new else _("Find or add"))
        self.filter.setAccessibleName(name)
        self.filter.textChanged.connect(self._fill)
        self.filter.installEventFilter(self)
        self.list = QListWidget(self)
        icon_size(self.list, 18)
        self.list.setAccessibleName(name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._take)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(6)
        box.addWidget(self.filter)
        box.addWidget(self.list)
        self._fill("")

    def open_below(self, anchor: QWidget) -> None:
        """Pop up below a widget, or above it where there is no room."""
        rows = sum(max(24, self.list.sizeHintForRow(row)) for row in range(self.list.count()))
        self.setFixedSize(max(WIDTH, anchor.width()), min(MOST_HEIGHT, rows + 72))
        place = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        screen = anchor.screen().availableGeometry()
        if place.y() + self.height() > screen.bottom():
            place.setY(anchor.mapToGlobal(QPoint(0, 0)).y() - self.height() - 4)
        place.setX(max(screen.left() + 4, min(place.x(), screen.right() - self.width() - 4)))
        self.move(place)
        self.show()
        self.filter.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self._step(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.list.currentItem()
            if item is not None:
                self._take(item)
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            return False
        return True

    def _fill(self, typed: str) -> None:
        self.list.clear()
        words, group = typed.casefold().split(), ""
        for choice in self._choices:
            if all(word in choice.text.casefold() for word in words):
                if choice.group and choice.group != group:
                    group = choice.group
                    self._add_heading(group)
                self._add(choice)
        known = any(choice.text.casefold() == typed.strip().casefold() for choice in self._choices)
        if self._new and typed.strip() and not known:
            self._add(Choice(NEW, self._new % isolated(typed), icon="plus"))
        if not self.list.count():
            self._add_heading(
                _("Nothing found") if typed else _("Type to add something") if self._new else "–"
            )
        self._step(1)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setPixelSize(12)
        font.setBold(True)
        item.setFont(font)
        self.list.addItem(item)

    def _add(self, choice: Choice) -> None:
        item = QListWidgetItem(choice.text)
        item.setData(ID, choice.id)
        name = "check" if choice.is_ticked else choice.icon
        if name in icon_names():
            item.setIcon(icon(name, token="accent" if choice.is_ticked else "muted", size=18))
        self.list.addItem(item)

    def _step(self, step: int) -> None:
        rows = [row for row in range(self.list.count()) if self.list.item(row).flags()]
        if rows:
            current = self.list.currentRow()
            index = rows.index(current) + step if current in rows else 0
            self.list.setCurrentRow(rows[max(0, min(len(rows) - 1, index))])

    def _take(self, item: QListWidgetItem) -> None:
        if not item.flags():
            return
        chosen, typed = str(item.data(ID)), self.filter.text().strip()
        self.close()
        # Not every window manager gives the window its keyboard back when a popup closes.
        owner = self.parentWidget()
        if owner is not None:
            owner.activateWindow()
        if chosen == NEW:
            self.added.emit(typed)
        else:
            self.picked.emit(chosen)
