"""Which marks were painted last, so that only what came, went or changed is painted again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtCore import QPointF, QRectF

from app.editing.moves import Landing
from app.ink.geometry import Point
from app.widgets.canvas.frame import Frame
from app.widgets.canvas.overlays import Border, InsertLine, Mark
from app.widgets.canvas.tools.insertion import cell_tint, insertion_line


class MarkBoard:
    """Remembers the marks of the view and repaints where others take their place."""

    def __init__(self, update: Callable[[QRectF], None]) -> None:
        self._update = update
        self._marks: tuple[Mark, ...] = ()
        self._keys: dict[object, Mark] | None = None
        """The marks by what they look like; None until somebody compares them."""
        self._is_held = self._was_asked = False
        self.extra: tuple[Mark, ...] = ()
        """Marks that others put over the view, such as the outline of what an undo brought back."""

    def show(self, marks: list[Mark]) -> tuple[Mark, ...]:
        """Take over the marks of the view as it is now, and return them with the extra ones."""
        self._marks, self._keys = (*marks, *self.extra), None
        return self._marks

    @contextmanager
    def at_once(self, current: Callable[[], tuple[Mark, ...]]) -> Iterator[None]:
        """Look at the marks once at the end of what is done meanwhile, however often it asks for that."""
        if self._is_held:
            yield
            return
        self._is_held, self._was_asked = True, False
        try:
            yield
        finally:
            self._is_held = False
            if self._was_asked:
                self.refresh(current)

    def refresh(self, current: Callable[[], tuple[Mark, ...]]) -> None:
        """Repaint where marks came, went or changed."""
        if self._is_held:
            self._was_asked = True
            return
        old = self._keys if self._keys is not None else _by_look(self._marks)
        new = _by_look(current())
        self._keys = new
        for key in old.keys() ^ new.keys():
            mark = new.get(key) or old[key]
            self._update(mark.shape.bounds())


def landing_marks(
    frame: Frame, landing: Landing | None, *, to_view: Callable[[Point], QPointF]
) -> list[Mark]:
    """Return the marks of a place where something from another program would land."""
    if landing is None or landing.row is None or landing.stage is None:
        return []
    cell = frame.sheet.cell_rect(landing.row, landing.stage)
    ends = insertion_line(frame.sheet, landing.row, landing.stage, index=landing.index)
    if cell is None or ends is None:
        return []
    line = InsertLine(to_view(ends[0]), to_view(ends[1]))
    border = Border(frame.body_rect(cell))
    return [Mark(cell_tint(frame, landing.row, landing.stage)), Mark(border), Mark(line)]


def _by_look(marks: tuple[Mark, ...]) -> dict[object, Mark]:
    return {_key(mark): mark for mark in marks}


def _key(mark: Mark) -> object:
    shape = mark.shape
    return type(shape), mark.zone, tuple([_plain(getattr(shape, name)) for name in _fields_of(type(shape))])


@cache
def _fields_of(kind: type) -> tuple[str, ...]:
    """Return the names of what a sort of shape holds; values make that list anew whenever they are asked."""
    return tuple(kind.__dataclass_fields__)  # type: ignore[attr-defined]


def _plain(value: object) -> object:
    """Return something that can be hashed: Qt's rectangles and points cannot."""
    if isinstance(value, QRectF):
        return value.getRect()
    if isinstance(value, QPointF):
        return (value.x(), value.y())
    return value
