"""The facts that switch actions on and off, gathered from a window with a document."""

from typing import TYPE_CHECKING

from app import i18n
from app.actions.state import State
from app.model.query import row_of
from app.rows.kind import kind_of
from app.settings import THEME

if TYPE_CHECKING:
    from app.editing.session import Session
    from app.widgets.editor_page import EditorPage
    from app.widgets.main_window import MainWindow


def state_of(window: "MainWindow", session: "Session", page: "EditorPage") -> State:
    """Return what actions depend on."""
    journey, selection, stack = session.journey, session.selection, session.undo_stack
    cursor = selection.cursor
    row = row_of(journey, cursor.row) if cursor.row else None
    return State(
        has_document=True,
        is_modified=session.is_modified,
        has_path=session.path is not None,
        can_undo=stack.canUndo(),
        can_redo=stack.canRedo(),
        undo_text=session.undo_words,
        redo_text=session.redo_words,
        part=selection.part,
        cards=len(selection.cards),
        maps=len(session.project.maps),
        stages=len(journey.stages),
        rows=len(journey.rows),
        hidden_rows=sum(1 for other in journey.rows if other.hidden),
        in_cell=bool(row and cursor.stage),
        has_starters=row is not None and _has_starters(row.kind),
        in_curve=row is not None and kind_of(row.kind).content == "curves",
        is_editing=page.canvas.is_editing,
        personas=len(journey.persona_ids),
        only_active=session.only_active_persona,
        persona_panel=page.side.is_shown("persona"),
        inspector=page.side.is_shown("inspector"),
        mini_map=page.side.has_mini_map,
        outline=page.side.is_shown("outline"),
        views=len(journey.views),
        filter=page.bars.is_filtering,
        offering=page.bars.is_offering,
        freezes=page.canvas.freezes,
        hand=page.canvas.is_hand,
        table=page.table_place,
        strip=page.strip_place,
        theme=window.studio.settings.get(THEME),
        language=i18n.language(),
        full_screen=window.isFullScreen(),
    )


def _has_starters(kind: str) -> bool:
    from app.editing.starters import starters_for  # only menus ask, and those are made after the first paint

    return bool(starters_for(kind))
