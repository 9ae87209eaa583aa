"""The desk that handlers work on, made of a window and what it shows."""

from typing import TYPE_CHECKING

from app.compat import override

if TYPE_CHECKING:
    from app.actions.desk import CanvasPort, Desk, WindowPort
    from app.editing.selection import Selection
    from app.editing.session import Edit, Session
    from app.widgets.main_window import MainWindow

    Base = Desk
else:
    Base = object


class NoDocument(LookupError):
    """Nothing is open, so there is no session and no canvas."""


class WindowDesk(Base):
    """What a handler may touch, as this window has it now."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    @property
    @override
    def session(self) -> "Session":
        session = self._window.session
        if session is None:
            raise NoDocument
        return session

    @property
    @override
    def canvas(self) -> "CanvasPort":
        page = self._window.page
        if page is None:
            raise NoDocument
        return page.canvas

    @property
    @override
    def window(self) -> "WindowPort":
        return self._window

    @override
    def apply(
        self,
        edit: "Edit",
        label: str,
        *,
        select: "Selection | None" = None,
        merge: str | None = None,
    ) -> bool:
        return self.session.apply(edit, label, select=select, merge=merge)
