"""Undo and redo, panels, theme, language and full screen."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.actions.desk import Desk


def undo(desk: "Desk") -> None:
    """Take the last step back and show where it was."""
    desk.canvas.finish_editing()
    desk.session.undo_stack.undo()
    desk.canvas.reveal(desk.session.selection)


def redo(desk: "Desk") -> None:
    """Do the step again that was taken back."""
    desk.canvas.finish_editing()
    desk.session.undo_stack.redo()
    desk.canvas.reveal(desk.session.selection)


def toggle_only_active(desk: "Desk") -> None:
    """Show the emotion line of the active persona alone, or those of all."""
    desk.session.show_only_active(is_on=not desk.session.only_active_persona)


def toggle_persona_panel(desk: "Desk") -> None:
    """Show or hide the persona panel."""
    desk.window.toggle_panel("persona")


def toggle_inspector(desk: "Desk") -> None:
    """Show or hide the inspector."""
    desk.window.toggle_panel("inspector")


def strip_none(desk: "Desk") -> None:
    """Unpin the emotion line."""
    desk.window.set_strip("none")


def strip_above(desk: "Desk") -> None:
    """Pin the emotion line above the map."""
    desk.window.set_strip("above")


def strip_below(desk: "Desk") -> None:
    """Pin the emotion line below the map."""
    desk.window.set_strip("below")


def theme_system(desk: "Desk") -> None:
    """Follow the system's theme."""
    desk.window.set_theme("system")


def theme_light(desk: "Desk") -> None:
    """Use the light theme."""
    desk.window.set_theme("light")


def theme_dark(desk: "Desk") -> None:
    """Use the dark theme."""
    desk.window.set_theme("dark")


def theme_high_contrast(desk: "Desk") -> None:
    """Use the theme of black on white."""
    desk.window.set_theme("high-contrast")


def language_en(desk: "Desk") -> None:
    """Speak English."""
    desk.window.set_language("en")


def language_es(desk: "Desk") -> None:
    """Speak Spanish."""
    desk.window.set_language("es")


def toggle_full_screen(desk: "Desk") -> None:
    """Enter or leave full screen."""
    desk.window.toggle_full_screen()


def next_pane(desk: "Desk") -> None:
    """Move the keyboard to the next part of the window."""
    desk.window.go_to_pane(1)


def previous_pane(desk: "Desk") -> None:
    """Move the keyboard to the previous part of the window."""
    desk.window.go_to_pane(-1)
