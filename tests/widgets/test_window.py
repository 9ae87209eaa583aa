"""The window: languages, themes, menus, tabs, panels and messages."""

import gc
import weakref

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app import i18n
from app.actions.handlers import maps
from app.actions.registry import CONTEXTS
from app.paths import resource_path
from app.settings import LANGUAGE, THEME
from app.widgets.main_window import MainWindow
from app.widgets.studio import Studio
from app.widgets.theming import appearance

HOSTILE = '<img src="file:///etc/passwd"> & <b>bold</b>'
SAME_IN_BOTH = {
    "Coral",
    "Inspector",
    "Neutral",
    "English",
    "Español",
    "",
    "100 %",
    "F7",
    "F8",
    "No",
    "Error",
    "Persona",
    "Personas",
    "Persona…",
    "Personas…",
}


def menu_texts(window: MainWindow) -> list[str]:
    found = []
    for menu in window.menuBar().findChildren(QMenu):
        found.append(menu.title())
        found += [action.text() for action in menu.actions()]
    return [text.replace("&", "") for text in found if text]


def test_language_when_switched_then_every_menu_text_follows(editor: MainWindow) -> None:
    if not resource_path("translations", "es", "LC_MESSAGES", "empathway.mo").exists():
        pytest.skip("the catalogue is not compiled yet")
    english = set(menu_texts(editor)) - SAME_IN_BOTH
    editor.set_language("es")
    left = english & set(menu_texts(editor))
    assert sorted(left) == []
    assert i18n.language() == "es"
    editor.set_language("en")
    assert english <= set(menu_texts(editor))


def test_language_when_switched_then_it_is_remembered_and_checked(editor: MainWindow) -> None:
    editor.set_language("es")
    assert editor.studio.settings.get(LANGUAGE) == "es"
    assert editor.prepare().action("view.language_es").isChecked()
    assert not editor.prepare().action("view.language_en").isChecked()


def test_theme_when_switched_then_palette_and_icons_follow(editor: MainWindow) -> None:
    button = editor.page.tool_row.first_button() if editor.page else None
    assert button is not None
    before = button.icon().pixmap(20).toImage()
    editor.set_theme("dark")
    assert appearance().is_dark
    assert editor.palette().window().color().lightness() < 60
    assert button.icon().pixmap(20).toImage() != before
    assert editor.studio.settings.get(THEME) == "dark"
    assert editor.prepare().action("view.theme_dark").isChecked()


def test_menus_when_a_document_is_open_then_hold_every_action_with_a_menu(editor: MainWindow) -> None:
    registry = editor.prepare()
    held = {action.objectName() for menu in editor.menuBar().findChildren(QMenu) for action in menu.actions()}
    assert {spec.id for spec in registry.specs.values() if spec.menu} <= held


@pytest.mark.parametrize("context", CONTEXTS)
def test_context_menu_when_opened_then_offers_its_actions(editor: MainWindow, context: str) -> None:
    registry = editor.prepare()
    wanted = {spec.id for spec in registry.specs.values() if context in spec.contexts}
    menu = registry.context_menu(context, editor)
    shown = {action.objectName() for action in menu.findChildren(QAction)}
    shown |= {action.objectName() for each in (menu, *menu.findChildren(QMenu)) for action in each.actions()}
    menu.deleteLater()
    assert wanted <= shown


def test_undo_when_something_was_done_then_the_menu_names_it(editor: MainWindow) -> None:
    assert editor.session is not None
    maps.rename_to(editor.desk, editor.session.map_id, "Another")
    editor.refresh()
    action = editor.prepare().action("edit.undo")
    assert action.isEnabled()
    assert "Rename map" in action.text()
    action.trigger()
    assert editor.session.journey.title != "Another"


def test_map_actions_when_used_then_tabs_follow(editor: MainWindow) -> None:
    registry, page = editor.prepare(), editor.page
    assert page is not None
    assert editor.session is not None
    count = len(page.tabs.strip.tabs)
    registry.action("map.duplicate_to_be").trigger()
    assert len(page.tabs.strip.tabs) == count + 1
    assert page.tabs.strip.current == editor.session.map_id
    assert editor.session.journey.state == "to-be"
    editor.refresh()
    registry.action("map.delete").trigger()
    assert len(page.tabs.strip.tabs) == count
    assert page.toast.isVisible()
    page.toast.undo_requested.emit()
    assert len(page.tabs.strip.tabs) == count + 1


def test_offer_to_undo_when_something_else_changes_then_goes_away(editor: MainWindow) -> None:
    registry, page = editor.prepare(), editor.page
    assert page is not None
    assert editor.session is not None
    registry.action("map.duplicate").trigger()
    editor.refresh()
    registry.action("map.delete").trigger()
    assert page.toast.isVisible()
    maps.rename_to(editor.desk, editor.session.map_id, "Another")
    assert not page.toast.isVisible()
    editor.toast("Just words")
    maps.rename_to(editor.desk, editor.session.map_id, "Yet another")
    assert page.toast.isVisible()


def test_panel_when_escape_is_pressed_then_the_map_has_the_keyboard_again(
    editor: MainWindow, qtbot: QtBot
) -> None:
    assert editor.page is not None
    button = editor.page.persona_panel.menu_button
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Escape)
    assert editor.focusWidget() is editor.page.canvas


def test_tab_when_double_clicked_then_can_be_renamed_in_place(editor: MainWindow, qtbot: QtBot) -> None:
    assert editor.page is not None
    assert editor.session is not None
    strip = editor.page.tabs.strip
    place = strip.rect_of(editor.session.map_id).center()
    qtbot.mouseDClick(strip, Qt.MouseButton.LeftButton, pos=place)
    field = strip.findChild(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    qtbot.keyClicks(field, "New name")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert editor.session.journey.title == "New name"
    qtbot.waitUntil(lambda: not strip.findChildren(QWidget), timeout=1000)


def test_tab_when_dragged_behind_its_neighbour_then_the_maps_change_places(
    editor: MainWindow, qtbot: QtBot
) -> None:
    assert editor.page is not None
    assert editor.session is not None
    strip = editor.page.tabs.strip
    first, second = (tab.id for tab in strip.tabs[:2])
    start, end = strip.rect_of(first).center(), strip.rect_of(second).center() + QPoint(10, 0)
    qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(strip, start + QPoint(10, 0))
    qtbot.mouseMove(strip, end)
    qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=end)
    assert [journey.id for journey in editor.session.project.maps[:2]] == [second, first]


@pytest.mark.parametrize(
    ("action", "panel"), [("view.persona_panel", "persona"), ("view.inspector", "inspector")]
)
def test_panel_when_toggled_then_hides_and_comes_back(editor: MainWindow, action: str, panel: str) -> None:
    assert editor.page is not None
    assert editor.page.side.is_shown(panel)
    editor.prepare().action(action).trigger()
    assert not editor.page.side.is_shown(panel)
    editor.prepare().action(action).trigger()
    assert editor.page.side.is_shown(panel)


def test_f6_when_pressed_around_then_every_part_gets_the_focus_and_none_keeps_it(editor: MainWindow) -> None:
    page = editor.page
    assert page is not None
    editor.activateWindow()
    page.canvas.setFocus()
    seen = []
    for _step in page.panes():
        editor.go_to_pane(1)
        seen.append(page.focusWidget())
    assert len(set(seen)) == len(page.panes())
    assert seen[-1] is page.canvas


def test_buttons_when_read_aloud_then_each_has_a_name(editor: MainWindow) -> None:
    parts = [*editor.findChildren(QAbstractButton)]
    mute = [part for part in parts if part.isVisible() and not (part.accessibleName() or part.text())]
    assert [f"{type(part).__name__} {part.objectName()} {part.toolTip()}" for part in mute] == []


def test_texts_when_a_title_is_markup_then_it_is_shown_as_it_is(editor: MainWindow) -> None:
    assert editor.session is not None
    assert editor.page is not None
    maps.rename_to(editor.desk, editor.session.map_id, HOSTILE)
    editor.refresh()
    assert editor.page.tabs.strip.tabs[0].title == HOSTILE
    editor.toast(HOSTILE)
    assert editor.page.toast.text == HOSTILE
    tips = [part.toolTip() for part in editor.findChildren(QWidget) if "<img" in part.toolTip()]
    assert tips == []


def test_zoom_when_the_toolbar_is_used_then_its_figure_follows(editor: MainWindow, qtbot: QtBot) -> None:
    assert editor.page is not None
    editor.page.canvas.set_reduced_motion(is_on=True)
    editor.prepare().action("view.zoom_100").trigger()
    qtbot.waitUntil(lambda: editor.page is not None and editor.page.tool_row._figure.text() == "100 %")


def test_dropped_file_when_it_is_a_map_then_is_taken(window: MainWindow, qtbot: QtBot) -> None:
    from PySide6.QtCore import QMimeData, QUrl
    from PySide6.QtGui import QDropEvent

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(resource_path("examples", "en", "sally.journey")))])
    place, none = QPoint(10, 10), Qt.KeyboardModifier.NoModifier
    either = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    event = QDropEvent(place.toPointF(), either, data, Qt.MouseButton.LeftButton, none)
    event.setDropAction(Qt.DropAction.MoveAction)
    window.dropEvent(event)
    assert event.isAccepted() and event.dropAction() == Qt.DropAction.CopyAction
    qtbot.waitUntil(lambda: window.session is not None)


def test_dropped_files_when_there_are_several_then_each_is_opened(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtCore import QMimeData, QUrl
    from PySide6.QtGui import QDropEvent

    opened: list[str] = []
    monkeypatch.setattr(window, "open_file", lambda path: opened.append(path.name))
    names = ("sally.journey", "car.journey", "readme.md")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(resource_path("examples", "en", name))) for name in names])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(10, 10), copy, data, Qt.MouseButton.LeftButton, none))
    qtbot.waitUntil(lambda: opened == ["sally.journey", "car.journey"])


def test_counts_when_a_card_is_typed_then_the_status_bar_follows(window: MainWindow, qtbot: QtBot) -> None:
    window.open_offer("wall-grid")
    assert window.page is not None
    assert window.session is not None
    canvas = window.page.canvas
    canvas.new_card(text="One")
    canvas.finish_editing()
    QApplication.processEvents()
    assert "1 card" in window.page.status._counts.text()
    window.session.undo_stack.undo()
    QApplication.processEvents()
    assert "0 cards" in window.page.status._counts.text()


def test_window_when_closed_then_nothing_of_it_stays_in_memory(studio: Studio, qtbot: QtBot) -> None:
    window = studio.open_window()
    window.open_offer("sally")
    assert window.page is not None
    qtbot.wait(600)  # panels and other late parts are there by then
    parts = [weakref.ref(part) for part in (window, window.page, window.page.canvas, window.session)]
    window.discard_changes()
    del window
    studio._tidying.setInterval(10)
    studio._tidying.start()
    qtbot.wait(50)
    assert [part() for part in parts] == [None] * len(parts)


@pytest.mark.long
@pytest.mark.timeout(300)
def test_maps_when_thirty_are_opened_and_closed_then_the_program_holds_no_more_than_after_the_first(
    studio: Studio, qtbot: QtBot
) -> None:
    studio.open_window()
    parts: list[weakref.ref[object]] = []
    held: list[int] = []
    QAccessible.setActive(True)
    try:
        for _round in range(30):
            window = studio.new_window()
            window.open_offer("sally")
            window.show_table("below")
            qtbot.wait(400)
            assert window.page is not None
            window.page.canvas.announcer.prepare()
            reader = QAccessible.queryAccessibleInterface(window.page.canvas)
            assert [reader.child(index) for index in range(reader.childCount())]
            parts += [weakref.ref(part) for part in (window, window.page, window.page.canvas, window.session)]
            window.discard_changes()
            del window, reader
            qtbot.wait(50)
            gc.collect()
            held.append(len(gc.get_objects()))
    finally:
        QAccessible.setActive(False)
    assert [part() for part in parts] == [None] * len(parts)
    assert held[-1] - held[2] < 2_000  # a map is 20,000
