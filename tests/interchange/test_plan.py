"""What a table would become: guessed, corrected by wishes, and said with the place of what is odd."""

import pytest
from PySide6.QtGui import QGuiApplication

from app.interchange.cells import texts_of_cell
from app.interchange.html_table import read_html_table
from app.interchange.into_map import replace_content, with_new_map
from app.interchange.plan import NO_LINE, ImportPlan, Wishes, plan_of
from app.interchange.reading import read_file
from app.interchange.scale import EmotionScale, feeling, guessed_scale, scale_named
from app.interchange.table import Table, TableError
from app.interchange.wording import assumed, counted
from app.model.project import new_project
from app.model.query import is_empty, map_of
from tests.interchange.calc import CALC, calc_clipboard
from tests.widgets.canvas.conftest import small_project

ROWS = (
    ("Emotions – Sally", "-1", "2 at last"),
    ("Emotions – Tom", "1", ""),
    ("Pain points", "Slow", ""),
)
TWO = Table((("", "Find", "Buy"), *ROWS))


def test_plan_when_the_range_was_copied_in_calc_then_has_all_thirty_cards(qapp: QGuiApplication) -> None:
    table = read_html_table(calc_clipboard().html())
    assert table is not None
    plan = plan_of(table)
    assert (len(plan.stages), len(plan.rows), plan.cards, plan.points) == (5, 6, 30, 5)
    assert [row.kind for row in plan.rows][:5] == [
        "actions",
        "touchpoints",
        "emotions",
        "pain",
        "opportunities",
    ]
    assert [cell[0].score for cell in plan.rows[2].cells] == [-1, 0.5, -2, 1, 2]
    assert [item.text for item in plan.rows[0].cells[0]] == ["Searches the web", "Asks a friend"]
    assert counted(plan) == "5 stages, 6 rows, 30 cards and 5 emotion points"


def test_plan_when_only_calcs_plain_text_is_there_then_still_has_the_stages_and_rows() -> None:
    plan = plan_of(read_file((CALC / "clipboard.tsv").read_bytes()).table)
    assert [stage.name for stage in plan.stages] == ["Discover", "Compare", "Buy", "Use", "Recommend"]
    assert (plan.cards, plan.points) == (25, 5)


def test_plan_when_lines_are_swapped_then_means_the_same_map() -> None:
    def said(plan: ImportPlan) -> list[tuple[str, str, object]]:
        return [(row.name, row.kind, row.cells) for row in plan.rows]

    assert said(plan_of(TWO.turned)) == said(plan_of(TWO))
    assert plan_of(TWO.turned).wishes.turned is True


def test_plan_when_a_title_stands_above_then_is_the_title_and_no_stage() -> None:
    table = Table((("How Sally buys", "", ""), ("", "", ""), *TWO.rows))
    plan = plan_of(table)
    assert plan.title == "How Sally buys"
    assert [stage.name for stage in plan.stages] == ["Find", "Buy"]


def test_plan_when_wishes_are_said_then_follows_them() -> None:
    plan = plan_of(TWO, Wishes(stage_line=NO_LINE, has_names=False, kinds=((1, "quotes"),)))
    assert [stage.name for stage in plan.stages] == ["Stage 1", "Stage 2", "Stage 3"]
    assert [row.kind for row in plan.rows] == ["text", "quotes", "text", "text"]
    split = plan_of(Table((("", "A", "B"), ("Ideas", "a; b;c", "x"))), Wishes(split="semicolons"))
    assert [item.text for item in split.rows[0].cells[0]] == ["a", "b", "c"]
    whole = plan_of(Table((("", "A", "B"), ("Ideas", "a\nb", "x"))), Wishes(split="none"))
    assert [item.text for item in whole.rows[0].cells[0]] == ["a\nb"]


def test_plan_when_a_scale_is_wished_then_maps_onto_ours_and_names_what_lies_outside() -> None:
    table = Table((("", "A", "B", "C"), ("Emotions", "0", "10", "11")))
    plan = plan_of(table, Wishes(scale=EmotionScale(0, 10)))
    assert [cell[0].score for cell in plan.rows[0].cells] == [-2, 2, 2]
    assert plan.notices == ("Line 2, column 4: 11 lies outside the scale 0 – 10; the nearest end was taken.",)
    turned = plan_of(table.turned, Wishes(turned=True, scale=EmotionScale(0, 10)))
    assert turned.notices[0].startswith("Line 4, column 2:")


def test_plan_when_feelings_are_words_or_faces_then_knows_them_in_both_languages() -> None:
    table = Table((("", "A", "B", "C", "D"), ("Emoción", "frustrada", "🙂", "muy bien", "puzzled")))
    plan = plan_of(table)
    assert [(cell[0].score, cell[0].text) for cell in plan.rows[0].cells] == [
        (-2, "frustrada"),
        (1, "🙂"),
        (2, "muy bien"),
        (0, "puzzled"),
    ]
    assert len(plan.notices) == 1


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("What the customer is thinking", "thoughts"),
        ("Customer pain points", "pain"),
        ("Estado de ánimo", "emotions"),
        ("KPIs", "kpi"),
        ("Whatever else", "text"),
    ],
)
def test_plan_when_a_row_is_named_freely_then_guesses_by_the_known_words_in_it(name: str, kind: str) -> None:
    assert plan_of(Table((("", "A"), (name, "x")))).rows[0].kind == kind


def test_personas_when_each_has_a_line_then_share_one_row_and_are_made_where_they_lack() -> None:
    project, map_id = with_new_map(small_project().replace(personas=()), plan_of(TWO), title="T")
    journey = map_of(project, map_id)
    assert [persona.name for persona in project.personas] == ["Sally", "Tom"]
    assert [row.kind for row in journey.rows] == ["emotions", "pain"]
    curves = {curve.persona: [p.score for p in curve.points] for curve in journey.rows[0].curves}
    assert curves == {project.personas[0].id: [-1, 2], project.personas[1].id: [1]}
    assert journey.primary_persona == project.personas[0].id


def test_replace_when_a_map_is_empty_then_gives_it_the_tables_content_and_keeps_its_title() -> None:
    empty = small_project()
    journey = empty.maps[0]
    bare = journey.replace(rows=tuple(row.replace(cells={}, curves=()) for row in journey.rows))
    assert is_empty(bare)
    assert not is_empty(journey)
    after = replace_content(empty.replace(maps=(bare,)), "mp_1", plan_of(TWO), persona="pe_1")
    assert after.maps[0].title == "A journey"
    assert [stage.name for stage in after.maps[0].stages] == ["Find", "Buy"]


def test_scale_when_it_is_guessed_then_is_the_narrowest_that_holds_all() -> None:
    assert guessed_scale([-2, 1.5]) == EmotionScale(-2, 2)
    assert guessed_scale([1, 5]) == EmotionScale(1, 5)
    assert guessed_scale([0, 7]) == EmotionScale(0, 10)
    assert guessed_scale([-4, 5]) == EmotionScale(-5, 5)
    assert guessed_scale([0, 100]) == EmotionScale(0, 100)
    assert guessed_scale([-900]).score(-900) == -2


@pytest.mark.parametrize(
    ("text", "scale"),
    [("0-10", (0, 10)), ("-5..5", (-5, 5)), ("1 to 7", (1, 7)), ("-2--1", (-2, -1)), ("0,5-1", (0.5, 1))],
)
def test_scale_when_it_is_named_then_is_read(text: str, scale: tuple[float, float]) -> None:
    assert scale_named(text) == EmotionScale(*scale)


@pytest.mark.parametrize("text", ["", "10", "10-0", "5-5", "a-b", "0-10-20", "1e9-2"])
def test_scale_when_it_is_none_then_is_refused(text: str) -> None:
    assert scale_named(text) is None


def test_feeling_when_it_is_no_feeling_then_is_none() -> None:
    assert feeling("the table") is None
    assert feeling("Very bad!") == -2


def test_reading_when_lines_are_odd_then_says_which() -> None:
    reading = read_file(b'a,b\n1,2\n1,2,3\n"x,4\n5,6\n')
    assert reading.notices == (
        "Line 3 has 3 cells, the first line has 2.",
        "Line 4: a quotation mark is not closed; all behind it was read as one cell.",
    )


def test_reading_when_told_how_then_does_not_guess() -> None:
    data = "a;b,c\nñ;1,5\n".encode("cp1252")
    assert read_file(data).table.rows[1] == ("ñ", "1,5")
    assert read_file(data).notices == ("The text is not UTF-8; Windows-1252 was assumed.",)
    told = read_file(data, encoding="cp1252", delimiter=",")
    assert (told.table.rows[1], told.notices) == (("ñ;1", "5"), ())


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\0\1\2", b"x" * 1_000_001])
def test_reading_when_there_is_no_table_then_refuses_with_a_sentence(data: bytes) -> None:
    with pytest.raises(TableError) as caught:
        read_file(data)
    assert str(caught.value).endswith(".")


def test_assumed_when_all_was_guessed_then_says_it_all() -> None:
    reading = read_file(b"Stage;Find;Buy\nEmotions;1;5\n")
    said = " ".join(assumed(reading, plan_of(reading.table)))
    for word in ("Semicolon", "UTF-8", "columns", "Emotions → Emotions", "1 – 5"):
        assert word in said


def test_cells_when_a_card_has_a_bullet_of_its_own_then_is_still_one_card() -> None:
    from app.interchange.cells import cell_of_texts

    texts = ["• a", "b\n• c\n\nd", "e"]
    assert texts_of_cell(cell_of_texts(texts)) == texts


def test_plan_when_cards_have_ids_then_bullets_within_them_part_nothing() -> None:
    rows = (("[#mp_1]", "Find [#st_0]"), ("Actions [#rw_a:actions]", "a • b [#cd_1]\nc [#cd_2]"))
    assert [item.text for item in plan_of(Table(rows)).rows[0].cells[0]] == ["a • b", "c"]
    plain = plan_of(Table((("", "Find"), ("Actions", "a • b\nc"))))
    assert [item.text for item in plain.rows[0].cells[0]] == ["a", "b", "c"]


def test_new_project_when_a_table_has_nothing_then_still_has_a_row_and_a_stage() -> None:
    project, map_id = with_new_map(new_project(), plan_of(Table((("a", "b"),))), title="T")
    assert len(map_of(project, map_id).rows) == 1
