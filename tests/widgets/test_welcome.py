"""The welcome page: by keyboard, in both languages, and what its choices open."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app import i18n
from app.settings import RECENT_FILES
from app.widgets.main_window import MainWindow
from app.widgets.recent import end_of
from app.widgets.studio import Studio
from app.widgets.welcome_tiles import RecentEntry, Tile


def focused_tile(window: MainWindow) -> Tile:
    found = window.focusWidget()
    assert isinstance(found, Tile)
    return found


def test_arrows_when_pressed_then_the_focus_goes_from_tile_to_tile(window: MainWindow, qtbot: QtBot) -> None:
    tiles = window.welcome.gallery.tiles
    assert focused_tile(window) is tiles[0]
    qtbot.keyClick(tiles[0], Qt.Key.Key_Right)
    assert focused_tile(window) is tiles[1]
    qtbot.keyClick(tiles[1], Qt.Key.Key_Down)
    below = focused_tile(window)
    assert below.geometry().center().x() == tiles[1].geometry().center().x()
    assert below.y() > tiles[1].y()
    qtbot.keyClick(below, Qt.Key.Key_Up)
    assert focused_tile(window) is tiles[1]


def test_enter_when_pressed_on_a_template_then_opens_it_as_a_new_document(
    window: MainWindow, qtbot: QtBot
) -> None:
    tile = focused_tile(window)
    qtbot.keyClick(tile, Qt.Key.Key_Return)
    assert window.session is not None
    assert window.session.path is None
    assert not window.session.is_modified
    assert window.page is not None
    assert window.page.isVisible()


def test_template_when_the_language_is_spanish_then_opens_in_spanish(window: MainWindow) -> None:
    window.set_language("es")
    name = window.welcome.gallery.tiles[0].text()
    window.open_offer(window.welcome.gallery.tiles[0].offer_id)
    assert window.session is not None
    assert window.session.project.language == "es"
    assert name == "Cinco fases"


def test_all_link_when_clicked_then_shows_every_template(window: MainWindow, qtbot: QtBot) -> None:
    gallery = window.welcome.gallery
    before = len(gallery.tiles)
    qtbot.mouseClick(gallery.all_link, Qt.MouseButton.LeftButton)
    assert len(gallery.tiles) > before
    assert gallery.all_link.isHidden()


def test_new_when_pressed_on_the_welcome_page_then_begins_an_empty_map(window: MainWindow) -> None:
    window.prepare().action("file.new").trigger()
    assert window.session is not None
    assert len(window.session.journey.stages) == 1


def test_new_when_a_document_is_open_then_another_window_offers_templates(editor: MainWindow) -> None:
    editor.prepare().action("file.new").trigger()
    assert len(editor.studio.windows) == 2
    assert editor.studio.windows[1].session is None


def test_quick_links_when_clicked_then_language_and_theme_change(window: MainWindow, qtbot: QtBot) -> None:
    welcome = window.welcome
    qtbot.mouseClick(welcome.language_link, Qt.MouseButton.LeftButton)
    assert i18n.language() == "es"
    assert welcome.language_link.text() == "English"
    qtbot.mouseClick(welcome.theme_link, Qt.MouseButton.LeftButton)
    assert window.palette().window().color().lightness() < 60


def test_recent_file_when_taken_off_the_list_then_is_forgotten_and_the_others_stay(
    studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    files = [tmp_path / name for name in ("one.journey", "two.journey")]
    for file in files:
        studio.remember_file(file)
    window = studio.open_window()
    qtbot.waitUntil(lambda: window.registry is not None)
    entry = window.welcome.findChildren(RecentEntry)[0]
    entry.setFocus()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, entry.rect().center(), QPoint(100, 100))
    QApplication.sendEvent(entry, asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert studio.settings.get(RECENT_FILES) == (str(files[0]),)
    qtbot.waitUntil(lambda: len(window.welcome.findChildren(RecentEntry)) == 1)
    assert window.focusWidget() is window.welcome.gallery.tiles[0]


def test_tiles_when_read_aloud_then_have_names_and_descriptions(window: MainWindow) -> None:
    for tile in window.welcome.gallery.tiles:
        assert tile.accessibleName()
        assert tile.accessibleDescription()


def test_tiles_when_the_window_is_narrow_then_none_is_cut(window: MainWindow) -> None:
    window.resize(760, 600)
    gallery = window.welcome.gallery
    assert all(tile.geometry().right() <= gallery.width() for tile in gallery.tiles)


@pytest.mark.parametrize(
    ("folder", "shown"),
    [
        ("~/Work/Northwind", "~/Work/Northwind"),
        ("/media/team/clients/Northwind/maps", "…/Northwind/maps"),
        ("/a_folder_with_a_very_long_name", "…/a_folder_with_a_very_long_name"),
        ("~", "~"),
    ],
)
def test_folder_of_a_recent_file_when_long_then_shows_its_end(folder: str, shown: str) -> None:
    assert end_of(folder) == shown
