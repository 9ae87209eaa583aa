"""`empathway templates`: what a new project can start from."""

import argparse
import json

from app.commands.console import DONE, say, say_text
from app.i18n import LANGUAGES, N_, _
from app.storage.library import Entry, examples, templates

SUMMARY = N_("list the templates and examples")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add --json."""
    parser.add_argument("--json", action="store_true", help=_("for other programs"))


def run(options: argparse.Namespace) -> int:
    """List templates, then examples, each with its names in both languages."""
    entries = (*templates(), *examples())
    if options.json:
        say_text(json.dumps([_plain(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n")
        return DONE
    width = max((len(entry.id) for entry in entries), default=0)
    for title, group in ((_("Templates"), templates()), (_("Examples"), examples())):
        say(title)
        for entry in group:
            say(f"  {entry.id:<{width}}  " + " / ".join(entry.name(language) for language in LANGUAGES))
    return DONE


def _plain(entry: Entry) -> dict[str, object]:
    return {"id": entry.id, "kind": entry.kind, "names": dict(entry.names)}
