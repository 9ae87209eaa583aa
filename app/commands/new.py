"""`empathway new`: a new project from a template."""

import argparse

from app.commands.console import DONE, WRONG_USAGE, CommandError, say
from app.commands.output import check_free, expected
from app.constants import APP_NAME, FILE_SUFFIX, VERSION
from app.i18n import N_, _, language
from app.storage.library import find, load_template, templates

SUMMARY = N_("make a new project from a template")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the file to write and what goes into it."""
    parser.add_argument("out", metavar=_("OUT"), help=_("the project file to write"))
    parser.add_argument(
        "--template", metavar="ID", help=_("see “empathway templates”; the first one if not given")
    )
    parser.add_argument("--title", metavar=_("TITLE"), help=_("title of the project and of its map"))
    parser.add_argument("--force", action="store_true", help=_("overwrite an existing file"))


def run(options: argparse.Namespace) -> int:
    """Write the template under its new name and title."""
    from app.storage.saving import save_project

    out = options.out if options.out.endswith(FILE_SUFFIX) else options.out + FILE_SUFFIX
    check_free(out, force=options.force)
    if options.title and not is_text(options.title):
        raise CommandError(_("The title holds bytes that are no text."), WRONG_USAGE)
    loaded = load_template(_template_id(options.template), options.language or language())
    project = loaded.project.replace(generator=f"{APP_NAME} {VERSION}")
    if options.title:
        maps = project.maps
        if len(maps) == 1:
            maps = (maps[0].replace(title=options.title),)
        project = project.replace(title=options.title, maps=maps)
    save_project(out, project, loaded.assets, expect_sha=expected(force=options.force))
    say(_("Wrote %s") % out)
    return DONE


def is_text(words: str) -> bool:
    """Say whether words from the command line can be written: bytes that are no UTF-8 come as half characters."""
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True


def _template_id(wanted: str | None) -> str:
    known = templates()
    entry = find(wanted) if wanted else (known[0] if known else None)
    if entry is None:
        ids = ", ".join(each.id for each in known)
        raise CommandError(
            _("There is no template “%(id)s”. There are: %(ids)s.") % {"id": wanted, "ids": ids}, WRONG_USAGE
        )
    return entry.id
