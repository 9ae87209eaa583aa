"""What a cell's context menu offers: what its row holds, by the name that it has there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from app.actions.registry import Registry
from app.actions.state import State
from app.actions.table import ACTIONS
from app.editing.selection import at_cell, of_point
from app.ink.primitives import Slot
from app.model.edits.paths import on_map
from app.model.row import Curve, Point, Row
from tests.widgets.canvas.conftest import SHIFT, Stand

CURVES = (
    Row(
        id="rw_g",
        kind="engagement",
        curves=(Curve(persona="pe_1", points=(Point(id="pt_g", stage="st_0", score=1.0),)),),
    ),
    Row(id="rw_s", kind="storyboard"),
)


def with_rows(stand: Stand) -> None:
    stand.session.apply(lambda p: on_map(p, "mp_1", lambda m: m.replace(rows=(*m.rows, *CURVES))), "rows")


def ask_menu(stand: Stand, pos: QPoint) -> None:
    viewport = stand.canvas.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, pos, viewport.mapToGlobal(pos))
    QApplication.sendEvent(viewport, event)


@pytest.mark.parametrize(
    ("row", "context"),
    [("rw_o", "cell"), ("rw_e", "curve"), ("rw_g", "level"), ("rw_s", "photo")],
)
def test_menu_when_asked_for_in_a_cell_then_is_that_of_what_the_row_holds(
    row: str, context: str, stand: Stand
) -> None:
    with_rows(stand)
    ask_menu(stand, stand.cell(row, "st_3"))
    stand.canvas.take_focus()
    stand.session.select(at_cell(row, "st_2"))
    stand.key(Qt.Key.Key_F10, SHIFT)
    assert stand.menus == [context, context]


@pytest.mark.parametrize(
    ("context", "first"),
    [
        ("cell", "New card"),
        ("curve", "New point"),
        ("level", "New point"),
        ("photo", "Picture…"),
    ],
)
def test_menu_when_it_opens_then_begins_with_what_the_row_holds(
    context: str, first: str, qtbot: QtBot
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    registry = Registry(ACTIONS, window, run=lambda _spec: None)
    registry.refresh(State(has_document=True, in_cell=True))
    texts = [action.text().replace("&", "") for action in registry.context_menu(context, window).actions()]
    assert texts[0] == first
    assert ("New card" in texts) == (context in ("cell", "photo"))
    assert ("Set the score" in texts) == (context == "curve")


def test_menu_when_asked_for_on_a_point_then_offers_feelings_on_emotion_lines_only(stand: Stand) -> None:
    with_rows(stand)
    for point in ("pt_1", "pt_g"):
        stand.session.select(of_point(stand.session.journey, point))
        stand.key(Qt.Key.Key_F10, SHIFT)
        rect = stand.canvas.sheet().rect_of(Slot("point", point))
        assert rect is not None
        ask_menu(stand, stand.at(rect.centre.x, rect.centre.y))
    assert stand.menus == ["point", "point", "mark", "mark"]


def test_new_point_when_asked_for_in_another_curve_then_comes_there(stand: Stand) -> None:
    with_rows(stand)
    stand.session.select(at_cell("rw_g", "st_2"))
    stand.do("point.new")
    stand.canvas.finish_editing()
    row = next(row for row in stand.session.journey.rows if row.id == "rw_g")
    assert [point.stage for point in row.curves[0].points] == ["st_0", "st_2"]


def test_new_point_when_the_stage_has_one_then_comes_beside_it(stand: Stand) -> None:
    stand.session.select(at_cell("rw_e", "st_1"))
    stand.do("point.new")
    stand.canvas.finish_editing()
    row = next(row for row in stand.session.journey.rows if row.id == "rw_e")
    assert [point.pos for point in row.curves[0].points if point.stage == "st_1"] == [0.5, 0.75]


def test_score_when_chosen_in_a_cell_with_a_point_then_is_that_points(stand: Stand) -> None:
    stand.session.select(at_cell("rw_e", "st_1"))
    stand.do("point.score_5")
    row = next(row for row in stand.session.journey.rows if row.id == "rw_e")
    assert [(point.id, point.score) for point in row.curves[0].points][1] == ("pt_1", 2.0)
