"""The menu with the saved views of the map that is open."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from app.widgets.plain import menu_text

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

MENU = "view/saved"


def fill_views(menu: QMenu, window: "MainWindow") -> None:
    """Fill the menu with the views by name, and what can be done with them."""
    from app.actions.handlers.views import show_view

    menu.clear()
    registry = window.prepare()
    for view in window.session.journey.views if window.session is not None else ():
        action = menu.addAction(menu_text(view.name))
        action.triggered.connect(lambda _checked=False, chosen=view: show_view(window.desk, chosen))
    menu.addSeparator()
    menu.addActions([registry.action(spec.id) for spec in registry.specs.values() if spec.menu == MENU])
