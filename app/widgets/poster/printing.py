"""Puts the pages of a poster on a printer: the same drawings, through Qt's painter, page by page."""

from collections.abc import Iterator

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.i18n import _
from app.layout.poster.pages import Poster, PosterPage
from app.render.qt_pages import POINTS_PER_INCH, PagePainter


class PrintProblem(Exception):
    """A printer that does not print; its text is a sentence for people."""


def prepared(title: str, poster: Poster) -> QPrinter:
    """Return a printer set to the size and direction of a poster's pages, with nothing of its own around them."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("Empathway")
    printer.setFontEmbeddingEnabled(True)
    set_page(printer, poster.pages[0])
    printer.setFromTo(1, len(poster.pages))
    return printer


def set_page(printer: QPrinter, page: PosterPage) -> None:
    """Give a printer the size of a page, and whether it lies across."""
    lies = page.width > page.height
    short, long = sorted((page.width, page.height))
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, way, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setFullPage(True)


def wanted_pages(printer: QPrinter, poster: Poster) -> tuple[PosterPage, ...]:
    """Return the pages that were asked for in the printer's dialog."""
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        return poster.pages[printer.fromPage() - 1 : printer.toPage()]
    return poster.pages


def print_pages(printer: QPrinter, pages: tuple[PosterPage, ...], painter: PagePainter) -> Iterator[float]:
    """Print pages one by one, telling after each the share that is done; closing this ends the printing.

    Raises `PrintProblem` if the printer refuses.
    """
    set_page(printer, pages[0])
    brush = QPainter()
    if not brush.begin(printer):
        raise PrintProblem(_("The printer does not answer, or its file cannot be written."))
    is_done = False
    try:
        for index, page in enumerate(pages):
            if index:
                set_page(printer, page)
                if not printer.newPage():
                    raise PrintProblem(_("The printer takes no more pages."))
            _print_page(brush, printer, page, painter)
            yield (index + 1) / len(pages)
        is_done = True
    finally:
        if not is_done:
            printer.abort()
        brush.end()


def _print_page(brush: QPainter, printer: QPrinter, page: PosterPage, painter: PagePainter) -> None:
    brush.save()
    scale = printer.resolution() / POINTS_PER_INCH
    brush.scale(scale, scale)
    painter.paint(brush, page)
    brush.restore()
