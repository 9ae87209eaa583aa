"""Words that are looked for: found whatever their case and accents, in reading order, and replaced as one step."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from app.editing.finder import Finder
from app.editing.search import folded, matches, order_of, replace_in, replaced, spans
from app.editing.selection import at_cell, of_card
from app.editing.session import Session
from app.model.card import Card, Note
from app.model.journey import JourneyMap, Link, Moment
from app.model.persona import Persona
from app.model.project import Project, new_project
from app.model.row import Curve, MetricValue, Point, Row
from app.model.stage import Duration, Stage, Step

WORDS = st.text(alphabet="aAáÁeñß ́xﬁ\n-", max_size=12)


def project() -> Project:
    stages = (Stage(id="st_a", name="Look for a café"), Stage(id="st_b", name="Pay"))
    rows = (
        Row(
            id="rw_a",
            kind="actions",
            name="In the café",
            cells={
                "st_b": (Card(id="cd_3", text="Pays in the CAFE, leaves the cafe"),),
                "st_a": (Card(id="cd_1", text="Cafe\u0301 near by"), Card(id="cd_2", text="Tea")),
            },
        ),
        Row(id="rw_h", kind="pain", hidden=True, cells={"st_a": (Card(id="cd_h", text="café"),)}),
        Row(
            id="rw_e",
            kind="emotions",
            curves=(
                Curve(persona="pe_1", points=(Point(id="pt_1", stage="st_a", text="What a café!"),)),
                Curve(persona="pe_2", points=(Point(id="pt_2", stage="st_b", text="Bah"),)),
            ),
        ),
        Row(
            id="rw_o",
            kind="opportunities",
            cells={"st_a": (Card(id="cd_l", text="cafés only", locked=True),)},
        ),
    )
    first = JourneyMap(id="mp_1", title="One", stages=stages, rows=rows, persona_ids=("pe_1", "pe_2"))
    second = JourneyMap(id="mp_2", title="The other café", stages=stages[1:])
    people = (Persona(id="pe_1", name="Cafetera"), Persona(id="pe_2", name="Bo"))
    return new_project(maps=(first, second)).replace(personas=people)


@pytest.fixture
def finder(qapp: QApplication) -> Finder:
    return Finder(Session(project()))


def ids(finder: Finder) -> list[str]:
    return [match.id for match in finder.found]


def test_search_when_words_are_everywhere_then_matches_are_in_reading_order() -> None:
    found = matches(project(), "café", map_id="mp_1")
    assert [match.id for match in found] == [
        "pe_1",
        "st_a",
        "rw_a",
        "cd_1",
        "cd_3",
        "pt_1",
        "cd_l",
    ]
    assert [match.order for match in found] == sorted(match.order for match in found)


def test_search_when_all_maps_are_asked_then_the_next_map_follows() -> None:
    assert [(match.map_id, match.kind) for match in matches(project(), "OTHER CAFE")] == [("mp_2", "title")]
    assert {match.map_id for match in matches(project(), "pay")} == {"mp_1", "mp_2"}


@pytest.mark.parametrize(
    ("text", "words", "where"),
    [
        ("Straße", "SS", ((4, 5),)),
        ("Cafe\u0301s", "café", ((0, 5),)),
        ("aaaa", "aa", ((0, 2), (2, 4))),
        ("señor", "n", ((2, 3),)),
        ("two\nlines", "o\nl", ((2, 5),)),
        ("anything", "", ()),
    ],
)
def test_spans_when_letters_are_folded_then_lead_to_the_text_itself(
    text: str, words: str, where: tuple[tuple[int, int], ...]
) -> None:
    assert spans(text, words) == where


@given(text=WORDS, words=WORDS)
def test_spans_when_any_text_is_searched_then_are_apart_and_hold_the_words(text: str, words: str) -> None:
    at = 0
    for start, end in spans(text, words):
        assert at <= start < end <= len(text)
        assert folded(words) in folded(text[start:end])
        at = end


@given(text=WORDS, words=WORDS)
def test_replaced_when_words_are_put_back_then_nothing_is_found_that_was_not_there(
    text: str, words: str
) -> None:
    assert replaced(text, words, "") == text or spans(text, words)
    if not spans(text, words):
        assert replaced(text, words, "new") is text


def test_replace_when_done_everywhere_then_all_but_locked_cards_change() -> None:
    before = project()
    after = replace_in(before, matches(before, "cafe"), "cafe", "bar")
    journey = after.maps[0]
    assert journey.stages[0].name == "Look for a bar"
    assert journey.rows[0].name == "In the bar"
    assert journey.rows[0].cells["st_a"][0].text == "Bar near by"
    assert journey.rows[0].cells["st_b"][0].text == "Pays in the BAR, leaves the bar"
    assert journey.rows[2].curves[0].points[0].text == "What a bar!"
    assert journey.rows[3].cells["st_a"][0].text == "cafés only"
    assert after.personas[0].name == "Bartera"
    assert after.maps[1].title == "The other bar"
    assert journey.rows[1] is before.maps[0].rows[1]


@pytest.mark.parametrize(
    ("text", "words", "new", "after"),
    [
        ("Café and CAFE and cafe", "cafe", "bar", "Bar and BAR and bar"),
        ("A café", "cafe", "tea Room", "A tea Room"),
        ("SMS or sms", "SMS", "mail", "mail or mail"),
        ("I see. i see", "i", "you", "You see. you see"),
        ("Old", "old", "", ""),
    ],
)
def test_replaced_when_the_case_differs_then_new_words_take_it(
    text: str, words: str, new: str, after: str
) -> None:
    assert replaced(text, words, new) == after


def test_search_when_case_counts_then_only_the_very_words_are_found_and_replaced() -> None:
    before = project()
    found = matches(before, "café", map_id="mp_1", exact=True)
    assert [match.id for match in found] == ["st_a", "rw_a", "pt_1", "cd_l"]
    after = replace_in(before, found, "café", "tea Room", exact=True).maps[0]
    assert (after.stages[0].name, after.rows[0].cells["st_b"]) == (
        "Look for a tea Room",
        before.maps[0].rows[0].cells["st_b"],
    )


def rich_project() -> Project:
    """A map that says the same word in every place which has words."""
    stage = Stage(
        id="st",
        name="One",
        objective="zinc",
        duration=Duration(text="Zinc days"),
        steps=(Step(id="sp_1", name="zinc"), Step(id="sp_2", name="tin")),
    )
    cards = (
        Card(id="cd_note", text="a", notes=(Note(id="n", text="zinc?"),)),
        Card(id="cd_owner", text="b", owner="Zinc", tags=("zinc", "tin")),
        Card(id="cd_no", text="c", url="https://zinc.example"),
    )
    rows = (
        Row(id="rw", kind="actions", guide="What zinc?", cells={"st": cards}),
        Row(id="rw_m", kind="metrics", values={"st": (MetricValue(value=7.5),)}),
        Row(
            id="rw_e",
            kind="emotions",
            curves=(Curve(points=(Point(id="pt", stage="st", word="zinc"),)),),
        ),
    )
    journey = JourneyMap(
        id="mp",
        title="T",
        goal="More zinc",
        stages=(stage,),
        rows=rows,
        moments=(Moment(id="mo", stage="st", title="zinc!"),),
        links=(Link(id="ln", source="cd_note", target="cd_no", label="by zinc"),),
    )
    return new_project(maps=(journey,))


def test_search_when_the_word_is_in_notes_owners_steps_moments_and_links_then_all_are_found() -> None:
    found = matches(rich_project(), "zinc")
    kinds = [(match.kind, match.id) for match in found]
    assert kinds == [
        ("title", "mp"),
        ("stage", "st"),
        ("step", "sp_1"),
        ("moment", "mo"),
        ("row", "rw"),
        ("card", "cd_note"),
        ("card", "cd_owner"),
        ("point", "pt"),
        ("link", "ln"),
    ]
    assert [match.order for match in found] == sorted(match.order for match in found)
    after = replace_in(rich_project(), found, "zinc", "tin")
    assert matches(after, "zinc") == ()
    owned = after.maps[0].rows[0].cells["st"][1]
    assert (owned.owner, owned.tags) == ("Tin", ("tin",))
    assert after.maps[0].rows[0].name == ""


@pytest.mark.parametrize("word", ["sp_1", "mo", "ln", "rw_m/st"])
def test_find_when_a_step_moment_link_or_figure_matches_then_its_place_is_selected(
    word: str, qapp: QApplication
) -> None:
    finder = Finder(Session(rich_project()))
    finder.search("7.5" if word == "rw_m/st" else "zinc")
    while finder.current is not None and finder.current.id != word:
        finder.step(1)
    cursor = finder.session.selection.cursor
    row = {"ln": "rw", "rw_m/st": "rw_m"}.get(word)
    assert (cursor.row, cursor.stage) == (row, "st")
    if word == "rw_m/st":
        assert finder.bright() == {"rw_m/st"}
        assert finder.replace_all("8") == 0


def test_replace_when_nothing_matches_then_the_project_is_the_same() -> None:
    before = project()
    assert replace_in(before, matches(before, "zebra"), "zebra", "x") is before
    assert replace_in(before, matches(before, "Tea"), "Tea", "Tea") is before


def test_find_when_the_cursor_is_in_the_middle_then_begins_there(finder: Finder) -> None:
    session = finder.session
    session.select(at_cell("rw_a", "st_b"))
    assert order_of(session.project, "mp_1", session.selection) == (0, 3, 1)
    finder.search("cafe")
    assert finder.current is not None
    assert finder.current.id == "cd_3"
    assert session.selection == of_card(session.journey, "cd_3")


def test_find_when_stepping_then_goes_round_both_ends(finder: Finder) -> None:
    finder.search("cafe")
    count = len(finder.found)
    seen = []
    for _each in range(count):
        seen.append(finder.index)
        finder.step(1)
    assert sorted(seen) == list(range(count))
    assert finder.index == seen[0]
    finder.step(-1)
    assert finder.index == (seen[0] - 1) % count


def test_find_when_a_match_is_on_another_map_then_stepping_shows_that_map(finder: Finder) -> None:
    finder.search("other", in_all_maps=True)
    assert finder.session.map_id == "mp_1"
    assert finder.step(1)
    assert finder.session.map_id == "mp_2"
    assert finder.session.selection.part == "title"


def test_find_when_a_thought_of_another_persona_matches_then_her_line_is_shown(finder: Finder) -> None:
    finder.search("bah")
    assert finder.session.active_persona == "pe_2"
    assert finder.session.selection.id == "pt_2"


def test_find_when_searching_then_only_matching_cards_and_thoughts_stay_bright(finder: Finder) -> None:
    assert finder.bright() is None
    finder.search("cafe")
    assert finder.bright() == {"cd_1", "cd_3", "cd_l", "pt_1"}
    finder.search("zebra")
    assert finder.bright() == frozenset()
    assert not finder.step(1)


def test_replace_all_when_done_then_one_undo_brings_everything_back(finder: Finder) -> None:
    session = finder.session
    before = session.project
    finder.search("cafe", in_all_maps=True)
    count = finder.replace_all("bar")
    assert count == 7
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "Replace in 7 places"
    session.undo_stack.undo()
    assert session.project is before


def test_replace_all_when_done_then_what_was_replaced_stays_bright_until_other_words_are_sought(
    finder: Finder,
) -> None:
    finder.search("cafe")
    bright = finder.bright()
    finder.replace_all("bar")
    finder.step(1)
    assert finder.bright() == bright == {"cd_1", "cd_3", "cd_l", "pt_1"}
    finder.search("zebra")
    assert finder.bright() == frozenset()


def test_replace_when_one_is_done_then_the_next_is_shown(finder: Finder) -> None:
    session = finder.session
    session.select(of_card(session.journey, "cd_1"))
    finder.search("cafe")
    assert finder.replace("bar")
    assert session.journey.rows[0].cells["st_a"][0].text == "Bar near by"
    assert finder.current is not None
    assert finder.current.id == "cd_3"
    assert session.undo_stack.undoText() == "Replace"


def test_replace_when_the_match_is_locked_then_goes_on_without_changing_it(finder: Finder) -> None:
    session = finder.session
    session.select(of_card(session.journey, "cd_l"))
    finder.search("cafe")
    before = session.project
    assert not finder.replace("bar")
    assert session.project is before
    assert finder.current is not None
    assert finder.current.id == "pe_1"


def test_find_when_a_match_is_undone_then_the_list_follows(finder: Finder) -> None:
    finder.search("tea")
    assert ids(finder) == ["cd_2"]
    finder.replace("water")
    finder.step(1)
    assert ids(finder) == []
    finder.session.undo_stack.undo()
    finder.step(1)
    assert ids(finder) == ["cd_2"]


def test_find_when_typed_letter_by_letter_then_begins_where_the_first_letter_began(finder: Finder) -> None:
    session = finder.session
    session.select(at_cell("rw_a", "st_a"))
    for words in ("p", "pa", "pay", "pays"):
        finder.search(words)
    assert finder.current is not None
    assert finder.current.id == "cd_3"
    for words in ("pay", "pa", "a", "te"):
        finder.search(words)
    assert finder.current is not None
    assert finder.current.id == "cd_2"


def test_find_when_stepped_in_between_then_more_letters_begin_there(finder: Finder) -> None:
    finder.session.select(of_card(finder.session.journey, "cd_1"))
    finder.search("ca")
    finder.step(1)
    assert finder.current is not None
    here = finder.current.id
    finder.search("cafe")
    assert finder.current is not None
    assert finder.current.id == here == "cd_3"
