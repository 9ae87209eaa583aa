"""Pictures from the clipboard and from dropped files, on their way into the open document."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from app.editing.pictures import PictureError, add_picture, add_picture_bytes, is_picture
from app.i18n import _
from app.interchange.table import BYTES, TableError
from app.model.project import Asset
from app.storage.assets import AssetStore
from app.storage.errors import LoadError
from app.storage.loader import read_bytes

Taken: TypeAlias = tuple[str, Asset]
"""The SHA-256 of a picture in the store, and its description for the project."""


def taken_picture(data: bytes, assets: AssetStore) -> Taken:
    """Put a picture's bytes into the store; raises `PictureError` with one sentence."""
    picture = add_picture_bytes(data, assets)
    return picture.sha, picture.asset


def taken_files(files: Iterable[Path], assets: AssetStore) -> tuple[tuple[Taken, ...], tuple[Path, ...], str]:
    """Sort files into pictures, which are put into the store, others to open, and the text of text files.

    Raises `PictureError` or `TableError` with one sentence that names the file.
    """
    pictures: list[Taken] = []
    others: list[Path] = []
    texts: list[str] = []
    for path in files:
        if is_picture(path):
            pictures.append(_picture(path, assets))
        elif is_text(path):
            texts.append(text_of(path))
        else:
            others.append(path)
    return tuple(pictures), tuple(others), "\n".join(texts)


def is_text(path: Path) -> bool:
    """Say whether a file is plain text by its name."""
    return path.suffix.lower() in (".txt", ".md")


def _picture(path: Path, assets: AssetStore) -> Taken:
    try:
        picture = add_picture(path, assets)
    except PictureError as error:
        raise PictureError(f"{path.name}: {error}") from error
    return picture.sha, picture.asset


def text_of(path: Path) -> str:
    """Return the text of a file; raises `TableError` with one sentence."""
    try:
        data, _writable = read_bytes(path, limit=BYTES)
    except LoadError as error:
        raise TableError(f"{path.name}: {error.sentence}") from error
    if b"\0" in data:
        raise TableError(_("%s is no text.") % path.name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
