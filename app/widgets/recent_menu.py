"""The menu with the recent files."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from app.i18n import _
from app.settings import RECENT_FILES
from app.widgets.plain import LONGEST_MENU_TEXT, menu_text, set_tip
from app.widgets.recent import folder_words

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

LONGEST_NAME = 26


def fill_recent(menu: QMenu, window: "MainWindow") -> None:
    """Fill the menu with the recent files, and a way to forget them."""
    menu.clear()
    for name in window.recent_names():
        path = Path(name)
        action = menu.addAction(menu_text(_words(path)))
        set_tip(action, str(path))
        action.triggered.connect(lambda _checked=False, chosen=path: window.open_file(chosen))
    menu.addSeparator()
    clear = menu.addAction(_("Clear the list"))
    clear.setEnabled(bool(window.recent_names()))
    clear.triggered.connect(lambda: window.studio.settings.set(RECENT_FILES, ()))


def _words(path: Path) -> str:
    """Return a file's name and as much of the end of its folder as a menu has room for."""
    name, folder = path.name, folder_words(path)
    if len(name) > LONGEST_NAME:
        name = name[: LONGEST_NAME - 1] + "…"
    room = LONGEST_MENU_TEXT - len(name) - 3
    if len(folder) > room:
        folder = "…" + folder[-max(8, room - 1) :]
    return f"{name} — {folder}"
