"""Ways to begin a map, as data: a template, an example."""

from app.actions.conditions import has_document
from app.actions.spec import ActionSpec
from app.i18n import N_

START_ACTIONS = (
    ActionSpec(
        "file.template",
        N_("&From a template…"),
        "starting:choose_template",
        menu="file",
        shortcuts=("Ctrl+Shift+N",),
        icon="layout-template",
        tip=N_(
            "Gives an empty map the stages and rows of a template; otherwise opens the template as a new map."
        ),
        enabled=has_document,
    ),
    ActionSpec(
        "file.example",
        N_("Open e&xample…"),
        "starting:choose_example",
        menu="file",
        shortcuts=("Ctrl+Shift+O",),
        icon="book-open",
        tip=N_("Opens a finished map, to see what one can look like."),
        enabled=has_document,
    ),
)
