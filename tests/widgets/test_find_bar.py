"""The find bar in the real window: typing, stepping, fading, replacing."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.ink.geometry import Point
from app.ink.primitives import Slot
from app.widgets.canvas.canvas import Canvas
from app.widgets.editor_page import EditorPage
from app.widgets.find_bar import FindBar
from app.widgets.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("without_panels")

BACK = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(editor: MainWindow, qtbot: QtBot) -> EditorPage:
    assert editor.page is not None
    editor.activateWindow()
    qtbot.waitUntil(editor.page.canvas.hasFocus)
    editor.page.canvas.set_reduced_motion(is_on=True)
    return editor.page


@pytest.fixture
def bar(page: EditorPage, qtbot: QtBot) -> FindBar:
    qtbot.keyClick(page.canvas, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.bars.find_bar.isVisible()
    return page.bars.find_bar


def card(page: EditorPage, text: str) -> str:
    rows = page.session.journey.rows
    found = [c.id for row in rows for cards in row.cells.values() for c in cards if c.text == text]
    return found[0]


def seen(canvas: Canvas, card_id: str) -> QColor:
    """Return the colour of a card on the canvas, right of its text."""
    place = canvas.sheet().rect_of(Slot("card", card_id))
    assert place is not None
    at = canvas.to_view(Point(place.right - 6, place.bottom - 4))
    return canvas.viewport().grab().toImage().pixelColor(at.toPoint())


def test_find_when_typed_then_counts_selects_and_goes_on_by_keys(
    page: EditorPage, bar: FindBar, qtbot: QtBot
) -> None:
    assert bar.words.hasFocus()
    qtbot.keyClicks(bar.words, "TASK")
    assert bar.count.text() == "2 of 3"
    first = page.session.selection.only_card
    assert first == card(page, "Concludes a task manager could fix it")
    qtbot.keyClick(bar.words, Qt.Key.Key_Return)
    assert bar.count.text() == "3 of 3"
    qtbot.keyClick(bar.words, Qt.Key.Key_F3)
    assert bar.count.text() == "1 of 3"
    assert page.session.selection.part == "stage"  # its description has the word
    qtbot.keyClick(bar.words, Qt.Key.Key_F3)
    assert page.session.selection.only_card == first
    qtbot.keyClick(bar.words, Qt.Key.Key_F3, BACK)
    assert bar.count.text() == "1 of 3"
    qtbot.keyClick(bar.words, Qt.Key.Key_Return, BACK)
    assert bar.count.text() == "3 of 3"


def test_find_when_capitals_count_then_other_cases_are_left_out_and_replaced_by_the_very_words(
    page: EditorPage, bar: FindBar, qtbot: QtBot
) -> None:
    qtbot.keyClicks(bar.words, "compar")
    assert bar.count.text().endswith("of 3")
    bar.exact.click()
    assert bar.count.text() == "No matches"
    bar.words.clear()
    qtbot.keyClicks(bar.words, "Compares")
    qtbot.keyClicks(bar.new_words, "sets beside")
    bar.replace_all.click()
    assert page.toast.text == "Replaced in 1 place"
    assert card(page, "sets beside it with others")


def test_find_when_nothing_matches_then_says_so(bar: FindBar, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.words, "zebra")
    assert bar.count.text() == "No matches"
    assert not bar.next.isEnabled()
    assert bar.words.accessibleDescription() == "No matches"


def test_find_when_searching_then_other_cards_fade_until_escape(
    page: EditorPage, bar: FindBar, qtbot: QtBot
) -> None:
    hit, other = card(page, "Sees a social ad for task software"), card(page, "Compares it with others")
    before = seen(page.canvas, hit), seen(page.canvas, other)
    qtbot.keyClicks(bar.words, "task")
    assert seen(page.canvas, hit) == before[0]
    faded = seen(page.canvas, other)
    band = QColor(page.canvas.palette_now.colour("band"))
    wanted = [round(a * 0.3 + b * 0.7) for a, b in zip(before[1].getRgb(), band.getRgb(), strict=True)]
    assert all(abs(a - b) <= 2 for a, b in zip(faded.getRgb(), wanted, strict=True))
    qtbot.keyClick(bar.words, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert page.canvas.hasFocus()
    assert seen(page.canvas, other) == before[1]
    assert page.session.selection.only_card is not None


def test_find_when_searching_then_the_sheet_knows_nothing_of_it(
    page: EditorPage, bar: FindBar, qtbot: QtBot
) -> None:
    sheet = page.canvas.sheet()

    def printed() -> QImage:
        image = QImage(600, 400, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.fillRect(QRectF(image.rect()), QColor("white"))
        painter.scale(0.4, 0.4)
        page.canvas.sheets.paint_sheet(painter, sheet)
        painter.end()
        return image

    before = printed()
    qtbot.keyClicks(bar.words, "task")
    assert page.canvas.sheet() is sheet
    assert printed() == before


def test_find_when_the_match_is_out_of_sight_then_comes_into_view(
    page: EditorPage, bar: FindBar, qtbot: QtBot
) -> None:
    page.canvas.zoom_to(2.0)
    qtbot.keyClicks(bar.words, "Invite a colleague")
    place = page.canvas.sheet().rect_of(Slot("card", page.session.selection.only_card or ""))
    assert place is not None
    area = page.canvas.frame.body_rect(place)
    view = page.canvas.frame.cells_view
    assert view.x <= area.left()
    assert area.right() <= view.right
    assert view.y <= area.top()
    assert area.bottom() <= view.bottom


def test_find_when_all_maps_are_searched_then_another_map_comes(
    page: EditorPage, bar: FindBar, qtbot: QtBot
) -> None:
    qtbot.keyClicks(bar.words, "trial")
    here = len(page.bars.finder.found)
    bar.all_maps.click()
    assert len(page.bars.finder.found) > here
    maps = {page.session.map_id}
    for _each in page.bars.finder.found:
        qtbot.keyClick(bar.words, Qt.Key.Key_Return)
        maps.add(page.session.map_id)
    assert len(maps) == 2
    assert page.bars.finder.bright() is not None


def test_replace_all_when_clicked_then_is_one_step_with_its_count(
    editor: MainWindow, page: EditorPage, bar: FindBar, qtbot: QtBot
) -> None:
    before = page.session.project
    qtbot.keyClicks(bar.words, "task")
    qtbot.keyClicks(bar.new_words, "job")
    bar.replace_all.click()
    assert page.toast.text == "Replaced in 3 places"
    assert page.session.undo_stack.count() == 1
    qtbot.waitUntil(lambda: bar.count.text() == "No matches")
    editor.prepare().action("edit.undo").trigger()
    assert page.session.project is before
    qtbot.waitUntil(lambda: bar.count.text().endswith("of 3"))
    bar.replace_all.click()
    (undo,) = [button for button in page.toast.findChildren(QPushButton) if button.text() == "Undo"]
    assert not undo.isHidden()
    qtbot.waitUntil(editor.prepare().action("edit.undo").isEnabled)
    undo.click()
    assert page.session.project is before


def test_replace_when_return_is_pressed_in_its_field_then_one_match_changes(
    page: EditorPage, bar: FindBar, qtbot: QtBot
) -> None:
    qtbot.keyClicks(bar.words, "task")
    qtbot.keyClicks(bar.new_words, "job")
    bar.new_words.setFocus()
    qtbot.keyClick(bar.new_words, Qt.Key.Key_Return)
    assert card(page, "Concludes a job manager could fix it")
    assert bar.count.text() == "2 of 2"


def test_find_when_the_field_of_the_toolbar_is_clicked_then_opens_with_the_words_of_last_time(
    page: EditorPage, bar: FindBar, qtbot: QtBot
) -> None:
    qtbot.keyClicks(bar.words, "task")
    qtbot.keyClick(bar.words, Qt.Key.Key_Escape)
    qtbot.mouseClick(page.tool_row.field, Qt.MouseButton.LeftButton)
    assert bar.isVisible()
    assert bar.words.selectedText() == "task"
    assert bar.count.text() == "2 of 3"


def test_find_when_the_map_changes_meanwhile_then_nothing_is_selected_by_itself(
    page: EditorPage, bar: FindBar, qtbot: QtBot
) -> None:
    qtbot.keyClicks(bar.words, "task")
    selection = page.session.selection
    page.session.apply(lambda project: project.replace(title="Other"), "Test")
    qtbot.wait(120)
    assert page.session.selection == selection
    assert bar.count.text() == "2 of 3"


@pytest.mark.parametrize("width", [820, 900, 1000, 1200, 1600])
def test_toolbar_when_the_window_is_narrow_then_no_word_is_cut(
    editor: MainWindow, page: EditorPage, width: int
) -> None:
    editor.resize(width, 700)
    words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    for button, _spec, word in page.tool_row._buttons:
        if word and button.toolButtonStyle() == words:
            assert button.width() >= button.sizeHint().width()
    buttons = [button for button, _spec, _word in page.tool_row._buttons]
    assert page.tool_row.rect().contains(buttons[-1].geometry())


@pytest.mark.parametrize("width", [720, 900, 1200, 1600])
def test_bar_when_the_window_is_narrow_then_no_part_covers_another(
    editor: MainWindow, bar: FindBar, qtbot: QtBot, width: int
) -> None:
    editor.resize(width, 700)
    qtbot.wait(20)
    parts = (bar.words, bar.count, bar.previous, bar.next, bar.all_maps)
    parts += (bar.new_words, bar.replace_one, bar.replace_all, bar.cross)
    areas = [part.rect().translated(part.mapTo(bar, part.rect().topLeft())) for part in parts]
    for index, area in enumerate(areas):
        assert bar.rect().contains(area)
        assert not any(area.intersects(other) for other in areas[index + 1 :])
    assert bar.replace_all.width() >= bar.replace_all.sizeHint().width()


def test_find_when_escape_is_pressed_on_the_map_then_first_lets_go_and_then_ends_the_search(
    page: EditorPage, bar: FindBar, qtbot: QtBot
) -> None:
    qtbot.keyClicks(bar.words, "task")
    page.canvas.setFocus()
    qtbot.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert page.session.selection.part == "none"
    assert bar.isVisible()
    qtbot.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert page.bars.finder.bright() is None
