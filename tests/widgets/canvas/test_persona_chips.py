"""Personas in the header of the emotion row: whose line is drawn, and who is shown alone."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ink.geometry import Rect
from app.model.persona import Persona
from app.model.project import Project
from app.model.row import Curve, Point
from app.rows.parts.persona_chips import Chip, chips
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.tips import words_to_show
from app.widgets.main_window import MainWindow
from tests.widgets.canvas.conftest import LEFT, Stand

EMOTIONS = "rw_e"


@pytest.fixture
def two(stand: Stand) -> Stand:
    """A map with the lines of two personas, and a third one who has none."""

    def more(project: Project) -> Project:
        journey = project.maps[0].replace(persona_ids=("pe_1", "pe_2", "pe_3"))
        row = journey.rows[2]
        other = Curve(persona="pe_2", points=(Point(id="pt_x", stage="st_2", score=2.0),))
        journey = journey.replace(
            rows=(*journey.rows[:2], row.replace(curves=(*row.curves, other)), *journey.rows[3:])
        )
        people = (
            *project.personas,
            Persona(id="pe_2", name="Bob", colour=3),
            Persona(id="pe_3", name=""),
        )
        return project.replace(maps=(journey,), personas=people)

    stand.session.apply(more, "people")
    return stand


def shown(canvas: Canvas) -> dict[str, Chip]:
    sheet = canvas.sheet()
    shelf = sheet.shelf_of[EMOTIONS]
    assert sheet.parts is not None and shelf.layout.scale is not None
    found = chips(shelf.layout.row, sheet.parts.context, shelf.layout.scale)
    return {chip.persona: chip for chip in found}


def place_of(canvas: Canvas, persona: str) -> QPoint:
    sheet = canvas.sheet()
    rect: Rect = shown(canvas)[persona].rect.moved(sheet.header_x, sheet.shelf_of[EMOTIONS].y)
    return canvas.frame.header_rect(rect).center().toPoint()


def press(canvas: Canvas, persona: str) -> None:
    QTest.mouseClick(canvas.viewport(), LEFT, pos=place_of(canvas, persona))


def drawn(canvas: Canvas) -> set[str]:
    """The emotion points on the sheet."""
    shelf = canvas.sheet().shelf_of[EMOTIONS]
    return {placed.block.slot.id for placed in shelf.layout.over if placed.block.slot.kind == "point"}


def test_chips_when_there_is_one_persona_then_there_are_none(stand: Stand) -> None:
    assert shown(stand.canvas) == {}


def test_chips_when_there_are_several_then_each_has_one_and_they_touch_nothing(two: Stand) -> None:
    found = shown(two.canvas)
    assert list(found) == ["pe_1", "pe_2", "pe_3"]
    assert [chip.persona for chip in found.values() if chip.is_active] == ["pe_1"]
    rects = [chip.rect for chip in found.values()]
    assert all(not a.meets(b) for i, a in enumerate(rects) for b in rects[:i])
    assert found["pe_2"].colour == 3


def test_chip_when_pressed_then_its_line_is_drawn_and_again_it_is_alone_and_again_all_are_there(
    two: Stand,
) -> None:
    before, selection = two.session.project, two.session.selection
    press(two.canvas, "pe_2")
    assert two.session.active_persona == "pe_2"
    assert shown(two.canvas)["pe_2"].is_active
    assert drawn(two.canvas) == {"pt_0", "pt_1", "pt_x"}
    press(two.canvas, "pe_2")
    assert drawn(two.canvas) == {"pt_x"}
    press(two.canvas, "pe_1")
    assert drawn(two.canvas) == {"pt_0", "pt_1"}
    press(two.canvas, "pe_1")
    assert drawn(two.canvas) == {"pt_0", "pt_1", "pt_x"}
    assert two.session.project is before
    assert two.session.selection == selection


def test_chip_when_the_pointer_rests_on_it_then_says_whose_it_is_and_what_a_click_does(two: Stand) -> None:
    def words(persona: str) -> str:
        return words_to_show(two.canvas, two.canvas._hands.pointing, QPointF(place_of(two.canvas, persona)))

    assert words("pe_2") == "Bob: click to draw this persona's line"
    assert words("pe_3").startswith("No name yet:")
    assert words("pe_1") == "Ann: click to show this line alone"
    two.session.show_only_active(is_on=True)
    assert words("pe_1") == "Ann: click to show the lines of all personas"


def test_view_when_one_line_is_wanted_by_the_menu_then_is_ticked_and_off_for_one_persona(
    editor: MainWindow, qtbot: QtBot
) -> None:
    action = editor.prepare().action("view.only_active")
    assert not action.isEnabled()
    session = editor.session
    assert session is not None

    def another(project: Project) -> Project:
        journey = project.maps[0]
        people = (*project.personas, Persona(id="pe_2", name="Bob"))
        more = journey.replace(persona_ids=(*journey.persona_ids, "pe_2"))
        return project.replace(maps=(more, *project.maps[1:]), personas=people)

    session.apply(another, "another")
    qtbot.waitUntil(action.isEnabled)
    action.trigger()
    assert session.only_active_persona
    qtbot.waitUntil(action.isChecked)
    action.trigger()
    assert not session.only_active_persona
    qtbot.waitUntil(lambda: not action.isChecked())
