"""The filter bar in the real window."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.widgets.canvas.fading import Fading
from app.widgets.editor_page import EditorPage
from app.widgets.filter_bar import FilterBar
from app.widgets.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("without_panels")


@pytest.fixture
def bar(editor: MainWindow) -> FilterBar:
    assert editor.page is not None
    editor.prepare().action("view.filter").trigger()
    assert editor.page.bars.filter_bar.isVisible()
    return editor.page.bars.filter_bar


def page_of(editor: MainWindow) -> EditorPage:
    assert editor.page is not None
    return editor.page


def choose(bar: FilterBar, text: str) -> None:
    menu = bar.fill("certainty")
    next(action for action in menu.actions() if action.text().startswith(text)).trigger()


def fading(editor: MainWindow) -> Fading:
    return page_of(editor).canvas._painting.fading


def test_filter_when_a_certainty_is_chosen_then_the_other_cards_fade(
    editor: MainWindow, bar: FilterBar
) -> None:
    choose(bar, "Assumption")
    bright = bar.bright()
    assert bright
    rows = page_of(editor).session.journey.rows
    cards = [card for row in rows for cell in row.cells.values() for card in cell]
    assert bright == {card.id for card in cards if card.certainty == "assumption"}
    assert bar.count.text() == f"{len(bright)} of {len(cards)} cards"
    assert bar.buttons["certainty"].text() == "Certainty: Assumption"
    assert not fading(editor).keep(bright)


def test_filter_when_something_is_sought_too_then_only_what_is_both_is_bright(
    editor: MainWindow, bar: FilterBar
) -> None:
    page = page_of(editor)
    choose(bar, "Researched")
    page.bars.finder.search("task")
    found, passed = page.bars.finder.bright(), bar.bright()
    assert found
    assert passed
    assert not fading(editor).keep(found & passed)
    page.bars.finder.search("")
    assert not fading(editor).keep(passed)


def test_filter_when_closed_then_every_card_is_bright_again(
    editor: MainWindow, bar: FilterBar, qtbot: QtBot
) -> None:
    choose(bar, "Assumption")
    editor.refresh()
    assert editor.prepare().action("view.filter").isChecked()
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert not fading(editor).keep(None)
    qtbot.waitUntil(lambda: not editor.prepare().action("view.filter").isChecked())


def test_filter_when_a_card_changes_then_follows(editor: MainWindow, bar: FilterBar, qtbot: QtBot) -> None:
    page = page_of(editor)
    choose(bar, "Assumption")
    before = bar.bright() or frozenset()
    page.session.select(page.session.selection.__class__(part="cards", cards=before))
    editor.refresh()
    editor.prepare().action("card.certainty_researched").trigger()
    qtbot.waitUntil(lambda: bar.count.text().startswith("0 of"))
    editor.refresh()
    editor.prepare().action("edit.undo").trigger()
    qtbot.waitUntil(lambda: bar.count.text().startswith(f"{len(before)} of"))


def test_filter_when_menus_open_then_list_what_cards_have_with_numbers(bar: FilterBar) -> None:
    texts = [action.text() for action in bar.fill("owner").actions()]
    assert any(text.startswith("Marta Ortega  (") for text in texts)
    assert texts[-1].startswith("Not given  (")
