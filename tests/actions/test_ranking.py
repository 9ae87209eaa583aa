"""Commands found by a few letters of their names, in the language of the program and in English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import i18n
from app.actions.ranking import Command, command_of, ranked, score
from app.actions.table import ACTIONS

COMMANDS = [command_of(spec) for spec in ACTIONS]


def first(typed: str, commands: list[Command]) -> str:
    return ranked(commands, typed)[0].id


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("undo", "edit.undo"),
        ("fitm", "view.fit_map"),
        ("zi", "view.zoom_in"),
        ("dup stage", "stage.duplicate"),
        ("fulscr", "view.full_screen"),
        ("dark", "view.theme_dark"),
    ],
)
def test_ranking_when_letters_are_typed_then_the_meant_command_is_first(typed: str, wanted: str) -> None:
    assert first(typed, COMMANDS) == wanted


def test_ranking_when_spanish_is_spoken_then_both_languages_find_a_command() -> None:
    i18n.use("es")
    commands = [command_of(spec) for spec in ACTIONS]
    name = next(command.name for command in commands if command.id == "edit.undo")
    assert name != "Undo"
    assert first(name, commands) == "edit.undo"
    assert first("undo", commands) == "edit.undo"
    accented = next(command for command in commands if "ó" in command.name)
    assert accented in ranked(commands, accented.name.replace("ó", "o"))


def test_ranking_when_nothing_is_typed_then_the_last_ones_come_first_and_all_are_there() -> None:
    found = [command.id for command in ranked(COMMANDS, " ", recent=("view.fit_map", "edit.redo"))]
    assert found[:2] == ["view.fit_map", "edit.redo"]
    assert len(found) == len(COMMANDS)


def test_ranking_when_letters_are_out_of_order_then_nothing_is_found() -> None:
    assert ranked(COMMANDS, "qxzj") == []
    assert score("ba", "ab") is None


def test_score_when_letters_begin_words_then_is_better() -> None:
    assert (score("fm", "Fit map") or 0) > (score("fm", "Affirm") or 0)
    assert (score("map", "Fit map") or 0) > (score("map", "Make a plan") or 0)
    assert (score("go", "Edit > Go") or 0) > (score("go", "Edit > tango") or 0)


@given(text=st.text(alphabet="ab c", max_size=8), typed=st.text(alphabet="abc", min_size=1, max_size=4))
def test_score_when_there_is_one_then_the_letters_are_there_in_order(text: str, typed: str) -> None:
    rest = iter(text)
    assert (score(typed, text) is not None) == all(letter in rest for letter in typed)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("dupliacte", "edit.duplicate"),
        ("outlinne", "view.outline"),
        ("collpase", "stage.collapse"),
        ("fulll screen", "view.full_screen"),
        ("zoom inn", "view.zoom_in"),
    ],
)
def test_ranking_when_a_finger_slipped_then_the_meant_command_is_first(typed: str, wanted: str) -> None:
    assert first(typed, COMMANDS) == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [("dupilcar", "edit.duplicate"), ("bucsar anterior", "find.previous"), ("pegr", "edit.paste")],
)
def test_ranking_when_a_finger_slipped_in_spanish_then_the_meant_command_is_first(
    typed: str, wanted: str
) -> None:
    i18n.use("es")
    assert first(typed, [command_of(spec) for spec in ACTIONS]) == wanted


def test_ranking_when_letters_mean_nothing_then_no_slip_is_made_up() -> None:
    assert ranked(COMMANDS, "qqxxzz") == []
