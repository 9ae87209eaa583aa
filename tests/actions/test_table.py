"""The action tables: complete, unambiguous, and every entry does something."""

import inspect
from collections import Counter

import pytest

from app.actions.menus import MENUS
from app.actions.registry import CONTEXTS, plain_text
from app.actions.spec import ActionSpec
from app.actions.state import State
from app.actions.table import ACTIONS
from app.paths import resource_path

FORBIDDEN_KEYS = ("Ctrl+Alt+", "Ctrl+M", "Ctrl+H", "Ctrl+Space", "Ctrl+Shift+U", "Ctrl+Shift+E")


def ids(spec: ActionSpec) -> str:
    return spec.id


def test_actions_when_listed_then_their_ids_are_unique() -> None:
    assert [name for name, count in Counter(spec.id for spec in ACTIONS).items() if count > 1] == []


def test_shortcuts_when_listed_then_no_two_actions_share_one() -> None:
    # A window's shortcut acts on the canvas too, so the scopes must not overlap either.
    keys = Counter(keys for spec in ACTIONS for keys in spec.shortcuts)
    assert [name for name, count in keys.items() if count > 1] == []


def test_shortcuts_when_listed_then_none_is_taken_by_systems_or_keyboards() -> None:
    found = [
        (spec.id, keys)
        for spec in ACTIONS
        for keys in spec.shortcuts
        if keys in FORBIDDEN_KEYS or keys.startswith("Ctrl+Alt+")
    ]
    assert found == []


@pytest.mark.parametrize("spec", ACTIONS, ids=ids)
def test_handler_when_looked_up_then_is_a_function_of_a_desk(spec: ActionSpec) -> None:
    assert next(iter(inspect.signature(spec.handler()).parameters)) == "desk"


@pytest.mark.parametrize("spec", ACTIONS, ids=ids)
def test_action_when_looked_for_then_is_in_a_menu_or_a_context_menu(spec: ActionSpec) -> None:
    assert spec.menu or spec.contexts
    assert not spec.menu or spec.menu in {menu.id for menu in MENUS}
    assert set(spec.contexts) <= set(CONTEXTS)


@pytest.mark.parametrize("spec", ACTIONS, ids=ids)
def test_action_when_shown_then_has_a_text_and_a_known_icon(spec: ActionSpec) -> None:
    assert plain_text(spec.text).strip()
    assert not spec.icon or f'"{spec.icon}":' in resource_path("icons.json").read_text("utf-8")


@pytest.mark.parametrize("spec", ACTIONS, ids=ids)
def test_conditions_when_nothing_is_open_then_answer_without_a_document(spec: ActionSpec) -> None:
    state = State()
    assert spec.enabled(state) in (True, False)
    assert spec.checked is None or spec.checked(state) in (True, False)


@pytest.mark.parametrize("menu", MENUS, ids=lambda menu: menu.id)
def test_menu_when_opened_then_holds_something(menu: object) -> None:
    found = next(each for each in MENUS if each is menu)
    assert found.dynamic or any(spec.menu.split("/")[0] == found.id.split("/")[0] for spec in ACTIONS)
    assert not found.parent or found.parent in {each.id for each in MENUS}
