"""The ring around the focused cell: at every zoom it is whole, and covers nothing of what is in the cell."""

import pytest
from pytestqt.qtbot import QtBot

from app.editing.selection import at_cell
from app.editing.session import Session
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.overlays import Ring
from app.widgets.canvas.selection_marks import LEAST_INSIDE, selection_marks
from tests.layout.samples import sally


@pytest.mark.parametrize("per_cent", [8, 20, 60, 100, 300])
def test_cell_ring_when_the_zoom_changes_then_leaves_the_cell_free_and_the_ribbon_too(
    qtbot: QtBot, per_cent: int
) -> None:
    session = Session(sally())
    canvas = Canvas(session)
    qtbot.addWidget(canvas)
    canvas.resize(1400, 900)
    canvas.show()
    canvas.look_again(per_cent / 100)
    row, stage = session.journey.rows[0].id, session.journey.stages[1].id
    session.select(at_cell(row, stage))
    frame = canvas.frame
    shapes = (one.shape for one in selection_marks(session, frame, has_focus=True))
    ring = next(shape for shape in shapes if isinstance(shape, Ring))
    cell_on_sheet = frame.sheet.cell_rect(row, stage)
    assert cell_on_sheet is not None
    cell = frame.body_rect(cell_on_sheet)
    assert ring.rect.width() >= min(cell.width(), LEAST_INSIDE)
    assert ring.rect.height() >= min(cell.height(), LEAST_INSIDE) - 5
    assert ring.bounds().top() + 1 >= frame.body_view.y
