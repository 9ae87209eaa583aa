"""The shortcut sheet, the preferences and the about box."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.actions.desk import Desk


def shortcuts(desk: "Desk") -> None:
    """Show every command with its keys."""
    desk.window.show_page("shortcuts")


def preferences(desk: "Desk") -> None:
    """Show the preferences."""
    desk.window.show_page("preferences")


def about(desk: "Desk") -> None:
    """Say what the program is and what it is made of."""
    desk.window.show_page("about")
