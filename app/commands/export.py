"""`empathway export`: a map as PDF, PNG, SVG or JSON; PDF, SVG and JSON without Qt."""

import argparse
import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.commands.console import DONE, LACKING, PROBLEMS, WRONG_USAGE, CommandError, complain, confirmed, say
from app.commands.output import check_free, check_writable, write
from app.commands.poster_options import add_poster_arguments, build_time, wants_poster, wishes_of
from app.i18n import N_, _, number
from app.ink.characters import code_points
from app.storage.errors import LoadError, StorageError
from app.values import dataclass

if TYPE_CHECKING:
    from app.layout.sheet import Sheet
    from app.model.journey import JourneyMap
    from app.render.pdf_helper import PdfHelper
    from app.storage.loader import Loaded

SUMMARY = N_("write a map as PDF, PNG, SVG, JSON or a table")

FORMATS: Final = ("pdf", "png", "svg", "json", "csv", "tsv")


_last_made: list[object] = []
"""What the last export was made from: to take it apart takes time, which the end of a process saves."""
Files = tuple[tuple[Path, bytes], ...]
LONGEST_NUMBER: Final = 10
"""Digits from which a number is none of a map; Python refuses to read it from some thousands of them on."""
PRINT_DPI: Final = 150.0
SCREEN_DPI: Final = 96.0


@dataclass(frozen=True, slots=True)
class Job:
    """One file to export, and where to."""

    source: Path
    target: Path
    format: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what to export, where to, and how it is put on paper or pixels."""
    parser.add_argument("files", metavar=_("FILE"), nargs="+")
    parser.add_argument(
        "--to",
        metavar=_("OUT"),
        required=True,
        help=_("file to write (.pdf, .png, .svg, .json, .csv or .tsv), or a folder"),
    )
    parser.add_argument(
        "--format", choices=FORMATS, help=_("format of the files in the folder; else by the ending")
    )
    parser.add_argument(
        "--map", metavar=_("NAME"), help=_("title, id or number of the map; the first one if not given")
    )
    parser.add_argument("--dpi", metavar=_("DPI"), type=_dpi, help=_("dots per inch of a PNG, 24 to 1200"))
    parser.add_argument(
        "--scale",
        metavar=_("SCALE"),
        type=_scale,
        help=_("pixels of a PNG per unit of the map's own size, up to 16"),
    )
    parser.add_argument("--no-title", action="store_true", help=_("leave the title, goal and persona out"))
    parser.add_argument(
        "--raw", action="store_true", help=_("tables: no apostrophe before what looks like a formula")
    )
    parser.add_argument(
        "--ids",
        action="store_true",
        help=_("tables: an id behind each text, so that edits find their way back"),
    )
    parser.add_argument("--force", action="store_true", help=_("overwrite existing files"))
    parser.add_argument("--yes", action="store_true", help=_("do not ask before 100 pages or more are made"))
    add_poster_arguments(parser)
    _add_look(parser)


def _add_look(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--colours",
        choices=("colour", "grey", "ink-saver"),
        default="colour",
        help=_("grey: white cards told by pattern and icon; ink-saver: white cards with a coloured edge"),
    )
    parser.add_argument(
        "--background",
        choices=("wall", "transparent"),
        default="wall",
        help=_("what is behind the map in a PNG or an SVG"),
    )
    parser.add_argument(
        "--svg-text",
        choices=("fonts", "outlines"),
        default="fonts",
        help=_("fonts: embedded, text can be searched; outlines: looks the same in every program"),
    )


def _dpi(text: str) -> float:
    return _number(text.lower().removesuffix("dpi"), 24, 1200)


def _scale(text: str) -> float:
    return _number(text.lower().removesuffix("x"), 0.05, 16)


def _number(text: str, low: float, high: float) -> float:
    value = float(text)
    if not low <= value <= high:
        raise argparse.ArgumentTypeError(
            _("%(low)s to %(high)s, not %(value)s")
            % {"low": number(low), "high": number(high), "value": text}
        )
    return value


def run(options: argparse.Namespace) -> int:
    """Export every file; one that fails does not keep the others from being exported."""
    jobs = _jobs(options)
    build_time()  # PDFs hold it, and would only fail when all is laid out
    for job in jobs:
        try:
            check_free(job.target, force=options.force)
            check_writable(job.target)
        except StorageError as error:
            complain(str(error))
            return LACKING
    codes = []
    for turn, job in enumerate(jobs, 1):
        if turn > 1:
            gc.collect()  # the program runs commands without the collector
        codes.append(_export(job, options))
        if codes[-1] == DONE:
            progress = f"[{turn}/{len(jobs)}] " if len(jobs) > 1 else ""
            say(progress + _("Wrote %s") % job.target)
    return max(codes)


def _jobs(options: argparse.Namespace) -> list[Job]:
    """Return the work to do; raises `CommandError` for a format or a target that cannot be."""
    from app.storage.names import safe_name

    to = Path(options.to)
    is_folder = os.path.isdir(to)  # noqa: PTH112  (of a name that is too long, Path raises)
    if not is_folder and len(options.files) == 1:
        return [Job(Path(options.files[0]), to, options.format or _format_of(to))]
    if not is_folder:
        raise CommandError(_("Several files need a folder, and %s is none.") % to, WRONG_USAGE)
    if not options.format:
        raise CommandError(_("Say --format %s to fill a folder.") % "|".join(FORMATS), WRONG_USAGE)
    ending = f".{options.format}"
    jobs = [
        Job(Path(file), to / safe_name(Path(file).stem, suffix=ending), options.format)
        for file in options.files
    ]
    if len({job.target for job in jobs}) < len(jobs):
        raise CommandError(_("Two of the files would be exported to the same name."), WRONG_USAGE)
    return jobs


def _format_of(target: Path) -> str:
    format = target.suffix.lower().removeprefix(".")
    if format not in FORMATS:
        known = ", ".join(f".{each}" for each in FORMATS)
        raise CommandError(
            _("The ending of %(file)s must be one of %(known)s.") % {"file": target, "known": known},
            WRONG_USAGE,
        )
    return format


def _export(job: Job, options: argparse.Namespace) -> int:
    from app.layout.papers import PageProblem
    from app.storage.loader import read
    from app.storage.several import save_all

    try:
        loaded = read(job.source, beside=True)
        _last_made[:] = [loaded]
        files = _made(job, loaded, options)
        save_all(files, lambda target, data: write(target, data, force=options.force))
    except LoadError as error:
        complain(f"{job.source}: {error}")
        return PROBLEMS
    except StorageError as error:
        complain(str(error))
        return LACKING
    except PageProblem as error:
        complain(f"{job.source}: {error}")
        return WRONG_USAGE
    except CommandError as error:
        complain(error.sentence if len(options.files) == 1 else f"{job.source}: {error.sentence}")
        return error.code
    return DONE


def _made(job: Job, loaded: "Loaded", options: argparse.Namespace) -> Files:
    """Return the finished files; nothing is written before all are complete."""
    if job.format == "json":
        from app.storage.codec import encode

        return ((job.target, encode(loaded.project, loaded.assets)),)
    journey = chosen_map(loaded.project.maps, options.map)
    if job.format in ("csv", "tsv"):
        return ((job.target, _table(job, loaded, journey, options=options)),)
    if wants_poster(options):
        return _poster(job, loaded, journey, options=options)
    if job.format == "pdf":
        from app.render.pdf_helper import PdfHelper
        from app.second_process import HelperLostError

        try:
            with PdfHelper() as helper:
                return _own_size(job, loaded, journey, options=options, helper=helper)
        except (HelperLostError, MemoryError):  # a second process takes room too
            return _own_size(job, loaded, journey, options=options)
    return _own_size(job, loaded, journey, options=options)


def _own_size(
    job: Job,
    loaded: "Loaded",
    journey: "JourneyMap",
    *,
    options: argparse.Namespace,
    helper: "PdfHelper | None" = None,
) -> Files:
    """Return the map at its own size; a PDF of one that is longer than a page can be has several."""
    from app.editing import exporting
    from app.layout.papers import PageProblem

    order = exporting.Order(
        loaded.project,
        journey,
        loaded.assets,
        language=options.language or loaded.project.language,
        dpi=options.dpi,
        scale=options.scale,
        has_title=not options.no_title,
        colours=options.colours,
        transparent=options.background == "transparent",
        outlines=options.svg_text == "outlines",
        helper=helper,
    )
    sheet = exporting.laid_out(order)
    _last_made.append(sheet)
    try:
        data, missing = exporting.made(order, job.format, sheet=sheet)
    except PageProblem:
        if job.format != "pdf":
            raise
        return _poster(job, loaded, journey, options=options, known=sheet, helper=helper)
    _tell_missing(missing)
    return ((job.target, data),)


def _poster(
    job: Job,
    loaded: "Loaded",
    journey: "JourneyMap",
    *,
    options: argparse.Namespace,
    known: "Sheet | None" = None,
    helper: "PdfHelper | None" = None,
) -> Files:
    """Return the pages as one PDF, as pictures with a number each if there are several, or the map as an SVG.

    `known` is the map as it was laid out before, in some other way perhaps.
    """
    from app.editing import poster_files

    order = poster_files.PosterOrder(
        loaded.project,
        journey,
        loaded.assets,
        wishes_of(options, journey, options.language or loaded.project.language),
        dpi=(options.dpi or (PRINT_DPI if options.paper else SCREEN_DPI)) * (options.scale or 1.0),
        transparent=options.background == "transparent",
        outlines=options.svg_text == "outlines",
        known=known,
        helper=helper,
    )
    poster = poster_files.planned(order)
    _last_made.append(poster)
    for notice in poster.facts.notices:
        complain(notice)
    _tell_missing(poster.missing)
    _tell_many(1 if job.format == "svg" else len(poster.pages), has_consent=options.yes)
    if job.format == "pdf":
        return ((job.target, poster_files.pdf_bytes(order, poster)),)
    if job.format == "svg":
        return ((job.target, poster_files.svg_bytes(order, poster)),)
    names = _numbered(job.target, len(poster.pages))
    for name in names:
        check_free(name, force=options.force)
    return tuple(
        (name, poster_files.png_bytes(order, page)) for name, page in zip(names, poster.pages, strict=True)
    )


def _tell_many(pages: int, *, has_consent: bool) -> None:
    """Say before it is begun that there will be very many pages; whoever sits at a terminal may say no."""
    from app.layout.poster.checks import MANY_PAGES

    if pages < MANY_PAGES:
        return
    if has_consent or (answer := confirmed(_("That makes %s pages. Go on?") % number(pages))) is None:
        complain(_("That makes %s pages; larger paper or smaller text takes fewer.") % number(pages))
    elif not answer:
        raise CommandError(_("Nothing was written."), PROBLEMS)


def _numbered(target: Path, count: int) -> tuple[Path, ...]:
    if count == 1:
        return (target,)
    digits = len(str(count))
    return tuple(
        target.with_name(f"{target.stem}-{turn:0{digits}d}{target.suffix}") for turn in range(1, count + 1)
    )


def _tell_missing(missing: tuple[str, ...]) -> None:
    if missing:
        names = ", ".join(map(code_points, missing[:20]))
        complain(_("No font here can draw these characters: %s") % names)


def _table(job: Job, loaded: "Loaded", journey: "JourneyMap", *, options: argparse.Namespace) -> bytes:
    """Return the map as a table: CSV with a mark that spreadsheets know UTF-8 by, and `;` in Spanish."""
    from app.i18n import language
    from app.interchange.table_file import TableWishes, table_bytes

    wishes = TableWishes(
        "tsv" if job.format == "tsv" else "csv",
        guard=not options.raw,
        with_ids=options.ids,
        language=options.language or loaded.project.language or language(),
    )
    return table_bytes(loaded.project, journey, wishes)


def chosen_map(maps: "tuple[JourneyMap, ...]", name: str | None) -> "JourneyMap":
    """Return the map of that id, title or number (from 1), the first one for None; raises `CommandError`."""
    if not maps:
        raise CommandError(_("This project has no map."), PROBLEMS)
    if name is None:
        return maps[0]
    wanted = name.strip().casefold()
    for test in (lambda each: each.id == name, lambda each: each.title.strip().casefold() == wanted):
        found = next(filter(test, maps), None)
        if found is not None:
            return found
    if name.isdecimal() and len(name) < LONGEST_NUMBER and 1 <= int(name) <= len(maps):
        return maps[int(name) - 1]
    titles = ", ".join(f"{number} “{each.title}”" for number, each in enumerate(maps, 1))
    raise CommandError(
        _("There is no map “%(name)s”. There are: %(maps)s.") % {"name": name, "maps": titles}, WRONG_USAGE
    )
