"""The sheet of keys on paper: the same groups as in its window, in two columns, on a printer or in a PDF.

Lengths are points. It is interface text, not text of a map: Qt sets it.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen
from PySide6.QtPrintSupport import QPrinter

from app.constants import APP_NAME
from app.i18n import _
from app.storage.errors import StorageError
from app.storage.files import save_bytes
from app.values import dataclass
from app.widgets.theming import FAMILY

MARGIN, GUTTER, COLUMNS = 42.0, 24.0, 2
HEAD, FOOT = 40.0, 18.0
TEXT, KEYS, GROUP, TITLE = 8.5, 8.0, 11.0, 17.0
LEADING, BEFORE_GROUP, KEYS_SHARE, GAP = 1.3, 10.0, 0.5, 8.0
INK, QUIET, LINE = "#16202B", "#4A5563", "#C9D0D8"
RESOLUTION = 600


class PaperProblem(Exception):
    """Paper or a file that cannot be had; its text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading, and below it what can be done, with the keys for it."""

    title: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading (without keys) or a line at its place on a page."""

    page: int
    x: float
    y: float
    width: float
    height: float
    text: str
    keys: str = ""
    is_heading: bool = False


def font(points: float, *, weight: int = 400) -> QFont:
    """Return the font of the interface in points of paper, measured in fine steps."""
    made = QFont(FAMILY)
    made.setPixelSize(round(points * 100))
    made.setWeight(QFont.Weight(weight))
    return made


def _height(text: str, points: float, width: float) -> float:
    """Return the height that a text takes in a width, in whole lines."""
    metrics = QFontMetricsF(font(points))
    flags = int(Qt.TextFlag.TextWordWrap)
    held = metrics.boundingRect(QRectF(0, 0, width * 100, 1e7), flags, text or " ")
    lines = max(1, round(held.height() / metrics.lineSpacing()))
    return lines * points * LEADING


def planned(groups: Sequence[Group], width: float, height: float) -> tuple[Piece, ...]:
    """Return every heading and line at its place, column by column; a heading never stands alone at a foot."""
    column = (width - 2 * MARGIN - (COLUMNS - 1) * GUTTER) / COLUMNS
    top, bottom = MARGIN + HEAD, height - MARGIN - FOOT
    at, y, pieces = 0, top, []
    for group in groups:
        heights = [_line_height(text, keys, column) for text, keys in group.lines]
        head = GROUP * LEADING + 4
        if y + BEFORE_GROUP + head + sum(heights[:2]) > bottom:
            at, y = at + 1, top
        y += BEFORE_GROUP if y > top else 0
        pieces.append(_piece(at, y, (column, head), group.title))
        y += head
        for (text, keys), needed in zip(group.lines, heights, strict=True):
            if y + needed > bottom:
                at, y = at + 1, top
            pieces.append(_piece(at, y, (column, needed), text, keys=keys, is_heading=False))
            y += needed
    return tuple(pieces)


def _keys_width(keys: str, column: float) -> float:
    """Return the width that keys get: what they need, at most a share of the column."""
    needed = QFontMetricsF(font(KEYS, weight=600)).horizontalAdvance(keys) / 100 + 2
    return min(needed, column * KEYS_SHARE) if keys else 0.0


def _line_height(text: str, keys: str, column: float) -> float:
    keys_wide = _keys_width(keys, column)
    wide = column - keys_wide - (GAP if keys else 0)
    return max(_height(text, TEXT, wide), _height(keys, KEYS, keys_wide) if keys else 0.0) + 3


def _piece(
    column: int, y: float, size: tuple[float, float], text: str, *, keys: str = "", is_heading: bool = True
) -> Piece:
    page, place = divmod(column, COLUMNS)
    return Piece(page, MARGIN + place * (size[0] + GUTTER), y, *size, text, keys, is_heading)


def page_count(pieces: Sequence[Piece]) -> int:
    """Return how many pages there are."""
    return max((piece.page for piece in pieces), default=0) + 1


def paint_page(painter: QPainter, pieces: Sequence[Piece], page: int, *, size: tuple[float, float]) -> None:
    """Paint one page, the painter's unit being a hundredth of a point."""
    width, height = size[0] * 100, size[1] * 100
    left = MARGIN * 100
    middle = int(Qt.AlignmentFlag.AlignVCenter)
    painter.setFont(font(TITLE, weight=700))
    painter.setPen(QColor(INK))
    head = QRectF(left, left, width - 2 * left, (HEAD - 14) * 100)
    painter.drawText(head, middle, f"{APP_NAME} – {_('Keyboard and gestures')}")
    for piece in pieces:
        if piece.page == page:
            _paint_piece(painter, piece)
    painter.setFont(font(KEYS))
    painter.setPen(QColor(QUIET))
    foot = QRectF(left, height - left - FOOT * 100 * 0.7, width - 2 * left, FOOT * 70)
    number = _("Page %(page)d of %(pages)d") % {"page": page + 1, "pages": page_count(pieces)}
    painter.drawText(foot, middle | int(Qt.AlignmentFlag.AlignRight), number)


def _paint_piece(painter: QPainter, piece: Piece) -> None:
    area = QRectF(piece.x * 100, piece.y * 100, piece.width * 100, piece.height * 100)
    wrap = int(Qt.TextFlag.TextWordWrap)
    if piece.is_heading:
        painter.setFont(font(GROUP, weight=700))
        painter.setPen(QColor(INK))
        painter.drawText(area, 0, piece.text)
        return
    painter.setPen(QPen(QColor(LINE), 40))
    painter.drawLine(area.bottomLeft(), area.bottomRight())
    keys_wide = _keys_width(piece.keys, piece.width) * 100
    painter.setFont(font(TEXT))
    painter.setPen(QColor(INK))
    room = area.adjusted(0, 100, -keys_wide - (GAP * 100 if piece.keys else 0), 0)
    painter.drawText(room, wrap, piece.text)
    if piece.keys:
        painter.setFont(font(KEYS, weight=600))
        painter.setPen(QColor(QUIET))
        keys = QRectF(area.right() - keys_wide, area.top() + 100, keys_wide, area.height())
        painter.drawText(keys, wrap | int(Qt.AlignmentFlag.AlignRight), piece.keys)


def print_groups(printer: QPrinter, groups: Sequence[Group]) -> int:
    """Print groups on a printer's own paper and return the number of pages; raises `PaperProblem`."""
    printer.setDocName(f"{APP_NAME} – {_('Keyboard and gestures')}")
    printer.setFullPage(True)
    rect = printer.pageLayout().fullRectPoints()
    painter = QPainter()
    if not painter.begin(printer):
        raise PaperProblem(_("The printer does not answer, or its file cannot be written."))
    try:
        pieces = planned(groups, rect.width(), rect.height())
        for page in range(page_count(pieces)):
            if page and not printer.newPage():
                raise PaperProblem(_("The printer takes no more pages."))
            _paint_scaled(painter, pieces, page, paper=(rect.width(), rect.height(), printer.resolution()))
    finally:
        painter.end()
    return page_count(pieces)


def _paint_scaled(
    painter: QPainter, pieces: Sequence[Piece], page: int, *, paper: tuple[float, float, int]
) -> None:
    width, height, resolution = paper
    painter.save()
    scale = resolution / 7200
    painter.scale(scale, scale)
    paint_page(painter, pieces, page, size=(width, height))
    painter.restore()


def pdf_of(groups: Sequence[Group], *, size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4) -> bytes:
    """Return the sheet as a PDF."""
    from PySide6.QtCore import QBuffer, QIODevice

    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(held)
    writer.setResolution(RESOLUTION)
    writer.setCreator(APP_NAME)
    writer.setTitle(f"{APP_NAME} – {_('Keyboard and gestures')}")
    writer.setPageLayout(
        QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    rect = writer.pageLayout().fullRectPoints()
    pieces = planned(groups, rect.width(), rect.height())
    painter = QPainter(writer)
    for page in range(page_count(pieces)):
        if page:
            writer.newPage()
        _paint_scaled(painter, pieces, page, paper=(rect.width(), rect.height(), RESOLUTION))
    painter.end()
    return bytes(held.data().data())


def save_pdf(path: Path, groups: Sequence[Group]) -> None:
    """Write the sheet into a file, whole or not at all; raises `PaperProblem`."""
    try:
        save_bytes(path, pdf_of(groups))
    except StorageError as error:
        raise PaperProblem(error.sentence) from error
