"""A sheet for the wall: a head for five metres, larger words at peak and low, opportunities on a shelf."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.ink.geometry import Rect
from app.ink.primitives import Placed, TextLine
from app.ink.style import POSTER, SCREEN
from app.layout.engine import lay_out
from app.layout.options import LayoutOptions
from app.layout.sheet import Sheet
from app.model.journey import Moment
from app.model.persona import Persona
from app.model.project import Project
from app.model.row import Row
from app.values import replace
from tests.layout import rich
from tests.layout.reading import texts
from tests.layout.samples import sally

WALL = LayoutOptions(language="en", style=POSTER, shelf=8, full_text=True, meanings=True, evidence=True)


def poster(project: Project, **options: object) -> Sheet:
    return lay_out(project, project.maps[0].id, replace(WALL, **options))


def shelf_cards(sheet: Sheet) -> list[Placed]:
    return [placed for placed in sheet.foot if placed.block.slot.kind == "card"]


def words(sheet: Sheet) -> list[str]:
    return [placed.block.text for placed in sheet.foot]


def sizes(placed: Placed) -> list[float]:
    return [item.line.size for item in placed.block.items if isinstance(item, TextLine)]


def changed(project: Project, **changes: object) -> Project:
    return project.replace(maps=(project.maps[0].replace(**changes), *project.maps[1:]))


def test_poster_when_compared_with_a_screen_then_cards_are_set_the_same_and_all_else_is_larger() -> None:
    assert POSTER.card == SCREEN.card and POSTER.card_quote == SCREEN.card_quote
    for role in ("title", "section", "stage", "row_name", "quote", "goal", "line_label", "source", "moment"):
        assert getattr(POSTER, role).size > getattr(SCREEN, role).size, role
    assert POSTER.title.size > POSTER.section.size > POSTER.peak.size > POSTER.quote.size > POSTER.card.size


def test_title_when_short_then_is_set_at_its_full_size_on_one_line() -> None:
    sheet = poster(changed(sally(), title="A visit"))
    title = next(placed for placed in sheet.title if placed.block.slot.kind == "title")
    assert max(sizes(title)) == POSTER.title.size


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from("abcdefg mW"), max_size=160), st.text(st.sampled_from("abc W"), max_size=60))
def test_head_when_any_words_are_set_then_nothing_leaves_it_or_meets_the_persona(
    title: str, name: str
) -> None:
    project = changed(sally(), title=title)
    project = project.replace(personas=(project.personas[0].replace(name=name),))
    sheet = poster(project)
    left, right = sheet.style.page_margin, sheet.width - sheet.style.page_margin
    boxes = {one.block.slot.kind: [rect for rect, _item in texts(one.block)] for one in sheet.title}
    placed = {one.block.slot.kind: one for one in sheet.title}
    moved = {
        kind: [rect.moved(placed[kind].x, placed[kind].y) for rect in found] for kind, found in boxes.items()
    }
    for rect in (rect for found in moved.values() for rect in found):
        assert left - 0.5 <= rect.x and rect.right <= right + 0.5
        assert rect.bottom <= sheet.ribbon_y + 0.5
    assert not any(a.meets(b) for a in moved["title"] for b in moved["persona"])


def test_peak_when_on_a_poster_then_highest_and_lowest_point_speak_louder() -> None:
    sheet = poster(sally())
    row = next(shelf.layout for shelf in sheet.shelves if shelf.layout.row.kind == "emotions")
    loud = {placed.block.text for placed in row.over for size in sizes(placed) if size == POSTER.peak.size}
    assert loud == {"“Worth it, I share it”", "“I must sort this out”"}


def test_peak_when_two_points_are_as_high_then_the_moment_that_matters_speaks_louder() -> None:
    points = tuple(
        point.replace(score=2.0) if point.id == "pt_5" else point
        for point in sally().maps[0].rows[3].curves[0].points
    )
    project = sally()
    rows = tuple(
        row.replace(curves=(row.curves[0].replace(points=points),)) if row.kind == "emotions" else row
        for row in project.maps[0].rows
    )
    moments = (Moment(id="mo_1", stage="st_4", point="pt_5"),)
    sheet = poster(changed(project, rows=rows, moments=moments))
    row = next(shelf.layout for shelf in sheet.shelves if shelf.layout.row.kind == "emotions")
    loud = [placed.block.text for placed in row.over if POSTER.peak.size in sizes(placed)]
    assert "“Seems the best: I try it”" in loud and "“Worth it, I share it”" not in loud


def test_scale_when_on_a_poster_then_names_all_five_feelings() -> None:
    sheet = poster(sally())
    header = next(shelf.layout.header for shelf in sheet.shelves if shelf.layout.row.kind == "emotions")
    said = {item.line.text for item in header.items if isinstance(item, TextLine)}
    assert {"Delighted", "Content", "Neutral", "Annoyed", "Frustrated"} <= said


def test_row_name_when_its_word_is_long_then_headers_are_as_wide_as_it_takes() -> None:
    name = "Responsabilidades"
    project = changed(sally(), rows=(Row(id="rw_1", kind="actions", name=name),))
    header = poster(project).shelves[0].layout.header
    assert [item.line.text for item in header.items if isinstance(item, TextLine)] == [name]


def test_shelf_when_opportunities_are_few_then_all_lie_on_it_and_in_no_row() -> None:
    sheet = poster(sally())
    assert [placed.block.text for placed in shelf_cards(sheet)] == [
        "Trial without a credit card",
        "Prices on the first page",
        "Invite a colleague with one link",
        "Self-test: where is my work?",
        "Let the ad open a sample board",
    ]
    assert "opportunities" not in {shelf.layout.row.kind for shelf in sheet.shelves}


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7, 11, 30])
def test_shelf_when_cards_lie_on_it_then_they_begin_and_end_with_stages_and_do_not_meet(count: int) -> None:
    sheet = poster(rich.project(improvements=count))
    edges = {column.x for column in sheet.columns} | {column.right for column in sheet.columns}
    cards = shelf_cards(sheet)
    left = sheet.header_x + sheet.style.row_bar + 14  # of the heading, below which the first card may begin
    assert cards and all(placed.x in edges | {left} for placed in cards)
    assert all(any(0 < edge - placed.rect.right <= 12 for edge in edges) for placed in cards)
    rects = [placed.rect for placed in cards]
    assert not any(a.meets(b) for i, a in enumerate(rects) for b in rects[:i])
    for placed in cards:
        inner = Rect(0, 0, placed.block.width, placed.block.height)
        for rect, _item in texts(placed.block):
            assert inner.x <= rect.x and rect.right <= inner.right + 0.5 and rect.bottom <= inner.bottom + 0.5


def test_shelf_when_its_heading_stands_above_the_cards_then_they_begin_where_it_does() -> None:
    sheet = poster(sally())
    first, heading = (
        shelf_cards(sheet)[0],
        next(one for one in sheet.foot if one.block.text == "by impact and effort"),
    )
    assert heading.rect.bottom <= first.y and first.x == heading.x
    assert first.rect.right < sheet.columns[0].right


def test_shelf_when_cards_stand_in_a_line_then_their_facts_begin_on_one_height() -> None:
    lines: dict[float, set[float]] = {}
    for placed in shelf_cards(poster(sally())):
        judged = (rect.y for rect, item in texts(placed.block) if item.line.text in ("Impact", "Effort"))
        lines.setdefault(placed.y, set()).add(min(judged))
    assert lines and all(len(tops) == 1 for tops in lines.values())


def test_shelf_when_it_has_no_room_for_all_then_says_how_many_more_there_are() -> None:
    sheet = poster(rich.project(improvements=30))
    shown = len(shelf_cards(sheet))
    assert 8 <= shown < 30
    assert any(f"and {30 - shown} more" in text for text in words(sheet))
    whole = poster(rich.project(improvements=30), shelf=0)
    assert len(shelf_cards(whole)) == 30 and not any("more" in text for text in words(whole))


def test_shelf_when_there_is_no_opportunity_then_there_is_none() -> None:
    sheet = poster(rich.project(improvements=0))
    assert not shelf_cards(sheet) and "shelf" not in {placed.block.glance for placed in sheet.foot}


def test_foot_when_on_a_poster_then_says_what_the_map_is_based_on_and_its_state() -> None:
    said = " ".join(words(poster(rich.project())))
    assert "Based on: 12 interviews · Sales figures" in said
    assert "As-is · Version 3" in said and "Review before 2027-05-01" in said
    assert "Based on" not in " ".join(words(poster(rich.project(), evidence=False)))


def test_legend_when_not_wanted_then_the_source_stays() -> None:
    said = words(poster(rich.project(), legend=False))
    assert "researched" not in said and any("Review before" in text for text in said)


def test_persona_when_not_wanted_then_the_title_has_the_whole_width() -> None:
    sheet = poster(sally(), persona=False)
    assert [placed.block.slot.kind for placed in sheet.title] == ["title"]


def test_rows_when_some_are_chosen_then_no_other_is_laid_out() -> None:
    sheet = poster(sally(), rows=("rw_pain", "rw_emotions"))
    assert [shelf.row_id for shelf in sheet.shelves] == ["rw_emotions", "rw_pain"]
    assert not shelf_cards(sheet)


def test_votes_when_not_wanted_then_no_dot_is_drawn() -> None:
    with_dots = lay_out(sally(), "mp_1", LayoutOptions(language="en"))
    without = lay_out(sally(), "mp_1", LayoutOptions(language="en", votes=False))

    def items(sheet: Sheet) -> int:
        row = sheet.shelf_of["rw_opportunities"].layout
        return sum(len(placed.block.items) for cell in row.cells for placed in cell.cards)

    rows = sally().maps[0].rows
    cards = [card for row in rows for held in row.cells.values() for card in held]
    votes = sum(sum((card.votes or {}).values()) for card in cards)
    assert items(with_dots) - items(without) == votes


def test_labels_when_on_a_poster_then_touch_neither_curve_nor_marker_nor_each_other() -> None:
    sheet = poster(rich.project(), column=200.0)
    row = next(shelf.layout for shelf in sheet.shelves if shelf.layout.row.kind == "emotions")
    rects = [
        rect.moved(placed.x, placed.y)
        for placed in row.over
        if placed.block.slot.kind == "decor"
        for rect in [Rect(0, 0, placed.block.width, placed.block.height)]
    ]
    markers = [placed.rect for placed in row.over if placed.block.slot.kind == "point"]
    assert len(rects) >= 6
    assert not any(a.meets(b) for i, a in enumerate(rects) for b in (*rects[:i], *markers))


def test_moment_when_its_name_is_long_then_the_pill_reaches_over_the_stage_before_on_paper() -> None:
    sheet = poster(rich.project(), column=180.0)
    pill = next(placed for placed in sheet.ribbon if placed.block.slot.kind == "moment")
    said = [item.line.text for item in pill.block.items if isinstance(item, TextLine)]
    assert said == ["Handing over the keys"]
    assert pill.rect.right <= sheet.column_of["st_5"].right


def test_head_when_the_map_has_other_personas_then_names_them_below_the_first_with_their_faces() -> None:
    sheet = poster(rich.project())
    block = next(placed.block for placed in sheet.title if placed.block.slot.kind == "persona")
    said = [item.line.text for item in block.items if isinstance(item, TextLine)]
    assert said[-2:] == ["T", "Tom"] and "Inés Robles" in said


def test_foot_when_there_is_very_much_evidence_then_stays_within_the_sheet_and_counts_the_rest() -> None:
    project = rich.project()
    many = tuple(project.evidence[0].replace(id=f"ev_{i}", title=f"Interview number {i}") for i in range(60))
    sheet = poster(project.replace(evidence=many))
    said = next(text for text in words(sheet) if text.startswith("Based on"))
    assert said.endswith("more") and "Interview number 0 ·" in said
    right = sheet.width - sheet.style.page_margin
    assert all(placed.rect.right <= right + 0.5 for placed in sheet.foot)


def test_head_when_start_and_end_are_long_then_both_are_told_and_the_ribbon_begins_below_them() -> None:
    project = changed(sally(), starts_at="It begins with " * 12, ends_at="and it ends with " * 12)
    sheet = poster(project)
    title = next(placed for placed in sheet.title if placed.block.slot.kind == "title")
    said = " ".join(item.line.text for item in title.block.items if isinstance(item, TextLine))
    assert said.count("It begins with") == 12 and said.count("and it ends with") == 12
    lowest = max(title.y + rect.bottom for rect, _item in texts(title.block))
    assert lowest <= min(placed.y for placed in sheet.ribbon)


def several(count: int) -> Project:
    """Return a map with the emotion lines of so many personas."""
    project = rich.project()
    people = tuple(Persona(id=f"pe_{i}", name=f"Person {i}", colour=i) for i in range(1, count + 1))
    curves = tuple(
        rich.curve().replace(
            persona=one.id,
            points=tuple(
                point.replace(id=f"{point.id}_{i}", score=point.score / (i + 1), text=f"{one.name} says {n}")
                for n, point in enumerate(rich.curve().points, 1)
            ),
        )
        for i, one in enumerate(people)
    )
    rows = tuple(
        row.replace(curves=curves) if row.kind == "emotions" else row for row in project.maps[0].rows
    )
    ids = tuple(one.id for one in people)
    return changed(project.replace(personas=people), rows=rows, persona_ids=ids, primary_persona="pe_1")


def told(sheet: Sheet) -> str:
    row = next(shelf.layout for shelf in sheet.shelves if shelf.layout.row.kind == "emotions")
    return " ".join(placed.block.text for placed in row.over if placed.block.slot.kind == "decor")


def test_labels_when_two_personas_are_printed_then_both_speak_and_on_a_screen_only_one() -> None:
    on_paper = told(poster(several(2), column=220.0))
    for n in range(1, 7):
        assert f"Person 1 says {n}" in on_paper and f"Person 2 says {n}" in on_paper
    on_screen = told(lay_out(several(2), "mp_1", LayoutOptions(language="en")))
    assert "Person 1 says 1" in on_screen and "Person 2" not in on_screen


def test_labels_when_more_personas_are_printed_then_what_they_say_follows_in_lines_of_their_own() -> None:
    sheet = poster(several(3), column=220.0)
    said = told(sheet)
    assert "Person 2: 1 “Person 2 says 1” · 2 “Person 2 says 2”" in said and "Person 3: 1 “Person 3" in said
    row = next(shelf.layout for shelf in sheet.shelves if shelf.layout.row.kind == "emotions")
    assert row.height > POSTER.emotion_height
    assert all(placed.rect.bottom <= row.height + 0.5 for placed in row.over)


def test_rows_when_not_to_be_printed_then_are_left_out_unless_they_are_chosen_by_name() -> None:
    project = sally()
    rows = tuple(row.replace(printed=row.id != "rw_pain") for row in project.maps[0].rows)
    project = changed(project, rows=rows)
    assert "rw_pain" not in {shelf.row_id for shelf in poster(project, printed_only=True).shelves}
    chosen = poster(project, printed_only=True, rows=("rw_pain",))
    assert [shelf.row_id for shelf in chosen.shelves] == ["rw_pain"]
    assert "rw_pain" in {shelf.row_id for shelf in lay_out(project, "mp_1").shelves}


def two_personas(**row: object) -> Project:
    """Sally's map with a second persona, who has no point yet."""
    project = sally()
    tom = Persona(id="pe_tom", name="Tom")
    rows = tuple(one.replace(**row) if one.kind == "emotions" else one for one in project.maps[0].rows)
    ids = (*project.maps[0].persona_ids, tom.id)
    return changed(project.replace(personas=(*project.personas, tom)), persona_ids=ids, rows=rows)


def inks(sheet: Sheet, said: str) -> set[str]:
    placed = next(placed for placed in sheet.foot if placed.block.text == said)
    return {item.ink for item in placed.block.items if isinstance(item, TextLine)}


def test_legend_when_the_second_persona_has_no_point_then_shows_it_greyed_and_the_first_in_colour() -> None:
    sheet = lay_out(two_personas(), two_personas().maps[0].id)
    name = sally().personas[0].name
    assert inks(sheet, "Tom: no points yet") == {"subtle"}
    assert inks(sheet, name) == {"muted"}


def test_legend_when_the_row_is_one_personas_or_nobody_has_points_then_says_nothing_of_others() -> None:
    first = sally().personas[0].id
    for changes in ({"persona_id": first}, {"curves": ()}):
        sheet = lay_out(two_personas(**changes), two_personas().maps[0].id)
        assert not [said for said in words(sheet) if "Tom" in said]


def test_legend_when_one_line_is_shown_alone_then_names_only_whose_it_is() -> None:
    project = two_personas()
    journey, first = project.maps[0], sally().personas[0]
    row = next(row for row in journey.rows if row.kind == "emotions")
    both = (*row.curves, row.curves[0].replace(persona="pe_tom"))
    project = changed(project, rows=tuple(r.replace(curves=both) if r is row else r for r in journey.rows))
    for persona, other in ((first.id, "Tom"), ("pe_tom", first.name)):
        said = words(lay_out(project, journey.id, LayoutOptions(active_persona=persona, only_active=True)))
        named = {first.id: first.name, "pe_tom": "Tom"}[persona]
        assert [word for word in said if word == named] and not [word for word in said if word == other]
    alone = LayoutOptions(active_persona="pe_tom", only_active=True)
    assert "Tom: no points yet" in words(lay_out(two_personas(), journey.id, alone))


LONG_STAGE = (
    "Comparing the offers of nine suppliers with each other, and with what the neighbours said of them"
)


def test_legend_when_a_stages_name_is_cut_then_paper_tells_it_whole_and_a_screen_does_not() -> None:
    stages = sally().maps[0].stages
    for cut in (stages[0].replace(name=LONG_STAGE), stages[0].replace(name=LONG_STAGE, collapsed=True)):
        project = changed(sally(), stages=(cut, *stages[1:]))
        assert f"1 {LONG_STAGE}" in [" ".join(said.split()) for said in words(poster(project))]
        assert not [said for said in words(lay_out(project, project.maps[0].id)) if "suppliers" in said]
    assert not [said for said in words(poster(sally())) if stages[0].name in said]
