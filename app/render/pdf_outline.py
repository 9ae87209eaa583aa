"""The bookmarks of a PDF: a tree of titles, each leading to a place on a page (ISO 32000-1, 12.3.3)."""

from collections.abc import Iterator

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFString,
)

from app.i18n import _
from app.render.pdf_page import PdfPage
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


def add_bookmarks(document: PDFDocument, bookmarks: tuple[Bookmark, ...]) -> None:
    """Give a document its outline and let viewers show it."""
    root = PDFDictionary({"Type": PDFName("Outlines")})
    place = document.Reference(root)
    root.dict.update(_level(document, bookmarks, place))
    document.Catalog.Outlines = root
    if len(bookmarks) > 1:
        document.Catalog.setPageMode("UseOutlines")


def _level(
    document: PDFDocument, bookmarks: tuple[Bookmark, ...], parent: PDFObjectReference
) -> dict[str, object]:
    """Add the entries of one level and return what their parent must say of them."""
    if not bookmarks:
        return {}
    entries = [_entry(one, parent) for one in bookmarks]
    places = [document.Reference(entry) for entry in entries]
    for index, (one, entry) in enumerate(zip(bookmarks, entries, strict=True)):
        if index:
            entry["Prev"] = places[index - 1]
        if index + 1 < len(places):
            entry["Next"] = places[index + 1]
        entry.dict.update(_level(document, one.children, places[index]))
    return {"First": places[0], "Last": places[-1], "Count": len(places)}


def _entry(bookmark: Bookmark, parent: PDFObjectReference) -> PDFDictionary:
    target = PDFArray([bookmark.page, PDFName("XYZ"), round(bookmark.x, 2), round(bookmark.y, 2), "null"])
    return PDFDictionary({"Title": PDFString(bookmark.title), "Parent": parent, "Dest": target})
