"""Cards whose words were never put into lines are written as those that were."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.ink.primitives import PlainLines
from app.layout.engine import lay_out
from app.layout.options import LayoutOptions
from app.layout.sheet import Sheet
from app.model.card import Card
from app.model.journey import JourneyMap
from app.model.project import new_project
from app.model.row import Row
from app.model.stage import Stage
from app.render.pdf import PdfPage, write_pdf
from tests.render.reading import pdf_text

WORDS = (
    "a",
    "Kaufentscheidung",
    "well-known",
    "¿qué?",
    "«",
    "»",
    ":",
    "!",
    "fi",
    "3",
    "–",
    "e\u0301",
    "旅",
    "x" * 40,
)
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=24).map(" ".join)


def printed(*cards: str) -> Sheet:
    stage = Stage(id="s", name="Stage")
    made = tuple(Card(id=f"c{number}", text=text) for number, text in enumerate(cards))
    row = Row(id="r", kind="actions", name="Row", cells={"s": made})
    journey = JourneyMap(id="m", title="T", stages=(stage,), rows=(row,))
    return lay_out(new_project("T", maps=(journey,)), "m", LayoutOptions(language="en", full_text=True))


def seen(sheet: Sheet) -> Sheet:
    """The same sheet after somebody has looked at its cards."""
    for shelf in sheet.shelves:
        for cell in shelf.layout.cells:
            for placed in cell.cards:
                assert placed.block.items
    return sheet


def as_pdf(sheet: Sheet) -> bytes:
    return write_pdf([PdfPage(sheet.width, sheet.height, sheet)])


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, min_size=1, max_size=4))
def test_cards_when_nobody_has_looked_at_them_then_their_pdf_is_the_same(found: list[str]) -> None:
    assert as_pdf(printed(*found)) == as_pdf(seen(printed(*found)))


def test_card_when_its_words_are_plain_then_they_are_not_put_into_lines_for_a_pdf() -> None:
    sheet = printed("Notices that her work is badly organised, for the third time this week")
    block = sheet.shelves[0].layout.cells[0].cards[0].block
    assert any(isinstance(item, PlainLines) for item in block.swift_items)
    assert "badly organised, for the third time this week" in pdf_text(as_pdf(sheet))
    assert not isinstance(block._items, tuple)


def test_card_when_a_word_is_cut_at_its_hyphen_then_no_space_comes_between() -> None:
    sheet = printed("Kunden-Beziehungs-Management-Programm-Verantwortliche-Person")
    found = pdf_text(as_pdf(sheet)).replace("-", "")  # PDFium takes hyphens at line ends away
    assert "KundenBeziehungsManagementProgrammVerantwortlichePerson" in found
