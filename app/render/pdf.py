"""Writes sheets as a PDF: vectors, embedded fonts, text that can be searched, links and bookmarks.

The same pages give the same bytes. Text comes in reading order: title, stages, then row by row, each with its
header and its cells from left to right.
"""

from collections.abc import Iterator, Sequence

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFPage,
    PDFStream,
    PDFString,
)

from app.i18n import _
from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.ink.palette import LIGHT, Palette
from app.ink.primitives import Hyperlink, Placed
from app.ink.text import default_book
from app.layout.papers import PAGE_LIMIT, PageProblem
from app.layout.sheet import Sheet
from app.render.links import is_safe_link
from app.render.numbers import number
from app.render.order import MARGIN, blocks_in_order
from app.render.pdf_content import BlockWriter, Form
from app.render.pdf_fonts import PdfFaces
from app.render.pdf_images import PdfImages, PictureBytes
from app.render.pdf_outline import Bookmark, add_bookmarks
from app.render.pdf_page import PdfDrawing, PdfPage
from app.render.pdf_stream import compressed, deflated


def write_pdf(
    pages: Sequence[PdfPage],
    *,
    title: str = "",
    author: str = "",
    subject: str = "",
    keywords: str = "",
    language: str = "en",
    palette: Palette = LIGHT,
    pictures: PictureBytes = lambda _asset: None,
    book: FontBook | None = None,
) -> bytes:
    """Return the bytes of a PDF; raises `PageProblem` for a page too long, `ValueError` for no page.

    `pictures` gives the bytes of a photo (JPEG, PNG or what Pillow reads) by its asset id, or None.
    """
    _check(pages)
    document = PDFDocument(invariant=1, lang=language, pdfVersion=(1, 5))
    document.setTitle(printable(title))
    document.setAuthor(printable(author))
    document.setSubject(printable(subject))
    document.setKeywords(printable(keywords))
    document.setCreator("Empathway")
    document.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    made = _Pages(document, palette, book or default_book(), pictures)
    for page in pages:
        made.add(page)
    return made.finished()


def printable(text: str) -> str:
    """Return a text for the document's own data: on one line, without control characters and lone surrogates."""
    flat = " ".join(text.split())
    return "".join(one for one in flat if one.isprintable())


def _check(pages: Sequence[PdfPage]) -> None:
    if not pages:
        raise ValueError("a PDF needs a page")
    if any(max(page.width, page.height) > PAGE_LIMIT for page in pages):
        raise PageProblem(
            _("A PDF page can be 5,080 mm long at most. Choose a smaller paper or print on several sheets.")
        )


class _Pages:
    """The pages of one document while they are made."""

    def __init__(
        self, document: PDFDocument, palette: Palette, book: FontBook, pictures: PictureBytes
    ) -> None:
        self._document = document
        self._faces = PdfFaces(book)
        self._images = PdfImages(document, pictures)
        self._writer = BlockWriter(palette, self._faces, self._images)
        self._resources = PDFDictionary({})
        self._sheets: dict[int, tuple[str, PDFObjectReference]] = {}
        self._bookmarks: dict[int, Bookmark] = {}

    def add(self, page: PdfPage) -> None:
        """Append a page."""
        made = PDFPage()
        made.MediaBox = PDFArray([0, 0, _points(page.width), _points(page.height)])
        if page.trim is not None:
            made.TrimBox = _box(page.trim, page)
        if page.bleed is not None:
            made.BleedBox = _box(page.bleed, page)
        made.Contents, digest = deflated(self._content(page))
        self._document.updateSignature(digest)
        made.Resources = self._document.Reference(self._resources)
        links = [self._document.Reference(link) for link in self._links(page)]
        if links:
            made.Annots = PDFArray(links)
        reference = self._document.thisPageRef()
        self._document.addPage(made)
        self._mark(page, reference)

    def finished(self) -> bytes:
        """Embed what was used and return the file."""
        document, entries = self._document, self._resources.dict
        states = {
            name: PDFDictionary({"Type": PDFName("ExtGState"), "ca": opacity, "CA": opacity})
            for opacity, name in self._writer.opacities.items()
        }
        entries["Font"] = self._faces.resources(document)
        entries["ExtGState"] = document.Reference(PDFDictionary(states))
        entries["XObject"] = self._images.resources()
        for form in self._writer.forms:
            entries["XObject"].dict[form.name] = document.Reference(_form(form, entries["ExtGState"]))
        entries["XObject"].dict.update(self._sheets.values())
        document.info.invariant = 1
        document.info.digest(document.signature)
        add_bookmarks(document, tuple(self._bookmarks.values()))
        return bytes(document.format())

    def _content(self, page: PdfPage) -> Iterator[str]:
        if page.background is not None:
            ground = page.ground
            flipped = Rect(ground.x, page.height - ground.bottom, ground.width, ground.height)
            yield self._writer.fill(flipped, page.background)
        for drawing in page.drawings:
            yield from self._drawing(drawing, page)

    def _drawing(self, drawing: PdfDrawing, page: PdfPage) -> Iterator[str]:
        scale, (left, top) = drawing.scale, drawing.offset
        yield f"q {_exact(scale)} 0 0 {_exact(-scale)} {_exact(left)} {_exact(page.height - top)} cm\n"
        if (clip := drawing.clip) is not None:
            yield f"{number(clip.x)} {number(clip.y)} {number(clip.width)} {number(clip.height)} re W n\n"
        if drawing.shared:
            yield f"/{self._shared(drawing.sheet)} Do\n"
        else:
            yield from map(self._writer.placed, self._blocks(drawing))
        yield "Q\n"

    def _shared(self, sheet: Sheet) -> str:
        """Return the name of the drawing of a whole sheet, made when it is first shown."""
        known = self._sheets.get(id(sheet))
        if known is None:
            area = Rect(0.0, 0.0, sheet.width, sheet.height).grown(MARGIN)
            content, digest = deflated(
                map(self._writer.placed, blocks_in_order(sheet)),
                entries=_form_entries(area, self._document.Reference(self._resources)),
            )
            self._document.updateSignature(digest)
            name = f"S{len(self._sheets)}"
            known = self._sheets[id(sheet)] = name, self._document.Reference(content)
        return known[0]

    def _blocks(self, drawing: PdfDrawing) -> Iterator[Placed]:
        return blocks_in_order(drawing.sheet, drawing.clip)

    def _links(self, page: PdfPage) -> Iterator[PDFDictionary]:
        if not self._writer.has_links:
            return
        for drawing in page.drawings:
            for placed in self._blocks(drawing):
                for item in self._writer.links(placed.block):
                    if is_safe_link(item.url):
                        yield _link(item, placed, drawing, height=page.height)

    def _mark(self, page: PdfPage, reference: PDFObjectReference) -> None:
        """Bookmark the map where its first page is, and each stage where it is first seen."""
        known = self._bookmarks.get(id(page.sheet))
        if known is None:
            name = printable(page.name) or _("Journey map")
            known = Bookmark(name, reference, 0, page.height)
        seen = len(known.children)
        stages = tuple(_stages(page, reference, after=seen))
        self._bookmarks[id(page.sheet)] = Bookmark(
            known.title, known.page, known.x, known.y, (*known.children, *stages)
        )


def _form(form: Form, states: PDFObjectReference) -> PDFStream:
    resources = PDFDictionary({"ExtGState": states})
    return compressed(form.ops.encode("ascii"), entries=_form_entries(form.box, resources))


def _form_entries(box: Rect, resources: PDFDictionary | PDFObjectReference) -> dict[str, object]:
    return {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Form"),
        "BBox": PDFArray([_points(side) for side in (box.x, box.y, box.right, box.bottom)]),
        "Resources": resources,
    }


def _box(rect: Rect, page: PdfPage) -> PDFArray:
    sides = (rect.x, page.height - rect.bottom, rect.right, page.height - rect.y)
    return PDFArray([_points(side) for side in sides])


def _stages(page: PdfPage, reference: PDFObjectReference, *, after: int) -> Iterator[Bookmark]:
    sheet, clip = page.sheet, page.clip
    for column in sheet.columns[after:]:
        if clip is not None and column.x >= clip.right:
            return
        x = page.offset[0] + column.x * page.scale
        y = page.height - page.offset[1] - sheet.ribbon_y * page.scale
        yield Bookmark(printable(column.stage.name) or "–", reference, x, y)


def _link(item: Hyperlink, placed: Placed, drawing: PdfDrawing, *, height: float) -> PDFDictionary:
    rect = item.rect.moved(placed.x, placed.y)
    left, top = drawing.place(rect.x, rect.y)
    right, bottom = drawing.place(rect.right, rect.bottom)
    sides = (left, height - bottom, right, height - top)
    target = PDFDictionary(
        {"S": PDFName("URI"), "URI": PDFString(item.url.encode("ascii", "ignore").decode())}
    )
    return PDFDictionary(
        {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray([_points(side) for side in sides]),
            "Border": PDFArray([0, 0, 0]),
            "A": target,
        }
    )


def _points(value: float) -> float:
    return round(value, 3)


def _exact(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


__all__ = ["PdfDrawing", "PdfPage", "printable", "write_pdf"]
