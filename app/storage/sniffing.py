"""What a file really is when it is no project: the usual accidents get a name and a way out."""

import re
from typing import Any, Final

from app.i18n import N_, _
from app.storage.errors import DamagedFile, EmptyFile, ForeignFile, LoadError

_HEAD: Final = 4096
_BLANK: Final = b" \t\r\n\xef\xbb\xbf"

# First bytes of files of other programs, the longest match first.
_SIGNATURES: Final[tuple[tuple[bytes, str], ...]] = (
    (
        b"%PDF-",
        N_("This is a PDF document, not an Empathway project. Open the .journey file it was exported from."),
    ),
    (b"\x89PNG\r\n\x1a\n", N_("This is a picture, not an Empathway project.")),
    (b"\xff\xd8\xff", N_("This is a picture, not an Empathway project.")),
    (b"GIF8", N_("This is a picture, not an Empathway project.")),
    (b"\x1f\x8b", N_("This is a compressed file (GZIP). Unpack it first.")),
    (b"SQLite format 3\x00", N_("This is a database, not an Empathway project.")),
    (b"{\\rtf", N_("This is a text document (RTF), not an Empathway project.")),
    (b"\x7fELF", N_("This is a program, not an Empathway project.")),
    (b"MZ", N_("This is a program, not an Empathway project.")),
    (
        b"version https://git-lfs",
        N_("This is only a Git LFS pointer: the file itself was not downloaded. Run “git lfs pull”."),
    ),
)
_MARKUP: Final[tuple[tuple[re.Pattern[bytes], str], ...]] = (
    (
        re.compile(rb"<(!doctype\s+html|html|head|body)\b", re.I),
        N_("This is a web page, perhaps a login or error page of a cloud drive. Download the file again."),
    ),
    (re.compile(rb"<mxfile|<mxGraphModel", re.I), N_("This is a draw.io diagram, not an Empathway project.")),
    (re.compile(rb"<svg\b", re.I), N_("This is a picture (SVG), not an Empathway project.")),
    (re.compile(rb"<\?xml", re.I), N_("This is an XML file, not an Empathway project.")),
)
_LIKE_JSON: Final = re.compile(rb"[\[{\"\d-]|(true|false|null)\b")
_CONFLICT: Final = re.compile(rb"^(<{7}|>{7}|\|{7})( |$)", re.M)


def sniff(data: bytes) -> None:
    """Raise the `LoadError` that names what the bytes are, unless they may be a project."""
    if not data[:_HEAD].strip(_BLANK) and not data.strip(_BLANK):
        raise EmptyFile(_("The file is empty."))
    _refuse_binary(data)
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<"):
        _refuse_conflict(data)
        raise ForeignFile(_markup(head))
    if not head.startswith(b"{"):
        _refuse_conflict(data)
    if not _LIKE_JSON.match(head):
        raise ForeignFile(
            _("This is a text, not an Empathway project. For a table, use File, Import a table.")
        )


def _refuse_binary(data: bytes) -> None:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or _looks_like_utf16(data[:_HEAD]):
        raise ForeignFile(_("The text is coded as UTF-16. Save it as UTF-8."))
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise ForeignFile(_zip_words(data[:_HEAD]))
    for signature, sentence in _SIGNATURES:
        if data.startswith(signature):
            raise ForeignFile(_(sentence))
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise ForeignFile(_("This is a picture, not an Empathway project."))
    if b"\x00" in data:
        raise _zeros(data)


def _looks_like_utf16(head: bytes) -> bool:
    return len(head) >= 4 and (head[1::2].count(0) == len(head) // 2) != (
        head[::2].count(0) == (len(head) + 1) // 2
    )


def _zip_words(head: bytes) -> str:
    if b"[Content_Types].xml" in head or b"mimetypeapplication/vnd.oasis" in head:
        return _("This is an office document, not an Empathway project.")
    return _("This is a ZIP archive. Unpack it first.")


def _zeros(data: bytes) -> LoadError:
    if not data.strip(b"\x00"):
        return DamagedFile(
            _("The file holds nothing but zeros, as after a power cut. Look for an older version of it.")
        )
    line = data.count(b"\n", 0, data.index(b"\x00")) + 1
    return DamagedFile(
        _("The file is damaged: there are zero bytes in the text. Look for an older version of it."),
        line=line,
    )


def _refuse_conflict(data: bytes) -> None:
    found = conflict_line(data)
    if found:
        raise conflict_error(found)


def conflict_line(data: bytes) -> int | None:
    """Return the line of the first conflict marker that Git left, or None."""
    match = _CONFLICT.search(data)
    return data.count(b"\n", 0, match.start()) + 1 if match else None


def conflict_error(line: int) -> DamagedFile:
    """Return the error for a file in which Git left both sides of a conflict."""
    return DamagedFile(
        _("The file holds an unsolved Git conflict: two versions side by side. Choose one of them with Git."),
        line=line,
    )


def _markup(head: bytes) -> str:
    return next((_(sentence) for pattern, sentence in _MARKUP if pattern.search(head)), _not_ours())


def _not_ours() -> str:
    return _("This is not an Empathway project.")


def foreign_json(tree: Any) -> ForeignFile:
    """Return the error that names the program a JSON file belongs to."""
    if isinstance(tree, dict):
        for test, sentence in (
            (
                tree.get("type") == "excalidraw",
                N_("This is an Excalidraw drawing, not an Empathway project."),
            ),
            ("tldrawFileFormatVersion" in tree, N_("This is a tldraw drawing, not an Empathway project.")),
            (
                {"nodes", "edges"} <= tree.keys(),
                N_("This is a graph of nodes and edges, not an Empathway project."),
            ),
            (
                {"cells", "nbformat"} <= tree.keys(),
                N_("This is a notebook (Jupyter), not an Empathway project."),
            ),
            ("$schema" in tree, N_("This is a JSON file of another program, not an Empathway project.")),
        ):
            if test:
                return ForeignFile(_(sentence))
    return ForeignFile(
        _('This is JSON, but not an Empathway project: "format": "empathway" is missing at its beginning.')
    )
