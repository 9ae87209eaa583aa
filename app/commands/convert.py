"""`empathway convert`: a table from a spreadsheet as a project, or merged into one; prints what was guessed."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.console import DONE, PROBLEMS, WRONG_USAGE, CommandError, complain, say
from app.commands.output import check_free, expected
from app.constants import APP_NAME, FILE_SUFFIX, VERSION
from app.i18n import N_, _, language

if TYPE_CHECKING:
    from app.interchange.plan import ImportPlan, Wishes

SUMMARY = N_("make a project from a table (.csv or .tsv)")
ENDINGS = (".csv", ".tsv", ".txt")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the table, the file to write and what is known about the table."""
    parser.add_argument("source", metavar=_("IN"), help=_("the table: .csv or .tsv"))
    parser.add_argument(
        "out",
        metavar=_("OUT"),
        nargs="?",
        help=_("the project file to write; with --into that one if left out"),
    )
    parser.add_argument(
        "--stages", choices=("columns", "rows"), help=_("where the stages stand; else it is guessed")
    )
    parser.add_argument(
        "--scale", metavar="0-10", help=_("lowest and highest number of the emotion row; else it is guessed")
    )
    parser.add_argument(
        "--split",
        choices=("lines", "semicolons", "none"),
        default="lines",
        help=_("what parts the cards of a cell: lines and bullets, semicolons too, or nothing"),
    )
    parser.add_argument(
        "--into", metavar=_("FILE"), help=_("merge the table into a map of this project, by its ids or names")
    )
    parser.add_argument(
        "--map", metavar=_("NAME"), help=_("title, id or number of the map; the first one if not given")
    )
    parser.add_argument("--force", action="store_true", help=_("overwrite an existing file"))


def run(options: argparse.Namespace) -> int:
    """Read the table and write the project."""
    from app.interchange.table import TableError
    from app.storage.errors import LoadError

    source = Path(options.source)
    if source.suffix.lower() not in ENDINGS:
        raise CommandError(_("%s is no table: its name must end in .csv or .tsv.") % source, WRONG_USAGE)
    if options.out is None and options.into is None:
        raise CommandError(_("Say which file to write."), WRONG_USAGE)
    wishes = _wishes(options)
    if options.out is not None:
        check_free(_target(options), force=options.force)
    try:
        plan = _plan(source, wishes, options)
        return _merge(plan, options) if options.into else _make(plan, source, options)
    except TableError as error:
        raise CommandError(f"{source}: {error}", PROBLEMS) from error
    except LoadError as error:
        raise CommandError(f"{options.into or source}: {error}", PROBLEMS) from error


def _target(options: argparse.Namespace) -> str:
    out = str(options.out)
    return out if out.endswith((FILE_SUFFIX, ".json")) else out + FILE_SUFFIX


def _wishes(options: argparse.Namespace) -> "Wishes":
    from app.interchange.plan import Wishes
    from app.interchange.scale import scale_named

    scale = scale_named(options.scale) if options.scale else None
    if options.scale and scale is None:
        raise CommandError(_("A scale is two numbers such as 0-10, not %s.") % options.scale, WRONG_USAGE)
    turned = None if options.stages is None else options.stages == "rows"
    return Wishes(turned=turned, scale=scale, split=options.split)


def _plan(source: Path, wishes: "Wishes", options: argparse.Namespace) -> "ImportPlan":
    """Return what the table means; says what was guessed, and complains about what is odd."""
    from app.interchange.plan import plan_of
    from app.interchange.reading import read_file
    from app.interchange.table import BYTES
    from app.interchange.wording import assumed, counted
    from app.storage.loader import read_bytes

    data, _writable = read_bytes(source, limit=BYTES + 1)
    reading = read_file(data, delimiter="\t" if source.suffix.lower() == ".tsv" else None)
    plan = plan_of(reading.table, wishes)
    for sentence in (*reading.notices, *plan.notices):
        complain(f"{source}: {sentence}")
    for sentence in assumed(reading, plan):
        say(sentence)
    say(_("In the table: %s.") % counted(plan))
    return plan


def _make(plan: "ImportPlan", source: Path, options: argparse.Namespace) -> int:
    from app.interchange.into_map import with_new_map
    from app.model.project import new_project
    from app.storage.assets import AssetStore
    from app.storage.names import title_from
    from app.storage.saving import save_project

    title = title_from(source)
    project = new_project(plan.title or title, language=options.language or language())
    project, _map_id = with_new_map(project, plan, title=title)
    project = project.replace(generator=f"{APP_NAME} {VERSION}")
    out = _target(options)
    save_project(out, project, AssetStore(), expect_sha=expected(force=options.force))
    say(_("Wrote %s") % out)
    return DONE


def _merge(plan: "ImportPlan", options: argparse.Namespace) -> int:
    """Merge the table into a map of the file named by --into, and write that file or OUT."""
    from app.commands.export import chosen_map
    from app.interchange.merging import merge_table
    from app.interchange.wording import merged_words
    from app.storage.loader import read
    from app.storage.saving import save_project

    into = Path(options.into)
    loaded = read(into)
    wanted = options.map or (plan.map_id if any(m.id == plan.map_id for m in loaded.project.maps) else None)
    journey = chosen_map(loaded.project.maps, wanted)
    merged = merge_table(loaded.project, journey.id, plan, persona=journey.primary_persona)
    say(_("“%(map)s”: %(what)s.") % {"map": journey.title, "what": merged_words(merged)})
    out = _target(options) if options.out is not None else str(into)
    expect = loaded.sha256 if options.out is None else expected(force=options.force)
    save_project(out, merged.project, loaded.assets, expect_sha=expect)
    say(_("Wrote %s") % out)
    return DONE
