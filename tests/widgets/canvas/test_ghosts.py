"""What a drag leaves behind and carries along: pictures that look like the drawing that they stand for."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.ink.palette import DARK
from app.widgets.canvas.ghosts import MOST_PICTURES, Faded, FadedPictures, words_of
from app.widgets.canvas.places import find_in_cell
from tests.widgets.canvas.conftest import Stand


def faded(stand: Stand, pictures: FadedPictures, corner: QPointF) -> Faded:
    place = find_in_cell(stand.canvas.sheet(), "rw_a", "st_0", card_id="cd_2")
    assert place is not None
    rect = QRectF(corner.x(), corner.y(), place.rect.width, place.rect.height)
    return Faded(rect, words_of(place.placed.block), 1.0, "bar.yellow", pictures)


def image(ratio: float) -> QImage:
    made = QImage(round(400 * ratio), round(300 * ratio), QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.white)
    return made


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("corner", [QPointF(40, 30), QPointF(40.37, 30.81)])
def test_faded_card_when_shown_from_its_picture_then_looks_as_drawn(
    stand: Stand, corner: QPointF, ratio: float
) -> None:
    card = faded(stand, FadedPictures(stand.canvas.sheets), corner)
    shown, drawn = image(ratio), image(ratio)
    for target, paint in ((shown, card.paint), (drawn, card.draw)):
        painter = QPainter(target)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, stand.canvas.palette_now)
        painter.end()
    assert drawn != image(ratio)
    bytes_shown, bytes_drawn = bytes(shown.constBits()), bytes(drawn.constBits())
    assert max(abs(a - b) for a, b in zip(bytes_shown, bytes_drawn, strict=True)) <= 24


def test_pictures_of_faded_cards_when_the_view_scrolls_between_pixels_then_stay_few(stand: Stand) -> None:
    pictures = FadedPictures(stand.canvas.sheets)
    target = image(1.0)
    painter = QPainter(target)
    for step in range(3 * MOST_PICTURES):
        faded(stand, pictures, QPointF(40 + step / 200, 30)).paint(painter, stand.canvas.palette_now)
        assert len(pictures._made) <= MOST_PICTURES
    painter.end()


def test_drag_when_the_theme_changes_on_the_way_then_leaves_cards_of_that_theme(stand: Stand) -> None:
    start = stand.card("cd_1")
    stand.press(start)
    stand.move(start + (stand.card("cd_4") - start) / 2)
    stand.canvas.set_palette(DARK)
    stand.move(stand.card("cd_4"))
    shapes = [mark.shape for mark in stand.canvas._hands.pointing.current()]
    left = next(shape for shape in shapes if isinstance(shape, Faded))
    assert left.pictures.sheets is stand.canvas.sheets
    assert left.pictures.sheets.palette is DARK
