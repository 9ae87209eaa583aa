"""The PNG printer: streams, bands, size on paper, and pictures of any width."""

import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage

from app.ink.geometry import Rect
from app.ink.palette import LIGHT
from app.ink.text import default_book
from app.layout.papers import PageProblem
from app.render.painter import SheetPainter
from app.render.png_stream import PngStream, combined_adler
from app.render.qt_png import BAND, PngPage, ensure_application, paint_band, png_bytes
from tests.render.handmade import handmade_sheet, whole_sheet

pytestmark = pytest.mark.usefixtures("qapp")


def image_of(data: bytes) -> QImage:
    image = QImage.fromData(data, "PNG")
    assert not image.isNull()
    return image


@given(st.binary(max_size=400), st.binary(max_size=400))
def test_combined_adler_when_two_pieces_are_joined_then_equals_the_sum_of_all(
    first: bytes, second: bytes
) -> None:
    combined = combined_adler(zlib.adler32(first), zlib.adler32(second), len(second))
    assert combined == zlib.adler32(first + second)


def test_png_stream_when_written_in_pieces_then_other_readers_find_every_pixel() -> None:
    out = io.BytesIO()
    rows = [row(y) for y in range(300)]
    with PngStream(out, width=50, height=300, has_alpha=False, dpi=150) as stream:
        for at in range(0, 300, 64):
            stream.add(rows[at : at + 64])
    image = image_of(out.getvalue())
    assert (image.width(), image.height()) == (50, 300)
    assert image.pixelColor(20, 299) == QColor(140, 299 * 3 % 256, 9)
    assert image.dotsPerMeterX() == round(150 / 0.0254)


def row(y: int) -> bytes:
    return b"".join(bytes((x * 7 % 256, y * 3 % 256, 9)) for x in range(50))


def test_png_stream_when_rows_are_missing_then_refuses_to_end_the_file() -> None:
    with pytest.raises(ValueError, match="1 rows were written of 2"):  # noqa: SIM117
        with PngStream(io.BytesIO(), width=1, height=2, has_alpha=False, dpi=96) as stream:
            stream.add([b"abc"])


def test_png_when_painted_in_bands_then_equals_the_whole_painted_at_once() -> None:
    page = whole_sheet(handmade_sheet(2, 3, 2, curve=True))
    assert page.height > 2 * BAND
    banded = image_of(png_bytes(page)).convertToFormat(QImage.Format.Format_RGB32)
    painter = SheetPainter(LIGHT, default_book(), lambda _asset: None, exact=True)
    whole = paint_band(page, painter, 0, rows=page.height)
    assert max(farthest(banded, whole, y) for y in range(page.height)) <= 2


def farthest(one: QImage, other: QImage, y: int) -> int:
    """The largest difference of a channel in a row of pixels; rounding makes up to two."""
    width = one.width() * 4
    pairs = zip(
        memoryview(one.constScanLine(y))[:width], memoryview(other.constScanLine(y))[:width], strict=True
    )
    return max(abs(first - second) for first, second in pairs)


def test_png_when_the_wall_is_left_out_then_the_ground_is_transparent() -> None:
    image = image_of(png_bytes(whole_sheet(handmade_sheet(1, 1, 1), background="transparent")))
    assert image.pixelColor(2, 2).alpha() == 0
    assert image.pixelColor(300, 230).alpha() == 255


def test_png_when_a_part_is_asked_for_then_only_that_is_drawn() -> None:
    sheet = handmade_sheet(2, 1, 1)
    clip = Rect(200, 150, 264, 56)
    page = PngPage(264, 100, sheet, offset=(-200, -150), clip=clip, background="#ffffff")
    image = image_of(png_bytes(page))
    assert image.pixelColor(10, 50).name().upper() == LIGHT.colour("stage.b")
    assert image.pixelColor(10, 90).name() == "#ffffff"


def test_png_when_scaled_then_says_so_in_dots_per_inch() -> None:
    data = png_bytes(whole_sheet(handmade_sheet(1, 1, 1), scale=2))
    per_metre = struct.unpack(">I", data[data.index(b"pHYs") + 4 :][:4])[0]
    assert per_metre == round(192 / 0.0254)


def test_png_when_wider_than_programs_open_then_says_so() -> None:
    with pytest.raises(PageProblem, match="too large"):
        png_bytes(PngPage(70_000, 10, handmade_sheet(1, 1, 1)))


def test_png_when_wider_than_old_qt_could_paint_then_reaches_the_right_edge() -> None:
    sheet = handmade_sheet(1, 1, 1)
    page = PngPage(40_000, 4, sheet, offset=(39_000, -175), background="#ffffff")
    image = image_of(png_bytes(page))
    assert image.pixelColor(39_300, 2).name().upper() == LIGHT.colour("stage.b")


def test_png_when_there_is_no_screen_then_is_written_all_the_same(tmp_path: Path) -> None:
    code = (
        "import sys; from app.render.qt_png import *; from tests.render.handmade import *\n"
        "sys.stdout.buffer.write(png_bytes(whole_sheet(handmade_sheet(1, 1, 1))))"
    )
    root = Path(__file__).parents[2]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONPATH": str(root)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, check=True
    )
    assert image_of(done.stdout).width() > 400


def test_ensure_application_when_one_runs_then_returns_it(qapp: object) -> None:
    assert ensure_application() is qapp
