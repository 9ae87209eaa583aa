"""The pages of a PDF while they are made: what each draws, where it leads, and what all of them share."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFPage,
    PDFStream,
)

from app.ink.colour_vision import needs_grey_photos
from app.ink.geometry import Rect
from app.ink.palette import Palette
from app.ink.primitives import Hyperlink, Placed
from app.layout.sheet import Sheet
from app.render.links import is_safe_link
from app.render.numbers import number
from app.render.order import MARGIN, SheetOrder
from app.render.pdf_content import BlockWriter, Form
from app.render.pdf_document import PackedDocument, Ready
from app.render.pdf_fonts import PdfFaces
from app.render.pdf_helper import PdfHelper
from app.render.pdf_images import PdfImages, PictureBytes
from app.render.pdf_outline import Bookmark, add_bookmarks, page_bookmark, printable
from app.render.pdf_page import PdfDrawing, PdfPage
from app.render.pdf_stream import Deflated, LocalPacker, compressed
from app.render.pdf_structure import DOCUMENT, StructureTree, written
from app.render.pdf_tags import TaggedDrawing

Heartbeat: TypeAlias = Callable[[], None]
"""Told that the work goes on; it may raise what the caller of the writer catches."""


class TaggablePage(PDFPage):  # type: ignore[misc]  # reportlab has no types
    """A page that may name its key in the tree and the order of its links, which reportlab's own do not."""

    __NoDefault__ = (*PDFPage.__NoDefault__, "StructParents", "Tabs", "Group")


class Pages:
    """The pages of one document."""

    def __init__(
        self,
        document: PackedDocument,
        palette: Palette,
        faces: PdfFaces,
        pictures: PictureBytes,
        *,
        count: int,
        heartbeat: Heartbeat | None = None,
        helper: PdfHelper | None = None,
    ) -> None:
        """Begin a document of `count` pages; `heartbeat` is called again and again and may end the work."""
        self._helper = helper
        self._streams: list[Deflated] = []
        self._document = document
        self._heartbeat = heartbeat
        self._faces = faces
        self._images = PdfImages(document, pictures, is_grey=needs_grey_photos(palette))
        self._writer = BlockWriter(palette, self._faces, self._images)
        self._resources = PDFDictionary({})
        self._sheets: dict[int, tuple[str, PDFObjectReference]] = {}
        self._orders: dict[int, SheetOrder] = {}
        self._bookmarks: dict[int, Bookmark] = {}
        self._tree = StructureTree(document, pages=count)

    def add(self, page: PdfPage) -> None:
        """Append a page."""
        made = TaggablePage()
        reference = self._document.thisPageRef()
        self._document.addPage(made)
        made.StructParents = self._tree.begin_page(self._document.number_of(made))
        made.Tabs = PDFName("S")
        made.Group = PDFDictionary({"S": PDFName("Transparency"), "CS": PDFName("DeviceRGB")})
        made.MediaBox = PDFArray([0, 0, _points(page.width), _points(page.height)])
        if page.trim is not None:
            made.TrimBox = _box(page.trim, page)
        if page.bleed is not None:
            made.BleedBox = _box(page.bleed, page)
        links: list[PDFObjectReference] = []
        made.Contents = self._packed(self._content(page, links))
        made.Resources = self._document.Reference(self._resources)
        if links:
            made.Annots = PDFArray(links)
        known = self._bookmarks.get(id(page.sheet))
        self._bookmarks[id(page.sheet)] = page_bookmark(page, reference, known)

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
        for stream in self._streams:
            document.updateSignature(stream.finish())
        if self._helper is not None:
            self._helper.dismiss()
        document.updateSignature(document.info.text)
        add_bookmarks(document, tuple(self._bookmarks.values()))
        document.Catalog.StructTreeRoot = self._tree.finish()
        return document.format()

    def _content(self, page: PdfPage, links: list[PDFObjectReference]) -> Iterator[str]:
        if page.background is not None:
            ground = page.ground
            flipped = Rect(ground.x, page.height - ground.bottom, ground.width, ground.height)
            yield f"/Artifact BMC\n{self._writer.fill(flipped, page.background)}EMC\n"
        for drawing in page.drawings:
            yield from self._drawing(drawing, page, links)

    def _packed(self, pieces: Iterator[str], *, entries: dict[str, object] | None = None) -> PDFStream:
        """Return a stream that will be complete when the document is."""
        packer = self._helper.packer() if self._helper is not None else None
        made = Deflated(self._beating(pieces), packer or LocalPacker(), entries=entries)
        self._streams.append(made)
        return made.stream

    def _beating(self, pieces: Iterator[str]) -> Iterator[str]:
        return pieces if self._heartbeat is None else _beating(pieces, self._heartbeat)

    def _drawing(self, drawing: PdfDrawing, page: PdfPage, links: list[PDFObjectReference]) -> Iterator[str]:
        scale, (left, top) = drawing.scale, drawing.offset
        yield f"q {_exact(scale)} 0 0 {_exact(-scale)} {_exact(left)} {_exact(page.height - top)} cm\n"
        if (clip := drawing.clip) is not None:
            yield f"{number(clip.x)} {number(clip.y)} {number(clip.width)} {number(clip.height)} re W n\n"
        on_link, order = self._link_maker(drawing, page, links), self._order(drawing.sheet)
        if drawing.shared:
            name = self._shared(drawing.sheet)
            node = self._tree.add("Figure", DOCUMENT, f"/Alt {written(printable(page.name) or '–')}")
            yield f"/Figure<</MCID {self._tree.mark(node)}>>BDC\n/{name} Do\nEMC\n"
            for placed in order.blocks(drawing.clip) if self._writer.has_links else ():
                on_link(placed, node)
        else:
            tagged = TaggedDrawing(drawing, self._tree, self._writer, order=order, on_link=on_link)
            yield from tagged.operators()
        yield "Q\n"

    def _order(self, sheet: Sheet) -> SheetOrder:
        found = self._orders.get(id(sheet))
        if found is None:
            found = self._orders[id(sheet)] = SheetOrder(sheet)
        return found

    def _shared(self, sheet: Sheet) -> str:
        """Return the name of the drawing of a whole sheet, made when it is first shown."""
        known = self._sheets.get(id(sheet))
        if known is None:
            area = Rect(0.0, 0.0, sheet.width, sheet.height).grown(MARGIN)
            content = self._packed(
                map(self._writer.placed, self._order(sheet).blocks()),
                entries=_form_entries(area, self._document.Reference(self._resources)),
            )
            name = f"S{len(self._sheets)}"
            known = self._sheets[id(sheet)] = name, self._document.Reference(content)
        return known[0]

    def _link_maker(
        self, drawing: PdfDrawing, page: PdfPage, links: list[PDFObjectReference]
    ) -> Callable[[Placed, int], None]:
        """Return what adds a block's links to a page and, under a node, to the tree."""

        def add(placed: Placed, node: int) -> None:
            for item in self._writer.links(placed.block):
                if is_safe_link(item.url):
                    link = _link(item, placed, drawing, height=page.height)
                    links.append(self._document.Reference(link))
                    link["StructParent"] = self._tree.add_link(node, self._document.number_of(link))

        return add


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


def _link(item: Hyperlink, placed: Placed, drawing: PdfDrawing, *, height: float) -> PDFDictionary:
    rect = item.rect.moved(placed.x, placed.y)
    left, top = drawing.place(rect.x, rect.y)
    right, bottom = drawing.place(rect.right, rect.bottom)
    address = Ready(written(item.url.encode("ascii", "ignore").decode()).encode("ascii"))
    return PDFDictionary(
        {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray([_points(side) for side in (left, height - bottom, right, height - top)]),
            "Border": PDFArray([0, 0, 0]),
            "F": 4,
            "Contents": address,
            "A": PDFDictionary({"S": PDFName("URI"), "URI": address}),
        }
    )


def _points(value: float) -> float:
    return round(value, 3)


def _exact(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _beating(pieces: Iterator[str], heartbeat: Heartbeat) -> Iterator[str]:
    for piece in pieces:
        heartbeat()
        yield piece
