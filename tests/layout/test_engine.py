"""A sheet as a whole: what it holds, that text stays inside, and that an edit touches only what it must."""

import pytest

from app.ink.geometry import Point, Rect
from app.ink.primitives import Slot, TextLine
from app.layout.engine import LayoutOptions, lay_out
from app.layout.sheet import Sheet
from app.model.card import Card
from app.model.journey import JourneyMap
from app.model.persona import Persona
from app.model.project import Project, new_project
from app.model.row import Row
from app.model.stage import Stage
from tests.layout.reading import as_json, blocks_of, texts
from tests.layout.samples import everything, sally, synthetic


def replace_row(project: Project, index: int, row: Row) -> Project:
    journey = project.maps[0]
    rows = (*journey.rows[:index], row, *journey.rows[index + 1 :])
    return project.replace(maps=(journey.replace(rows=rows),))


def replace_map(project: Project, **changes: object) -> Project:
    return project.replace(maps=(project.maps[0].replace(**changes),))


def edit_card(project: Project, text: str) -> Project:
    row = project.maps[0].rows[0]
    stage, cards = next(iter(row.cells.items()))
    changed = (cards[0].replace(text=text), *cards[1:])
    return replace_row(project, 0, row.replace(cells={**row.cells, stage: changed}))


def blocks_by_slot(sheet: Sheet) -> dict[Slot, object]:
    return {placed.block.slot: placed.block for placed in blocks_of(sheet)}


@pytest.mark.parametrize(
    "project", [sally(), everything(), synthetic(60)], ids=["sally", "everything", "plain"]
)
def test_baselines_when_laid_out_then_lie_on_whole_units(project: Project) -> None:
    sheet = lay_out(project, "mp_1")
    for placed in blocks_of(sheet):
        for _rect, item in texts(placed.block):
            for run in item.line.runs:
                baseline = placed.y + item.y + run.baseline
                assert abs(baseline - round(baseline)) < 1e-6, (placed.block.slot, item.line.text)


@pytest.mark.parametrize("project", [sally(), everything()], ids=["sally", "everything"])
def test_text_when_laid_out_then_stays_inside_its_block(project: Project) -> None:
    for placed in blocks_of(lay_out(project, "mp_1")):
        block = placed.block
        frame = Rect(-1, -1, block.width + 2, block.height + 3)
        for rect, item in texts(block):
            assert frame.x <= rect.x and rect.right <= frame.right, (block.slot, item.line.text)
            assert frame.y <= rect.y and rect.bottom <= frame.bottom, (block.slot, item.line.text)


def test_cards_when_laid_out_then_do_not_overlap_and_lie_in_their_row() -> None:
    for shelf in lay_out(everything(), "mp_1").shelves:
        cards = [placed for cell in shelf.layout.cells for placed in cell.cards]
        for index, one in enumerate(cards):
            assert one.y >= 0 and one.rect.bottom <= shelf.layout.height
            assert not any(one.rect.meets(other.rect) for other in cards[index + 1 :])


def test_incremental_layout_when_a_card_changes_then_equals_a_full_one_and_shares_the_rest() -> None:
    base = sally()
    warm = lay_out(base, "mp_1")
    edited = edit_card(base, "Something else that needs more than only one line of text here")
    after = lay_out(edited, "mp_1", previous=warm)
    assert as_json(after) == as_json(lay_out(edited, "mp_1"))
    old, new = blocks_by_slot(warm), blocks_by_slot(after)
    changed = {slot.id for slot in new if slot.kind == "card" and new[slot] is not old[slot]}
    assert changed == {"cd_1"}
    assert after.ribbon is warm.ribbon and after.title is warm.title
    assert all(a.layout is b.layout for a, b in zip(after.shelves[1:], warm.shelves[1:], strict=True))


@pytest.mark.parametrize(
    "change",
    [
        {"stages": ()},
        {"title": "Another title"},
        {"moments": ()},
        {"rows": ()},
        {"persona_ids": ()},
        {"primary_persona": "pe_max"},
        {"review_date": None, "version_note": ""},
    ],
    ids=lambda change: next(iter(change)),
)
def test_incremental_layout_when_the_map_changes_then_equals_a_full_one(change: dict[str, object]) -> None:
    base = everything()
    edited = replace_map(base, **change)
    after = lay_out(edited, "mp_1", previous=lay_out(base, "mp_1"))
    assert as_json(after) == as_json(lay_out(edited, "mp_1"))


def test_incremental_layout_when_stages_move_then_equals_a_full_one_and_keeps_the_blocks() -> None:
    base = everything()
    edited = replace_map(base, stages=tuple(reversed(base.maps[0].stages)))
    before = lay_out(base, "mp_1")
    after = lay_out(edited, "mp_1", previous=before)
    assert as_json(after) == as_json(lay_out(edited, "mp_1"))
    old, new = blocks_by_slot(before), blocks_by_slot(after)
    assert old[Slot("card", "cd_6")] is new[Slot("card", "cd_6")]


def test_stage_when_renamed_then_no_row_is_laid_out_again() -> None:
    base = everything()
    stages = base.maps[0].stages
    edited = replace_map(base, stages=(stages[0].replace(name="Wakes up"), *stages[1:]))
    before = lay_out(base, "mp_1")
    after = lay_out(edited, "mp_1", previous=before)
    assert all(a.layout is b.layout for a, b in zip(after.shelves, before.shelves, strict=True))
    assert as_json(after) == as_json(lay_out(edited, "mp_1"))


def test_layout_when_nothing_changed_then_every_shelf_is_the_same_object() -> None:
    project = everything()
    before = lay_out(project, "mp_1")
    after = lay_out(project, "mp_1", previous=before)
    assert all(a is b for a, b in zip(after.shelves, before.shelves, strict=True))


def test_draft_when_typing_ends_then_lines_are_balanced_again() -> None:
    base = edit_card(sally(), "Concludes that a good task manager could fix it")
    typing = lay_out(base, "mp_1", LayoutOptions(draft="cd_1"))
    done = lay_out(base, "mp_1", previous=typing)
    assert as_json(done) == as_json(lay_out(base, "mp_1"))
    assert as_json(done) != as_json(typing)


def test_layout_when_a_map_is_unknown_then_says_which() -> None:
    with pytest.raises(KeyError, match="mp_2"):
        lay_out(sally(), "mp_2")


def test_layout_when_a_map_is_empty_then_is_still_a_sheet() -> None:
    sheet = lay_out(new_project("", maps=(JourneyMap(id="mp_1", title=""),)), "mp_1")
    assert sheet.width > 0 and sheet.height > 0 and sheet.shelves == () and sheet.columns == ()
    assert sheet.hit(Point(5, 5)) is None


def test_stage_when_alone_then_is_at_least_two_columns_wide() -> None:
    journey = JourneyMap(id="mp_1", title="One", stages=(Stage(id="st_1", name="All"),))
    assert lay_out(new_project("", maps=(journey,)), "mp_1").columns[0].width == 528


def test_row_when_hidden_then_is_left_out_and_named() -> None:
    base = sally()
    edited = replace_row(base, 1, base.maps[0].rows[1].replace(hidden=True))
    sheet = lay_out(edited, "mp_1")
    assert sheet.hidden_rows == ("rw_questions",) and "rw_questions" not in sheet.shelf_of
    assert "rw_questions" in lay_out(edited, "mp_1", LayoutOptions(show_hidden=True)).shelf_of


def test_moment_when_laid_out_then_its_band_is_unbroken_from_the_ribbon_to_the_last_row() -> None:
    sheet = lay_out(sally(), "mp_1")
    (wall,) = sheet.backdrop
    column = sheet.column_of["st_4"]
    chevron = sheet.rect_of(Slot("stage", "st_4"))
    assert chevron is not None and wall.y == chevron.bottom and wall.rect.bottom == sheet.shelves[-1].bottom
    assert (wall.x, wall.block.width) == (column.x, column.width)
    for shelf in sheet.shelves:
        fills = [getattr(item, "fill", None) for placed in shelf.layout.under for item in placed.block.items]
        assert "moment.band" in fills


def test_right_edges_when_laid_out_then_ribbon_rows_and_foot_end_on_one_vertical() -> None:
    sheet = lay_out(sally(), "mp_1")
    right = sheet.columns[-1].right
    assert sheet.ribbon[-2].rect.right == right or sheet.rect_of(Slot("stage", "st_5")).right == right  # type: ignore[union-attr]
    assert abs(max(placed.rect.right for placed in sheet.foot) - right) < 0.01
    assert abs(max(placed.rect.right for placed in sheet.title) - right) < 0.01


def test_hit_when_pointing_at_a_card_then_names_it_with_its_row_and_stage() -> None:
    sheet = lay_out(sally(), "mp_1")
    rect = sheet.rect_of(Slot("card", "cd_4"))
    assert rect is not None
    target = sheet.hit(rect.centre)
    assert target is not None and (target.part, target.id, target.row, target.stage) == (
        "card",
        "cd_4",
        "rw_actions",
        "st_3",
    )


def test_spot_when_below_the_first_card_then_counts_it() -> None:
    sheet = lay_out(sally(), "mp_1")
    rect = sheet.rect_of(Slot("card", "cd_1"))
    assert rect is not None
    assert sheet.spot(Point(rect.centre.x, rect.bottom + 2)).index == 1
    assert sheet.spot(Point(rect.centre.x, rect.y + 1)).index == 0


def test_stage_name_when_very_long_then_wraps_to_three_lines_and_elides() -> None:
    base = sally()
    stages = base.maps[0].stages
    long = "A very long name of a stage that nobody would ever want to read aloud in a workshop " * 2
    sheet = lay_out(replace_map(base, stages=(stages[0].replace(name=long), *stages[1:])), "mp_1")
    blocks = [placed.block for placed in sheet.ribbon if placed.block.slot == Slot("stage", "st_1")]
    lines = [item.line.text for _rect, item in texts(blocks[0])]
    assert len(lines) == 5 and lines[2].endswith("…")
    heights = {placed.block.height for placed in sheet.ribbon if placed.block.slot.kind == "stage"}
    assert heights == {104}


def test_card_when_longer_than_twelve_lines_then_folds_on_screen_and_not_on_paper() -> None:
    sheet = lay_out(everything(), "mp_1")
    paper = lay_out(everything(), "mp_1", LayoutOptions(full_text=True))
    card, whole = blocks_by_slot(sheet)[Slot("card", "bs_5")], blocks_by_slot(paper)[Slot("card", "bs_5")]
    said = [item.line.text for _rect, item in texts(card)]  # type: ignore[arg-type]
    assert len(said) == 13 and said[-1].endswith("more lines")
    assert len(list(texts(whole))) > 13  # type: ignore[arg-type]


def test_missing_when_a_character_has_no_font_then_is_listed() -> None:
    assert lay_out(sally(), "mp_1").missing == ()
    assert lay_out(edit_card(sally(), "odd \U0010fffd sign"), "mp_1").missing != ()


def test_span_when_it_reaches_beyond_the_last_stage_then_is_clamped() -> None:
    base = sally()
    row = base.maps[0].rows[0]
    wide = Card(id="cd_wide", text="wide", span=9)
    sheet = lay_out(replace_row(base, 0, row.replace(cells={"st_4": (wide,)})), "mp_1")
    rect = sheet.rect_of(Slot("card", "cd_wide"))
    assert rect is not None and rect.right == sheet.columns[-1].right - 16


def test_persona_when_she_has_only_a_name_then_it_stands_in_the_middle_of_her_portrait() -> None:
    bare = Persona(id="pe_sally", name="Sally")
    sheet = lay_out(sally().replace(personas=(bare,)), "mp_1")
    block = next(p.block for p in sheet.title if p.block.slot == Slot("persona", "pe_sally"))
    line = next(item for item in block.items if isinstance(item, TextLine))
    leading = sheet.style.section.leading
    assert line.y + leading / 2 == pytest.approx(block.height / 2, abs=1.5)
