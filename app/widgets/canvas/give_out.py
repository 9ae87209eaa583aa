"""Cards dragged out of the window: for another program, as the clipboard would give them, or for another map."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDrag, QGuiApplication, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app.editing import clipboard
from app.editing.session import Session


def is_outside(widget: QWidget, pos: QPointF) -> bool:
    """Say whether a place of a widget is outside of its window, title bar and all."""
    return not widget.window().frameGeometry().contains(widget.mapToGlobal(pos.toPoint()))


def is_over_other(widget: QWidget, pos: QPointF) -> bool:
    """Say whether another window of ours lies over a place of a widget; windows of others cannot be known.

    Wayland tells no program where its windows are: there none lies over another.
    """
    if QGuiApplication.platformName().startswith("wayland"):
        return False
    place, own = widget.mapToGlobal(pos.toPoint()), widget.window()
    others = [window for window in QApplication.topLevelWidgets() if window is not own and window.isVisible()]
    if not any(window.frameGeometry().contains(place) for window in others):
        return False  # the system need not be asked at each move
    top = QApplication.topLevelAt(place)
    return any(top is window for window in others)


def give_out(session: Session, ids: frozenset[str], source: QWidget, *, picture: QPixmap | None) -> None:
    """Let the system carry copies of cards: own JSON, an HTML table, text and a picture; the map keeps them."""
    if not ids:
        return
    drag = QDrag(source)
    drag.setMimeData(clipboard.copied(session.project, session.map_id, ids, assets=session.assets))
    if picture is not None:
        drag.setPixmap(picture)
    drag.exec(Qt.DropAction.CopyAction)
