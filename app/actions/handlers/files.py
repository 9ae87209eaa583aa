"""New, open, save, export, close and quit."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.actions.desk import Desk


def new_map(desk: "Desk") -> None:
    """Let a template be chosen for a new map."""
    desk.window.new_map()


def open_file(desk: "Desk") -> None:
    """Ask for a file and open it."""
    desk.window.open_file()


def save(desk: "Desk") -> None:
    """Save the document into its file."""
    desk.canvas.finish_editing()
    desk.window.save()


def save_as(desk: "Desk") -> None:
    """Save the document into another file."""
    desk.canvas.finish_editing()
    desk.window.save_as()


def export(desk: "Desk") -> None:
    """Show the export dialog."""
    desk.canvas.finish_editing()
    desk.window.show_page("export")


def export_table(desk: "Desk") -> None:
    """Show the dialog that writes the map as a table."""
    desk.canvas.finish_editing()
    desk.window.show_page("export-table")


def import_table(desk: "Desk") -> None:
    """Ask for a table file and show what it would become."""
    desk.window.import_table()


def print_map(desk: "Desk") -> None:
    """Show the dialog that puts the map on paper."""
    export(desk)


def older(desk: "Desk") -> None:
    """Show the older versions of the file."""
    desk.canvas.finish_editing()
    desk.window.show_page("older")


def recovered(desk: "Desk") -> None:
    """Show the work that was not saved."""
    desk.window.show_page("recovered")


def close(desk: "Desk") -> None:
    """Close the document."""
    desk.window.close_document()


def quit_program(desk: "Desk") -> None:
    """Close every window."""
    desk.window.quit()
