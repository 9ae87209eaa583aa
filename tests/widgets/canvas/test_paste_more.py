"""Pasting with real keys: lines, pictures, files, rows, and what must change nothing."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.actions.handlers.clipboard import copy_outline, copy_picture
from app.constants import MIME
from app.editing.lazy_mime import LazyMime
from app.editing.pasting import put
from app.editing.selection import Cursor, at_cell, of_card, of_row, of_stage
from app.interchange.table import Table
from app.model.query import map_of, row_of
from tests.editing.test_pictures import png
from tests.interchange.calc import calc_clipboard
from tests.widgets.canvas.conftest import CTRL, Stand, small_project

OWN = MIME.replace("/", "_")


def put_on_clipboard(**flavours: bytes | str) -> QMimeData:
    data = QMimeData()
    for name, content in flavours.items():
        if name == "text":
            data.setText(str(content))
        elif name == "html":
            data.setHtml(str(content))
        else:
            data.setData(name.replace("_", "/"), QByteArray(bytes(content)))  # type: ignore[arg-type]
    QApplication.clipboard().setMimeData(data)
    return data


def paste(stand: Stand) -> None:
    stand.key(Qt.Key.Key_V, CTRL)


def bomb() -> bytes:
    """Return a PNG of a few bytes that says it has 100,000 × 100,000 pixels."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b""))
    made = io.BytesIO(b"\x89PNG\r\n\x1a\n")
    made.seek(0, io.SEEK_END)
    for name, body in chunks:
        made.write(struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)))
    return made.getvalue()


def test_lines_when_pasted_then_become_cards_and_other_ways_are_offered(stand: Stand) -> None:
    stand.session.select(at_cell("rw_o", "st_0"))
    put_on_clipboard(text="- one\n\n• two\n1. three\n")
    paste(stand)
    assert stand.texts("rw_o", "st_0") == ["one", "two", "three"]
    assert [way for way, _words in stand.window.ways[0].ways] == ["here", "stages", "rows", "one"]


@pytest.mark.parametrize(
    ("way", "cells"),
    [
        ("stages", {("rw_p", "st_2"): ["a"], ("rw_p", "st_3"): ["b"]}),
        ("rows", {("rw_p", "st_2"): ["a"], ("rw_o", "st_2"): []}),
        ("one", {("rw_p", "st_2"): ["a\nb"]}),
        ("here", {("rw_p", "st_2"): ["a", "b"]}),
    ],
)
def test_lines_when_pasted_in_another_way_then_lie_there(
    stand: Stand, way: str, cells: dict[tuple[str, str], list[str]]
) -> None:
    stand.session.select(at_cell("rw_p", "st_2"))
    put_on_clipboard(text="a\nb")
    paste(stand)
    stand.session.undo_stack.undo()
    put(stand.session, stand.window.ways[0], way)
    assert {cell: stand.texts(*cell) for cell in cells} == cells
    assert stand.steps() == 1


def test_table_when_pasted_swapped_then_lies_the_other_way_round(stand: Stand) -> None:
    stand.session.select(at_cell("rw_a", "st_2"))
    put_on_clipboard(text="a\tb\nc\td")
    paste(stand)
    assert (stand.texts("rw_a", "st_3"), stand.texts("rw_p", "st_2")) == (["b"], ["c"])
    stand.session.undo_stack.undo()
    put(stand.session, stand.window.ways[0], "swapped")
    assert (stand.texts("rw_a", "st_3"), stand.texts("rw_p", "st_2")) == (["c"], ["b"])


def test_calc_when_its_range_is_pasted_onto_a_filled_map_then_goes_onto_the_cells(stand: Stand) -> None:
    before = stand.session.project
    stand.session.select(at_cell("rw_a", "st_0"))
    QApplication.clipboard().setMimeData(calc_clipboard())
    paste(stand)
    assert stand.texts("rw_p", "st_1") == ["Too dear", "Searches the web", "Asks a friend"]
    assert stand.steps() == 1
    stand.session.undo_stack.undo()
    assert stand.session.project is before


def test_table_when_the_map_is_empty_then_its_import_is_shown(stand: Stand) -> None:
    session = stand.session
    journey = session.journey
    bare = journey.replace(rows=tuple(row.replace(cells={}, curves=()) for row in journey.rows))
    session.apply(lambda project: project.replace(maps=(bare,)), "x")
    QApplication.clipboard().setMimeData(calc_clipboard())
    paste(stand)
    assert isinstance(stand.window.imported[0], Table)
    assert stand.steps() == 1


@pytest.mark.parametrize(("answer", "count"), [("make", 301), (None, 0)])
def test_many_when_pasted_then_are_asked_about_once(stand: Stand, answer: str | None, count: int) -> None:
    stand.window.answer = answer
    stand.session.select(at_cell("rw_o", "st_0"))
    put_on_clipboard(text="\n".join(f"card {at}" for at in range(301)))
    paste(stand)
    assert stand.window.asked == [301]
    assert len(stand.texts("rw_o", "st_0")) == count


def test_picture_when_pasted_into_a_cell_then_is_a_new_card_and_onto_a_card_its_picture(stand: Stand) -> None:
    put_on_clipboard(image_png=png(30, 20))
    stand.session.select(at_cell("rw_o", "st_0"))
    paste(stand)
    card = stand.session.journey.rows[3].cells["st_0"][0]
    assert card.image in stand.session.project.assets
    assert stand.session.assets.get(card.image) is not None
    stand.session.select(of_card(stand.session.journey, "cd_4"))
    paste(stand)
    assert stand.session.journey.rows[1].cells["st_1"][0].image == card.image
    assert stand.steps() == 2


def test_picture_when_it_comes_decoded_then_is_taken_as_well(stand: Stand) -> None:
    data = QMimeData()
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    data.setImageData(image)
    QApplication.clipboard().setMimeData(data)
    stand.session.select(at_cell("rw_o", "st_0"))
    paste(stand)
    assert stand.session.journey.rows[3].cells["st_0"][0].image


def test_picture_when_text_is_beside_it_then_the_text_is_pasted(stand: Stand) -> None:
    put_on_clipboard(text="words", image_png=png(30, 20))
    stand.session.select(at_cell("rw_o", "st_0"))
    paste(stand)
    assert stand.texts("rw_o", "st_0") == ["words"]
    assert stand.session.journey.rows[3].cells["st_0"][0].image is None


@pytest.mark.parametrize(
    "flavours",
    [
        {"image_png": bomb()},
        {"image_png": b"\x89PNG\r\n\x1a\nrubbish"},
        {"image_png": b""},
        {"text": "\0\1\2binary"},
        {"text": "x\n" * 6_000},
        {"text": "word " * 1_000},
        {"text": "word " * 10_000_000},
        {"html": "<table><tr><td>" + "<td>x" * 1_001},
        {"application_octet-stream": b"\x00\xff"},
        {OWN: b"\xff" * 900},
        {OWN: b"[" * 100_000, "html": "<table><tr><td", "image_png": b"\x89PNG\r\n"},
        {OWN: b"{}", "text": "x" * 4_001},
        {OWN: b"{}", "text": "a line\n" * 5_001},
        {"text": "".join(map(chr, range(1, 32))) * 9},
        {"text": "MZ\x90\ufffd\ufffd\ufffd\x03 of a program\n" * 99},
    ],
)
def test_rubbish_when_pasted_then_is_answered_with_a_sentence_and_changes_nothing(
    stand: Stand, flavours: dict[str, bytes | str]
) -> None:
    before = stand.session.project
    stand.session.select(at_cell("rw_o", "st_0"))
    put_on_clipboard(**flavours)
    paste(stand)
    assert stand.session.project is before
    assert [text.endswith(".") for text in stand.window.toasts] == [True]


def test_own_data_when_damaged_then_the_text_beside_it_is_pasted_with_the_limits_of_any_text(
    stand: Stand,
) -> None:
    stand.session.select(at_cell("rw_o", "st_0"))
    put_on_clipboard(**{OWN: b"{", "text": "one\ntwo"})
    paste(stand)
    assert stand.texts("rw_o", "st_0") == ["one", "two"]


@pytest.mark.parametrize(
    "text",
    [
        "👩‍🔧👨‍👩‍👧‍👦",
        "مرحبا، كيف الحال؟",
        "שלום",
        "«\u00a0oui\u00a0»",
        "می‌خواهم",
        "\ue000x",
    ],
)
def test_text_when_in_any_script_then_is_no_rubbish(stand: Stand, text: str) -> None:
    stand.session.select(at_cell("rw_o", "st_0"))
    put_on_clipboard(text=text)
    paste(stand)
    assert stand.texts("rw_o", "st_0") == [text]


def test_html_when_it_is_broken_then_the_text_beside_it_is_pasted(stand: Stand) -> None:
    stand.session.select(at_cell("rw_o", "st_0"))
    put_on_clipboard(html="<table><tr><td <![ broken", text="the words")
    paste(stand)
    assert stand.texts("rw_o", "st_0") == ["the words"]


def test_files_when_pasted_then_pictures_come_in_texts_become_cards_and_others_are_opened(
    stand: Stand, tmp_path: Path
) -> None:
    (tmp_path / "a.png").write_bytes(png(10, 10))
    (tmp_path / "b.txt").write_text("x\ny", "utf-8")
    (tmp_path / "c.journey").write_text("{}", "utf-8")
    stand.session.select(at_cell("rw_o", "st_0"))
    for name in ("a.png", "b.txt", "c.journey"):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        data.setText(str(tmp_path / name))
        QApplication.clipboard().setMimeData(data)
        paste(stand)
    assert len(stand.session.project.assets) == 1
    assert stand.texts("rw_o", "st_0") == ["", "x", "y"]
    assert stand.window.opened == [tmp_path / "c.journey"]


def test_copy_when_taken_then_carries_all_flavours_and_draws_the_picture_only_when_asked(
    stand: Stand,
) -> None:
    stand.session.select(of_card(stand.session.journey, "cd_1"))
    stand.key(Qt.Key.Key_A, CTRL)
    stand.key(Qt.Key.Key_C, CTRL)
    data = QApplication.clipboard().mimeData()
    assert isinstance(data, LazyMime)
    assert not data.is_drawn
    assert {"text/plain", "text/html", "image/png"} <= set(data.formats())
    assert not data.is_drawn
    assert "\t" in data.text()
    assert bytes(data.data("image/png").data()).startswith(b"\x89PNG")
    assert data.is_drawn
    assert not QImage(data.imageData()).isNull()


def test_row_when_copied_and_pasted_then_stands_below_with_all_it_holds_under_new_ids(stand: Stand) -> None:
    stand.session.select(of_row("rw_a"))
    stand.do("edit.copy")
    stand.session.select(of_row("rw_e"))
    stand.do("edit.paste")
    rows = stand.session.journey.rows
    assert [row.kind for row in rows] == ["actions", "pain", "emotions", "actions", "opportunities"]
    assert [c.text for c in rows[3].cells["st_0"]] == ["Looks around", "Asks a friend"]
    assert not {c.id for c in rows[3].cells["st_0"]} & {"cd_1", "cd_2"}
    assert stand.steps() == 1


def test_row_when_pasted_into_another_file_then_finds_its_stages_by_name_then_by_place(stand: Stand) -> None:
    stand.session.select(of_row("rw_a"))
    stand.do("edit.copy")
    journey = stand.session.journey
    names = {"st_0": ("st_x", "Elsewhere"), "st_1": ("st_y", "BUY ")}
    stages = tuple(
        stage.replace(id=names[stage.id][0], name=names[stage.id][1]) for stage in journey.stages[:2]
    )[::-1]
    other = journey.replace(stages=stages, rows=(journey.rows[3],), moments=())
    stand.session.apply(lambda project: project.replace(maps=(other,)), "another")
    stand.session.select(of_row("rw_o"))
    stand.do("edit.paste")
    cells = stand.session.journey.rows[1].cells
    assert [card.text for card in cells["st_y"]] == ["Buys it"]
    assert [card.text for card in cells["st_x"]] == ["Looks around", "Asks a friend"]


def test_emotion_row_when_pasted_then_its_line_belongs_to_somebody_who_is_known(stand: Stand) -> None:
    stand.session.select(of_row("rw_e"))
    stand.do("edit.copy")
    project = small_project()
    stranger = project.replace(personas=(project.personas[0].replace(id="pe_7"),))
    journey = stranger.maps[0].replace(persona_ids=("pe_7",), primary_persona="pe_7")
    stand.session.apply(lambda _project: stranger.replace(maps=(journey,)), "another")
    stand.do("edit.paste")
    pasted = stand.session.journey.rows[3]
    assert [(curve.persona, len(curve.points)) for curve in pasted.curves] == [("pe_7", 2)]


def test_stage_when_copied_and_pasted_then_stands_behind_with_all_it_holds(stand: Stand) -> None:
    stand.session.select(of_stage("st_1"))
    stand.do("edit.copy")
    stand.session.select(of_stage("st_3"))
    stand.do("edit.paste")
    journey = stand.session.journey
    new = journey.stages[4]
    assert new.name == "Buy"
    assert [card.text for card in journey.rows[0].cells[new.id]] == ["Buys it"]
    row = row_of(map_of(stand.session.project, "mp_1"), "rw_e")
    assert row is not None
    assert [point.stage for point in row.curves[0].points] == ["st_0", "st_1", new.id]


def test_lines_when_a_word_processor_put_signs_and_tabs_before_them_then_are_cards_and_no_table(
    stand: Stand,
) -> None:
    stand.session.select(at_cell("rw_o", "st_1"))
    put_on_clipboard(text="•\tOne\n•\tTwo\n")
    stand.key(Qt.Key.Key_V, CTRL)
    assert stand.texts("rw_o", "st_1") == ["One", "Two"]


def test_lines_when_pasted_into_a_card_that_is_typed_then_stay_one_text_and_splitting_is_offered(
    stand: Stand,
) -> None:
    told: list[str] = []
    stand.canvas.lines_pasted.connect(told.append)
    stand.session.select(at_cell("rw_o", "st_0"))
    stand.type("x")
    put_on_clipboard(text="one\ntwo\n")
    paste(stand)
    assert len(told) == 1
    stand.type("!")
    stand.key(Qt.Key.Key_Escape)
    assert stand.texts("rw_o", "st_0") == ["xone\ntwo!"]


def test_paste_when_nothing_is_chosen_then_says_where_to_go(stand: Stand) -> None:
    stand.session.select(of_row("rw_a").moved_to(Cursor()))
    put_on_clipboard(text="a")
    stand.do("edit.paste")
    assert stand.window.toasts == ["Choose a cell to paste into."]


@pytest.mark.parametrize("part", ["cards", "row", "stage", "nothing"])
def test_picture_when_copied_then_shows_what_is_selected_or_the_whole_map(stand: Stand, part: str) -> None:
    selections = {
        "cards": of_card(stand.session.journey, "cd_1"),
        "row": of_row("rw_p"),
        "stage": of_stage("st_1"),
        "nothing": at_cell("rw_o", "st_0"),
    }
    stand.session.select(selections[part])
    copy_picture(stand.desk)
    image = QApplication.clipboard().image()
    assert not image.isNull()
    assert (image.width() > 1_600) == (part in ("row", "nothing"))
    assert not QApplication.clipboard().mimeData().hasText()


def test_outline_when_copied_then_is_text_of_the_selected_cards_only(stand: Stand) -> None:
    stand.session.select(of_card(stand.session.journey, "cd_4"))
    copy_outline(stand.desk)
    assert "Too dear" in QApplication.clipboard().text()
    assert "Looks around" not in QApplication.clipboard().text()
