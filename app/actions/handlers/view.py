"""How large the map is seen, and which part of it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.actions.desk import Desk

STEP = 1.25


def zoom_in(desk: "Desk") -> None:
    """Show the map larger."""
    desk.canvas.zoom_by(STEP)


def zoom_out(desk: "Desk") -> None:
    """Show the map smaller."""
    desk.canvas.zoom_by(1 / STEP)


def toggle_hand(desk: "Desk") -> None:
    """Let drags push the map around, or no longer."""
    desk.canvas.set_hand(is_on=not desk.canvas.is_hand)


def toggle_headers(desk: "Desk") -> None:
    """Keep stage and row headers in sight while scrolling, or no longer."""
    desk.canvas.set_freezes(is_on=not desk.canvas.freezes)


def zoom_100(desk: "Desk") -> None:
    """Show the map at its own size."""
    desk.canvas.zoom_to(1.0)


def fit_map(desk: "Desk") -> None:
    """Show the whole map."""
    desk.canvas.fit_map()


def fit_width(desk: "Desk") -> None:
    """Show the whole width of the map."""
    desk.canvas.fit_width()


def fit_selection(desk: "Desk") -> None:
    """Show what is selected as large as it fits."""
    desk.canvas.fit_selection()
