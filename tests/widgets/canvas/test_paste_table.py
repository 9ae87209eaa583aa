"""Tables from other programs, pasted with real keys onto the canvas."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from app.editing.selection import at_cell
from app.interchange.table import BYTES
from tests.widgets.canvas.conftest import CTRL, Stand

SAMPLE = Path(__file__).parents[2] / "interchange" / "samples" / "spreadsheet.html"


def put(*, html: str = "", text: str = "") -> None:
    data = QMimeData()
    if html:
        data.setHtml(html)
    data.setText(text)
    QApplication.clipboard().setMimeData(data)


def test_paste_when_html_has_the_form_of_a_spreadsheet_then_fills_cells_in_one_step(stand: Stand) -> None:
    before = stand.session.project
    stand.session.select(at_cell("rw_a", "st_2"))
    put(html=SAMPLE.read_text("utf-8"), text="not\tthis")
    stand.key(Qt.Key.Key_V, CTRL)
    assert stand.texts("rw_a", "st_2") == ["Stage"]
    assert stand.texts("rw_p", "st_3") == ["Looks around", "Asks <b>Ann</b>"]
    assert len(stand.session.journey.stages) == 5
    assert stand.steps() == 1
    stand.session.undo_stack.undo()
    assert stand.session.project is before


def test_paste_when_text_has_tabs_then_quoted_line_breaks_stay_in_their_cell(stand: Stand) -> None:
    stand.session.select(at_cell("rw_p", "st_2"))
    put(text='"a\nb"\tc\n')
    stand.key(Qt.Key.Key_V, CTRL)
    assert (stand.texts("rw_p", "st_2"), stand.texts("rw_p", "st_3")) == (["a", "b"], ["c"])


def test_paste_when_one_number_falls_on_the_emotion_line_then_is_a_point_or_its_score(stand: Stand) -> None:
    def points(stage: str) -> list[tuple[float, str]]:
        row = next(row for row in stand.session.journey.rows if row.id == "rw_e")
        return [(p.score, p.text) for p in row.curves[0].points if p.stage == stage]

    stand.session.select(at_cell("rw_e", "st_2"))
    put(text="-2\n")
    stand.key(Qt.Key.Key_V, CTRL)
    assert points("st_2") == [(-2.0, "")]
    stand.session.select(at_cell("rw_e", "st_0"))
    put(text="2 Found it")
    stand.key(Qt.Key.Key_V, CTRL)
    assert points("st_0") == [(2.0, "Found it")]
    stand.session.select(at_cell("rw_e", "st_3"))
    put(text="- Why?\n- Never mind")
    stand.key(Qt.Key.Key_V, CTRL)
    assert points("st_3") == [(0.0, "Why?"), (0.0, "Never mind")]
    assert stand.steps() == 3
    assert not stand.window.ways


def test_paste_when_the_table_is_too_wide_then_says_so_and_changes_nothing(stand: Stand) -> None:
    before = stand.session.project
    stand.session.select(at_cell("rw_p", "st_2"))
    put(text="x\t" * 1000 + "x")
    stand.key(Qt.Key.Key_V, CTRL)
    assert stand.session.project is before
    assert "1000" in stand.window.toasts[0]


@pytest.mark.parametrize("text", ["x" * (BYTES + 1), "a\0b\tc"])
def test_paste_when_the_clipboard_holds_rubbish_then_says_so_and_changes_nothing(
    stand: Stand, text: str
) -> None:
    before = stand.session.project
    stand.session.select(at_cell("rw_p", "st_2"))
    put(text=text)
    stand.key(Qt.Key.Key_V, CTRL)
    assert stand.session.project is before
    assert len(stand.window.toasts) == 1


def test_paste_when_scores_fall_on_points_then_each_stage_keeps_one_point(stand: Stand) -> None:
    before = stand.session.project
    stand.session.select(at_cell("rw_e", "st_0"))
    put(text="2\t-1 too slow\t1,5\n")
    stand.key(Qt.Key.Key_V, CTRL)
    (curve,) = stand.session.journey.rows[2].curves
    assert [(point.id, point.stage, point.score, point.text) for point in curve.points[:2]] == [
        ("pt_0", "st_0", 2.0, "Lost"),
        ("pt_1", "st_1", -1.0, "too slow"),
    ]
    assert [(point.stage, point.score) for point in curve.points[2:]] == [("st_2", 1.5)]
    assert stand.steps() == 1
    stand.session.undo_stack.undo()
    assert stand.session.project is before


def test_paste_when_words_fall_on_a_point_then_it_keeps_its_score(stand: Stand) -> None:
    stand.session.select(at_cell("rw_e", "st_0"))
    put(text="Where am I?\tbuys\n")
    stand.key(Qt.Key.Key_V, CTRL)
    (curve,) = stand.session.journey.rows[2].curves
    assert [(point.score, point.text) for point in curve.points] == [(-1.0, "Where am I?"), (1.0, "buys")]
