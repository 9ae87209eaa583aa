"""The Qt printer: glyphs from the right file at every size, levels of detail, frozen parts, memory."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from app.ink.fonts import BUNDLED
from app.ink.geometry import Rect
from app.ink.palette import DARK, LIGHT
from app.ink.primitives import Block, Box, Picture, Placed, Slot, TextLine
from app.ink.style import SCREEN
from app.ink.text import TextFont, default_book
from app.layout.sheet import Sheet
from app.render.painter import MANY, Detail, SheetPainter, detail_for
from app.render.qt_cache import TwoGenerations
from app.render.qt_glyphs import QtFaces, sfnt_table
from app.render.qt_rows import KEPT_CELLS
from app.rows.kind import CellLayout
from app.values import replace
from tests.render.handmade import card, handmade_sheet, one_block, text_items

pytestmark = pytest.mark.usefixtures("qapp")


def sheets(*, exact: bool = False) -> SheetPainter:
    return SheetPainter(LIGHT, default_book(), lambda _asset: None, exact=exact)


def painted(sheet: Sheet, *, zoom: float = 1.0, by: SheetPainter | None = None, **more: object) -> QImage:
    image = QImage(
        max(1, round(sheet.width * zoom)), max(1, round(sheet.height * zoom)), QImage.Format.Format_RGB32
    )
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(zoom, zoom)
    (by or sheets()).paint_sheet(painter, sheet, **more)  # type: ignore[arg-type]
    painter.end()
    return image


def ink(image: QImage, area: QRectF) -> int:
    """How many pixels of an area are darker than half."""
    rect = area.toRect()
    return sum(
        QColor(image.pixel(x, y)).lightness() < 128
        for y in range(rect.top(), rect.bottom())
        for x in range(rect.left(), rect.right())
    )


@pytest.mark.parametrize("face", BUNDLED)
def test_face_when_loaded_by_qt_then_is_the_very_file_of_the_layout(face: str) -> None:
    loaded = QtFaces(default_book()).face(face)
    assert loaded.draws
    file = default_book().face(face).path
    assert file.name == BUNDLED[face]
    assert bytes(loaded.font.fontTable("head").data()) == sfnt_table(file, 0, b"head")


@pytest.mark.parametrize("zoom", [0.5, 1, 2, 4.2, 4.4, 8, 20])
def test_text_when_zoomed_then_keeps_its_share_of_ink(zoom: float) -> None:
    """Raw fonts made another way draw nothing, silently, above 64 device pixels a glyph."""
    sheet = one_block(*text_items("Hamburg", TextFont("bold", 15, 19), 4, 4), width=70, height=24)
    image = painted(sheet, zoom=zoom)
    share = ink(image, QRectF(0, 0, image.width(), image.height())) / (image.width() * image.height())
    assert 0.08 < share < 0.25


@pytest.mark.parametrize(
    ("pixels", "detail"),
    [(0.2, Detail.GLANCE), (2.4, Detail.GLANCE), (2.5, Detail.BARS), (5.9, Detail.BARS), (6, Detail.FULL)],
)
def test_detail_when_text_grows_then_more_is_drawn(pixels: float, detail: Detail) -> None:
    assert detail_for(pixels) is detail


def test_cards_when_far_away_then_are_plain_rectangles_of_their_paper() -> None:
    sheet = handmade_sheet(2, 1, 2)
    image = painted(sheet, zoom=0.14)
    colours = {QColor(image.pixel(x, round(300 * 0.14))).name().upper() for x in range(30, 60)}
    assert colours <= {LIGHT.colour("paper.yellow"), "#FFFFFF"}
    assert LIGHT.colour("paper.yellow") in colours


def test_cards_when_text_is_too_small_to_read_then_bars_stand_for_the_lines() -> None:
    sheet = handmade_sheet(2, 1, 2)
    with_bars, without = painted(sheet, zoom=0.3), painted(sheet, zoom=0.3, detail=Detail.GLANCE)
    text = QRectF(228 * 0.3, 240 * 0.3, 30, 10)
    assert different(with_bars, without, text) > 20


def test_cards_without_paper_when_text_is_too_small_to_read_then_bars_stand_for_them_too() -> None:
    shelf = handmade_sheet(2, 1, 2).shelves[0]
    bare = replace(shelf, layout=replace(shelf.layout, cells=tuple(map(_without_paper, shelf.layout.cells))))
    sheet = replace(handmade_sheet(2, 1, 2), shelves=(bare,))
    with_bars, without = painted(sheet, zoom=0.3), painted(sheet, zoom=0.3, detail=Detail.GLANCE)
    assert different(with_bars, without, QRectF(228 * 0.3, 240 * 0.3, 30, 10)) > 20


def _without_paper(cell: CellLayout) -> CellLayout:
    """Return a cell whose cards stand on the band, as figures do."""

    def bare(placed: Placed) -> Placed:
        block = placed.block
        items = tuple(item for item in block.items if isinstance(item, TextLine))
        return replace(placed, block=Block(block.slot, block.width, block.height, items, None, block.text))

    return replace(cell, cards=tuple(bare(placed) for placed in cell.cards))


def different(one: QImage, other: QImage, area: QRectF) -> int:
    rect = area.toRect()
    return sum(
        one.pixel(x, y) != other.pixel(x, y)
        for y in range(rect.top(), rect.bottom())
        for x in range(rect.left(), rect.right())
    )


def test_exact_painter_when_far_away_then_leaves_nothing_out() -> None:
    sheet = handmade_sheet(2, 1, 2)
    exact = painted(sheet, zoom=0.14, by=sheets(exact=True), detail=Detail.FULL)
    assert different(exact, painted(sheet, zoom=0.14), QRectF(20, 15, 60, 35)) > 100


def test_parts_when_painted_one_by_one_then_make_the_whole_sheet() -> None:
    sheet, by = handmade_sheet(3, 2, 1, curve=True), sheets()
    image = QImage(round(sheet.width), round(sheet.height), QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for part in (by.paint_body, by.paint_headers, by.paint_ribbon, by.paint_corner, by.paint_title):
        part(painter, sheet)
    painter.end()
    assert image == painted(sheet)


def test_clip_when_given_then_what_lies_in_it_is_the_same() -> None:
    sheet = handmade_sheet(4, 4, 2)
    clip = Rect(500, 300, 200, 150)
    part, whole = painted(sheet, clip=clip), painted(sheet)
    assert part.copy(500, 300, 200, 150) == whole.copy(500, 300, 200, 150)
    assert part != whole


@pytest.mark.parametrize("zoom", [0.06, 0.3, 1.0])
def test_many_stages_when_drawn_together_then_look_as_one_by_one(
    zoom: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = handmade_sheet(MANY + 6, 1, 1)
    together = painted(sheet, zoom=zoom)
    monkeypatch.setattr("app.render.painter.MANY", 10_000)
    one_by_one = painted(sheet, zoom=zoom)
    pairs = zip(bytes(together.constBits()), bytes(one_by_one.constBits()), strict=True)
    assert max(abs(a - b) for a, b in pairs) <= 24  # places are rounded after other sums


def test_edited_cell_when_only_a_part_of_it_is_painted_then_that_part_is_as_in_the_whole() -> None:
    sheet, by = handmade_sheet(2, 2, 4), sheets()
    painted(sheet, by=by)
    shelf = sheet.shelves[0]
    first, *others = shelf.layout.cells
    moved = replace(first, cards=first.cards[1:])
    layout = replace(shelf.layout, cells=(moved, *others))
    after = Sheet(**{**vars_of(sheet), "shelves": (replace(shelf, layout=layout), *sheet.shelves[1:])})
    whole = painted(after)
    for card_place in moved.cards:
        rect = card_place.rect.moved(0, shelf.y)
        area = (round(rect.x), round(rect.y), round(rect.width), round(rect.height))
        assert painted(after, by=by, clip=rect).copy(*area) == whole.copy(*area)


def test_transform_when_a_sheet_was_painted_then_is_as_before() -> None:
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(0.8, 0.8)
    painter.translate(-100, -50)
    before = painter.transform()
    sheets().paint_sheet(painter, handmade_sheet(2, 2, 2, curve=True))
    after = painter.transform()
    painter.end()
    assert after == before


def test_block_when_placed_elsewhere_then_is_the_same_block_moved() -> None:
    block, by = card(1, "Reads user reviews", "yellow"), sheets()
    images = []
    for x, dx in ((40.0, 0.0), (10.0, 30.0)):
        image = QImage(300, 80, QImage.Format.Format_RGB32)
        image.fill(QColor("#ffffff"))
        painter = QPainter(image)
        by.paint_block(painter, Placed(block, x, 10), dx, dy=5)
        painter.end()
        images.append(image)
    assert images[0] == images[1]


def test_box_when_it_covers_text_before_it_then_hides_it() -> None:
    words = text_items("Hidden", SCREEN.title, 10, 10)
    cover = Box(Rect(0, 0, 300, 80), "band")
    shown, hidden = painted(one_block(*words)), painted(one_block(*words, cover))
    area = QRectF(0, 0, 300, 80)
    assert ink(shown, area) > 300
    assert ink(hidden, area) == 0


def test_translucent_boxes_when_they_overlap_then_are_darker_there() -> None:
    boxes = [Box(Rect(x, 0, 60, 60), "shadow", radius, opacity=0.3) for x in (0, 30) for radius in (0.0,)]
    image = painted(one_block(*boxes))
    assert image.pixelColor(45, 30).lightness() < image.pixelColor(10, 30).lightness() - 30


def test_picture_when_it_is_not_there_then_a_plain_shape_is() -> None:
    image = painted(one_block(Picture(Rect(10, 10, 40, 40), "a" * 64, 20)))
    assert image.pixelColor(30, 30).name().upper() == LIGHT.colour("hairline")
    assert image.pixelColor(11, 11).name() == "#ffffff"


def test_picture_when_its_frame_is_wider_then_its_middle_fills_it() -> None:
    photo = QImage(100, 300, QImage.Format.Format_RGB32)
    for band, colour in enumerate(("#ff0000", "#00ff00", "#0000ff")):
        for y in range(100 * band, 100 * band + 100):
            for x in range(100):
                photo.setPixelColor(x, y, QColor(colour))
    by = SheetPainter(LIGHT, default_book(), lambda _asset: photo)
    image = painted(one_block(Picture(Rect(0, 0, 80, 80), "a" * 64)), by=by)
    assert {image.pixelColor(40, y).name() for y in (5, 40, 75)} == {"#00ff00"}


def test_missing_characters_when_drawn_then_are_thin_boxes() -> None:
    image = painted(one_block(*text_items("\U000f1234", TextFont("regular", 60, 70), 10, 10)))
    assert 100 < ink(image, QRectF(0, 0, 100, 100)) < 1000


def test_palette_when_dark_then_paints_the_same_sheet_in_its_colours() -> None:
    by = SheetPainter(DARK, default_book(), lambda _asset: None)
    image = painted(handmade_sheet(1, 1, 1), by=by)
    assert image.pixelColor(440, 232).name().upper() == DARK.colour("band")


@pytest.fixture
def many() -> Iterator[list[Sheet]]:
    yield [handmade_sheet(3, 2, 1) for _ in range(12)]


def test_memory_when_sheets_follow_each_other_then_only_the_last_rows_are_kept(many: list[Sheet]) -> None:
    by = sheets()
    for sheet in many:
        painted(sheet, by=by)
    rows, cards, _blocks = by.kept
    assert rows == 2
    assert cards <= 2 * KEPT_CELLS


def test_two_generations_when_more_is_put_in_then_never_holds_twice_the_limit() -> None:
    kept: TwoGenerations[int] = TwoGenerations(10)
    for number in range(95):
        kept.put(number, number)
        assert kept.get(0) is None or number < 40 or kept.get(0) == 0
        assert len(kept) <= 20
    assert kept.get(94) == 94
    assert kept.get(50) is None


def test_two_generations_when_a_value_is_asked_for_again_and_again_then_stays() -> None:
    kept: TwoGenerations[str] = TwoGenerations(10)
    kept.put("used", "value")
    for number in range(200):
        kept.put(number, "x")
        assert kept.get("used") == "value"


def test_row_when_one_cell_changes_then_the_others_are_not_made_anew() -> None:
    sheet, by = handmade_sheet(3, 1, 1), sheets()
    painted(sheet, by=by)
    _rows, before, _blocks = by.kept
    layout = sheet.shelves[0].layout
    same = layout.__class__(layout.row, layout.height, layout.header, layout.cells, layout.under)
    again = Sheet(**{**vars_of(sheet), "shelves": (sheet.shelves[0].__class__(same, sheet.shelves[0].y),)})
    painted(again, by=by)
    assert by.kept[:2] == (1, before)


def vars_of(sheet: Sheet) -> dict[str, object]:
    names = (
        *("map_id", "width", "height", "style", "columns", "header_x", "header_width", "ribbon_y"),
        *("ribbon_height", "title", "ribbon"),
    )
    return {name: getattr(sheet, name) for name in names}


def test_system_face_when_it_has_no_outlines_in_our_files_then_another_file_is_loaded() -> None:
    """Qt must not pick a font of the same name: the style name decides between files of one family."""
    faces = QtFaces(default_book())
    assert faces.face("semibold").font.styleName() == "Semibold"
    assert faces.face("regular").font.hintingPreference() == QFont.HintingPreference.PreferNoHinting
    assert faces.face("regular") is faces.face("regular")


def test_painter_without_patience_when_cards_are_new_then_bars_stand_for_them_until_they_are_ready() -> None:
    sheet = handmade_sheet(2, 2, 2)
    by = SheetPainter(LIGHT, default_book(), lambda _asset: None, patience=0)
    first = painted(sheet, by=by)
    assert not by.is_complete
    assert ink(first, QRectF(220, 240, 180, 40)) < ink(painted(sheet), QRectF(220, 240, 180, 40))


def test_painter_with_little_patience_when_painting_again_and_again_then_gets_everything_done() -> None:
    sheet = handmade_sheet(4, 3, 2)
    by = SheetPainter(LIGHT, default_book(), lambda _asset: None, patience=1e-6)
    for _frame in range(60):
        image = painted(sheet, by=by)
        if by.is_complete:
            break
    assert by.is_complete
    assert image == painted(sheet)


def test_block_when_empty_then_draws_nothing() -> None:
    block = Block(Slot("decor"), 10, 10, ())
    assert painted(one_block(*block.items)) == painted(one_block())


def test_faces_when_asked_for_by_several_maps_then_are_shared_but_not_between_threads() -> None:
    book = default_book()
    first = QtFaces(book).face("regular")
    assert QtFaces(book).face("regular") is first
    with ThreadPoolExecutor(1) as other:  # Qt's fonts end with the thread that loaded them
        assert other.submit(lambda: QtFaces(book).face("regular") is not first).result()
