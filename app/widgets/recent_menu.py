"""The menu with the recent files."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from app.i18n import _
from app.settings import RECENT_FILES
from app.widgets.plain import menu_text
from app.widgets.recent import folder_words

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


def fill_recent(menu: QMenu, window: "MainWindow") -> None:
    """Fill the menu with the recent files, and a way to forget them."""
    menu.clear()
    for name in window.recent_names():
        path = Path(name)
        action = menu.addAction(menu_text(f"{path.name} — {folder_words(path)}"))
        action.triggered.connect(lambda _checked=False, chosen=path: window.open_file(chosen))
    menu.addSeparator()
    clear = menu.addAction(_("Clear the list"))
    clear.setEnabled(bool(window.recent_names()))
    clear.triggered.connect(lambda: window.studio.settings.set(RECENT_FILES, ()))
