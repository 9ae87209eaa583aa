"""Talking to a terminal: one line a message, exit codes, and no harm from what files say."""

import sys
from typing import Final, TextIO

from app.constants import APP_ID
from app.i18n import _

COMMANDS: Final = ("export", "convert", "new", "templates", "check", "schema")
DONE: Final = 0
PROBLEMS: Final = 1
WRONG_USAGE: Final = 2
LACKING: Final = 3
_YES: Final = ("y", "s")
"""What a yes begins with, in the languages of the program."""


class CommandError(Exception):
    """Ends a command with one line on standard error and an exit code."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


def say(line: str) -> None:
    """Write one line to standard output."""
    _write(sys.stdout, plain(line))


def confirmed(question: str) -> bool | None:
    """Ask at the terminal whether to go on; None where nobody sits at one. Anything but a yes is a no."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    sys.stderr.write(f"{APP_ID}: {plain(question)} [{_('y/n')}] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold()[:1] in _YES


def say_text(text: str) -> None:
    """Write a whole text to standard output as it is; for what another program reads."""
    sys.stdout.write(text)


def complain(line: str) -> None:
    """Write one line to standard error, with the program's name before it."""
    _write(sys.stderr, f"{APP_ID}: {plain(line)}")


def plain(line: str) -> str:
    """Return a text on one line whose control characters are shown, not obeyed."""
    return "".join(char if char.isprintable() else " " if char.isspace() else "�" for char in line)


def _write(stream: TextIO, line: str) -> None:
    stream.write(line + "\n")
    stream.flush()
