"""The poster dialog with real events: what is chosen shows at once, is saved whole, and is remembered."""

import errno
import gc
import importlib
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.collector import let_in_again
from app.editing.session import Session
from app.layout.poster.wishes import TileWishes
from app.settings import Settings
from app.values import replace
from app.widgets.plain import Question
from app.widgets.poster.dialog import PosterDialog
from app.widgets.poster.memory import recalled, remember
from tests.test_collector import Window
from tests.widgets.poster.conftest import WAIT_MS, choose, close, wait_for_plan

LEFT = Qt.MouseButton.LeftButton
STARTS = {"pdf": b"%PDF-", "png": b"\x89PNG", "svg": b"<?xml"}
SaveAs = Callable[[Path], None]


@pytest.mark.parametrize("form", sorted(STARTS))
def test_save_when_a_button_is_clicked_then_writes_a_whole_file(
    dialog: PosterDialog, qtbot: QtBot, tmp_path: Path, save_as: SaveAs, form: str
) -> None:
    target = tmp_path / f"map.{form}"
    save_as(target)
    qtbot.mouseClick(getattr(dialog.foot, form), LEFT)
    qtbot.waitUntil(dialog.foot.open_button.isVisible, timeout=2 * WAIT_MS)
    assert target.read_bytes().startswith(STARTS[form])
    assert "map" in dialog.foot.message.text()
    assert dialog.foot.pdf.isEnabled()


def test_save_when_stopped_midway_then_the_worker_ends_and_nothing_is_written(
    dialog: PosterDialog, qtbot: QtBot, tmp_path: Path, save_as: SaveAs
) -> None:
    save_as(tmp_path / "map.png")
    choose(dialog.contents.dpi, 300.0)
    qtbot.mouseClick(dialog.foot.png, LEFT)
    writer = dialog.saving.writer
    assert writer is not None
    with qtbot.waitSignal(writer.progressed, timeout=WAIT_MS):
        pass
    qtbot.mouseClick(dialog.foot.cancel, LEFT)
    writer.join(20)
    assert not writer.is_alive
    qtbot.waitUntil(dialog.foot.pdf.isEnabled)
    assert list(tmp_path.iterdir()) == []
    assert dialog.foot.message.text() == "Stopped; nothing was written."
    assert dialog.isVisible()


def test_escape_while_saving_then_stops_it_and_a_second_one_closes_the_dialog(
    dialog: PosterDialog, qtbot: QtBot, tmp_path: Path, save_as: SaveAs
) -> None:
    save_as(tmp_path / "map.png")
    choose(dialog.contents.dpi, 300.0)
    qtbot.mouseClick(dialog.foot.png, LEFT)
    writer = dialog.saving.writer
    assert writer is not None
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    writer.join(20)
    qtbot.waitUntil(dialog.foot.pdf.isEnabled)
    assert dialog.isVisible()
    assert not list(tmp_path.iterdir())
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("place", ["gone", "file"])
def test_save_when_the_folder_cannot_be_written_then_says_so_in_the_dialog(
    dialog: PosterDialog, qtbot: QtBot, tmp_path: Path, save_as: SaveAs, place: str
) -> None:
    (tmp_path / "file").write_bytes(b"")
    save_as(tmp_path / place / "map.pdf")
    qtbot.mouseClick(dialog.foot.pdf, LEFT)
    assert place in dialog.foot.message.text()
    assert dialog.foot.message.property("look") == "error"
    assert dialog.foot.pdf.isEnabled()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file"]


def test_size_when_typed_as_a_distance_then_becomes_points_and_the_light_follows(
    dialog: PosterDialog, qtbot: QtBot
) -> None:
    field = dialog.paper.text
    field.setFocus()
    field.lineEdit().selectAll()
    qtbot.keyClicks(field, "0.5 m")
    assert dialog.wishes().text_size == 12.5
    assert dialog.paper.light.state == "bad"
    assert dialog.paper.light.strong == "Too small for a wall"
    assert dialog.paper.light.rest == "Comfortable to 0.5 m, limit 0.6 m"
    field.lineEdit().selectAll()
    qtbot.keyClicks(field, "18 pt")
    assert dialog.paper.light.state == "good"
    assert dialog.paper.light.strong == "Comfortable to 0.7 m"
    assert dialog.paper.light.rest == ", limit 0.9 m"


@pytest.mark.parametrize("text", ["", "abc", "1", "400 pt", "-3", "0 m"])
def test_size_when_it_is_no_size_then_a_sentence_comes_and_nothing_can_be_saved(
    dialog: PosterDialog, qtbot: QtBot, text: str
) -> None:
    field = dialog.paper.text
    field.setFocus()
    field.lineEdit().selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.waitUntil(lambda: not dialog.foot.pdf.isEnabled(), timeout=WAIT_MS)
    assert dialog.foot.message.text().endswith(".")
    assert dialog.desk.preview.problem == dialog.foot.message.text()
    qtbot.waitUntil(lambda: dialog.paper.light.strong == "")


def test_paper_when_a_size_of_ones_own_is_too_small_then_says_so(dialog: PosterDialog, qtbot: QtBot) -> None:
    choose(dialog.paper.paper, "custom")
    dialog.paper.width_mm.setValue(1)
    qtbot.waitUntil(lambda: not dialog.foot.pdf.isEnabled(), timeout=WAIT_MS)
    assert "50 mm" in dialog.foot.message.text()
    dialog.paper.width_mm.setValue(700)
    wait_for_plan(dialog, qtbot)
    assert "700" in dialog.desk.heading.text()


def test_overlap_when_it_is_larger_than_can_be_then_says_so(dialog: PosterDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.tiles.on, LEFT)
    wait_for_plan(dialog, qtbot)
    box = dialog.tiles.overlap
    box.selectAll()
    qtbot.keyClicks(box, "200")
    qtbot.waitUntil(lambda: not dialog.foot.pdf.isEnabled(), timeout=WAIT_MS)
    assert "60 mm" in dialog.foot.message.text()


def test_pages_when_there_are_too_many_then_says_so(dialog: PosterDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.paper.mode.buttons[1], LEFT)
    dialog.paper.across.setValue(100)
    dialog.paper.down.setValue(100)
    qtbot.waitUntil(lambda: not dialog.foot.pdf.isEnabled(), timeout=WAIT_MS)
    assert "10,000" in dialog.foot.message.text()


@pytest.mark.parametrize("answer", ["cancel", "go"])
def test_pages_when_there_are_many_then_are_made_once_that_was_meant(
    dialog: PosterDialog,
    qtbot: QtBot,
    tmp_path: Path,
    save_as: SaveAs,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
) -> None:
    asked: list[Question] = []
    monkeypatch.setattr("app.widgets.poster.saving.MANY_PAGES", 10)
    monkeypatch.setattr(
        "app.widgets.poster.saving.ask", lambda _parent, question: asked.append(question) or answer
    )
    dialog.tiles.on.click()
    wait_for_plan(dialog, qtbot)
    target = tmp_path / "map.pdf"
    save_as(target)
    qtbot.mouseClick(dialog.foot.pdf, LEFT)
    assert dialog._plan is not None
    assert dialog._plan.poster is not None
    assert str(len(dialog._plan.poster.pages)) in asked[0].text
    if answer == "go":
        qtbot.waitUntil(target.exists, timeout=WAIT_MS)
    assert target.exists() == (answer == "go")


def test_tiles_when_ticked_then_seams_sheets_and_price_are_shown(dialog: PosterDialog, qtbot: QtBot) -> None:
    assert not dialog.tiles.paper.isVisible()
    qtbot.mouseClick(dialog.tiles.on, LEFT)
    wait_for_plan(dialog, qtbot)
    assert dialog.tiles.paper.isVisible()
    view = dialog.desk.preview.view
    assert view is not None
    assert view.tiling is not None
    assert f"{view.tiling.sheets} sheets" in dialog.tiles.sheets_words.text()
    assert dialog.tiles.price_words.text() == f"{view.tiling.plain_sheets} sheets without"
    assert "1 assembly plan" in dialog.foot.message.text()
    assert "no seam cuts a card" in dialog.desk.facts()


def test_seams_when_taken_back_then_the_price_of_having_them_is_still_there(
    dialog: PosterDialog, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.tiles.on, LEFT)
    wait_for_plan(dialog, qtbot)
    view = dialog.desk.preview.view
    assert view is not None
    assert view.tiling is not None
    qtbot.mouseClick(dialog.tiles.seams, LEFT)
    wait_for_plan(dialog, qtbot)
    assert dialog.tiles.price_words.text() == f"{view.tiling.sheets} sheets with"


def test_preset_when_chosen_then_fills_the_fields(dialog: PosterDialog, qtbot: QtBot) -> None:
    assert dialog.presets.currentText() == "Wall A1"
    choose(dialog.presets, "office")
    assert dialog.wishes().tiles == TileWishes()
    assert dialog.presets.currentText() == "Office A4 tiles"
    qtbot.mouseClick(dialog.tiles.plan, LEFT)
    assert dialog.presets.currentIndex() == -1
    choose(dialog.presets, "shop")
    assert dialog.wishes().marks is not None
    assert dialog.wishes().tiles is None


def test_preset_when_saved_by_name_then_is_there_next_time_and_can_be_deleted(
    dialog: PosterDialog,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    session: Session,
    settings: Settings,
    parent: QWidget,
) -> None:
    monkeypatch.setattr("app.widgets.poster.preset_box.ask_text", lambda *_args: "My <b>wall</b>")
    choose(dialog.paper.paper, "a2")
    choose(dialog.presets, "save")
    assert dialog.presets.currentText() == "My <b>wall</b>"
    again = PosterDialog(session, settings, parent)
    choose(again.presets, "own:My <b>wall</b>")
    assert again.wishes().paper == "a2"
    choose(again.presets, "delete")
    assert again.presets.currentIndex() == -1
    assert again.presets.findData("own:My <b>wall</b>") == -1
    close(again)


def test_wishes_when_something_was_saved_then_the_map_remembers_them_and_stays_saved(
    dialog: PosterDialog,
    qtbot: QtBot,
    tmp_path: Path,
    save_as: SaveAs,
    session: Session,
    settings: Settings,
    parent: QWidget,
) -> None:
    choose(dialog.paper.paper, "a3")
    wait_for_plan(dialog, qtbot)
    save_as(tmp_path / "map.pdf")
    qtbot.mouseClick(dialog.foot.pdf, LEFT)
    qtbot.waitUntil(lambda: bool(session.journey.print), timeout=2 * WAIT_MS)
    again = PosterDialog(session, settings, parent)
    assert again.wishes() == dialog.wishes()
    dialog.foot.offer(None)
    qtbot.mouseClick(dialog.foot.pdf, LEFT)
    qtbot.waitUntil(dialog.foot.open_button.isVisible, timeout=2 * WAIT_MS)
    assert session.undo_stack.count() == 0
    assert not session.is_modified
    session.apply(lambda project: project.replace(title="Another"), "Rename")
    assert session.journey.print
    session.undo_stack.undo()
    assert not session.is_modified
    close(again)


def test_wishes_when_a_file_was_only_printed_then_are_known_the_next_time_it_is_opened(
    session: Session, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "map.journey"
    first = Session(session.project, path=path)
    for paper in ("a3", "a2"):
        remember(first, settings, replace(recalled(first, settings), paper=paper))
    assert not first.is_modified
    opened = Session(session.project, path=path)
    assert recalled(opened, settings).paper == "a2"
    saved_since = Session(opened.project, path=path)
    remember(saved_since, Settings(), replace(recalled(saved_since, Settings()), paper="a0"))
    assert recalled(saved_since, settings).paper == "a0"
    assert recalled(Session(session.project, path=tmp_path / "other.journey"), settings).paper == "a1"


def test_pages_when_keys_are_pressed_then_turn_and_zoom(dialog: PosterDialog, qtbot: QtBot) -> None:
    choose(dialog.presets, "office")
    wait_for_plan(dialog, qtbot)
    preview = dialog.desk.preview
    assert preview.count > 10
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert dialog.desk.heading.text() == "Assembly plan"
    qtbot.keyClick(preview, Qt.Key.Key_End)
    assert preview.index == preview.count - 1
    qtbot.keyClick(preview, Qt.Key.Key_Plus)
    assert preview.zoom > 1
    qtbot.keyClick(preview, Qt.Key.Key_0)
    assert preview.zoom == 1
    qtbot.mouseClick(dialog.desk.back, LEFT)
    assert preview.index == preview.count - 2


def test_colours_when_previewed_in_grey_then_no_pixel_of_the_page_has_colour(
    dialog: PosterDialog, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.desk.vision.buttons[1], LEFT)
    page = dialog.desk.preview.page_rect().toRect().adjusted(2, 2, -2, -2)
    picture = dialog.desk.preview.grab(page).toImage()
    pixels = [picture.pixelColor(x, y) for x in range(0, page.width(), 3) for y in range(0, page.height(), 3)]
    assert all(max(c.red(), c.green(), c.blue()) - min(c.red(), c.green(), c.blue()) <= 1 for c in pixels)
    assert len({c.red() for c in pixels}) > 20


def test_dialog_when_closed_while_planning_then_its_thread_ends(
    session: Session, settings: Settings, parent: QWidget
) -> None:
    made = PosterDialog(session, settings, parent)
    made.show()
    made.reject()
    made.planner.join(10)
    assert made.planner._thread is not None
    assert not made.planner._thread.is_alive()
    QApplication.processEvents()
    assert made.desk.preview.view is None


@pytest.mark.parametrize("form", ["pdf", "png"])
def test_save_when_the_disk_is_full_then_says_so_and_leaves_nothing(
    dialog: PosterDialog,
    qtbot: QtBot,
    tmp_path: Path,
    save_as: SaveAs,
    monkeypatch: pytest.MonkeyPatch,
    form: str,
) -> None:
    save_as(tmp_path / f"map.{form}")
    write = os.write
    written = 0

    def half(descriptor: int, data: bytes) -> int:
        nonlocal written
        if written:
            raise OSError(errno.ENOSPC, "No space left on device")
        written = write(descriptor, bytes(data)[: len(data) // 2])
        return written

    monkeypatch.setattr(os, "write", half)
    qtbot.mouseClick(getattr(dialog.foot, form), LEFT)
    qtbot.waitUntil(lambda: not dialog.saving.is_busy, timeout=2 * WAIT_MS)
    monkeypatch.undo()
    assert written
    assert dialog.foot.message.property("look") == "error"
    assert list(tmp_path.iterdir()) == []
    assert not dialog.foot.open_button.isVisible()


def test_focus_when_something_was_saved_then_is_on_the_button_that_was_pressed(
    dialog: PosterDialog, qtbot: QtBot, tmp_path: Path, save_as: SaveAs
) -> None:
    save_as(tmp_path / "map.png")
    dialog.activateWindow()
    dialog.foot.png.setFocus()
    qtbot.keyClick(dialog.foot.png, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: (tmp_path / "map.png").exists() and not dialog.saving.is_busy, timeout=WAIT_MS)
    assert dialog.focusWidget() is dialog.foot.png


def test_several_pages_as_pictures_when_some_are_there_then_asks_before_they_are_replaced(
    dialog: PosterDialog, qtbot: QtBot, tmp_path: Path, save_as: SaveAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.mouseClick(dialog.paper.mode.buttons[1], LEFT)
    dialog.paper.across.setValue(2)
    wait_for_plan(dialog, qtbot)
    (tmp_path / "map-2.png").write_bytes(b"mine")
    asked: list[Question] = []
    monkeypatch.setattr("app.widgets.poster.saving.ask", lambda _parent, question: asked.append(question))
    save_as(tmp_path / "map.png")
    qtbot.mouseClick(dialog.foot.png, LEFT)
    assert len(asked) == 1
    assert not dialog.saving.is_busy
    assert (tmp_path / "map-2.png").read_bytes() == b"mine"
    monkeypatch.setattr("app.widgets.poster.saving.ask", lambda *_args: "replace")
    qtbot.mouseClick(dialog.foot.png, LEFT)
    qtbot.waitUntil(lambda: not dialog.saving.is_busy, timeout=2 * WAIT_MS)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["map-1.png", "map-2.png"]
    assert (tmp_path / "map-2.png").read_bytes().startswith(b"\x89PNG")


def test_rows_when_one_is_taken_off_then_the_poster_goes_without_it(
    dialog: PosterDialog, qtbot: QtBot
) -> None:
    before = dialog._plan
    assert before is not None
    assert before.poster is not None
    menu = dialog.contents.rows_menu()
    entry = menu.actions()[2]
    assert entry.isChecked()
    entry.trigger()
    wait_for_plan(dialog, qtbot)
    after = dialog._plan
    assert after is not None
    assert after.poster is not None
    assert after.poster.facts.rows == before.poster.facts.rows - 1
    assert dialog.contents.rows.text().startswith("7 of 8")


def test_changes_when_they_come_quickly_then_only_the_last_is_shown(
    dialog: PosterDialog, qtbot: QtBot
) -> None:
    seen: list[float] = []
    dialog.planner.planned.connect(lambda plan: seen.append(plan.order.wishes.text_size))
    for points in range(20, 40):
        dialog.paper.text._on_edited(f"{points} pt")
        QApplication.processEvents()
    qtbot.waitUntil(lambda: seen[-1:] == [39.0], timeout=WAIT_MS)
    wait_for_plan(dialog, qtbot)
    assert len(seen) < 20


@pytest.mark.parametrize("work", ["planner.planned", "writer.check_folder"])
def test_garbage_when_another_thread_works_for_the_dialog_then_only_the_main_one_takes_it_apart(
    dialog: PosterDialog,
    qtbot: QtBot,
    tmp_path: Path,
    save_as: Callable[[Path], None],
    monkeypatch: pytest.MonkeyPatch,
    work: str,
) -> None:
    ends: list[threading.Thread] = []
    begun = getattr(importlib.import_module(f"app.widgets.poster.{work.split('.')[0]}"), work.split(".")[1])

    def littering(*arguments: object) -> object:
        for _each in range(2_000):
            Window(ends)
        return begun(*arguments)

    monkeypatch.setattr(f"app.widgets.poster.{work}", littering)
    gc.enable()
    choose(dialog.paper.paper, "a3")
    wait_for_plan(dialog, qtbot)
    save_as(tmp_path / "map.pdf")
    let_in_again()
    qtbot.mouseClick(dialog.foot.pdf, LEFT)
    qtbot.waitUntil(lambda: (tmp_path / "map.pdf").exists(), timeout=WAIT_MS)
    gc.collect()
    assert set(ends) == {threading.main_thread()}
