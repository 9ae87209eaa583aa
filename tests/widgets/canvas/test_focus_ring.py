"""The ring around the focused cell: at every zoom it is whole, and covers nothing of what is in the cell."""

import pytest
from pytestqt.qtbot import QtBot

from app.editing.selection import Selection, at_cell, of_card, of_point, of_row, of_stage
from app.editing.session import Session
from app.model.edits.rows import update_row
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


def test_ring_when_esc_took_the_selection_away_then_the_cursor_is_still_seen(qtbot: QtBot) -> None:
    session = Session(sally())
    canvas = Canvas(session)
    qtbot.addWidget(canvas)
    canvas.resize(1400, 900)
    canvas.show()
    journey = session.journey
    card = next(card for cell in journey.rows[0].cells.values() for card in cell)
    curve = next(row for row in journey.rows if row.curves)
    point = curve.curves[0].points[0]
    wished = (
        of_card(journey, card.id),
        of_point(journey, point.id),
        of_stage(journey.stages[1].id),
        of_row(journey.rows[1].id),
    )
    for selection in wished:
        session.select(selection)
        selected = rings(session, canvas)
        session.select(Selection(cursor=selection.cursor))
        assert rings(session, canvas) == selected
        assert not rings(session, canvas, has_focus=False)


def rings(session: Session, canvas: Canvas, *, has_focus: bool = True) -> list[tuple[float, float]]:
    marks = selection_marks(session, canvas.frame, has_focus=has_focus)
    return [(one.shape.rect.x(), one.shape.rect.y()) for one in marks if isinstance(one.shape, Ring)]


def test_ring_when_the_row_of_a_selected_point_is_folded_then_lies_around_its_cell(qtbot: QtBot) -> None:
    session = Session(sally())
    canvas = Canvas(session)
    qtbot.addWidget(canvas)
    canvas.resize(1400, 900)
    canvas.show()
    curve = next(row for row in session.journey.rows if row.curves)
    map_id = session.map_id
    session.apply(lambda project: update_row(project, map_id, curve.id, options={"folded": True}), "Fold")
    point = curve.curves[0].points[0]
    session.select(of_point(session.journey, point.id))
    cell = canvas.sheet().cell_rect(curve.id, point.stage)
    assert cell is not None
    (ring,) = [
        one for one in selection_marks(session, canvas.frame, has_focus=True) if isinstance(one.shape, Ring)
    ]
    assert canvas.frame.body_rect(cell).contains(ring.shape.rect)
