"""What can be done with tables and the clipboard beyond copy and paste, as data."""

from app.actions.conditions import has_document
from app.actions.spec import ActionSpec
from app.i18n import N_

INTERCHANGE_ACTIONS = (
    ActionSpec(
        "file.new_from_clipboard",
        N_("New from clip&board…"),
        "clipboard:new_from_clipboard",
        menu="file",
        icon="clipboard-paste",
        tip=N_("Makes a map of the cells that were copied in a spreadsheet."),
    ),
    ActionSpec(
        "file.import_table",
        N_("&Import table…"),
        "files:import_table",
        menu="file",
        group=2,
        icon="table",
        tip=N_("Makes a map of a table from a file: .csv or .tsv."),
    ),
    ActionSpec(
        "file.export_table",
        N_("Export &table…"),
        "files:export_table",
        menu="file",
        group=2,
        icon="table",
        tip=N_("Saves the map as a table for spreadsheets: .csv or .tsv."),
        enabled=has_document,
        contexts=("map",),
    ),
    ActionSpec(
        "edit.copy_picture",
        N_("Copy as picture"),
        "clipboard:copy_picture",
        menu="edit",
        group=2,
        shortcuts=("Ctrl+Shift+C",),
        icon="image",
        tip=N_("Puts a picture of what is selected on the clipboard, or of the whole map."),
        scope="canvas",
        contexts=("card", "stage", "row", "canvas"),
        enabled=has_document,
    ),
    ActionSpec(
        "edit.copy_table",
        N_("Copy as table"),
        "clipboard:copy_table",
        menu="edit",
        group=2,
        icon="table",
        tip=N_(
            "Puts what is selected, or the whole map, on the clipboard as cells with stages and rows named."
        ),
        contexts=("card", "stage", "row", "canvas"),
        enabled=has_document,
    ),
    ActionSpec(
        "edit.copy_outline",
        N_("Copy as outline"),
        "clipboard:copy_outline",
        menu="edit",
        group=2,
        icon="list",
        tip=N_("Puts the selected cards, or the whole map, on the clipboard as Markdown."),
        contexts=("card", "canvas"),
        enabled=has_document,
    ),
    ActionSpec(
        "edit.paste_options",
        N_("Other ways to paste"),
        "clipboard:paste_options",
        menu="edit",
        group=2,
        shortcuts=("F4",),
        tip=N_("Goes to the bar that comes after a paste, and on to its next way."),
        enabled=lambda state: state.offering,
    ),
)
