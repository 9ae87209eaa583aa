"""What a window remembers from one time to the next: its place on the screen, and the zoom of each file."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, QTimer

from app.settings import WINDOW_GEOMETRY

if TYPE_CHECKING:
    from app.widgets.editor_page import EditorPage
    from app.widgets.main_window import MainWindow


def restore_geometry(window: "MainWindow", first_size: QSize) -> None:
    """Put a window where the last one was closed; the first one ever gets a size that its screen has room for."""
    saved = window.studio.settings.get(WINDOW_GEOMETRY)
    if not saved or not window.restoreGeometry(QByteArray.fromBase64(saved.encode("ascii", "ignore"))):
        window.resize(first_size.boundedTo(window.screen().availableGeometry().size()))


def remember_geometry(window: "MainWindow") -> None:
    """Note where a window is."""
    geometry = bytes(window.saveGeometry().toBase64().data()).decode("ascii")
    window.studio.settings.set(WINDOW_GEOMETRY, geometry)


def restore_zoom(window: "MainWindow", page: "EditorPage") -> None:
    """Show a page's file in the zoom in which it was seen last."""
    path = page.session.path
    zoom = window.studio.settings.zoom_of(path) if path is not None else None
    if zoom is not None:
        # Once the canvas has its size, since it first shows a map as it fits.
        QTimer.singleShot(0, page, lambda: page.canvas.look_again(zoom))


def remember_zoom(window: "MainWindow", page: "EditorPage") -> None:
    """Note the zoom in which a page's file is seen."""
    if page.session.path is not None:
        window.studio.settings.remember_zoom(page.session.path, page.canvas.zoom)
