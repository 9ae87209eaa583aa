"""A window on a small screen: panels fold to icons, the toolbar keeps what fits and offers the rest."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app import i18n
from app.settings import INSPECTOR_VISIBLE, PERSONA_PANEL_VISIBLE
from app.widgets.editor_page import EditorPage
from app.widgets.icon_strip import IconStrip
from app.widgets.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def small(editor: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window as large as a small screen, the keyboard on the map."""
    editor.resize(1280, 720)
    page = page_of(editor)
    page.fill_panels()
    editor.activateWindow()
    page.canvas.setFocus()
    qtbot.waitUntil(lambda: page.canvas.hasFocus() and page.side.is_folded)
    return editor


def page_of(window: MainWindow) -> EditorPage:
    assert window.page is not None
    return window.page


def strip_of(window: MainWindow) -> IconStrip:
    strip = page_of(window).side.findChild(IconStrip)
    assert isinstance(strip, IconStrip)
    return strip


def test_panels_when_the_window_is_small_then_are_icons_and_the_map_has_the_room(small: MainWindow) -> None:
    page = page_of(small)
    assert not page.side.is_shown("persona")
    assert not page.side.is_shown("inspector")
    assert page.side.width() <= 48
    assert page.canvas.width() > 1200
    assert all(button.accessibleName() and button.toolTip() for button in strip_of(small).buttons.values())


def test_icon_when_pressed_then_opens_its_panel_and_only_that(small: MainWindow, qtbot: QtBot) -> None:
    page, strip = page_of(small), strip_of(small)
    QTest.mouseClick(strip.buttons["persona"], LEFT)
    assert page.side.is_shown("persona")
    QTest.mouseClick(strip.buttons["inspector"], LEFT)
    assert page.side.is_shown("inspector")
    assert not page.side.is_shown("persona")
    assert [name for name, button in strip.buttons.items() if button.isChecked()] == ["inspector"]
    qtbot.waitUntil(lambda: page.inspector.width() >= 300)
    QTest.mouseClick(strip.buttons["inspector"], LEFT)
    assert not page.side.is_shown("inspector")
    assert page.canvas.hasFocus()


def test_f8_when_pressed_in_a_small_window_then_opens_the_inspector_and_remembers_nothing(
    small: MainWindow,
) -> None:
    page = page_of(small)
    QTest.keyClick(small, Qt.Key.Key_F8)
    assert page.side.is_shown("inspector")
    QTest.keyClick(small, Qt.Key.Key_F8)
    assert not page.side.is_shown("inspector")
    assert small.studio.settings.get(INSPECTOR_VISIBLE)
    assert small.studio.settings.get(PERSONA_PANEL_VISIBLE)


def test_panels_when_the_window_grows_then_are_beside_the_map_again(small: MainWindow, qtbot: QtBot) -> None:
    page = page_of(small)
    small.resize(1500, 900)
    qtbot.waitUntil(lambda: not page.side.is_folded)
    assert page.side.is_shown("persona")
    assert page.side.is_shown("inspector")
    assert page.side.width() == 320


def test_panels_when_none_is_wanted_then_there_is_no_strip_either(editor: MainWindow, qtbot: QtBot) -> None:
    page = page_of(editor)
    for name in ("persona", "inspector"):
        page.side.toggle(name)
    editor.resize(1280, 720)
    qtbot.waitUntil(lambda: page.width() == 1280)
    assert not page.side.isVisible()


@pytest.mark.usefixtures("without_panels")
@pytest.mark.parametrize("language", sorted(i18n.LANGUAGES))
@pytest.mark.parametrize("size", [100, 150, 200])
def test_toolbar_when_room_is_short_then_nothing_is_cut(
    editor: MainWindow, qtbot: QtBot, language: str, size: int
) -> None:
    editor.set_language(language)
    editor.studio.choose_text_size(size)
    row = page_of(editor).tool_row
    for width in (1000, 1280, 720, 1280):  # larger and smaller: what was folded comes back
        editor.resize(width, 720)
        qtbot.waitUntil(lambda width=width: row.width() == width)
        qtbot.wait(30)
        assert row.sizeHint().width() <= width
        assert row.more.isVisible() == bool(row.spared)
        for button, _spec, _word in row._buttons:
            if button.isVisible():
                assert button.width() >= button.sizeHint().width()
                assert row.rect().contains(button.mapTo(row, button.rect().bottomRight()))
    editor.studio.choose_text_size(100)


def test_more_when_pressed_then_offers_what_the_toolbar_has_no_room_for(
    editor: MainWindow, qtbot: QtBot
) -> None:
    editor.studio.choose_text_size(150)
    editor.resize(720, 720)
    row = page_of(editor).tool_row
    qtbot.waitUntil(lambda: bool(row.spared))
    QTest.mouseClick(row.more, LEFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert {action.objectName() for action in menu.actions()} == set(row.spared)
    menu.close()
    editor.studio.choose_text_size(100)
    qtbot.waitUntil(lambda: row.spared in ([], ["view.hand"]))
