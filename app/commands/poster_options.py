"""What `empathway export` understands of paper, pages, tiles and marks, and the wishes that come of it."""

import argparse
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from app.commands.console import WRONG_USAGE, CommandError
from app.i18n import _, number

if TYPE_CHECKING:
    from app.layout.poster.wishes import Contents, MarkWishes, Mode, PosterWishes, TileWishes
    from app.model.journey import JourneyMap

CONTENTS: Final = (
    "title",
    "legend",
    "persona",
    "evidence",
    "notes",
    "votes",
    "hidden-rows",
    "opened",
    "shelf",
    "persona-sheets",
    "header-footer",
    "page-numbers",
)
READABLE: Final = 9.0
"""Points at which cards are read comfortably in the hand."""
_UNITS_MM: Final = {"mm": 1.0, "cm": 10.0, "in": 25.4, "m": 1000.0}


def add_poster_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what concerns paper: its size, what fits on it, tiles and marks."""
    group = parser.add_argument_group(_("paper and poster"))
    group.add_argument(
        "--paper",
        metavar=_("PAPER"),
        help=_("a0 … a4, letter, legal, tabloid, archd, arche, roll914, 1200x900mm; else the map's own size"),
    )
    group.add_argument(
        "--orientation", choices=("auto", "landscape", "portrait"), default="auto", help=_("of the paper")
    )
    group.add_argument(
        "--mode",
        choices=("readable", "fit", "exact"),
        help=_(
            "readable: at a text size, on as many pages as it takes; fit: all on --pages; exact: to scale"
        ),
    )
    group.add_argument(
        "--text-size", metavar="PT", type=_points, help=_("size of the cards' text on paper, such as 12pt")
    )
    group.add_argument(
        "--distance",
        metavar="M",
        type=_metres,
        help=_("how far away cards are read, such as 0.7m"),
    )
    group.add_argument(
        "--pages",
        metavar="2x3",
        type=_pages,
        help=_("pages across and down for --mode fit; else 1x1"),
    )
    group.add_argument(
        "--unit",
        metavar="MM",
        type=_millimetres,
        help=_("millimetres of a map unit in --mode exact; else 0.2646"),
    )
    group.add_argument(
        "--repeat-stage", action="store_true", help=_("begin each page with the last stage of the one before")
    )
    _add_sheets(group)


def _add_sheets(group: "argparse._ArgumentGroup") -> None:
    group.add_argument(
        "--tile", metavar=_("PAPER"), help=_("print on sheets of this paper, to be glued together")
    )
    group.add_argument(
        "--tile-orientation",
        choices=("auto", "landscape", "portrait"),
        default="auto",
        help=_("of the sheets"),
    )
    group.add_argument(
        "--overlap", metavar="MM", type=_millimetres, help=_("of two sheets; 10mm if not given")
    )
    group.add_argument(
        "--margin",
        metavar="MM",
        type=_millimetres,
        help=_("that the printer leaves on a sheet; 5mm if not given"),
    )
    group.add_argument(
        "--even-seams",
        action="store_true",
        help=_("cut sheets evenly, even through cards: takes fewer of them"),
    )
    group.add_argument("--no-plan", action="store_true", help=_("leave the assembly plan out"))
    group.add_argument("--marks", action="store_true", help=_("crop and registration marks for a print shop"))
    group.add_argument("--bleed", metavar="MM", type=_millimetres, help=_("colour beyond the cut; else 3mm"))
    parts = ", ".join(CONTENTS)
    group.add_argument(
        "--with", dest="shown", metavar=_("PARTS"), type=_parts, default=(), help=_("show %s") % parts
    )
    group.add_argument(
        "--without", dest="left_out", metavar=_("PARTS"), type=_parts, default=(), help=_("leave such out")
    )
    group.add_argument("--rows", metavar=_("NAME,…"), help=_("only these rows, by name, kind or id"))


def wants_poster(options: argparse.Namespace) -> bool:
    """Say whether anything was asked for that pages of paper are needed for."""
    return bool(
        options.paper
        or options.mode
        or options.text_size
        or options.distance
        or options.tile
        or options.marks
        or options.bleed is not None
        or options.pages
        or options.shown
        or options.left_out
        or options.overlap is not None
        or options.margin is not None
        or options.rows
    )


def wishes_of(options: argparse.Namespace, journey: "JourneyMap", language: str | None) -> "PosterWishes":
    """Return the wishes; raises `CommandError` for options that contradict each other."""
    from app.layout.poster.wishes import OWN_SCALE_MM, PosterWishes

    size = _text_size(options)
    mode: Mode = options.mode or ("readable" if size else "fit" if options.paper else "exact")
    if mode != "readable" and size:
        raise CommandError(_("--text-size and --distance go with --mode readable."), WRONG_USAGE)
    if mode != "exact" and not options.paper:
        message = _("A text size needs a paper: add --paper.") if mode == "readable" else _("Add --paper.")
        raise CommandError(message, WRONG_USAGE)
    across, down = options.pages or (1, 1)
    if options.pages and mode != "fit":
        raise CommandError(_("--pages goes with --mode fit."), WRONG_USAGE)
    return PosterWishes(
        mode=mode,
        paper=options.paper,
        orientation=options.orientation,
        text_size=size or READABLE,
        across=across,
        down=down,
        scale=options.unit if options.unit is not None else OWN_SCALE_MM,
        repeat_stage=options.repeat_stage,
        tiles=_tiles(options),
        marks=_marks(options),
        colours=options.colours,
        contents=_contents(options, journey),
        language=language,
        date=_today(language) if options.tile or options.marks else "",
    )


def _text_size(options: argparse.Namespace) -> float | None:
    if options.distance is None:
        size: float | None = options.text_size
        return size
    if options.text_size is not None:
        raise CommandError(_("Give --text-size or --distance, not both."), WRONG_USAGE)
    from app.layout.poster.reading import size_for

    return round(size_for(options.distance), 1)


def _tiles(options: argparse.Namespace) -> "TileWishes | None":
    from app.layout.poster.wishes import TileWishes

    if not options.tile:
        if options.overlap is not None or options.margin is not None:
            raise CommandError(_("--overlap and --margin go with --tile."), WRONG_USAGE)
        return None
    return TileWishes(
        paper=options.tile,
        orientation=options.tile_orientation,
        margin_mm=5.0 if options.margin is None else options.margin,
        overlap_mm=10.0 if options.overlap is None else options.overlap,
        seams_between_cards=not options.even_seams,
        plan=not options.no_plan,
    )


def _marks(options: argparse.Namespace) -> "MarkWishes | None":
    from app.layout.poster.wishes import MarkWishes

    if not options.marks and options.bleed is None:
        return None
    if options.tile:
        message = _("Marks are for a print shop, tiles for a small printer: give one of them.")
        raise CommandError(message, WRONG_USAGE)
    bleed = 3.0 if options.bleed is None else options.bleed
    return MarkWishes(bleed, crop=options.marks, registration=options.marks, slug=options.marks)


def _contents(options: argparse.Namespace, journey: "JourneyMap") -> "Contents":
    from app.layout.poster.wishes import Contents
    from app.values import replace

    changes = {part.replace("-", "_"): True for part in options.shown}
    changes |= {part.replace("-", "_"): False for part in options.left_out}
    if options.no_title:
        changes["title"] = False
    return replace(Contents(), **changes, rows=_rows(options, journey))


def _rows(options: argparse.Namespace, journey: "JourneyMap") -> tuple[str, ...] | None:
    if not options.rows:
        return None
    found: list[str] = []
    for name in filter(None, map(str.strip, options.rows.split(","))):
        key = name.casefold()
        ids = [row.id for row in journey.rows if key in (row.id.casefold(), row.name.casefold(), row.kind)]
        if not ids:
            raise CommandError(_("There is no row “%s” in this map.") % name, WRONG_USAGE)
        found += ids
    return tuple(found)


def _today(language: str | None) -> str:
    from app.i18n import language as own
    from app.i18n import translator_for

    return translator_for(language or own()).manner.date(build_time().date().isoformat())


def build_time() -> datetime:
    """Return when this is: `SOURCE_DATE_EPOCH` makes it another day, as for other programs that build files."""
    import os

    stamp = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not stamp:
        return datetime.now().astimezone()
    try:
        return datetime.fromtimestamp(int(stamp), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise CommandError(_("SOURCE_DATE_EPOCH is no time: %s") % stamp, WRONG_USAGE) from error


def _points(text: str) -> float:
    return _measure(text.lower().removesuffix("pt"), 0.1, 10_000)


def _metres(text: str) -> float:
    return _length(text, "m", 0.1, 50) / 1000


def _millimetres(text: str) -> float:
    return _length(text, "mm", 0, 10_000)


def _length(text: str, unit: str, low: float, high: float) -> float:
    """Return millimetres; a number without a unit has the usual one. `low` and `high` are in that unit."""
    found = re.fullmatch(r"(\d+(?:[.,]\d+)?)\s*(mm|cm|in|m)?", text.strip().lower())
    if found is None:
        raise argparse.ArgumentTypeError(_("“%s” is no length.") % text)
    scale = _UNITS_MM[unit]
    return _measure(found[1].replace(",", "."), low, high) * (_UNITS_MM[found[2]] if found[2] else scale)


def _pages(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,5})[x×](\d{1,5})", text.strip().lower())
    if found is None:
        raise argparse.ArgumentTypeError(_("pages are given as 2x3, across and down"))
    return int(found[1]), int(found[2])


def _parts(text: str) -> tuple[str, ...]:
    parts = tuple(part.strip().lower().replace("_", "-") for part in text.split(",") if part.strip())
    wrong = [part for part in parts if part not in CONTENTS]
    if wrong:
        message = _("“%(part)s” is none of %(parts)s")
        raise argparse.ArgumentTypeError(message % {"part": wrong[0], "parts": ", ".join(CONTENTS)})
    return parts


def _measure(text: str, low: float, high: float) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        raise argparse.ArgumentTypeError(_("“%s” is no number.") % text) from None
    if not low <= value <= high:
        raise argparse.ArgumentTypeError(
            _("%(low)s to %(high)s, not %(value)s")
            % {"low": number(low), "high": number(high), "value": text}
        )
    return value
