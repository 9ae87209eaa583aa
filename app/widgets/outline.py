"""The outline at the right: the map as a tree, to search, to go to, and to put in order by drag or by keys."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import i18n
from app.compat import override
from app.editing.outline import Entry, outline_of, path_to, put_entry, selection_for
from app.editing.selection import Selection
from app.editing.session import Session
from app.i18n import _
from app.model.change import Change
from app.widgets.fields.look import PanelLook
from app.widgets.icons import icon, icon_names
from app.widgets.plain import label
from app.widgets.theming import appearance, colour, interface_font

ENTRY = Qt.ItemDataRole.UserRole
LATER_MS = 80
LEAST_HEIGHT = 220
MOST_OPEN = 400
"""A search that finds more lines than these is shown folded."""
MOVES = {
    ("stage", Qt.Key.Key_Up): "edit.move_left",
    ("stage", Qt.Key.Key_Down): "edit.move_right",
    ("row", Qt.Key.Key_Up): "edit.move_up",
    ("row", Qt.Key.Key_Down): "edit.move_down",
    ("card", Qt.Key.Key_Up): "edit.move_up",
    ("card", Qt.Key.Key_Down): "edit.move_down",
    ("card", Qt.Key.Key_Left): "edit.move_left",
    ("card", Qt.Key.Key_Right): "edit.move_right",
}
"""Which action Alt and an arrow mean on a line: the same that they mean on the map."""


class OutlineTree(QTreeWidget):
    """The tree; its lines are made when their parent is opened. It never moves a line itself."""

    entry_dropped = Signal(object, object, bool)
    move_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.itemExpanded.connect(self._on_expanded)

    def show_entries(self, entries: tuple[Entry, ...], opened: set[tuple[str, str, str]]) -> None:
        """Show other trees; lines whose keys are in `opened` are open."""
        self.clear()
        for entry in entries:
            self.addTopLevelItem(self._made(entry))
        for item in _heads(self):
            self._open(item, opened)

    def opened(self) -> set[tuple[str, str, str]]:
        """Return the keys of the lines that are open."""
        found: set[tuple[str, str, str]] = set()
        waiting = _heads(self)
        while waiting:
            item = waiting.pop()
            if item.isExpanded():
                found.add(entry_of(item).key)
                waiting += _children(item)
        return found

    def go(self, path: tuple[tuple[str, str, str], ...]) -> None:
        """Make the line at the end of a path the current one, and open what leads there."""
        items = _heads(self)
        last: QTreeWidgetItem | None = None
        for key in path:
            found = next((item for item in items if entry_of(item).key == key), None)
            if found is None:
                break
            if last is not None:
                last.setExpanded(True)
            self._fill(found)
            last, items = found, _children(found)
        if last is not None and last is not self.currentItem():
            self.setCurrentItem(last)

    def _open(self, item: QTreeWidgetItem, opened: set[tuple[str, str, str]]) -> None:
        if entry_of(item).key in opened:
            item.setExpanded(True)
            for child in _children(item):
                self._open(child, opened)

    def _made(self, entry: Entry) -> QTreeWidgetItem:
        item = QTreeWidgetItem([entry.text])
        item.setData(0, ENTRY, entry)
        if entry.icon in icon_names():
            item.setIcon(0, icon(entry.icon, token="muted", size=16))
        if entry.is_pale:
            item.setForeground(0, colour("muted"))
        if entry.kind in ("stages", "rows"):
            item.setFont(0, interface_font(13, weight=600))
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        if entry.children:
            policy = QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator
            item.setChildIndicatorPolicy(policy)
        return item

    def _on_expanded(self, item: QTreeWidgetItem) -> None:
        self._fill(item)

    def _fill(self, item: QTreeWidgetItem) -> None:
        if item.childCount() == 0:
            item.addChildren([self._made(child) for child in entry_of(item).children])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            action = MOVES.get((entry_of(item).kind, Qt.Key(event.key())))
            if action is not None:
                self.move_wanted.emit(action)
                return
        super().keyPressEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped where; the map moves it, and the tree follows."""
        place = event.position().toPoint()
        target, held = self.itemAt(place), self.currentItem()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if target is not None and held is not None and target is not held:
            is_below = place.y() > self.visualItemRect(target).center().y()
            # After the event: what follows makes all lines anew.
            pair = entry_of(held), entry_of(target), is_below
            QTimer.singleShot(0, self, lambda: self.entry_dropped.emit(*pair))


def _heads(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    found = (tree.topLevelItem(index) for index in range(tree.topLevelItemCount()))
    return [item for item in found if item is not None]


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(index) for index in range(item.childCount()))
    return [child for child in found if child is not None]


def entry_of(item: QTreeWidgetItem) -> Entry:
    """Return what a line stands for."""
    found = item.data(0, ENTRY)
    assert isinstance(found, Entry)
    return found


class Outline(QWidget):
    """Follows a session: `shown(Selection)` when a line was chosen, `move_wanted(action)` at Alt and an arrow."""

    shown = Signal(object)
    left = Signal()
    move_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._is_leading = self._searched = False
        self.title = label("", look="caps", parent=self)
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.tree = OutlineTree(self)
        self.setFocusProxy(self.search)
        self.setMinimumHeight(LEAST_HEIGHT)
        self._opened: set[tuple[str, str, str]] = {("stages", "", ""), ("rows", "", "")}
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self.renew)
        self._compose()
        self._look = PanelLook(self)
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Speak the language of the program."""
        self.setAccessibleName(_("Outline"))
        self.title.setText(_("Outline").upper())
        self.search.setPlaceholderText(_("Search the outline"))
        self.search.setAccessibleName(_("Search the outline"))
        self.tree.setAccessibleName(_("Outline of the map"))
        self.renew()

    def renew(self) -> None:
        """Read the map anew, keeping what is open and what is selected."""
        self._later.stop()
        words = self.search.text()
        if self.tree.topLevelItemCount() and not self._searched:
            self._opened = self.tree.opened()
        entries = outline_of(self._session.journey, words)
        self._searched = bool(words.strip())
        self._is_leading = True
        self.tree.show_entries(entries, _all_keys(entries) if self._searched else self._opened)
        self._is_leading = False
        self.follow(self._session.selection)

    def follow(self, selection: Selection) -> None:
        """Show what is selected on the map."""
        if self._is_leading or self.isHidden():
            return
        self._is_leading = True
        self.tree.go(path_to(self._session.journey, selection))
        self._is_leading = False

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 0, 0)
        head.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 8, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)

    def _connect(self) -> None:
        session = self._session
        session.document_changed.connect(self._on_document_changed)
        session.map_changed.connect(lambda _map_id: self.renew())
        session.selection_changed.connect(self.follow)
        self.search.textChanged.connect(lambda _text: self._later.start())
        self.search.returnPressed.connect(self._on_return)
        self.tree.currentItemChanged.connect(self._on_current_changed)
        self.tree.itemActivated.connect(lambda _item, _column: self.left.emit())
        self.tree.entry_dropped.connect(self._on_dropped)
        self.tree.move_wanted.connect(self.move_wanted)
        appearance().changed.connect(self._later.start)
        self.destroyed.connect(i18n.on_change(self.retranslate))

    def _on_return(self) -> None:
        """Go to the first line that was found."""
        self.renew()
        item = next((found for found in _leaves(self.tree)), None)
        if item is not None:
            self.tree.setCurrentItem(item)
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_current_changed(self, item: QTreeWidgetItem | None, _before: object = None) -> None:
        chosen = selection_for(self._session.journey, entry_of(item)) if item is not None else None
        if self._is_leading or chosen is None:
            return
        self._is_leading = True
        self._session.select(chosen)
        self._is_leading = False
        self.shown.emit(chosen)

    def _on_dropped(self, entry: Entry, target: Entry, is_below: bool) -> None:
        if put_entry(self._session, entry, target, is_below=is_below):
            self.shown.emit(self._session.selection)

    def _on_document_changed(self, change: Change) -> None:
        if change.touches(self._session.map_id) and not self.isHidden() and not self._session.is_previewing:
            self._later.start()


def _all_keys(entries: tuple[Entry, ...]) -> set[tuple[str, str, str]]:
    """Return the keys of all lines, to open what was found; of too many only the heads."""
    found: set[tuple[str, str, str]] = set()
    waiting = list(entries)
    while waiting and len(found) < MOST_OPEN:
        entry = waiting.pop(0)
        found.add(entry.key)
        waiting += entry.children
    return found


def _leaves(tree: OutlineTree) -> list[QTreeWidgetItem]:
    """Return the lines at the ends of the tree that are in sight, from the top."""
    found = []
    item = tree.topLevelItem(0)
    while item is not None:
        if entry_of(item).kind not in ("stages", "rows") and not entry_of(item).children:
            found.append(item)
        item = tree.itemBelow(item)
    return found
