"""The map as a table: beside the canvas, instead of it, or not at all."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.actions.desk import Desk


def below(desk: "Desk") -> None:
    """Show the table below the map; if any table is shown, take it away."""
    desk.window.show_table("none" if desk.window.table_place != "none" else "below")


def alone(desk: "Desk") -> None:
    """Show the table instead of the map."""
    desk.window.show_table("alone")


def none(desk: "Desk") -> None:
    """Show the map alone."""
    desk.window.show_table("none")
