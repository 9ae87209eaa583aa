"""Alt and a letter: in each language, no two entries of a menu answer to the same one."""

from collections.abc import Iterator

import pytest

from app import i18n
from app.actions.menus import MENUS
from app.actions.table import ACTIONS

PLACES = ("", *(menu.id for menu in MENUS))


def entries(place: str) -> Iterator[str]:
    """Yield what a menu shows: its submenus, then its actions; the menu bar has menus only."""
    yield from (menu.text for menu in MENUS if menu.parent == place)
    if place:
        yield from (action.text for action in ACTIONS if action.menu == place)


@pytest.mark.parametrize("language", sorted(i18n.LANGUAGES))
@pytest.mark.parametrize("place", PLACES)
def test_mnemonics_when_a_menu_is_open_then_each_letter_is_used_once(place: str, language: str) -> None:
    words = i18n.translator_for(language)
    texts = [words.text(text).replace("&&", "") for text in entries(place)]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    doubles = {letter: texts for letter in letters if letters.count(letter) > 1}
    assert not doubles
