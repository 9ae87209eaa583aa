"""A table that was exported, edited and merged back: nothing twice, nothing lost."""

from hypothesis import given
from hypothesis import strategies as st

from app.interchange.delimited import read_delimited, written
from app.interchange.from_map import table_of_map
from app.interchange.marks import mark, unmarked
from app.interchange.merging import Merged, merge_table
from app.interchange.plan import plan_of
from app.interchange.table import Table
from app.interchange.table_file import TableWishes, table_bytes
from app.model.card import Card
from app.model.edits.cards import insert_cards, update_card
from app.model.edits.curves import update_point
from app.model.journey import JourneyMap
from app.model.persona import Persona
from app.model.project import Project, new_project
from app.model.query import cell_of, map_of
from app.model.row import Curve, Point, Row
from app.model.stage import Stage
from tests.widgets.canvas.conftest import small_project


def exported(project: Project, *, with_ids: bool = True) -> list[list[str]]:
    table = table_of_map(project.maps[0], project.personas, with_ids=with_ids)
    text = written(table, delimiter=",", guard=True)
    return [list(line) for line in read_delimited(text).rows]


def merged(project: Project, lines: list[list[str]], *, removes: bool = False) -> Merged:
    plan = plan_of(Table(tuple(tuple(line) for line in lines)))
    return merge_table(project, "mp_1", plan, persona="pe_1", removes=removes)


def texts(project: Project, row: str, stage: str) -> list[str]:
    return [card.text for card in cell_of(map_of(project, "mp_1"), row, stage)]


def two_personas() -> Project:
    project = small_project()
    journey = project.maps[0]
    row = journey.rows[2]
    other = Curve(persona="pe_2", points=(Point(id="pt_9", stage="st_2", score=-2, text="No"),))
    rows = (*journey.rows[:2], row.replace(curves=(*row.curves, other)), journey.rows[3])
    people = (*project.personas, Persona(id="pe_2", name="Bob"))
    return project.replace(personas=people, maps=(journey.replace(rows=rows),))


def test_merge_when_nothing_was_edited_then_is_the_very_same_project() -> None:
    for project in (small_project(), two_personas()):
        for with_ids in (True, False):
            found = merged(project, exported(project, with_ids=with_ids))
            assert found.project is project
            assert (found.updated, found.added, found.lacking) == (0, 0, 0)


def test_merge_when_texts_were_edited_and_added_then_updates_and_adds_and_keeps_all_else() -> None:
    project = update_card(small_project(), "mp_1", "cd_4", rating=-1, owner="Ann")
    lines = exported(project)
    lines[2][2] = lines[2][2].replace("Too dear", "Much too dear") + "\nNew one"
    found = merged(project, lines)
    assert texts(found.project, "rw_p", "st_1") == ["Much too dear", "New one"]
    card = cell_of(map_of(found.project, "mp_1"), "rw_p", "st_1")[0]
    assert (card.id, card.rating, card.owner) == ("cd_4", -1, "Ann")
    assert (found.updated, found.added) == (1, 1)


def test_merge_when_a_cell_was_cut_and_pasted_elsewhere_then_moves_the_card() -> None:
    lines = exported(small_project())
    lines[2][2], lines[4][4] = "", lines[2][2]
    found = merged(small_project(), lines)
    assert texts(found.project, "rw_p", "st_1") == []
    assert texts(found.project, "rw_o", "st_3") == ["Too dear"]
    assert found.updated == 1


def test_merge_when_a_cell_was_copied_then_the_second_card_is_a_new_one() -> None:
    lines = exported(small_project())
    lines[4][4] = lines[2][2]
    found = merged(small_project(), lines)
    assert texts(found.project, "rw_p", "st_1") == ["Too dear"]
    assert texts(found.project, "rw_o", "st_3") == ["Too dear"]
    assert (found.updated, found.added) == (0, 1)


def test_merge_when_a_card_is_missing_then_keeps_it_unless_told_to_remove() -> None:
    lines = exported(small_project())
    lines[1][1] = "Looks around [#cd_1]"
    kept = merged(small_project(), lines)
    assert kept.project == small_project()
    assert kept.lacking == 1
    removed = merged(small_project(), lines, removes=True)
    assert texts(removed.project, "rw_a", "st_0") == ["Looks around"]


def test_merge_when_a_card_is_locked_then_leaves_it_alone() -> None:
    project = update_card(small_project(), "mp_1", "cd_4", locked=True)
    lines = exported(project)
    lines[2][2] = lines[2][2].replace("Too dear", "Cheap")
    assert merged(project, lines).project is project


def test_merge_when_stages_and_rows_are_new_or_renamed_then_follows_in_their_places() -> None:
    lines = exported(small_project())
    lines[0][2] = "Pay [#st_1]"
    for at, line in enumerate(lines):
        line.insert(3, "Wait" if at == 0 else "")
    lines.insert(2, ["Quotes", "Hm", *[""] * 4])
    found = merged(small_project(), lines)
    journey = map_of(found.project, "mp_1")
    assert [stage.name for stage in journey.stages] == ["Before", "Pay", "Wait", "Use", "Leave"]
    assert [row.kind for row in journey.rows] == ["actions", "quotes", "pain", "emotions", "opportunities"]
    assert (found.stages, found.rows, found.added) == (1, 1, 1)
    assert texts(found.project, "rw_p", "st_1") == ["Too dear"]


def test_merge_when_scores_were_edited_then_updates_the_points_of_the_right_persona() -> None:
    project = two_personas()
    lines = exported(project)
    assert [line[0].split(" [")[0] for line in lines[3:5]] == ["Emotions – Ann", "Emotions – Bob"]
    lines[4][3] = "-0.5 Well [#pt_9]"
    lines[4][1] = "2"
    found = merged(project, lines)
    ann, bob = map_of(found.project, "mp_1").rows[2].curves
    assert ann == map_of(project, "mp_1").rows[2].curves[0]
    assert [(p.stage, p.score, p.text) for p in bob.points] == [("st_0", 2, ""), ("st_2", -0.5, "Well")]
    assert bob.points[1].id == "pt_9"
    assert (found.updated, found.added) == (1, 1)


def test_merge_when_the_table_has_no_ids_then_finds_cards_by_their_words() -> None:
    lines = exported(small_project(), with_ids=False)
    lines[1][1] += "\nThinks twice"
    found = merged(small_project(), lines)
    assert texts(found.project, "rw_a", "st_0") == ["Looks around", "Asks a friend", "Thinks twice"]
    assert (found.updated, found.added, found.lacking) == (0, 1, 0)


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20), max_size=6))
def test_merge_when_texts_are_of_any_kind_then_the_table_brings_back_the_same(words: list[str]) -> None:
    cards = tuple(Card(id=f"cd_x{at}", text=" ".join(word.split())) for at, word in enumerate(words))
    project = insert_cards(small_project(), "mp_1", cards, row="rw_o", stage="st_0", index=0)
    found = merged(project, exported(project))
    assert found.added == 0
    assert len(texts(found.project, "rw_o", "st_0")) == len(cards)


@given(st.text(max_size=30), st.text("abc_019-", min_size=1, max_size=9))
def test_mark_when_read_then_gives_text_and_id_back(text: str, id: str) -> None:
    held = unmarked(mark(text.strip(), id))
    assert (held.text, held.id) == (text.strip(), id)


def test_mark_when_the_table_was_exported_without_ids_then_is_a_word_like_others() -> None:
    plan = plan_of(Table((("", "A"), ("Ideas", "see [#cd_1]"))))
    assert plan.rows[0].cells[0][0].text == "see [#cd_1]"


NAMES = st.text("abcdefgh ñé-–:", min_size=1, max_size=12).map(str.strip).filter(bool)
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=15)


@given(
    st.lists(NAMES, min_size=2, max_size=4),
    st.lists(
        st.tuples(st.sampled_from(("actions", "pain", "text")), st.lists(WORDS, max_size=3)), max_size=4
    ),
    st.sampled_from((",", ";", "\t")),
)
def test_map_when_exported_with_ids_then_an_untouched_table_changes_nothing(
    stages: list[str], rows: list[tuple[str, list[str]]], delimiter: str
) -> None:
    columns = tuple(Stage(id=f"st_{at}", name=name) for at, name in enumerate(stages))
    held = tuple(
        Row(
            id=f"rw_{at}",
            kind=kind,
            cells={"st_1": tuple(Card(id=f"cd_{at}_{i}", text=word) for i, word in enumerate(words))},
        )
        for at, (kind, words) in enumerate(rows)
    ) or (Row(id="rw_x", kind="text"),)
    journey = JourneyMap(id="mp_1", title="T", stages=columns, rows=held)
    project = new_project(maps=(journey,))
    text = written(table_of_map(journey, with_ids=True), delimiter=delimiter, guard=True)
    plan = plan_of(read_delimited(text, delimiter=delimiter))
    found = merge_table(project, "mp_1", plan)
    assert (found.added, found.stages, found.rows, found.lacking) == (0, 0, 0, 0)
    assert [stage.id for stage in found.project.maps[0].stages] == [stage.id for stage in columns]


def scores_of(project: Project) -> dict[str, float]:
    rows = project.maps[0].rows
    return {point.id: point.score for row in rows for curve in row.curves for point in curve.points}


@given(st.floats(-2, 2).map(lambda score: round(score, 1)))
def test_table_when_written_for_spanish_then_scores_have_commas_and_come_back(score: float) -> None:
    project = small_project()
    journey = project.maps[0]
    row = next(row for row in journey.rows if row.curves)
    point = row.curves[0].points[0]
    project = update_point(project, "mp_1", point.id, score=score, text="Ay")
    wishes = TableWishes(language="es", with_ids=True)
    text = table_bytes(project, project.maps[0], wishes).decode("utf-8-sig")
    assert f"{score:g}".replace(".", ",") + " Ay" in text
    plan = plan_of(read_delimited(text))
    back = merge_table(project, "mp_1", plan, persona="pe_1", removes=False).project
    assert abs(scores_of(back)[point.id] - score) < 1e-9
