"""The band of numbers over a map from afar: no gaps, numbers in the middle, and nothing kept of another theme."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.ink.palette import DARK, LIGHT, Palette
from app.widgets.canvas.far_stages import FarStages, _picture

pytestmark = pytest.mark.usefixtures("qapp")
WIDTH, COLUMN = 400, 36.3
INKS = (("stage.a", "stage.text"), ("stage.b", "stage.text"))


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    _picture.cache_clear()
    yield


def stages(*, left: float = 10.4, first: int = 1, step: int = 1) -> FarStages:
    columns = tuple((left + number * COLUMN, COLUMN, *INKS[number % 2]) for number in range(10))
    return FarStages(QRectF(left, 20, 10 * COLUMN, 16), columns, first, step)


def painted(mark: FarStages, palette: Palette = LIGHT, *, ratio: float = 1.0) -> QImage:
    image = QImage(int(WIDTH * ratio), int(60 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#FF00FF"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    mark.paint(painter, palette)
    painter.end()
    return image


def inked(image: QImage, left: int, right: int, palette: Palette) -> list[int]:
    """Return where, between two places, anything else than the grounds of stages is in the band."""
    grounds = {QColor(palette.colour(token)).rgb() for token in ("stage.a", "stage.b")}
    ratio = image.devicePixelRatio()
    rows = range(int(22 * ratio), int(34 * ratio))
    return [x for x in range(left, right) if any(image.pixel(x, y) not in grounds for y in rows)]


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_band_when_columns_begin_between_pixels_then_it_has_no_gaps(ratio: float) -> None:
    image = painted(stages(step=100, first=2), ratio=ratio)
    assert inked(image, int(12 * ratio), int(370 * ratio), LIGHT) == []


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_numbers_when_painted_then_each_stands_in_the_middle_of_its_column(ratio: float) -> None:
    image = painted(stages(), ratio=ratio)
    for number in range(10):
        left = (10.4 + number * COLUMN) * ratio
        ink = inked(image, round(left + 2), round(left + COLUMN * ratio - 2), LIGHT)
        assert ink and abs((ink[0] + ink[-1]) / 2 - (left + COLUMN * ratio / 2)) <= 2.0 * ratio


def test_numbers_when_only_some_find_room_then_the_others_have_none() -> None:
    image = painted(stages(step=5))
    shown = [
        number + 1
        for number in range(10)
        if inked(image, round(14 + number * COLUMN), round(6 + (number + 1) * COLUMN), LIGHT)
    ]
    assert shown == [1, 5, 10]


def test_numbers_when_the_theme_changes_then_have_its_colours() -> None:
    fresh_dark = painted(stages(), DARK)
    _picture.cache_clear()
    painted(stages(), LIGHT)
    assert painted(stages(), DARK) == fresh_dark


def test_numbers_when_many_were_shown_then_only_some_pictures_are_kept() -> None:
    for first in range(1, 2000, 10):
        painted(stages(first=first))
    held = _picture.cache_info()
    assert held.maxsize is not None and held.currsize <= held.maxsize <= 1000
