"""What is dropped on the canvas from other programs: pictures, texts, tables, and what is not welcome."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from tests.editing.test_pictures import png
from tests.interchange.calc import calc_clipboard
from tests.widgets.canvas.conftest import LEFT, NO_KEY, Stand
from tests.widgets.canvas.test_paste_more import bomb

COPY = Qt.DropAction.CopyAction


def dropped(stand: Stand, data: QMimeData, place: QPoint) -> bool:
    """Drop something at a place of the viewport; says whether it was welcome."""
    enter = QDragEnterEvent(place, COPY, data, LEFT, NO_KEY)
    enter.ignore()
    stand.canvas.dragEnterEvent(enter)
    event = QDropEvent(QPointF(place), COPY, data, LEFT, NO_KEY)
    stand.canvas.dropEvent(event)
    return enter.isAccepted()


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_text_when_dropped_then_becomes_cards_in_that_cell(stand: Stand) -> None:
    data = QMimeData()
    data.setText("- a\n- b")
    assert dropped(stand, data, stand.cell("rw_o", "st_2"))
    assert stand.texts("rw_o", "st_2") == ["a", "b"]
    assert stand.steps() == 1


def test_table_when_dropped_then_goes_onto_the_cells_from_there_on(stand: Stand) -> None:
    assert dropped(stand, calc_clipboard(), stand.cell("rw_o", "st_0"))
    assert stand.texts("rw_o", "st_1") == ["Discover"]
    assert stand.steps() == 1


def test_files_when_dropped_then_pictures_and_texts_become_cards_together(
    stand: Stand, tmp_path: Path
) -> None:
    (tmp_path / "a.png").write_bytes(png(10, 10))
    (tmp_path / "b.txt").write_text("x\ny", "utf-8")
    assert dropped(stand, files(tmp_path / "a.png", tmp_path / "b.txt"), stand.cell("rw_o", "st_2"))
    cards = stand.session.journey.rows[3].cells["st_2"]
    assert [card.text for card in cards] == ["", "x", "y"]
    assert cards[0].image in stand.session.project.assets
    assert stand.steps() == 1


def test_picture_when_dropped_as_data_then_becomes_a_card(stand: Stand) -> None:
    data = QMimeData()
    data.setData("image/png", QByteArray(png(10, 10)))
    assert dropped(stand, data, stand.cell("rw_o", "st_2"))
    assert stand.session.journey.rows[3].cells["st_2"][0].image


def test_maps_and_tables_as_files_when_dragged_then_are_left_to_the_window(
    stand: Stand, tmp_path: Path
) -> None:
    for name in ("a.journey", "b.csv"):
        data = files(tmp_path / name)
        enter = QDragEnterEvent(QPoint(9, 9), COPY, data, LEFT, NO_KEY)
        stand.canvas.dragEnterEvent(enter)
        assert not enter.isAccepted()


@pytest.mark.parametrize("content", [bomb(), b"GIF89a rubbish", b""])
def test_picture_when_it_is_a_bomb_or_damaged_then_changes_nothing(
    stand: Stand, tmp_path: Path, content: bytes
) -> None:
    before = stand.session.project
    told: list[str] = []
    stand.canvas.status_changed.connect(lambda text, _hint: told.append(text))
    (tmp_path / "a.png").write_bytes(content)
    dropped(stand, files(tmp_path / "a.png"), stand.cell("rw_o", "st_2"))
    assert stand.session.project is before
    assert any(text.startswith("a.png: ") for text in told)


def test_text_when_binary_or_much_too_long_then_changes_nothing(stand: Stand, tmp_path: Path) -> None:
    before = stand.session.project
    (tmp_path / "a.txt").write_bytes(b"\0\1\2")
    dropped(stand, files(tmp_path / "a.txt"), stand.cell("rw_o", "st_2"))
    data = QMimeData()
    data.setText("x\n" * 6_000)
    dropped(stand, data, stand.cell("rw_o", "st_2"))
    assert stand.session.project is before
