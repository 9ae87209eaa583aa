"""What stands over a map with nothing in it: real buttons and keys in a real window."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.model.card import Card
from app.model.edits.cards import insert_cards
from app.model.edits.maps import update_map
from app.model.edits.rows import insert_row, update_row
from app.model.edits.stages import update_stage
from app.model.project import Project
from app.model.row import Row
from app.widgets.canvas.guide_cards import GuideCard
from app.widgets.main_window import MainWindow
from app.widgets.start_panel import BELOW, StartPanel, foot_of, place_for

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def blank(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window with an empty map, its panel there and the keyboard on the map."""
    window.open_offer("five-phases")
    assert window.page is not None
    window.page.fill_panels()
    window.activateWindow()
    window.page.canvas.setFocus()
    qtbot.waitUntil(window.page.canvas.hasFocus)
    return window


def panel_of(window: MainWindow) -> StartPanel:
    assert window.page is not None
    assert window.page.start is not None
    return window.page.start


def guide_cards(window: MainWindow) -> list[str]:
    assert window.page is not None
    marks = window.page.canvas._hands.pointing.current()
    return [mark.shape.text for mark in marks if isinstance(mark.shape, GuideCard)]


def test_panel_when_a_map_is_empty_then_offers_ways_with_their_keys(blank: MainWindow) -> None:
    panel = panel_of(blank)
    assert panel.isVisible()
    assert panel.accessibleName() == "This map is empty"
    names = [button.accessibleName() for button in panel.buttons.values()]
    assert names == [
        "Template…, Ctrl+Shift+N",
        "Paste a table, Ctrl+V",
        "Import a table…",
        "Open an example…, Ctrl+Shift+O",
    ]
    assert all(button.toolTip() for button in panel.buttons.values())


def test_panel_when_the_first_card_is_typed_then_goes_and_undo_brings_it_back(
    blank: MainWindow, qtbot: QtBot
) -> None:
    assert blank.page is not None
    assert blank.session is not None
    assert len(guide_cards(blank)) == 3
    QTest.keyClicks(blank.page.canvas, "A")
    assert not panel_of(blank).is_open
    assert guide_cards(blank) == []
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not panel_of(blank).is_open
    blank.session.undo_stack.undo()
    assert panel_of(blank).is_open


def test_panel_when_f6_is_pressed_then_takes_the_keyboard_and_esc_gives_it_back(blank: MainWindow) -> None:
    assert blank.page is not None
    panel = panel_of(blank)
    blank.page.go_to_pane(1)
    order = list(panel.buttons.values())
    assert order[0].hasFocus()
    QTest.keyClick(order[0], Qt.Key.Key_Down)
    assert order[1].hasFocus()
    QTest.keyClick(order[1], Qt.Key.Key_Escape)
    assert blank.page.canvas.hasFocus()
    assert panel.is_open


def test_template_when_chosen_then_the_map_has_its_rows_as_one_step_and_the_panel_goes(
    blank: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = blank.session
    assert session is not None
    before, title = session.project, session.journey.title
    monkeypatch.setattr(blank, "choose", lambda _title, entries: "four-moments")
    QTest.mouseClick(panel_of(blank).buttons["file.template"], LEFT)
    assert len(session.journey.stages) == 4
    assert session.journey.title != title
    assert len({stage.id for stage in session.journey.stages}) == 4
    assert session.undo_stack.index() == 1
    assert not panel_of(blank).is_open
    session.undo_stack.undo()
    assert session.project is before


def test_template_when_the_map_was_named_then_keeps_its_name(
    blank: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = blank.session
    assert session is not None
    map_id = session.map_id
    session.apply(lambda project: update_map(project, map_id, title="Mine"), "Name it")
    monkeypatch.setattr(blank, "choose", lambda _title, entries: "four-moments")
    blank.prepare().action("file.template").trigger()
    assert session.journey.title == "Mine"


def test_template_when_the_map_holds_cards_then_opens_beside_it(
    editor: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert editor.session is not None
    before = editor.session.project
    monkeypatch.setattr(editor, "choose", lambda _title, entries: "four-moments")
    editor.prepare().action("file.template").trigger()
    assert editor.session.project is before
    others = [window for window in editor.studio.windows if window is not editor]
    assert [len(window.session.journey.stages) for window in others if window.session] == [4]


def test_example_when_chosen_then_opens_in_a_window_of_its_own(
    blank: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def choose(_title: str, entries: list[tuple[str, str, str]]) -> str:
        offered.extend(entry[0] for entry in entries)
        return "sally"

    monkeypatch.setattr(blank, "choose", choose)
    QTest.mouseClick(panel_of(blank).buttons["file.example"], LEFT)
    assert offered == ["sally", "cafeteria", "car"]
    assert len(blank.studio.windows) == 2


def test_panel_when_a_row_or_stage_is_added_then_goes_and_a_name_leaves_it_there(blank: MainWindow) -> None:
    session, panel = blank.session, panel_of(blank)
    assert session is not None
    map_id, stage = session.map_id, session.journey.stages[0].id
    session.apply(lambda project: update_stage(project, map_id, stage, name="Finds us"), "Rename")
    assert panel.is_open
    session.apply(lambda project: insert_row(project, map_id, Row(id="rw_x", kind="pain"), index=0), "Insert")
    assert not panel.is_open
    session.undo_stack.undo()
    assert panel.is_open


def test_panel_when_sent_away_then_stays_away_for_this_map(blank: MainWindow) -> None:
    panel = panel_of(blank)
    QTest.mouseClick(panel.close_button, LEFT)
    assert not panel.is_open
    assert blank.session is not None
    journey = blank.session.journey
    row, stage, map_id = journey.rows[0].id, journey.stages[0].id, journey.id
    card = (Card(id="cd_x", text="x"),)
    blank.session.apply(lambda p: insert_cards(p, map_id, card, row=row, stage=stage, index=0), "Add")
    blank.session.undo_stack.undo()
    assert not panel.is_open


def test_panel_when_all_rows_are_hidden_then_shows_them_again(
    editor: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor, "choose", lambda _title, entries: entries[0][0])
    session = editor.session
    assert session is not None
    assert editor.page is not None
    editor.page.fill_panels()
    map_id = session.map_id

    def hide(project: Project) -> Project:
        for row in session.journey.rows:
            project = update_row(project, map_id, row.id, hidden=True)
        return project

    session.apply(hide, "Hide all rows")
    panel = panel_of(editor)
    assert panel.accessibleName() == "All rows are hidden"
    assert panel.close_button.isHidden()
    editor.refresh()
    QTest.mouseClick(panel.buttons["row.show_hidden"], LEFT)
    assert not any(row.hidden for row in session.journey.rows)
    assert not panel.is_open


def test_panel_when_the_language_changes_then_speaks_it(blank: MainWindow) -> None:
    blank.set_language("es")
    panel = panel_of(blank)
    assert panel.accessibleName() == "Este mapa está vacío"
    for button in panel.buttons.values():
        assert button.minimumWidth() <= panel.width() - 40


@pytest.mark.parametrize("template", ["wall-grid", "five-phases", "on-off-stage", "blank"])
@pytest.mark.parametrize(("width", "height"), [(1400, 900), (1024, 700), (900, 640)])
def test_panel_when_there_are_stages_and_rows_then_leaves_their_names_and_first_cells_free(
    window: MainWindow, qtbot: QtBot, template: str, width: int, height: int
) -> None:
    window.resize(width, height)
    window.open_offer(template)
    assert window.page is not None
    window.page.fill_panels()
    canvas, panel = window.page.canvas, panel_of(window)
    canvas.fit_map()
    qtbot.waitUntil(panel.isVisible)
    journey, sheet = window.session.journey, canvas.sheet()
    first = sheet.cell_rect(journey.rows[0].id, journey.stages[0].id)
    free = canvas.frame.body_rect(first).toRect()
    free.setTop(0)
    free.setRight(canvas.viewport().width())
    assert not panel.geometry().intersects(free)
    assert canvas.viewport().rect().contains(panel.geometry())
    for button in panel.buttons.values():
        assert panel.rect().contains(button.geometry())


def test_foot_when_asked_for_then_lies_in_the_middle_along_the_lower_edge() -> None:
    view = QRect(0, 0, 1000, 800)
    place = foot_of(view, QSize(600, 70))
    assert (place.center().x(), place.bottom() < view.bottom()) == (view.center().x(), True)
    assert place.top() > 700


def test_place_when_the_middle_is_free_then_is_the_middle_else_beside_or_below_the_map() -> None:
    view, size = QRect(0, 0, 1000, 800), QSize(300, 200)
    assert place_for(view, QRect(0, 0, 200, 100), size).center() == view.center()
    assert place_for(view, QRect(0, 0, 900, 450), size).top() > 450
    assert place_for(view, QRect(0, 0, 500 - BELOW, 790), size).left() > 500 - BELOW
    assert place_for(view, QRect(0, 0, 990, 790), size).center() == view.center()
