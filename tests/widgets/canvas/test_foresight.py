"""What is made in idle moments of a drag: there in time, never stale, and nothing for a mere click."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ink.palette import DARK
from app.ink.primitives import Block, Placed
from app.layout.engine import lay_out
from app.model.edits.cards import update_card
from app.render.painter import SheetPainter
from app.widgets.canvas import ghosts
from app.widgets.canvas.places import find_in_cell
from tests.layout.reading import as_json
from tests.widgets.canvas.conftest import LEFT, NO_KEY, Stand


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The texts of the cards whose ghosts were painted."""
    texts: list[str] = []
    real = ghosts._painted_ghost

    def noted(sheets: SheetPainter, shown: Sequence[Placed], *, zoom: float) -> ghosts.Picture:
        texts.append(shown[0].block.text)
        return real(sheets, shown, zoom=zoom)

    monkeypatch.setattr(ghosts, "_painted_ghost", noted)
    yield texts


def _block(stand: Stand, row: str, stage: str, card: str) -> Block:
    found = find_in_cell(stand.canvas.sheet(), row, stage, card_id=card)
    assert found is not None
    return found.placed.block


def _press(stand: Stand, card: str) -> QPoint:
    place = stand.card(card)
    QTest.mousePress(stand.canvas.viewport(), LEFT, NO_KEY, place)
    return place


def test_ghost_when_a_press_has_rested_then_is_there_before_the_drag(stand: Stand, made: list[str]) -> None:
    place = _press(stand, "cd_3")
    QApplication.processEvents()
    assert made == ["Buys it"]
    QTest.mouseMove(stand.canvas.viewport(), place + QPoint(30, 10))
    QTest.mouseRelease(stand.canvas.viewport(), LEFT, NO_KEY, place + QPoint(30, 10))
    assert made == ["Buys it"]


def test_ghost_when_clicked_only_then_is_not_made(stand: Stand, made: list[str]) -> None:
    port, place = stand.canvas.viewport(), stand.card("cd_3")
    QTest.mousePress(port, LEFT, NO_KEY, place)
    QTest.mouseRelease(port, LEFT, NO_KEY, place)
    QApplication.processEvents()
    assert made == []


def test_ghost_when_the_card_or_the_colours_changed_meanwhile_then_is_made_anew(
    stand: Stand, made: list[str]
) -> None:
    place = _press(stand, "cd_3")
    QApplication.processEvents()
    stand.session.apply(lambda project: update_card(project, "mp_1", "cd_3", text="Pays"), "Edit")
    QTest.mouseMove(stand.canvas.viewport(), place + QPoint(30, 10))
    assert made == ["Buys it", "Pays"]
    QTest.mouseRelease(stand.canvas.viewport(), LEFT, NO_KEY, place + QPoint(30, 10))
    stand.canvas.set_palette(DARK)
    _press(stand, "cd_3")
    QApplication.processEvents()
    assert made == ["Buys it", "Pays", "Pays"]


def test_drop_when_the_pointer_has_rested_over_a_row_then_its_card_is_laid_out_already(stand: Stand) -> None:
    port, goal = stand.canvas.viewport(), stand.cell("rw_p", "st_2")
    place = _press(stand, "cd_3")
    QTest.mouseMove(port, place + QPoint(30, 10))
    QTest.mouseMove(port, goal)
    QApplication.processEvents()
    parts = stand.canvas.sheet().parts
    assert parts is not None
    waiting = len(parts.context.lost)
    assert waiting
    QTest.mouseRelease(port, LEFT, NO_KEY, goal)
    after = stand.canvas.sheet()
    assert stand.ids("rw_p", "st_2") == ["cd_3"]
    assert as_json(after) == as_json(lay_out(stand.session.project, "mp_1", stand.canvas.live.options()))


def test_drop_when_undone_between_moves_then_what_was_made_ahead_does_no_harm(stand: Stand) -> None:
    stand.session.apply(lambda project: update_card(project, "mp_1", "cd_3", text="Pays"), "Edit")
    port, goal = stand.canvas.viewport(), stand.cell("rw_p", "st_2")
    place = _press(stand, "cd_3")
    QTest.mouseMove(port, place + QPoint(30, 10))
    QTest.mouseMove(port, goal)
    QApplication.processEvents()
    stand.session.undo_stack.undo()
    QTest.mouseMove(port, goal + QPoint(4, 0))
    QTest.mouseRelease(port, LEFT, NO_KEY, goal + QPoint(4, 0))
    assert _block(stand, "rw_p", "st_2", "cd_3").text == "Buys it"
    after = stand.canvas.sheet()
    assert as_json(after) == as_json(lay_out(stand.session.project, "mp_1", stand.canvas.live.options()))
