"""`empathway schema`: the JSON Schema of a project file."""

import argparse

from app.commands.console import DONE, say_text
from app.i18n import N_

SUMMARY = N_("print the JSON Schema of a project file")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This command takes no arguments."""


def run(options: argparse.Namespace) -> int:
    """Print the schema."""
    from app.storage.schema import json_schema

    say_text(json_schema().decode())
    return DONE
