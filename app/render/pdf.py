"""Writes sheets as a PDF: vectors, embedded fonts, text that can be searched, links, bookmarks and tags.

The same pages give the same bytes. Text comes in reading order: title, stages, then row by row, each with its
header and its cells from left to right. All colours are RGB.
"""

from collections.abc import Iterator, Sequence

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream

from app.i18n import _
from app.ink.fonts import FontBook
from app.ink.palette import LIGHT, Palette
from app.ink.text import default_book
from app.layout.papers import PAGE_LIMIT, PageProblem
from app.render.pdf_document import PackedDocument, Ready
from app.render.pdf_fonts import PdfFaces
from app.render.pdf_helper import PdfHelper
from app.render.pdf_images import PictureBytes
from app.render.pdf_outline import printable
from app.render.pdf_page import PdfDrawing, PdfPage
from app.render.pdf_pages import Heartbeat, Pages
from app.render.pdf_structure import written

# `html.escape` brings the names of 2,231 characters along.
_IN_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


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
    heartbeat: Heartbeat | None = None,
    helper: PdfHelper | None = None,
) -> bytes:
    """Return the bytes of a PDF; raises `PageProblem` for a page too long, `ValueError` for no page.

    `pictures` gives the bytes of a photo (JPEG, PNG or what Pillow reads) by its asset id, or None. `heartbeat` is
    called again and again; what it raises ends the work and comes out of here. `helper` wrote some of the words.
    """
    _check(pages)
    document = PackedDocument(invariant=1)
    about = [printable(text) for text in (title, author, subject, keywords)]
    document.info = _information(*about)
    document.Catalog.Lang = Ready(written(language).encode("ascii"))
    document.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    document.Catalog.Metadata = _metadata(*about, language=language)
    faces = PdfFaces(book or default_book())
    if helper is not None:
        helper.write_words(faces)
    made = Pages(document, palette, faces, pictures, count=len(pages), heartbeat=heartbeat, helper=helper)
    for page in pages:
        made.add(page)
    return made.finished()


def _check(pages: Sequence[PdfPage]) -> None:
    if not pages:
        raise ValueError("a PDF needs a page")
    if any(max(page.width, page.height) > PAGE_LIMIT for page in pages):
        raise PageProblem(
            _("A PDF page can be 5,080 mm long at most. Choose a smaller paper or print on several sheets.")
        )


def _information(title: str, author: str, subject: str, keywords: str) -> Ready:
    """Return what viewers show as the properties of the document; no date, so that the same gives the same."""
    named = {"Title": title, "Author": author, "Subject": subject, "Keywords": keywords}
    entries = "".join(f"/{name} {written(text)}" for name, text in named.items() if text)
    return Ready(f"<<{entries}/Creator (Empathway)/Producer (ReportLab PDF Library)>>".encode("ascii"))


def _metadata(title: str, author: str, subject: str, keywords: str, *, language: str) -> PDFStream:
    """Return what the document's properties say in XMP too, where other programs look for it (ISO 16684-1)."""
    lines = "".join(_properties(title, author, subject, keywords=keywords, language=language))
    content = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        f' xmlns:xmp="http://ns.adobe.com/xap/1.0/">{lines}</rdf:Description></rdf:RDF></x:xmpmeta>\n'
        '<?xpacket end="r"?>'
    )
    entries = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
    return PDFStream(PDFDictionary(entries), content.encode("utf-8", "replace"))


def _properties(title: str, author: str, subject: str, *, keywords: str, language: str) -> Iterator[str]:
    for name, text in (("title", title), ("description", subject)):
        if text:
            said = f'<rdf:li xml:lang="x-default">{text.translate(_IN_XML)}</rdf:li>'
            yield f"<dc:{name}><rdf:Alt>{said}</rdf:Alt></dc:{name}>"
    if author:
        yield f"<dc:creator><rdf:Seq><rdf:li>{author.translate(_IN_XML)}</rdf:li></rdf:Seq></dc:creator>"
    yield f"<dc:language><rdf:Bag><rdf:li>{language.translate(_IN_XML)}</rdf:li></rdf:Bag></dc:language>"
    if keywords:
        yield f"<pdf:Keywords>{keywords.translate(_IN_XML)}</pdf:Keywords>"
    yield "<xmp:CreatorTool>Empathway</xmp:CreatorTool>"


__all__ = ["PdfDrawing", "PdfPage", "printable", "write_pdf"]
