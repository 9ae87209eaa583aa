"""The bookmarks of a PDF: a tree of titles, each leading to a place on a page (ISO 32000-1, 12.3.3)."""

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFString,
)

from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A title, where it leads (the page, and x and y in points from its lower left corner), and what it holds."""

    title: str
    page: PDFObjectReference
    x: float
    y: float
    children: tuple["Bookmark", ...] = ()


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
