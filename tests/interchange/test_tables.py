"""Tables that come in and go out: nothing lost, nothing run, nothing guessed wrongly."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.interchange import guess
from app.interchange.cells import scores
from app.interchange.delimited import decoded, guessed_delimiter, read_delimited, written
from app.interchange.from_map import table_of_map
from app.interchange.html_table import html_of, read_html_table
from app.interchange.into_map import put_table, with_new_map
from app.interchange.plan import plan_of
from app.interchange.table import BYTES, MOST_COLUMNS, Table, TableError
from app.model.edits.paths import on_map
from app.model.journey import JourneyMap
from app.model.project import new_project
from app.model.query import map_of
from app.model.row import Curve, Metric, MetricValue, Point, Row
from app.rows.parts.series import latest
from tests.widgets.canvas.conftest import small_project

SAMPLES = Path(__file__).parent / "samples"
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
CELLS = st.one_of(TEXTS, st.sampled_from(("=1+1", "'", "'=x", "@a", "＝1", 'a"b', "a\nb", "a;b,c", "-2")))
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.tuples(*[CELLS] * width), min_size=1, max_size=5)
)


@given(TABLES, st.sampled_from(("\t", ";", ",")), st.booleans())
def test_written_when_read_again_then_is_the_same(
    rows: list[tuple[str, ...]], delimiter: str, guard: bool
) -> None:
    filled = Table(tuple((*row, "end") for row in rows))
    text = written(filled, delimiter=delimiter, guard=guard)
    assert read_delimited(text, delimiter=delimiter, guarded=guard) == filled


def test_written_when_guarded_then_scores_below_zero_stay_numbers() -> None:
    table = Table((("-1.5", "-2", "-0,5", "-1+1", "-", "-1 A card"),))
    text = written(table, delimiter=";", guard=True)
    assert text == "-1.5;-2;-0,5;'-1+1;'-;'-1 A card\r\n"
    assert read_delimited(text, delimiter=";", guarded=True) == table


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠a"])
def test_written_when_guarded_then_no_cell_begins_a_formula(text: str) -> None:
    assert written(Table(((text,),)), delimiter=",", guard=True).lstrip('"').startswith("'")


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [("a,b\n1,2", ","), ("a;b\n1,5;2,5", ";"), ("a\tb\n1,2;3\t4", "\t"), ("a,b;c\nd;e,f,g\nh;i", ";")],
)
def test_guessed_delimiter_when_lines_vote_then_wins_what_cuts_them_evenly(text: str, delimiter: str) -> None:
    assert guessed_delimiter(text) == delimiter


def test_decoded_when_the_text_is_not_utf8_then_says_that_it_guessed() -> None:
    assert decoded("\ufeffñ".encode()).text == "ñ"
    assert not decoded("ñ".encode()).was_guessed
    guessed = decoded("ñ".encode("cp1252"))
    assert (guessed.text, guessed.was_guessed) == ("ñ", True)
    assert decoded("ñ\t1".encode("utf-16")).text == "ñ\t1"


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_decoded_when_the_file_is_binary_then_refuses(data: bytes) -> None:
    with pytest.raises(TableError):
        decoded(data)


def test_reading_when_a_table_is_too_large_then_refuses() -> None:
    with pytest.raises(TableError):
        decoded(b"x" * (BYTES + 1))
    with pytest.raises(TableError):
        read_delimited("x\t" * MOST_COLUMNS + "x")


def test_html_when_formed_as_spreadsheets_do_then_has_the_cells_of_the_sheet() -> None:
    table = read_html_table((SAMPLES / "spreadsheet.html").read_text("utf-8"))
    assert table is not None
    assert table.rows[0] == ("Stage", "Discover", "Buy")
    assert table.rows[1] == ("Actions", "Looks around\nAsks <b>Ann</b>", "=1+1")
    assert table.rows[2] == ("Emotions", "2", "4 relieved")
    assert table.rows[3] == ("Pain points", "", "Too dear & slow")


def test_html_when_cells_span_and_tags_are_left_open_then_still_gives_the_table() -> None:
    text = "<table><tr><td colspan=2>a<td>b<br>c<tr><td><b>d</b><td>e<script>x</script>"
    assert read_html_table(text) == Table((("a", "", "b\nc"), ("d", "e", "")))
    high = "<table><tr><td rowspan=2>a<td>b<td rowspan=3>c<tr><td>d<tr><td colspan=2>e<tr><td>f<td>g<td>h</table>"
    assert read_html_table(high) == Table((("a", "b", "c"), ("", "d", ""), ("e", "", ""), ("f", "g", "h")))
    assert read_html_table("<table><tr><td>only</table>") is None
    assert read_html_table("<![x <table") is None


@given(TABLES)
def test_html_when_made_and_read_then_loses_no_word(rows: list[tuple[str, ...]]) -> None:
    table = Table(tuple((*row, "end") for row in rows))
    back = read_html_table(html_of(table))
    assert back is not None
    assert [[c.split() for c in row] for row in back.rows] == [[c.split() for c in row] for row in table.rows]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Pain Points", "pain"),
        ("puntos de dolor", "pain"),
        ("Emociones", "emotions"),
        ("EMOCIÓN", "emotions"),
        ("Touchpoint", "touchpoints"),
        ("Oportunidades", "opportunities"),
        ("Whatever", "text"),
    ],
)
def test_kind_named_when_a_row_has_a_usual_name_then_knows_its_kind(name: str, kind: str) -> None:
    assert guess.kind_named(name) == kind


def test_kind_guessed_when_a_name_holds_several_words_then_the_longest_decides() -> None:
    assert guess.kind_guessed("Steps of the emotional journey") == "emotions"


def map_of_table(table: Table, *, title: str) -> JourneyMap:
    project, map_id = with_new_map(new_project("Tables"), plan_of(table), title=title)
    return map_of(project, map_id)


def test_map_of_table_when_rows_run_across_then_swaps() -> None:
    table = Table((("Stage", "Actions", "Emotions"), ("Find", "Looks", "1"), ("Buy", "Pays", "5")))
    journey = map_of_table(table, title="T")
    assert [stage.name for stage in journey.stages] == ["Find", "Buy"]
    assert [row.kind for row in journey.rows] == ["actions", "emotions"]
    assert [point.score for point in journey.rows[1].curves[0].points] == [-2, 2]


def test_scores_when_numbers_show_their_scale_then_fit_ours() -> None:
    assert scores(["-2", "0,5 so so", "x"]) == {0: -2, 1: 0.5}
    assert scores(["0", "10"]) == {0: -2, 1: 2}
    assert max(abs(v) for v in scores(["-900", "4000"]).values()) <= 2


def test_put_table_when_it_reaches_over_the_edges_then_adds_stages_and_rows() -> None:
    table = Table((("a", "b\nc"), ("2", "1 fine"), ("d", "")))
    project = put_table(small_project(), "mp_1", table, row="rw_p", stage="st_3", persona="pe_1")
    journey = map_of(project, "mp_1")
    assert len(journey.stages) == 5
    last = journey.stages[-1].id
    assert [card.text for card in journey.rows[1].cells[last]] == ["b", "c"]
    added = [p for p in journey.rows[2].curves[0].points if p.stage in ("st_3", last)]
    assert [(p.score, p.text) for p in added] == [(2, ""), (1, "fine")]
    assert journey.rows[3].cells["st_3"][0].text == "d"


def test_put_table_when_cells_are_filled_then_what_was_there_stays_above() -> None:
    project = put_table(small_project(), "mp_1", Table((("new",),)), row="rw_a", stage="st_0", persona=None)
    cells = map_of(project, "mp_1").rows[0].cells["st_0"]
    assert [card.text for card in cells] == ["Looks around", "Asks a friend", "new"]


def test_put_table_when_a_row_shows_a_series_then_numbers_become_its_values_and_words_cards() -> None:
    values = {
        "st_0": (MetricValue(value=5.0),),
        "st_1": (MetricValue(value=6.0, date="2020-01-01"),),
    }
    row = Row(id="rw_m", kind="metrics", values=values, metric=Metric(id="mt", unit="days"))
    before = on_map(small_project(), "mp_1", lambda m: m.replace(rows=(row, *m.rows)))
    table = Table((("7,5", "8 days", "9"),))
    after = put_table(before, "mp_1", table, row="rw_m", stage="st_0", persona=None).maps[0].rows[0]
    assert after.values["st_0"] == (MetricValue(value=7.5),)
    assert [one.value for one in after.values["st_1"]] == [6.0, 8.0]
    assert latest(after.values["st_1"]).value == 8.0
    assert [one.value for one in after.values["st_2"]] == [9.0]
    assert not after.cells
    told = put_table(before, "mp_1", Table((("8 of 9",),)), row="rw_m", stage="st_0", persona=None)
    assert [card.text for card in told.maps[0].rows[0].cells["st_0"]] == ["8 of 9"]


@pytest.mark.parametrize(
    ("kind", "numbers", "wanted"),
    [
        ("emotions", ("1", "2"), [1.0, 2.0]),
        ("engagement", ("1", "2"), [-2.0, -1.0]),
        ("engagement", ("3", "5"), [0.0, 2.0]),
        ("engagement", ("-1", "2"), [-1.0, 2.0]),
        ("engagement", ("0", "10"), [-2.0, 2.0]),
    ],
)
def test_put_table_when_numbers_fall_on_a_curve_then_are_on_the_scale_that_it_shows(
    kind: str, numbers: tuple[str, ...], wanted: list[float]
) -> None:
    before = on_map(small_project(), "mp_1", lambda m: m.replace(rows=(Row(id="rw", kind=kind), *m.rows)))
    after = put_table(before, "mp_1", Table((numbers,)), row="rw", stage="st_0", persona="pe_1")
    assert [point.score for point in after.maps[0].rows[0].curves[0].points] == wanted


def test_table_when_a_row_tells_levels_then_they_are_written_and_read_as_it_shows_them() -> None:
    points = (Point(id="a", stage="st_0", score=-1.0), Point(id="b", stage="st_1", score=1.5, text="Ja"))
    row = Row(id="rw", kind="engagement", curves=(Curve(persona="pe_1", points=points),))
    before = on_map(small_project(), "mp_1", lambda m: m.replace(rows=(row, *m.rows)))
    table = table_of_map(before.maps[0], before.personas)
    assert table.rows[1][:3] == ("Engagement", "2", "4.5 Ja")
    plan = plan_of(table)
    assert [[item.score for item in cell] for cell in plan.rows[0].cells[:2]] == [[-1.0], [1.5]]
    scores_of = [row for row in plan.rows if row.kind == "emotions"]
    assert [[item.score for item in cell] for cell in scores_of[0].cells[:2]] == [[-1.0], [1.0]]


def test_put_table_when_a_row_is_hidden_then_passes_over_it() -> None:
    before = small_project()
    journey = map_of(before, "mp_1")
    rows = (journey.rows[0], journey.rows[1].replace(hidden=True), *journey.rows[2:])
    before = before.replace(maps=(journey.replace(rows=rows),))
    project = put_table(
        before, "mp_1", Table((("a",), ("1",), ("c",))), row="rw_a", stage="st_2", persona="pe_1"
    )
    after = map_of(project, "mp_1").rows
    assert [[card.text for card in row.cells.get("st_2", ())] for row in after] == [["a"], [], [], ["c"]]
    assert [point.score for point in after[2].curves[0].points if point.stage == "st_2"] == [1]


def test_put_table_when_points_come_before_others_then_the_line_is_in_the_order_of_stages() -> None:
    before = small_project()
    journey = map_of(before, "mp_1")
    line = journey.rows[2].curves[0]
    later = line.replace(points=(line.points[1],))
    before = before.replace(
        maps=(
            journey.replace(
                rows=(*journey.rows[:2], journey.rows[2].replace(curves=(later,)), journey.rows[3])
            ),
        )
    )
    project = put_table(before, "mp_1", Table((("-2",),)), row="rw_e", stage="st_0", persona="pe_1")
    points = map_of(project, "mp_1").rows[2].curves[0].points
    assert [(point.stage, point.score) for point in points] == [("st_0", -2), ("st_1", 1)]


def test_map_when_exported_and_imported_then_says_the_same() -> None:
    journey = map_of(small_project(), "mp_1")
    table = table_of_map(journey)
    text = written(table, delimiter=";", guard=True)
    back = map_of_table(read_delimited(text), title="A journey")
    assert table_of_map(back) == table
    assert [row.kind for row in back.rows] == [row.kind for row in journey.rows]


@pytest.mark.parametrize(
    "text", ["a,b\n" * 20_001, "," * 200_000 + "x\n", "a," * 1_001 + "b", "\n" * 30_000 + "a,b\n"]
)
def test_reading_when_lines_or_columns_are_too_many_then_stops_at_the_first_one_too_many(text: str) -> None:
    with pytest.raises(TableError):
        read_delimited(text, delimiter=",")


def test_reading_when_only_empty_lines_are_too_many_then_reads_the_others() -> None:
    assert read_delimited("a,b\n" + ",\n" * 30_000, delimiter=",").rows == (("a", "b"),)


@pytest.mark.parametrize("tag", ["<td>x", "<tr>", "<", "</b>", "<b>"])
def test_html_when_it_never_ends_then_gives_up_with_a_sentence(
    tag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.interchange.html_table.MOST_EVENTS", 500)
    with pytest.raises(TableError):
        read_html_table("<table><tr>" + tag * 2_000)


EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns="http://www.w3.org/TR/REC-html40">\r
<head><meta name=Generator content="Microsoft Excel 15"><style><!--table\r
{mso-displayed-decimal-separator:"\\,";} .xl65 {white-space:normal;} <td> --></style></head>\r
<body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse'>\r
<!--StartFragment-->\r
 <col width=64 span=3 style='width:48pt'><tr height=20>\r
  <td height=20 width=64></td><td class=xl65>Find</td><td>Buy\r
  now</td></tr>\r
 <tr><td>Actions</td><td class=xl65>Looks<br style='mso-data-placement:same-cell;'>\r
    asks&nbsp;Ann</td><td align=right>4</td></tr>\r
<!--EndFragment--></table></body></html>"""
SHEETS = """<meta charset='utf-8'><google-sheets-html-origin>
<style type="text/css"><!--td {border: 1px solid;}--></style>
<table xmlns="http://www.w3.org/1999/xhtml" data-sheets-root="1"><colgroup><col width="100"/></colgroup>
<tbody><tr style="height:21px;"><td></td><td data-sheets-value="{&quot;1&quot;:2}">Find</td><td>Buy now</td></tr>
<tr><td>Actions</td><td>Looks<br/>asks Ann</td>
<td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:4}">4</td></tr></tbody>
</table></google-sheets-html-origin>"""


@pytest.mark.parametrize("text", [EXCEL, SHEETS], ids=["excel", "sheets"])
def test_html_when_formed_by_hand_as_excel_and_sheets_form_it_then_has_the_cells(text: str) -> None:
    assert read_html_table(text) == Table((("", "Find", "Buy now"), ("Actions", "Looks\nasks Ann", "4")))


def test_html_when_cells_span_far_beyond_the_sheet_then_takes_no_room() -> None:
    rows = "<tr><td colspan=1000 rowspan=1000>" * 3_000
    assert read_html_table(f"<table>{rows}</table>") == Table()
    assert read_html_table(f"<table><tr><td>a<td>b{rows}</table>") == Table((("a", "b"),))
    with pytest.raises(TableError):
        read_html_table("<table><tr><td colspan=1000>a<td>b</table>")
