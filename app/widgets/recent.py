"""What the welcome page offers: recent files, templates and examples with pictures, read without the model."""

import json
import zlib
from pathlib import Path
from typing import NamedTuple

from app import i18n, paths
from app.i18n import _
from app.widgets.miniature import EMPTY, Json, Miniature, read_miniature

MOST_SHOWN = 5


class RecentFile(NamedTuple):
    """A file that was open lately: its title, when it was saved (seconds since 1970, or 0), and its picture."""

    path: Path
    title: str
    saved_at: float = 0.0
    miniature: Miniature = EMPTY

    @property
    def note(self) -> str:
        """When it was saved, and its folder with ~ for the home folder."""
        when = when_words(self.saved_at) if self.saved_at else ""
        return "  ".join(part for part in (when, end_of(folder_words(self.path))) if part)


class Offer(NamedTuple):
    """A template or an example: its id, name and note in the language of the program, and its picture."""

    id: str
    is_example: bool
    name: str
    note: str
    raw: Json = None

    @property
    def miniature(self) -> Miniature:
        """Its picture, read when it is shown."""
        return read_miniature(self.raw)


def miniature_file(path: Path) -> Path:
    """Return where the picture of a file is kept."""
    # No secret and no signature, just a short name; hashlib would take longer to import than this page has.
    name = str(path.absolute()).encode("utf-8", "surrogatepass")
    short = f"{zlib.crc32(name):08x}{zlib.crc32(name[::-1]):08x}"
    return paths.cache_folder() / "miniatures" / f"{short}.json"


def recent_files(names: tuple[str, ...]) -> list[RecentFile]:
    """Return the recent files with what is known of them; the files themselves are not touched."""
    return told_apart([_recent(Path(name)) for name in names])


def told_apart(files: list[RecentFile]) -> list[RecentFile]:
    """Return the files; titles that several of them have also say the folder, or the file's own name."""
    titles = [file.title for file in files]
    return [
        file._replace(title=f"{file.title} · {_other_name(file, files)}")
        if titles.count(file.title) > 1
        else file
        for file in files
    ]


def _other_name(file: RecentFile, files: list[RecentFile]) -> str:
    twins = [other.path for other in files if other.title == file.title and other is not file]
    folder = file.path.parent.name
    return folder if folder and all(folder != path.parent.name for path in twins) else file.path.name


def _recent(path: Path) -> RecentFile:
    raw = _read(miniature_file(path))
    if not isinstance(raw, dict):
        return RecentFile(path, path.stem)
    title, saved = raw.get("title"), raw.get("saved_at")
    return RecentFile(
        path,
        title if isinstance(title, str) and title else path.stem,
        float(saved) if isinstance(saved, int | float) else 0.0,
        read_miniature(raw.get("miniature")),
    )


def offers() -> list[Offer]:
    """Return the templates and examples that ship with the program, in the language of the program."""
    raw = _read(paths.resource_path("templates", "index.json"))
    entries = raw.get("entries") if isinstance(raw, dict) else None
    if not isinstance(entries, list):
        return []
    return [_offer(entry) for entry in entries if isinstance(entry, dict)]


def _offer(entry: "dict[str, Json]") -> Offer:
    return Offer(
        id=str(entry.get("id", "")),
        is_example=entry.get("kind") == "example",
        name=_spoken(entry.get("name")),
        note=_spoken(entry.get("note")),
        raw=entry.get("miniature"),
    )


def _spoken(text: Json) -> str:
    """Choose the language of the program from a text by language."""
    if isinstance(text, dict):
        return str(text.get(i18n.language()) or text.get(i18n.SOURCE_LANGUAGE) or "")
    return text if isinstance(text, str) else ""


def _read(file: Path) -> Json:
    try:
        found: Json = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        # No picture is no harm: a plain icon stands in for it.
        return None
    return found


def when_words(seconds: float) -> str:
    """Say when something was, as people do: today with the time, yesterday, or the date."""
    from PySide6.QtCore import QDateTime, QLocale  # only for those who have recent files

    moment, now = QDateTime.fromSecsSinceEpoch(int(seconds)), QDateTime.currentDateTime()
    locale = QLocale(i18n.language())
    days = moment.daysTo(now)
    if days == 0:
        time = locale.toString(moment.time(), QLocale.FormatType.ShortFormat)
        return _("Today, %s") % time
    if days == 1:
        return _("Yesterday")
    if moment.date().year() == now.date().year():
        return locale.toString(moment.date(), _("d MMMM"))
    return locale.toString(moment.date(), QLocale.FormatType.ShortFormat)


def folder_words(path: Path) -> str:
    """Return the folder of a file, with ~ for the home folder."""
    folder = path.parent
    try:
        inside = folder.relative_to(Path.home())
    except (ValueError, RuntimeError):
        return str(folder)
    return "~" if str(inside) == "." else f"~/{inside.as_posix()}"


def end_of(folder: str, *, longest: int = 22) -> str:
    """Return the end of a long folder, which tells more than its beginning; at least its last name."""
    parts = folder.replace("\\", "/").split("/")
    for first in range(1, len(parts)):
        if len(folder) <= longest:
            break
        folder = "…/" + "/".join(parts[first:])
    return folder
