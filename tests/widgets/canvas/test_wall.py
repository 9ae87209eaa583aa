"""The wall is painted where it is seen, and what is not painted is covered by a band to the last pixel."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.widgets.canvas import wall
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.frame import Frame
from app.widgets.canvas.wall import covered
from tests.widgets.canvas.conftest import Stand

PLACES = (
    Camera(0, 0, 1.0),
    Camera(133.3, 217.7, 1.0),
    Camera(0, 60, 0.31),
    Camera(-70.5, -40.2, 0.27),
    Camera(300, 250, 2.0),
)


def painted(stand: Stand, camera: Camera, ratio: float) -> QImage:
    """A view on magenta, with nothing frozen."""
    frame = Frame(stand.canvas.sheet(), camera, 900, 640, freezes=False)
    image = QImage(round(900 * ratio), round(640 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#ff00ff"))
    painter = QPainter(image)
    stand.canvas._painting.paint_ground(painter, frame, QRectF(0, 0, 900, 640))
    painter.end()
    return image


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("camera", PLACES)
def test_view_when_the_wall_is_left_out_below_bands_then_has_the_same_pixels(
    stand: Stand, camera: Camera, ratio: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = painted(stand, camera, ratio)
    monkeypatch.setattr(wall, "WORTH", 10**9)
    assert taken == painted(stand, camera, ratio)


def test_covered_when_bands_fill_the_view_then_is_most_of_it(stand: Stand) -> None:
    area = QRectF(0, 0, 900, 640)
    frame = Frame(stand.canvas.sheet(), Camera(200, 260, 1.0), 900, 640, freezes=False)
    parts = covered(frame, area)
    assert sum(part.width() * part.height() for part in parts) > 0.4 * 900 * 640
    assert all(area.contains(QRectF(part)) for part in parts)


def test_covered_when_headers_are_frozen_then_nothing_below_them_counts(stand: Stand) -> None:
    frame = Frame(stand.canvas.sheet(), Camera(320, 400, 1.0), 900, 640)
    assert frame.is_pinned_left and frame.is_collapsed
    body = frame.body_view
    limits = QRectF(body.x, body.y, body.width, body.height)
    assert all(limits.contains(QRectF(part)) for part in covered(frame, QRectF(0, 0, 900, 640)))
