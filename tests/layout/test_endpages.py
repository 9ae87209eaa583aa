"""The pages after a poster: nothing is lost, nothing overlaps, and the numbers are those on the cards."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.ink.primitives import Hyperlink, TextLine
from app.ink.style import POSTER
from app.layout.endpages.book import EndPage, Wanted, end_pages, left_out
from app.layout.endpages.evidence import uses
from app.layout.endpages.flow import GUTTER, Heading, Page, pages_of
from app.layout.endpages.pieces import Piece
from app.layout.engine import lay_out
from app.layout.note_numbers import numbered_notes, numbers_of_cards
from app.layout.options import LayoutOptions
from app.layout.sheet import Sheet
from app.model.project import Project
from app.values import replace
from tests.layout import rich

A4 = Page(595.0, 842.0, 45.0)
WALL = LayoutOptions(language="en", style=POSTER, shelf=8, full_text=True, notes=True)
ALL = Wanted(personas=True, evidence=True, notes=True)


def said(sheet: Sheet) -> list[str]:
    return [placed.block.text for placed in (*sheet.title, *sheet.foot) if placed.block.text]


def pages(project: Project, wanted: Wanted = ALL, **options: object) -> tuple[EndPage, ...]:
    chosen = replace(WALL, **options)
    sheet = lay_out(project, "mp_1", chosen)
    return end_pages(project, sheet, A4, options=chosen, wanted=wanted)


PIECES = st.lists(
    st.builds(
        Piece,
        st.just(()),
        st.sampled_from((10.0, 15.0, 90.0, 300.0, 900.0)),
        st.sampled_from((0.0, 12.0)),
        st.booleans(),
    ),
    max_size=40,
)


@settings(deadline=None, max_examples=150)
@given(PIECES, st.sampled_from((1, 2, 3)))
def test_pages_when_any_pieces_flow_then_each_stands_once_in_order_and_meets_no_other(
    pieces: list[Piece], columns: int
) -> None:
    named = [replace(piece, text=str(number)) for number, piece in enumerate(pieces)]
    sheets = pages_of(named, A4, first=Heading((), 40.0, "head"), columns=columns)
    found = [placed.block.text for sheet in sheets for placed in sheet.foot]
    assert found == [piece.text for piece in named]
    for sheet in sheets:
        rects = [placed.rect for placed in sheet.foot]
        assert not any(a.meets(b) for i, a in enumerate(rects) for b in rects[:i])
        tall = any(piece.height > 700 or piece.keep for piece in named)
        assert tall or all(rect.bottom <= A4.height - A4.margin + 0.01 for rect in rects)
        assert all(rect.width == (A4.room - (columns - 1) * GUTTER) / columns for rect in rects)


def test_pages_when_columns_hold_all_then_they_are_about_equally_long() -> None:
    sheets = pages_of([Piece((), 20.0)] * 11, A4, first=Heading((), 40.0, "head"), columns=2)
    assert len(sheets) == 1
    xs = [placed.x for placed in sheets[0].foot]
    assert sorted((xs.count(x) for x in set(xs)), reverse=True) == [6, 5]


def test_persona_sheet_when_made_then_tells_every_filled_field_with_its_label() -> None:
    found = next(page for page in pages(rich.project()) if page.name == "Inés Robles")
    text = " ".join(said(found.sheet))
    heads = [
        item.line.text for p in found.sheet.title for item in p.block.items if isinstance(item, TextLine)
    ]
    assert heads == [
        "IR",
        "Inés Robles",
        "Drives to three customers a day.",
        "sales representative · 38 · Valencia",
        "“A dream come true.”",
    ]
    for words in (
        *("Professional goals", "Be on time", "Look the part", "Frustrated by", "Waiting without a word"),
        *("careful – bold", "Thinks and feels", "Is it worth it?", "Favourite colour", "dark green"),
        *("At ease with technology", "4 / 5", "12 interviews"),
    ):
        assert words in text


def test_persona_sheet_when_only_a_name_is_known_then_there_is_none() -> None:
    assert "Tom" not in {page.name for page in pages(rich.project())}


def test_persona_sheet_when_spanish_is_wanted_then_labels_are_spanish() -> None:
    found = pages(rich.project(), language="es")
    assert "Objetivos profesionales" in " ".join(said(found[0].sheet))


def test_notes_when_listed_then_their_numbers_are_those_on_the_cards() -> None:
    project = rich.project()
    sheet = lay_out(project, "mp_1", WALL)
    marks = [
        placed.block.text
        for shelf in sheet.shelves
        for placed in shelf.layout.over
        if placed.block.slot.kind == "decor" and placed.block.text.isdigit()
    ]
    marks += [placed.block.text for placed in sheet.foot if placed.block.text.isdigit()]
    assert marks == ["1", "2", "3"]
    listed = " ".join(said(pages(project, Wanted(notes=True))[-1].sheet))
    assert "1 Is that so on Mondays, too?" in listed and "3 Ask the workshop" in listed
    assert "Luis · 2026-11-02 · “Does what the stage Search asks for” · Actions · Search" in listed
    assert "Answered" not in listed


def test_notes_when_not_wanted_then_cards_bear_no_numbers() -> None:
    sheet = lay_out(rich.project(), "mp_1", replace(WALL, notes=False))
    over = [placed.block for shelf in sheet.shelves for placed in shelf.layout.over]
    assert not any(block.text.isdigit() for block in over if block.slot.kind == "decor")


def test_notes_when_a_card_has_several_then_bears_all_their_numbers() -> None:
    project = rich.project()
    journey = project.maps[0]
    row = journey.rows[0]
    card = row.cells["st_1"][0]
    notes = (*card.notes, card.notes[0].replace(id="nt_more", text="And on Fridays?"))
    cells = {**row.cells, "st_1": (card.replace(notes=notes),)}
    journey = journey.replace(rows=(row.replace(cells=cells), *journey.rows[1:]))
    assert numbers_of_cards(numbered_notes(journey, WALL))[card.id] == (1, 2)


def test_opportunities_when_the_shelf_has_no_room_then_the_rest_is_listed_once_with_its_ranks() -> None:
    project = rich.project(improvements=20)
    sheet = lay_out(project, "mp_1", WALL)
    rest = left_out(project.maps[0], sheet, WALL)
    on_shelf = [p.block.text for p in sheet.foot if p.block.slot.kind == "card"]
    listed = " ".join(text for page in pages(project, Wanted()) for text in said(page.sheet))
    assert rest[0].rank == len(on_shelf) + 1
    texts = [card.text for cards in project.maps[0].rows[-1].cells.values() for card in cards]
    assert len(texts) == 20
    for text in texts:
        in_list = sum(f"{one.rank} {one.card.text}" in listed for one in rest if one.card.text == text)
        assert (text in on_shelf) + in_list == 1


def test_evidence_when_listed_then_says_what_it_is_and_how_many_cards_lean_on_it() -> None:
    project = rich.project()
    found = pages(project, Wanted(evidence=True))[-1].sheet
    text = " ".join(said(found))
    assert "Interview · 2026-10-01 · n = 12 · high confidence · behind 3 cards and points" in text
    assert "no card refers to it" in text and uses(project.maps[0]) == {"ev_1": 3}
    links = [item.url for p in found.foot for item in p.block.items if isinstance(item, Hyperlink)]
    assert links == ["https://example.org/figures"]


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(notes=True)])
def test_pages_when_there_is_nothing_to_tell_then_there_are_none(wanted: Wanted) -> None:
    project = rich.project(improvements=2)
    journey = project.maps[0]
    bare = journey.replace(rows=tuple(row for row in journey.rows if row.kind == "emotions"))
    assert pages(project.replace(maps=(bare,)), wanted) == ()
