"""Finding: words on the map, commands by their name, and the map in small."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.actions.desk import Desk


def find(desk: "Desk") -> None:
    """Open the bar that finds and replaces words."""
    desk.canvas.finish_editing()
    desk.window.find_words(0)


def find_next(desk: "Desk") -> None:
    """Show the next match."""
    desk.canvas.finish_editing()
    desk.window.find_words(1)


def find_previous(desk: "Desk") -> None:
    """Show the match before."""
    desk.canvas.finish_editing()
    desk.window.find_words(-1)


def commands(desk: "Desk") -> None:
    """Let any command be found by its name."""
    desk.window.show_page("commands")


def toggle_mini_map(desk: "Desk") -> None:
    """Show or hide the map in small."""
    desk.window.toggle_panel("mini-map")


def toggle_filter(desk: "Desk") -> None:
    """Open or close the bar that filters cards."""
    desk.canvas.finish_editing()
    desk.window.toggle_panel("filter")
