"""Arrows and ticks of menus: as large as the text, in the theme's colours, and never an error."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.editing.session import Session
from app.ink.palette import DARK, LIGHT
from app.paths import HOME_VARIABLE
from app.widgets.chrome import style_sheet
from app.widgets.table_header import LEFT, SIDE
from app.widgets.table_view import TableView
from app.widgets.theming import appearance
from tests.widgets.canvas.conftest import small_project


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    return tmp_path


def pictures(sheet: str) -> list[Path]:
    return [Path(found) for found in re.findall(r'image: url\("(.+?)"\)', sheet)]


def test_marks_when_the_text_is_larger_then_are_pictures_of_that_size(qapp: QApplication, home: Path) -> None:
    sheet = style_sheet(LIGHT, scale=2)
    assert len(pictures(sheet)) == 2
    assert "width: 28px; height: 28px; right: 16px" in sheet
    for path in pictures(sheet):
        image = QImage(str(path))
        assert image.width() == image.height() == 96
        assert any(image.pixelColor(x, y).alpha() > 200 for x in range(96) for y in range(96))
    assert set(pictures(sheet)).isdisjoint(pictures(style_sheet(DARK, scale=2)))
    assert len(list((home / "cache" / "marks").iterdir())) == 4


def test_marks_when_the_text_is_as_designed_then_are_qts_own(home: Path) -> None:
    assert pictures(style_sheet(LIGHT)) == []
    assert not (home / "cache").exists()


def test_marks_when_nothing_can_be_written_then_are_qts_own(qapp: QApplication, home: Path) -> None:
    (home / "cache").write_text("in the way")
    assert pictures(style_sheet(LIGHT, scale=1.5)) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_row_header_when_painted_then_its_sign_is_as_large_as_the_text(qtbot: QtBot, percent: int) -> None:
    appearance().finish()
    appearance().set_text_size(percent)
    try:
        table = TableView(Session(small_project()))
        qtbot.addWidget(table)
        table.resize(900, 600)
        table.show()
        qtbot.waitExposed(table)
        header = table.verticalHeader()
        assert table.table.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.DecorationRole) is None
        image = header.grab().toImage()
        ground = image.pixelColor(1, 1)
        left, right = LEFT * percent // 100, (LEFT + SIDE) * percent // 100
        height = header.sectionSize(0)
        inked = [
            x for x in range(right + 4) if any(image.pixelColor(x, y) != ground for y in range(1, height - 2))
        ]
        assert left <= inked[0] and inked[-1] < right + 1
        assert len(inked) > SIDE * percent / 100 * 0.7
    finally:
        appearance().set_text_size(100)
