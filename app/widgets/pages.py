"""The dialogs and pages that handlers ask for by name."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


def show_page(window: "MainWindow", name: str) -> None:
    """Show a dialog or page; raises `KeyError` for a name that there is not."""
    PAGES[name](window)


def _run(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()


def _welcome(window: "MainWindow") -> None:
    window.new_map()


def _export(window: "MainWindow") -> None:
    from app.widgets.poster.dialog import PosterDialog

    if window.session is not None:
        _run(PosterDialog(window.session, window.studio.settings, window))


def _export_table(window: "MainWindow") -> None:
    from app.widgets.table_export import TableExport

    if window.session is not None:
        _run(TableExport(window.session, window))


def _recovered(window: "MainWindow") -> None:
    from app.widgets.recovery import show_recovered

    show_recovered(window)


def _older(window: "MainWindow") -> None:
    from app.widgets.older import show_older

    show_older(window)


def _shortcuts(window: "MainWindow") -> None:
    from app.widgets.shortcuts_sheet import ShortcutsSheet

    _run(ShortcutsSheet(window.prepare(), window))


def _about(window: "MainWindow") -> None:
    from app.widgets.about import AboutBox

    _run(AboutBox(window))


def _preferences(window: "MainWindow") -> None:
    from app.widgets.preferences import Preferences

    _run(Preferences(window.studio, window))


def _map_properties(window: "MainWindow") -> None:
    from app.widgets.map_properties import MapProperties

    if window.session is not None:
        _run(MapProperties(window.session, window))


def _commands(window: "MainWindow") -> None:
    from app.widgets.palette import run_command

    if window.page is not None:
        window.page.canvas.finish_editing()
    run_command(window.prepare(), window.studio.settings, window)


PAGES: Mapping[str, "Callable[[MainWindow], None]"] = {
    "welcome": _welcome,
    "templates": _welcome,
    "export": _export,
    "export-table": _export_table,
    "shortcuts": _shortcuts,
    "about": _about,
    "commands": _commands,
    "preferences": _preferences,
    "recovered": _recovered,
    "older": _older,
    "map-properties": _map_properties,
}
