"""The map for screen readers: an accessible interface for every place that can be read or reached.

Qt asks for them through a factory, and only when a screen reader is there. Interfaces are made in Python, one
for each place, when they are asked for, and belong to Qt's cache: it deletes them, so each is kept here until
Qt has been told to forget it. A place keeps its interface as long as it is on the map, whatever is edited.
Qt asks anew when a canvas gets another parent, and PySide never frees what a factory returned: so nothing here
keeps a canvas alive, and a reader is emptied when another one takes its place or its canvas is gone.
"""

import weakref
from typing import ClassVar, Final, Protocol, cast

from PySide6.QtCore import QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget, QWidget
from shiboken6 import isValid

from app.compat import override
from app.editing.selection import Selection
from app.editing.session import Session
from app.ink.geometry import Rect
from app.layout.sheet import Sheet
from app.widgets.canvas.frame import Frame
from app.widgets.canvas.outline_places import MAP, Place, PlaceTree, is_marked, place_of
from app.widgets.canvas.spoken import Speech

_Role = QAccessible.Role
_ROLES: Final = {
    "map": _Role.Grouping,
    "title": _Role.Heading,
    "stage": _Role.ColumnHeader,
    "row": _Role.Row,
    "header": _Role.RowHeader,
    "cell": _Role.Cell,
    "card": _Role.ListItem,
    "point": _Role.ListItem,
}
SWEEP: Final = 500
"""So many interfaces are kept before those of places that are gone are looked for."""


class ReadableCanvas(Protocol):
    """What is read of the canvas."""

    @property
    def session(self) -> Session: ...

    @property
    def frame(self) -> Frame: ...

    def sheet(self) -> Sheet: ...

    def viewport(self) -> QWidget: ...

    def hasFocus(self) -> bool: ...  # noqa: N802  (Qt's name)


class PlaceInterface(QAccessibleInterface):
    """One place of the map; it looks everything up when it is asked, and holds no state but where it is."""

    def __init__(self, reader: "MapReader", place: Place) -> None:
        super().__init__()
        self.reader, self.place = reader, place

    @override
    def isValid(self) -> bool:
        return self.reader.is_there(self.place)

    @override
    def object(self) -> None:  # type: ignore[override]
        return None

    @override
    def window(self) -> QWindow | None:  # type: ignore[override]
        canvas = self.reader.canvas
        return canvas.window().windowHandle() if canvas is not None else None

    @override
    def relations(
        self, match: QAccessible.RelationFlag = QAccessible.RelationFlag.AllRelations
    ) -> list[tuple[QAccessibleInterface, QAccessible.RelationFlag]]:
        return []

    @override
    def parent(self) -> QAccessibleInterface:
        return self.reader.interface(self.reader.tree.parent(self.place))

    @override
    def childCount(self) -> int:
        return len(self.reader.tree.children(self.place))

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.reader.child_of(self.place, index)

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self.reader.index(self.place, child)

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.reader.child_at(self.place, QPoint(x, y))

    @override
    def text(self, t: QAccessible.Text) -> str:
        return self.reader.words(self.place, t)

    @override
    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Leave the text alone: it is written by the editor, with its way back."""

    @override
    def rect(self) -> QRect:
        return self.reader.screen_rect(self.place)

    @override
    def role(self) -> QAccessible.Role:
        return _ROLES[self.place.kind]

    @override
    def state(self) -> QAccessible.State:
        return self.reader.state_of(self.place)


class MapReader(QAccessibleWidget):
    """The canvas itself, and the maker of the interfaces of its places."""

    def __init__(self, canvas: QWidget, readable: ReadableCanvas) -> None:
        super().__init__(canvas, _ROLES["map"])
        self._canvas = weakref.ref(canvas)
        self._map = cast(ReadableCanvas, weakref.proxy(readable))
        self._made: dict[Place, PlaceInterface] = {}
        self._sweep_at = SWEEP
        self._tree: PlaceTree | None = None

    @property
    def canvas(self) -> QWidget | None:
        """The canvas, or None when it is gone."""
        found = self._canvas()
        return found if found is not None and isValid(found) else None

    @property
    def tree(self) -> PlaceTree:
        """The places as they are now."""
        journey, sheet = self._map.session.journey, self._map.sheet()
        if self._tree is None or self._tree.journey is not journey or self._tree.sheet is not sheet:
            self._tree = PlaceTree(journey, sheet)
        return self._tree

    def interface(self, place: Place) -> QAccessibleInterface:
        """Return the interface of a place, made now if it was not there yet."""
        if place == MAP:
            return self
        found = self._made.get(place)
        if found is None:
            if len(self._made) >= self._sweep_at:
                self._sweep()
            found = self._made[place] = PlaceInterface(self, place)
            QAccessible.registerAccessibleInterface(found)
        return found

    def index(self, place: Place, child: QAccessibleInterface) -> int:
        """Return which child of a place an interface is, or -1."""
        children = self.tree.children(place)
        wanted = child.place if isinstance(child, PlaceInterface) else MAP
        return children.index(wanted) if wanted in children else -1

    def child_at(self, place: Place, pos: QPoint) -> QAccessibleInterface | None:
        """Return the child of a place that lies at a point of the screen, the topmost one first."""
        children = reversed(self.tree.children(place))
        found = next((child for child in children if self.screen_rect(child).contains(pos)), None)
        return self.interface(found) if found is not None else None

    def words(self, place: Place, which: QAccessible.Text) -> str:
        """Return the name or the description of a place."""
        speech = Speech(self._map.session.project, self.tree)
        if which == QAccessible.Text.Name:
            return speech.name(place)
        return speech.description(place) if which == QAccessible.Text.Description else ""

    def screen_rect(self, place: Place) -> QRect:
        """Return where a place is on the screen, empty if it is not drawn."""
        rect = self.tree.rect(place)
        if rect is None:
            return QRect()
        seen = self._seen(place, rect).toAlignedRect()
        return QRect(self._map.viewport().mapToGlobal(seen.topLeft()), seen.size())

    def _seen(self, place: Place, rect: Rect) -> QRectF:
        frame = self._map.frame
        match place.kind:
            case "stage":
                return frame.ribbon_rect(rect)
            case "header":
                return frame.header_rect(rect)
            case _:
                return frame.body_rect(rect)

    def state_of(self, place: Place) -> QAccessible.State:
        """Return what can be done with a place, and what is so now."""
        selection = self._map.session.selection
        state = QAccessible.State()
        state.focusable = place.kind != "row"
        state.focused = self._map.hasFocus() and place_of(selection) == place
        state.selectable = place.kind in ("card", "point", "stage", "header")
        state.selected = is_marked(place, selection)
        seen = self._map.viewport().rect()
        on_screen = QRect(self._map.viewport().mapToGlobal(seen.topLeft()), seen.size())
        state.offscreen = not on_screen.intersects(self.screen_rect(place))
        return state

    def is_there(self, place: Place) -> bool:
        """Say whether a place can still be asked about."""
        return self.canvas is not None and self.tree.holds(place)

    def child_of(self, place: Place, index: int) -> QAccessibleInterface | None:
        """Return a child of a place, or None beyond the last one."""
        children = self.tree.children(place)
        return self.interface(children[index]) if 0 <= index < len(children) else None

    @override
    def childCount(self) -> int:
        return len(self.tree.children(MAP)) + len(self._inner())

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        places, inner = self.tree.children(MAP), self._inner()
        if index < len(places):
            return self.child_of(MAP, index)
        at = index - len(places)
        return QAccessible.queryAccessibleInterface(inner[at]) if at < len(inner) else None

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, PlaceInterface):
            return self.index(MAP, child)
        inner = self._inner()
        held = child.object()
        at = next((index for index, widget in enumerate(inner) if widget is held), -1)
        return -1 if at < 0 else len(self.tree.children(MAP)) + at

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.child_at(MAP, QPoint(x, y))

    @override
    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the place that the cursor is on, or the editor that lies over it."""
        inner = self._inner()
        if inner:
            return QAccessible.queryAccessibleInterface(inner[0])
        return self.interface(place_of(self._map.session.selection)) if self._map.hasFocus() else None

    def _inner(self) -> list[QWidget]:
        """Return the viewport while something real lies on it: the text editor."""
        viewport = self._map.viewport()
        has_editor = any(isinstance(each, QWidget) and each.isVisible() for each in viewport.children())
        return [viewport] if has_editor else []

    def _sweep(self) -> None:
        """Forget the interfaces of places that are gone."""
        tree = self.tree
        for place in [place for place in self._made if not tree.holds(place)]:
            _let_go(self._made.pop(place))
        # Not at each new one while a large map is read from end to end.
        self._sweep_at = max(SWEEP, 2 * len(self._made))

    def close(self) -> None:
        """Forget every interface and what was read: the canvas is going, or has another reader."""
        while self._made:
            _let_go(self._made.popitem()[1])
        self._tree = None


def _let_go(interface: PlaceInterface) -> None:
    QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(interface))


class Readers:
    """The readers of all canvases that a screen reader has asked about."""

    made: ClassVar[dict[int, MapReader]] = {}
    is_installed: ClassVar[bool] = False

    @classmethod
    def of(cls, canvas: QWidget) -> MapReader | None:
        """Return the reader of a canvas, or None where nobody asked for one yet."""
        return cls.made.get(id(canvas))

    @classmethod
    def install(cls, canvas: QWidget) -> None:
        """Let Qt ask here for the interface of a canvas; if it has asked too early, let it ask again."""
        if not cls.is_installed:
            cls.is_installed = True
            QAccessible.installFactory(_made_for)
        if QAccessible.isActive():
            held = QAccessible.queryAccessibleInterface(canvas)
            if not isinstance(held, MapReader):
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(held))


def _made_for(name: str, asked: QObject) -> QAccessibleInterface | None:
    """Make the reader of a canvas; Qt asks with every class name of every object."""
    if name != "Canvas" or not isinstance(asked, QAbstractScrollArea):
        return None
    key = id(asked)
    if key in Readers.made:
        _forget(key)
    else:
        asked.destroyed.connect(lambda: _forget(key))
    reader = Readers.made[key] = MapReader(asked, cast(ReadableCanvas, asked))
    return reader


def _forget(key: int) -> None:
    reader = Readers.made.pop(key, None)
    if reader is not None:
        reader.close()


def follow_cursor(canvas: QAbstractScrollArea, selection: Selection) -> None:
    """Tell a screen reader that the cursor has moved; costs nothing where there is none."""
    if not QAccessible.isActive() or not canvas.hasFocus():
        return
    reader = QAccessible.queryAccessibleInterface(canvas)
    place = place_of(selection)
    if isinstance(reader, MapReader) and place != MAP:
        QAccessible.updateAccessibility(QAccessibleEvent(reader.interface(place), QAccessible.Event.Focus))
