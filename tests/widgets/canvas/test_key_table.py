"""The table of keys, driven key by key: from a start, through keys, to what must be then."""

import re
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from app.actions.table_canvas import CANVAS_ACTIONS
from app.editing.selection import Selection, at_cell, of_card, of_cards, of_point, of_row, of_stage, of_title
from app.model.query import find_card, find_point
from tests.widgets.canvas.conftest import Stand


@dataclass(frozen=True)
class Case:
    """One row of the table: where it starts, which keys, and what is expected by name."""

    start: str
    keys: str
    then: dict[str, object] = field(default_factory=dict)
    answer: str | None = None


MOVING = (
    Case("card:cd_1", "Down", {"at": "card:cd_2"}),
    Case("card:cd_2", "Up", {"at": "card:cd_1"}),
    Case("card:cd_2", "Down", {"at": "cell:rw_p/st_0"}),
    Case("cell:rw_p/st_0", "Up", {"at": "card:cd_2"}),
    Case("card:cd_1", "Right", {"at": "card:cd_3"}),
    Case("card:cd_3", "Left", {"at": "card:cd_1"}),
    Case("card:cd_1", "Ctrl+Down", {"at": "cell:rw_p/st_0"}),
    Case("card:cd_4", "Ctrl+Up", {"at": "card:cd_3"}),
    Case("card:cd_1", "Ctrl+Right Ctrl+Right", {"at": "cell:rw_a/st_2"}),
    Case("card:cd_3", "Ctrl+Left", {"at": "card:cd_1"}),
    Case("card:cd_1", "End", {"at": "cell:rw_a/st_3"}),
    Case("cell:rw_a/st_3", "Home", {"at": "card:cd_1"}),
    Case("card:cd_1", "Ctrl+End", {"at": "cell:rw_o/st_3"}),
    Case("cell:rw_o/st_3", "Ctrl+Home", {"at": "card:cd_1"}),
    Case("card:cd_1", "Up", {"at": "stage:st_0"}),
    Case("card:cd_1", "Left", {"at": "row:rw_a"}),
    Case("stage:st_0", "Up", {"at": "title"}),
    Case("row:rw_a", "Up", {"at": "title"}),
    Case("stage:st_0", "Right Right Down", {"at": "cell:rw_a/st_2"}),
    Case("row:rw_a", "Down Right", {"at": "cell:rw_p/st_0"}),
    Case("title", "Right Down", {"at": "card:cd_1"}),
    Case("card:cd_1", "Shift+Down", {"cards": {"cd_1", "cd_2"}}),
    Case("card:cd_1", "Shift+Down Shift+Up", {"cards": {"cd_1"}}),
    Case("card:cd_1", "Shift+Right", {"cards": {"cd_1", "cd_3"}}),
    Case("card:cd_1", "Ctrl+A", {"cards": {"cd_1", "cd_2", "cd_3", "cd_4"}}),
    Case("card:cd_1", "Ctrl+Shift+A", {"cards": {"cd_1", "cd_2", "cd_3"}}),
    Case("card:cd_1", "Esc", {"cards": set(), "at": "card:cd_1"}),
    Case("card:cd_1", "Ctrl+G", {"at": "stage:st_2"}, answer="st_2"),
    Case("card:cd_1", "Ctrl+G", {"at": "row:rw_o"}, answer="rw_o"),
)

WRITING = (
    Case("cell:rw_o/st_0", "'Idea' Esc", {"cell:rw_o/st_0": ["Idea"], "steps": 1, "editing": False}),
    Case("card:cd_3", "'!' Esc", {"cell:rw_a/st_1": ["Buys it!"], "steps": 1}),
    Case("cards:cd_1,cd_3", "'x'", {"editing": False, "steps": 0, "status": "Select one card to type"}),
    Case("card:cd_3", "Return", {"editing": True}),
    Case("card:cd_3", "F2 'x' Esc", {"cell:rw_a/st_1": ["Buys itx"]}),
    Case("cell:rw_o/st_0", "Return 'New' Esc", {"cell:rw_o/st_0": ["New"]}),
    Case("stage:st_1", "Return 's' Return", {"stages": ["Before", "Buys", "Use", "Leave"], "editing": False}),
    Case("row:rw_p", "F2 ' here' Return", {"row name:rw_p": "Pain points here"}),
    Case("point:pt_1", "Return 'Good' Esc", {"thought:pt_1": "Good"}),
    Case("title", "Return '!' Return", {"title": "A journey!"}),
    Case("card:cd_1", "Ctrl+Return 'mid' Esc", {"cell:rw_a/st_0": ["Looks around", "mid", "Asks a friend"]}),
    Case("card:cd_3", "Insert 'more' Esc", {"cell:rw_a/st_1": ["Buys it", "more"]}),
    Case("cell:rw_o/st_0", "'a' Return 'b' Return Return", {"cell:rw_o/st_0": ["a", "b"], "editing": False}),
    Case("cell:rw_o/st_0", "'a' Shift+Return 'b' Esc", {"cell:rw_o/st_0": ["a\nb"], "steps": 1}),
    Case("cell:rw_o/st_0", "'a' Tab 'b' Esc", {"cell:rw_o/st_0": ["a"], "cell:rw_o/st_1": ["b"]}),
    Case("cell:rw_o/st_1", "'b' Shift+Backtab 'a' Esc", {"cell:rw_o/st_0": ["a"], "cell:rw_o/st_1": ["b"]}),
    Case("cell:rw_o/st_3", "'end' Tab", {"cell:rw_o/st_3": ["end"], "editing": False, "stage count": 4}),
    Case("cell:rw_o/st_0", "Return Esc", {"cell:rw_o/st_0": [], "steps": 0}),
    Case("card:cd_3", "Return Esc", {"steps": 0, "cell:rw_a/st_1": ["Buys it"]}),
    Case("stage:st_3", "F2 Tab 'Last' Return", {"stages": ["Before", "Buy", "Use", "Leave", "Last"]}),
    Case("row:rw_a", "F2 Tab 'Pains' Return", {"row name:rw_p": "Pains"}),
)

CARDS = (
    Case("card:cd_1", "Alt+Down", {"cell:rw_a/st_0": ["Asks a friend", "Looks around"], "at": "card:cd_1"}),
    Case("card:cd_2", "Alt+Up", {"cell:rw_a/st_0": ["Asks a friend", "Looks around"]}),
    Case("card:cd_2", "Alt+Down", {"cell:rw_p/st_0": ["Asks a friend"], "at": "card:cd_2"}),
    Case("card:cd_1", "Alt+Right", {"cell:rw_a/st_1": ["Buys it", "Looks around"]}),
    Case("card:cd_3", "Alt+Left", {"cell:rw_a/st_0": ["Looks around", "Asks a friend", "Buys it"]}),
    Case("card:cd_1", "Alt+Left", {"steps": 0}),
    Case("cards:cd_1,cd_3", "Alt+Right", {"cell:rw_a/st_1": ["Looks around"], "cell:rw_a/st_2": ["Buys it"]}),
    Case("cards:cd_1,cd_3", "Alt+Left", {"steps": 0, "cell:rw_a/st_1": ["Buys it"]}),
    Case("card:cd_3", "Alt+Shift+Down", {"cell:rw_p/st_1": ["Too dear", "Buys it"]}),
    Case("card:cd_4", "Alt+Shift+Up", {"cell:rw_a/st_1": ["Buys it", "Too dear"]}),
    Case("card:cd_1", "Ctrl+J Right Return", {"cell:rw_a/st_1": ["Looks around", "Buys it"], "steps": 1}),
    Case("card:cd_1", "Ctrl+J Down Down Esc", {"steps": 0, "cards": {"cd_1"}}),
    Case("cards:cd_1,cd_3", "Ctrl+J Ctrl+Right Return", {"cell:rw_a/st_2": ["Buys it"], "steps": 1}),
    Case("card:cd_3", "Ctrl+D", {"cell:rw_a/st_1": ["Buys it", "Buys it"]}),
    Case("card:cd_1", "Delete", {"cell:rw_a/st_0": ["Asks a friend"], "toast": "1 card deleted"}),
    Case("card:cd_1", "Backspace", {"cell:rw_a/st_0": ["Asks a friend"]}),
    Case("card:cd_1", "Ctrl+X Right Ctrl+V", {"cell:rw_a/st_1": ["Buys it", "Looks around"]}),
    Case("card:cd_3", "Ctrl+C Left Ctrl+V", {"cell:rw_a/st_0": ["Looks around", "Buys it", "Asks a friend"]}),
    *(
        Case("card:cd_1", f"Alt+{number}", {"paper:cd_1": paper})
        for number, paper in enumerate(
            (None, "yellow", "orange", "coral", "pink", "violet", "blue", "green", "grey")
        )
    ),
    Case("card:cd_3", "Ctrl+Shift+M", {"moments": ["st_1"]}),
    Case("card:cd_3", "Ctrl+Shift+M Ctrl+Shift+M", {"moments": []}),
    Case("card:cd_3", "Ctrl+K", {"field": "evidence_ids"}),
    Case("point:pt_1", "Ctrl+K", {"field": "evidence_ids"}),
)

PARTS = (
    Case("card:cd_1", "Ctrl+Shift+Right 'X' Return", {"stages": ["Before", "X", "Buy", "Use", "Leave"]}),
    Case("card:cd_1", "Ctrl+Shift+Left 'X' Return", {"stages": ["X", "Before", "Buy", "Use", "Leave"]}),
    Case("card:cd_1", "Ctrl+Shift+Down", {"kinds": ["actions", "needs", "pain"]}, answer="needs"),
    Case("card:cd_1", "Ctrl+Shift+Up", {"kinds": ["needs", "actions", "pain"]}, answer="needs"),
    Case("stage:st_0", "Alt+Right", {"stages": ["Buy", "Before", "Use", "Leave"], "at": "stage:st_0"}),
    Case("stage:st_1", "Alt+Left", {"stages": ["Buy", "Before", "Use", "Leave"]}),
    Case("row:rw_a", "Alt+Down", {"rows": ["rw_p", "rw_a", "rw_e", "rw_o"], "at": "row:rw_a"}),
    Case("row:rw_p", "Alt+Up", {"rows": ["rw_p", "rw_a", "rw_e", "rw_o"]}),
    Case(
        "stage:st_1",
        "Delete",
        {"stages": ["Before", "Use", "Leave"], "toast": "Stage Buy and 2 cards deleted"},
    ),
    Case("row:rw_p", "Delete", {"rows": ["rw_a", "rw_e", "rw_o"]}),
    Case("stage:st_1", "Ctrl+D", {"stages": ["Before", "Buy", "Buy", "Use", "Leave"]}),
    Case("row:rw_p", "Ctrl+D", {"kinds": ["actions", "pain", "pain"]}),
    Case("stage:st_1", "Alt+Shift+Right Alt+Shift+Right", {"width:st_1": 280.0, "steps": 1}),
    Case("stage:st_1", "Alt+Shift+Left", {"width:st_1": 256.0}),
    Case("row:rw_p", "Ctrl+Shift+H", {"hidden": ["rw_p"]}),
    Case("row:rw_p", "Ctrl+Shift+H Ctrl+Shift+G", {"hidden": []}),
    Case("row:rw_p", "Ctrl+Shift+H Ctrl+Shift+H Ctrl+Shift+G", {"hidden": ["rw_e"]}, answer="rw_p"),
    Case("row:rw_p", "Ctrl+Shift+H Ctrl+Shift+H Ctrl+Shift+G", {"hidden": []}, answer=""),
)

EMOTIONS = (
    Case("point:pt_1", "Up", {"score:pt_1": 1.5}),
    Case("point:pt_1", "Down Down", {"score:pt_1": 0.0, "steps": 1}),
    Case("point:pt_1", "Shift+Up", {"score:pt_1": 1.1}),
    Case("point:pt_1", "Shift+Down", {"score:pt_1": 0.9}),
    *(Case("point:pt_1", str(digit), {"score:pt_1": digit - 3.0}) for digit in range(1, 6)),
    Case("point:pt_1", "Left", {"at": "point:pt_0"}),
    Case("point:pt_0", "Right", {"at": "point:pt_1"}),
    Case("point:pt_1", "Ctrl+Down", {"at": "cell:rw_o/st_1", "score:pt_1": 1.0}),
    Case("point:pt_1", "Ctrl+Up", {"at": "card:cd_4", "score:pt_1": 1.0}),
    Case("point:pt_0", "Return ' now' Esc", {"thought:pt_0": "Lost now"}),
    Case("point:pt_0", "'!' Esc", {"thought:pt_0": "Lost!"}),
    Case("cell:rw_e/st_2", "Up", {"scores:st_2": [0.5]}),
    Case("cell:rw_e/st_2", "Down", {"scores:st_2": [-0.5]}),
    Case("cell:rw_e/st_2", "1", {"scores:st_2": [-2.0]}),
    Case("point:pt_0", "Delete", {"scores:st_0": []}),
    Case("card:cd_3", "Ctrl+Shift+L", {"at": "point:pt_1"}),
    Case("stage:st_2", "Ctrl+Shift+L 5", {"scores:st_2": [2.0]}),
)

VIEW = (
    Case("card:cd_1", "Ctrl+0", {"zoom": 1.0}),
    Case("card:cd_1", "Ctrl+0 Ctrl++", {"zoom": 1.25}),
    Case("card:cd_1", "Ctrl+0 Ctrl+=", {"zoom": 1.25}),
    Case("card:cd_1", "Ctrl+0 Ctrl+-", {"zoom": 0.8}),
    Case("card:cd_1", "Ctrl+0 Ctrl+2", {"zoom": 1.5}),
    Case("card:cd_1", "Ctrl+2 Ctrl++ Ctrl++ PgDown", {"scrolled": "down"}),
    Case("card:cd_1", "Ctrl+2 Shift+PgDown", {"scrolled": "right"}),
    Case("cell:rw_o/st_2", "Ctrl+2", {"whole stage": True}),
    Case("card:cd_3", "Shift+F10", {"menu": "card"}),
    Case("cell:rw_o/st_2", "Shift+F10", {"menu": "cell"}),
    Case("cell:rw_e/st_2", "Shift+F10", {"menu": "curve"}),
    Case("stage:st_1", "Shift+F10", {"menu": "stage"}),
    Case("row:rw_p", "Shift+F10", {"menu": "row"}),
    Case("point:pt_1", "Shift+F10", {"menu": "point"}),
    Case("card:cd_1", "Space", {"steps": 0, "editing": False}),
    Case("card:cd_1", "Ctrl+2 Ctrl++ Ctrl++ PgDown PgUp", {"scrolled": ""}),
    Case("card:cd_1", "Ctrl+2 Shift+PgDown Shift+PgUp", {"scrolled": ""}),
    Case("card:cd_1", "Ctrl+2 Ctrl+1", {"whole stage": True, "whole width": True}),
    Case("card:cd_1", "Ctrl+2 Ctrl+3", {"whole width": True}),
)

EDGES = (
    Case("card:cd_3", "F2 'x' Ctrl+Z Esc", {"cell:rw_a/st_1": ["Buys it"], "steps": 0}),
    Case("card:cd_3", "F2 Ctrl+A 'New' Esc", {"cell:rw_a/st_1": ["New"], "steps": 1}),
    Case("cell:rw_o/st_0", "'- a' Esc", {"cell:rw_o/st_0": ["- a"]}),
    Case("cell:rw_o/st_0", "'a  ' Shift+Return Esc", {"cell:rw_o/st_0": ["a"]}),
    Case("card:cd_3", "Ctrl+Enter 'y' Esc", {"cell:rw_a/st_1": ["Buys it", "y"]}),
    Case("card:cd_1", "Shift+Delete Right Shift+Insert", {"cell:rw_a/st_1": ["Buys it", "Looks around"]}),
    Case("card:cd_3", "Ctrl+Insert Down Ctrl+V", {"cell:rw_p/st_1": ["Too dear", "Buys it"]}),
    Case("card:cd_1", "Shift+Down Ctrl+C Ctrl+End Ctrl+Shift+V", {"cell card count:rw_o/st_3": 1}),
    Case("card:cd_1", "Ctrl+A Esc Esc", {"cards": set(), "at": "card:cd_1"}),
    Case("cell:rw_a/st_3", "Right", {"at": "cell:rw_a/st_3"}),
    Case("cell:rw_o/st_0", "Down", {"at": "cell:rw_o/st_0"}),
    Case("stage:st_0", "Left", {"at": "title"}),
    Case("cell:rw_e/st_2", "'5'", {"scores:st_2": [2.0]}),
    Case("stage:st_3", "Delete", {"stages": ["Before", "Buy", "Use"], "at": "stage:st_2"}),
    Case("card:cd_4", "Alt+Shift+Down", {"cell:rw_o/st_1": ["Too dear"], "cell:rw_p/st_1": []}),
)


def select(stand: Stand, start: str) -> None:
    kind, _colon, name = start.partition(":")
    journey = stand.session.journey
    row, _slash, stage = name.partition("/")
    ids = name.split(",")
    made: dict[str, Selection] = {
        "card": of_card(journey, name),
        "cards": of_cards(frozenset(ids), of_card(journey, ids[0]).cursor),
        "cell": at_cell(row, stage),
        "stage": of_stage(name),
        "row": of_row(name),
        "point": of_point(journey, name),
        "title": of_title(),
    }
    stand.session.select(made[kind])
    stand.canvas.reveal(stand.session.selection)


def press(stand: Stand, keys: str) -> None:
    rest = keys
    while rest:
        if rest[0] == "'":
            text, _quote, rest = rest[1:].partition("'")
            stand.type(text)
        else:
            name, _space, rest = rest.partition(" ")
            pressed = QKeySequence(name)[0]
            stand.key(Qt.Key(pressed.key()), pressed.keyboardModifiers())
        rest = rest.lstrip(" ")


def place(selection: Selection) -> str:
    cursor = selection.cursor
    if selection.part == "title":
        return "title"
    if cursor.card:
        return f"card:{cursor.card}"
    if cursor.point:
        return f"point:{cursor.point}"
    if cursor.row and cursor.stage:
        return f"cell:{cursor.row}/{cursor.stage}"
    return f"stage:{cursor.stage}" if cursor.stage else f"row:{cursor.row}"


def simple_facts(stand: Stand, said: list[str]) -> dict[str, object]:
    session, journey, camera = stand.session, stand.session.journey, stand.canvas.camera
    return {
        "at": place(session.selection),
        "cards": set(session.selection.cards),
        "steps": stand.steps(),
        "editing": stand.canvas.is_editing,
        "stages": [stage.name for stage in journey.stages],
        "stage count": len(journey.stages),
        "rows": [row.id for row in journey.rows],
        "kinds": [row.kind for row in journey.rows][:3],
        "hidden": [row.id for row in journey.rows if row.hidden],
        "title": journey.title,
        "moments": [moment.stage for moment in journey.moments],
        "toast": stand.window.toasts[-1] if stand.window.toasts else None,
        "field": stand.window.edited[-1] if stand.window.edited else None,
        "status": next((text for text in reversed(said) if text.startswith("Select")), None),
        "menu": stand.menus[-1] if stand.menus else None,
        "whole stage": shows_whole_stage(stand),
        "whole width": shows_whole_width(stand),
        "zoom": pytest.approx(camera.zoom),
        "scrolled": "down" if camera.y > 200 else "right" if camera.x > 200 else "",
    }


def shows_whole_stage(stand: Stand) -> bool:
    """Say whether the cursor's column is seen from its first to its last row."""
    sheet, frame = stand.canvas.sheet(), stand.canvas.frame
    column = sheet.column_of.get(stand.session.selection.cursor.stage or "")
    if column is None:
        return False
    view = frame.seen(frame.cells_view)
    return view.x <= column.x and column.right <= view.right and sheet.shelves[-1].bottom <= view.bottom


def shows_whole_width(stand: Stand) -> bool:
    """Say whether all columns are seen."""
    columns, frame = stand.canvas.sheet().columns, stand.canvas.frame
    view = frame.seen(frame.cells_view)
    return view.x <= columns[0].x and columns[-1].right <= view.right


def fact(stand: Stand, name: str, said: list[str]) -> object:
    kind, colon, thing = name.partition(":")
    journey = stand.session.journey
    if not colon:
        return simple_facts(stand, said)[name]
    row, _slash, stage = thing.partition("/")
    card, point = find_card(journey, thing), find_point(journey, thing)
    asked = {
        "cell": lambda: stand.texts(row, stage),
        "cell card count": lambda: len(stand.texts(row, stage)),
        "paper": lambda: card.card.paper if card else None,
        "score": lambda: point.point.score if point else None,
        "thought": lambda: point.point.text if point else None,
        "scores": lambda: [p.score for p in journey.rows[2].curves[0].points if p.stage == thing],
        "row name": lambda: next(held.name for held in journey.rows if held.id == thing),
        "width": lambda: stand.canvas.sheet().column_of[thing].width,
    }
    return asked[kind]()


CASES = (*MOVING, *WRITING, *CARDS, *PARTS, *EMOTIONS, *VIEW, *EDGES)


@pytest.mark.parametrize("case", CASES, ids=[f"{case.start} {case.keys}" for case in CASES])
def test_keys_when_pressed_then_do_what_the_table_says(stand: Stand, case: Case) -> None:
    said: list[str] = []
    stand.canvas.status_changed.connect(lambda text, _hint: said.append(text))
    stand.window.answer = case.answer
    select(stand, case.start)
    press(stand, case.keys)
    found = {name: fact(stand, name, said) for name in case.then}
    assert case.then
    assert found == case.then


NOT_IN_A_CELL = {"view.table_below"}
"""Keys of the canvas's table that need a window; `tests/widgets/test_shortcuts_agree.py` presses them."""


def test_keys_when_an_action_of_the_map_has_some_then_the_table_presses_them() -> None:
    pressed = {
        QKeySequence(name).toString() for case in CASES for name in re.sub("'[^']*'", "", case.keys).split()
    }
    missing = [
        (spec.id, keys)
        for spec in CANVAS_ACTIONS
        for keys in spec.shortcuts
        if spec.id not in NOT_IN_A_CELL and QKeySequence(keys).toString() not in pressed
    ]
    assert missing == []


@pytest.mark.parametrize("case", [case for case in CASES if case.then.get("steps") != 0][:90:6])
def test_keys_when_all_is_undone_then_the_document_is_as_it_was(stand: Stand, case: Case) -> None:
    before = stand.session.project
    stand.window.answer = case.answer
    select(stand, case.start)
    press(stand, case.keys)
    stand.canvas.finish_editing()
    stand.session.undo_stack.setIndex(0)
    assert stand.session.project is before


def test_face_when_clicked_with_a_stage_focused_then_sets_its_score(stand: Stand) -> None:
    sheet = stand.canvas.sheet()
    shelf = sheet.shelf_of["rw_e"]
    assert shelf.layout.scale is not None
    x = sheet.header_x + sheet.header_width - 19
    select(stand, "stage:st_2")
    stand.click(stand.at(x, shelf.y + shelf.layout.scale.y_of(2)))
    assert fact(stand, "scores:st_2", []) == [2.0]
    stand.click(stand.at(x, shelf.y + shelf.layout.scale.y_of(-1)))
    assert fact(stand, "scores:st_2", []) == [-1.0]
    assert stand.steps() == 2
    select(stand, "title")
    stand.click(stand.at(x, shelf.y + shelf.layout.scale.y_of(0)))
    assert place(stand.session.selection) == "row:rw_e"


def test_enter_when_it_makes_new_lines_then_ctrl_enter_begins_the_next_card(stand: Stand) -> None:
    stand.canvas.set_enter_breaks(is_on=True)
    select(stand, "cell:rw_o/st_0")
    press(stand, "'a' Return 'b' Ctrl+Return 'c' Esc")
    assert stand.texts("rw_o", "st_0") == ["a\nb", "c"]
    select(stand, "stage:st_0")
    press(stand, "Return 'X' Return")
    assert not stand.canvas.is_editing, "a name has one line"


def test_headers_when_not_kept_in_sight_then_scroll_away_with_the_map(stand: Stand) -> None:
    select(stand, "cell:rw_o/st_3")
    press(stand, "Ctrl+2 Ctrl++ Ctrl++")
    assert stand.canvas.frame.is_pinned_left
    assert stand.canvas.frame.cells_view.x > 0
    stand.do("view.headers")
    assert not stand.canvas.frame.is_pinned_left
    assert (stand.canvas.frame.cells_view.x, stand.canvas.frame.cells_view.y) == (0.0, 0.0)
    press(stand, "Ctrl+Home")
    assert place(stand.session.selection) == "card:cd_1"
    assert stand.canvas.viewport().rect().contains(stand.card("cd_1"))
    stand.do("view.headers")
    assert stand.canvas.freezes
