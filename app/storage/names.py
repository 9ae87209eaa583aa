"""File names out of titles, safe on every system, whatever somebody calls a map; and titles out of names."""

import os
import unicodedata
from pathlib import Path
from typing import Final

from app.storage.limits import FILE_NAME_BYTES

_FORBIDDEN: Final = '<>:"/\\|?*'
_DEVICES: Final = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³"),
}


def safe_name(title: str, *, suffix: str = "", fallback: str = "map") -> str:
    """Return a file name made of a title: no path, no device, no invisible characters, at most 120 bytes."""
    text = unicodedata.normalize("NFC", title)
    kept = "".join(
        "-" if char in _FORBIDDEN else " " if char.isspace() else char for char in text if _is_plain(char)
    )
    stem = " ".join(kept.split()).strip(" .") or fallback
    if stem.split(".")[0].strip().casefold() in _DEVICES:
        stem = f"_{stem}"
    room = FILE_NAME_BYTES - len(suffix.encode())
    return (stem.encode()[:room].decode(errors="ignore").rstrip(" .") or fallback) + suffix


def title_from(path: Path) -> str:
    """Return the title that a file's name gives: its stem, with a mark for bytes that are no text."""
    return os.fsencode(path.stem).decode("utf-8", "replace")


def _is_plain(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
