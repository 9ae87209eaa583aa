"""The bookmarks of a PDF: a tree of titles, each leading to a place on a page (ISO 32000-1, 12.3.3)."""

from collections.abc import Iterator

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from app.i18n import _
from app.render.pdf_document import PackedDocument, Ready
from app.render.pdf_page import PdfPage
from app.render.pdf_structure import written
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A title, where it leads (the page, and x and y in points from its lower left corner), and what it holds."""

    title: str
    page: PDFObjectReference
    x: float
    y: float
    children: tuple["Bookmark", ...] = ()


def printable(text: str) -> str:
    """Return a text for the document's own data: on one line, without control characters and lone surrogates."""
    flat = " ".join(text.split())
    return "".join(one for one in flat if one.isprintable())


def page_bookmark(page: PdfPage, reference: PDFObjectReference, known: Bookmark | None) -> Bookmark:
    """Bookmark a map where its first page is, and each stage where it is first seen; `known` is that so far."""
    if known is None:
        known = Bookmark(printable(page.name) or _("Journey map"), reference, 0, page.height)
    stages = tuple(_stages(page, reference, after=len(known.children)))
    return Bookmark(known.title, known.page, known.x, known.y, (*known.children, *stages))


def _stages(page: PdfPage, reference: PDFObjectReference, *, after: int) -> Iterator[Bookmark]:
    sheet, clip = page.sheet, page.clip
    for column in sheet.columns[after:]:
        if clip is not None and column.x >= clip.right:
            return
        x = page.offset[0] + column.x * page.scale
        y = page.height - page.offset[1] - sheet.ribbon_y * page.scale
        yield Bookmark(printable(column.stage.name) or "–", reference, x, y)


def add_bookmarks(document: PackedDocument, bookmarks: tuple[Bookmark, ...]) -> None:
    """Give a document its outline and let viewers show it."""
    root = Ready()
    level = _level(document, bookmarks, document.number_of(root))
    root.text = f"<</Type/Outlines{level}>>".encode("latin-1")
    document.Catalog.Outlines = root
    if len(bookmarks) > 1:
        document.Catalog.setPageMode("UseOutlines")


def _level(document: PackedDocument, bookmarks: tuple[Bookmark, ...], parent: int) -> str:
    """Add the entries of one level and return what their parent must say of them."""
    if not bookmarks:
        return ""
    entries = [Ready() for _one in bookmarks]
    numbers = [document.number_of(entry) for entry in entries]
    befores = ["", *(f"/Prev {number} 0 R" for number in numbers[:-1])]
    afters = [*(f"/Next {number} 0 R" for number in numbers[1:]), ""]
    for one, entry, own, before, after in zip(bookmarks, entries, numbers, befores, afters, strict=True):
        page = document.number_of_page(one.page)
        place = f"{page} 0 R/XYZ {round(one.x, 2):g} {round(one.y, 2):g} null"
        below = _level(document, one.children, own)
        text = f"<</Title {written(one.title)}/Parent {parent} 0 R/Dest[{place}]{before}{after}{below}>>"
        entry.text = text.encode("latin-1")
    return f"/First {numbers[0]} 0 R/Last {numbers[-1]} 0 R/Count {len(numbers)}"
