"""What cannot be read where it stands is told to a pointer that rests on it; a folded card opens at its chip."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.editing.session import Session
from app.ink.geometry import Point, Rect
from app.model.card import Card
from app.model.edits.cards import update_card
from app.model.project import Project
from app.model.stage import Stage
from app.rows.parts.card_text import fold_chip
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.far_stages import FarStages, far_stages
from app.widgets.canvas.places import cards_within, find_in_cell, header_block, ribbon_block
from tests.layout.samples import sally

LONG_NAME = (
    "Comparing the offers of nine suppliers with each other, and with <b>what</b> the neighbours said of them"
)
LINES = "\n".join(f"Line {number}" for number in range(1, 101))


def project(**stage: object) -> Project:
    made = sally()
    journey = made.maps[0]
    first = journey.stages[0].replace(**{"name": LONG_NAME, **stage})
    row = journey.rows[0]
    cells = {**row.cells, first.id: (Card(id="cd_long", text=LINES),)}
    rows = (row.replace(cells=cells), *journey.rows[1:])
    return made.replace(maps=(journey.replace(stages=(first, *journey.stages[1:]), rows=rows),))


def canvas(qtbot: QtBot, zoom: float = 1.0, **stage: object) -> Canvas:
    made = Canvas(Session(project(**stage)))
    qtbot.addWidget(made)
    made.set_reduced_motion(is_on=True)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    made.camera = Camera(0.0, 0.0, zoom)
    QTest.qWait(20)
    return made


def middle(view: Canvas, rect: Rect) -> QPointF:
    return view.to_view(Point(rect.x + rect.width / 2, rect.y + rect.height / 2))


def rest(view: Canvas, place: QPointF) -> str:
    """Let the pointer rest at a place, and return what it is told."""
    QToolTip.hideText()
    at = place.toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    said = QToolTip.text() if QToolTip.isVisible() or QToolTip.text() else ""
    QToolTip.hideText()
    QTest.qWait(350)
    return said


def stage_place(view: Canvas, index: int) -> QPointF:
    found = ribbon_block(view.frame.sheet, view.session.journey.stages[index].id)
    assert found is not None
    return view.frame.ribbon_rect(found.rect).center()


def test_tip_when_a_stages_name_is_cut_then_tells_all_of_it_as_plain_text(qtbot: QtBot) -> None:
    view = canvas(qtbot)
    said = rest(view, stage_place(view, 0))
    assert said == "<qt>" + LONG_NAME.replace("<b>", "&lt;b&gt;").replace("</b>", "&lt;/b&gt;") + "</qt>"


def test_tip_when_a_name_can_be_read_then_says_nothing(qtbot: QtBot) -> None:
    view = canvas(qtbot)
    assert rest(view, stage_place(view, 1)) == ""
    row = header_block(view.frame.sheet, view.session.journey.rows[0].id)
    assert row is not None and rest(view, view.frame.header_rect(row.rect).center()) == ""


def test_tip_when_the_map_is_far_away_then_names_and_cards_are_told(qtbot: QtBot) -> None:
    view = canvas(qtbot, 0.2)
    journey = view.session.journey
    assert journey.stages[1].name in rest(view, stage_place(view, 1))
    row = header_block(view.frame.sheet, journey.rows[0].id)
    assert row is not None and journey.rows[0].name in rest(view, view.frame.header_rect(row.rect).center())
    place = card_place(view)
    said = rest(view, middle(view, place))
    assert "Line 1" in said and len(said) < 420


def test_tip_when_a_stage_is_collapsed_and_its_name_is_cut_then_tells_it(qtbot: QtBot) -> None:
    view = canvas(qtbot, collapsed=True)
    assert "nine suppliers" in rest(view, stage_place(view, 0))


def card_place(view: Canvas) -> Rect:
    journey = view.session.journey
    found = find_in_cell(view.sheet(), journey.rows[0].id, journey.stages[0].id, card_id="cd_long")
    assert found is not None
    return found.rect


def test_chip_when_clicked_then_the_editor_opens_with_the_whole_text(qtbot: QtBot) -> None:
    view = canvas(qtbot)
    journey = view.session.journey
    found = find_in_cell(view.sheet(), journey.rows[0].id, journey.stages[0].id, card_id="cd_long")
    assert found is not None
    chip = fold_chip(found.placed.block)
    assert chip is not None
    at = middle(view, chip.moved(found.rect.x, found.rect.y)).toPoint()
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(40, 5) + found_top(view),
    )
    was_editing = view.is_editing
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert (was_editing, view.is_editing) == (False, True)
    view.finish_editing()


def found_top(view: Canvas) -> QPoint:
    place = card_place(view)
    return view.to_view(Point(place.x, place.y)).toPoint()


def test_wide_card_when_pressed_over_another_stage_then_it_is_that_card(qtbot: QtBot) -> None:
    view = canvas(qtbot)
    session = view.session
    session.apply(lambda p: update_card(p, session.map_id, "cd_long", text="Wide", span=2), "widen")
    place = card_place(view)
    second = view.sheet().columns[1]
    at = Point(second.x + second.width / 2, place.y + place.height / 2)
    hit = view.sheet().hit(at)
    assert hit is not None and (hit.id, hit.stage) == ("cd_long", session.journey.stages[0].id)
    assert "cd_long" in {card.id for card in cards_within(view.sheet(), Rect(at.x, at.y, 2, 2))}


def band(view: Canvas) -> FarStages:
    (mark,) = far_stages(view.frame)
    assert isinstance(mark.shape, FarStages)
    return mark.shape


def test_stages_when_the_map_is_far_away_then_have_numbers_that_can_be_clicked(qtbot: QtBot) -> None:
    view = canvas(qtbot, 0.08)
    stages = view.session.journey.stages
    shown = band(view)
    assert shown.band.height() >= 16 and (shown.first, len(shown.columns)) == (1, len(stages))
    x, width, _fill, _ink = shown.columns[1]
    at = QPointF(x + width / 2, shown.band.center().y()).toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert (view.session.selection.part, view.session.selection.id) == ("stage", stages[1].id)


def test_stages_when_names_can_be_read_then_have_no_band(qtbot: QtBot) -> None:
    assert far_stages(canvas(qtbot, 0.6).frame) == []


def test_numbers_when_columns_are_narrower_than_they_are_then_only_some_stand(qtbot: QtBot) -> None:
    view = canvas(qtbot, 0.08)
    session = view.session
    journey = session.journey
    many = tuple(Stage(id=f"st_n{number}", name=str(number), width=0.5) for number in range(90))
    project = session.project.replace(maps=(journey.replace(stages=(*journey.stages, *many)),))
    view = Canvas(Session(project))
    qtbot.addWidget(view)
    view.resize(1200, 800)
    view.camera = Camera(0.0, 0.0, 0.08)
    assert band(view).step > 1
