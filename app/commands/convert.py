"""`empathway convert`: a table from a spreadsheet as a project; prints what was guessed."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.console import DONE, PROBLEMS, WRONG_USAGE, CommandError, complain, say
from app.commands.output import check_free, expected
from app.constants import APP_NAME, FILE_SUFFIX, VERSION
from app.i18n import N_, _, language

if TYPE_CHECKING:
    from app.model.project import Project

SUMMARY = N_("make a project from a table (.csv or .tsv)")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the table, the file to write and which way the table lies."""
    parser.add_argument("source", metavar=_("IN"), help=_("the table: .csv or .tsv"))
    parser.add_argument("out", metavar=_("OUT"), help=_("the project file to write"))
    parser.add_argument(
        "--stages", choices=("columns", "rows"), help=_("where the stages stand; else it is guessed")
    )
    parser.add_argument("--force", action="store_true", help=_("overwrite an existing file"))


def run(options: argparse.Namespace) -> int:
    """Read the table and write the project."""
    from app.interchange.table import TableError
    from app.storage.assets import AssetStore
    from app.storage.saving import save_project

    source = Path(options.source)
    if source.suffix.lower() not in (".csv", ".tsv"):
        raise CommandError(_("%s is no table: its name must end in .csv or .tsv.") % source, WRONG_USAGE)
    out = options.out if options.out.endswith(FILE_SUFFIX) else options.out + FILE_SUFFIX
    check_free(out, force=options.force)
    try:
        project = _project(source, options)
    except TableError as error:
        raise CommandError(f"{source}: {error}", PROBLEMS) from error
    save_project(out, project, AssetStore(), expect_sha=expected(force=options.force))
    say(_("Wrote %s") % out)
    return DONE


def _project(source: Path, options: argparse.Namespace) -> "Project":
    from app.interchange.delimited import decoded, read_delimited
    from app.interchange.into_map import map_of_table
    from app.interchange.table import BYTES, TableError
    from app.model.project import new_project
    from app.storage.loader import read_bytes

    data, _writable = read_bytes(source, limit=BYTES + 1)
    read = decoded(data)
    if read.was_guessed:
        complain(_("%s: the text is not UTF-8; Windows-1252 was assumed.") % source)
    table = read_delimited(read.text, delimiter="\t" if source.suffix.lower() == ".tsv" else None)
    if not table.rows:
        raise TableError(_("The table is empty."))
    turned = None if options.stages is None else options.stages == "rows"
    journey = map_of_table(table, title=source.stem, turned=turned)
    spoken = options.language or language()
    made = new_project(source.stem, language=spoken, maps=(journey,))
    return made.replace(generator=f"{APP_NAME} {VERSION}")
