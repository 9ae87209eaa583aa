"""A map as an outline in Markdown, in which no text of a card becomes markup."""

import re

from hypothesis import given
from hypothesis import strategies as st

from app.interchange.outline import outline_of
from app.model.card import Card
from app.model.edits.cards import insert_cards
from tests.widgets.canvas.conftest import small_project


def test_outline_when_a_map_is_written_then_has_stages_rows_and_cards() -> None:
    text = outline_of(small_project().maps[0])
    assert text.startswith(
        "# A journey\n\n## 1. Before\n\n- **Actions**\n  - Looks around\n  - Asks a friend\n"
    )
    assert "- **Emotions**\n  - -1 Lost" in text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20))
def test_outline_when_a_card_looks_like_markup_then_is_still_one_plain_item(words: str) -> None:
    card = Card(id="cd_x", text=words)
    project = insert_cards(small_project(), "mp_1", (card,), row="rw_o", stage="st_3", index=0)
    lines = outline_of(project.maps[0]).splitlines()
    if words.strip():
        last = lines[-1].removeprefix("  - ")
        assert re.sub(r"\\(.)", r"\1", last) == " ".join(words.split())
        assert not re.search(r"(?<!\\)[*_`\[\]<>]", last)
