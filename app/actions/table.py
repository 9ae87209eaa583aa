"""Every action there is."""

from app.actions.table_canvas import CANVAS_ACTIONS
from app.actions.table_find import FIND_ACTIONS
from app.actions.table_interchange import INTERCHANGE_ACTIONS
from app.actions.table_start import START_ACTIONS
from app.actions.table_views import VIEW_ACTIONS
from app.actions.table_window import WINDOW_ACTIONS

ACTIONS = (
    *WINDOW_ACTIONS,
    *START_ACTIONS,
    *CANVAS_ACTIONS,
    *INTERCHANGE_ACTIONS,
    *FIND_ACTIONS,
    *VIEW_ACTIONS,
)
