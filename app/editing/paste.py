"""What a clipboard, or something that is dropped, holds, in the order in which it is taken.

Our own cards or parts, an HTML table, text with tabs, plain text, files, a picture: text always before a picture,
because spreadsheets put a picture of the cells beside their text.
"""

from pathlib import Path
from typing import Literal, TypeAlias
from unicodedata import category

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QImage, QImageWriter

from app.constants import MIME
from app.editing.pictures import PictureError
from app.editing.typing import LONGEST_TEXT, is_list, lines_of
from app.i18n import _
from app.interchange.delimited import read_delimited
from app.interchange.html_table import read_html_table
from app.interchange.table import BYTES, Table, TableError
from app.storage import limits
from app.values import dataclass

Kind: TypeAlias = Literal["own", "table", "text", "files", "picture", "nothing"]

MOST_LINES = 5_000
"""More than this many pasted lines is a mistake, not a map."""
NO_LETTERS = ("Cc", "Cn", "Cs")
"""Unicode's names for control characters, for what is no character, and for halves of one."""
PROBE, RUBBISH = 4_000, 0.1
"""Of so many characters at most this share may be none that can be shown."""
_PICTURES = ("image/png", "image/jpeg", "image/webp", "image/gif")
_DECODED = "application/x-qt-image"


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be pasted: its kind, and the one of the others that goes with the kind."""

    kind: Kind
    table: Table | None = None
    text: str = ""
    files: tuple[Path, ...] = ()


def content_of(data: QMimeData | None, *, foreign: bool = False) -> Content:
    """Return what a clipboard holds, or what it holds besides our own format if that is damaged (`foreign`).

    Raises `TableError` with a sentence for what is too much or no text.
    """
    if data is None:
        return Content("nothing")
    if data.hasFormat(MIME) and not foreign:
        return Content("own")
    table = table_on(data)
    if table is not None:
        return Content("table", table=table)
    files = local_files(data)
    text = data.text() if data.hasText() else ""
    if text.strip() and not (files and _only_names(text, data.urls())):
        return Content("text", text=checked(text))
    if files:
        return Content("files", files=files)
    return Content("picture" if has_picture(data) else "nothing")


def table_on(data: QMimeData) -> Table | None:
    """Return the table on a clipboard: HTML before text with tabs, since its line breaks are unambiguous.

    None if there is none; raises `TableError` for a table, or any text, beyond the limits.
    """
    table = read_html_table(data.html()) if data.hasHtml() else None
    text = data.text() if table is None and data.hasText() else ""
    if ("\t" in text.strip("\r\n") and not is_list(text)) or len(text) > BYTES:
        if _is_rubbish(text[:PROBE]):
            raise TableError(_("This is no text: nothing was pasted."))
        table = read_delimited(text, delimiter="\t", guarded=False)
    return table if table is not None and table.width * table.height >= 2 else None


def local_files(data: QMimeData) -> tuple[Path, ...]:
    """Return the files of this computer among what is pasted or dropped."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def has_picture(data: QMimeData) -> bool:
    """Say whether there is a picture, without decoding it."""
    return any(data.hasFormat(name) for name in _PICTURES) or data.hasImage()


def picture_on(data: QMimeData) -> bytes:
    """Return the bytes of the picture on a clipboard; raises `PictureError` with one sentence.

    Encoded bytes come first, since their size is checked before they are unpacked.
    """
    for name in _PICTURES:
        held = bytes(data.data(name).data()) if data.hasFormat(name) else b""
        if held:
            return held
    image = QImage(data.imageData()) if data.hasFormat(_DECODED) or data.hasImage() else QImage()
    if image.isNull():
        raise PictureError(_("The picture on the clipboard is damaged."))
    if image.width() * image.height() > limits.PICTURE_PIXELS:
        raise PictureError(
            _("The picture has more than %d million pixels.") % (limits.PICTURE_PIXELS // 1_000_000)
        )
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(device, QByteArray(b"png")).write(image)
    return bytes(device.data().data())


def _only_names(text: str, urls: list[QUrl]) -> bool:
    """Say whether a text is nothing but the names of the files beside it, as file managers put it there."""
    names = {name for url in urls for name in (url.toString(), url.toLocalFile(), url.fileName())}
    encoded = {bytes(url.toEncoded().data()).decode() for url in urls}
    return all(line.strip() in names | encoded for line in text.splitlines() if line.strip())


def checked(text: str) -> str:
    """Return a text that can become cards; raises `TableError` with a sentence if it is none or too much."""
    if "\0" in text or _is_rubbish(text[:PROBE]):
        raise TableError(_("This is no text: nothing was pasted."))
    if any(len(line) > LONGEST_TEXT for line in text.splitlines()):
        raise TableError(
            _("A line of the text has more than the %d characters of a card: nothing was pasted.")
            % LONGEST_TEXT
        )
    if len(lines_of(text)) > MOST_LINES:
        raise TableError(_("The text has more than %d lines: nothing was pasted.") % MOST_LINES)
    return text


def _is_rubbish(text: str) -> bool:
    """Say whether so many characters of a text are none that it must be something else, such as a program."""
    strange = sum(c == "\ufffd" or (category(c) in NO_LETTERS and c not in "\t\r\n\v\f") for c in text)
    return strange > RUBBISH * len(text)


def checked_for_one(text: str) -> str:
    """Return a text that one card can hold; raises `TableError` with a sentence if it is too long."""
    if len(text) > LONGEST_TEXT:
        raise TableError(
            _("The text has more than the %d characters of a card: nothing was pasted.") % LONGEST_TEXT
        )
    return text
