"""What the command line understands: the parsers of the window's wishes and of each command.

Whoever opens files and wishes nothing needs no parser, whose import alone takes longer than to read a small map.
"""

import argparse
import importlib
from collections.abc import Callable, Sequence
from functools import partial
from types import ModuleType
from typing import Final, NoReturn, TypeAlias

from app import i18n
from app.commands.console import COMMANDS, WRONG_USAGE, CommandError
from app.compat import override
from app.constants import APP_ID, APP_NAME, VERSION
from app.i18n import N_, _

THEMES: Final = ("light", "dark", "high-contrast", "system")
_Look: TypeAlias = Callable[..., argparse.HelpFormatter]

# The words of argparse itself, so that they are found by whoever translates; it looks them up through `_`.
_ARGPARSE_WORDS: Final = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    @override
    def error(self, message: str) -> NoReturn:
        raise CommandError(
            _("%(problem)s; see “%(program)s --help”")
            % {"problem": message.removesuffix("."), "program": self.prog},
            WRONG_USAGE,
        )


def command_with(given: Sequence[str]) -> tuple[ModuleType, argparse.Namespace]:
    """Return the module of the command that some words begin with, and what it was told; raises `CommandError`."""
    _speak()
    command = _command(given[0])
    about = _sentence(_(command.SUMMARY))
    parser = _Parser(prog=f"{APP_ID} {given[0]}", description=about, formatter_class=_look(given))
    command.add_arguments(parser)
    words = _("language of the messages, and of those words in a map that are not yours")
    parser.add_argument("--language", choices=tuple(i18n.LANGUAGES), help=words)
    return command, parser.parse_args(given[1:])


def window_wishes(given: Sequence[str]) -> argparse.Namespace:
    """Return what the window is to show: `files`, `language`, `theme`, `screenshot`; raises `CommandError`."""
    _speak()
    return _window_parser(given).parse_args(given)


def _speak() -> None:
    # argparse looks its own words up in this name of its module.
    setattr(argparse, "_", i18n._)  # noqa: B010


def _asks_help(given: Sequence[str]) -> bool:
    return "-h" in given or "--help" in given


def _look(given: Sequence[str], look: type[argparse.HelpFormatter] = argparse.HelpFormatter) -> _Look:
    """Return what lays help out; without anybody to read it, it need not look how wide the terminal is."""
    return look if _asks_help(given) else partial(look, width=80)


def _command(name: str) -> ModuleType:
    return importlib.import_module(f"app.commands.{name}")


def _sentence(summary: str) -> str:
    return summary[:1].upper() + summary[1:] + "."


def _window_parser(given: Sequence[str]) -> argparse.ArgumentParser:
    parser = _Parser(
        prog=APP_ID,
        description=_("Open the editor for customer journey maps, or run a command without a window."),
        # Reading what each command says of itself would slow the window down.
        epilog=_commands_help() if _asks_help(given) else None,
        formatter_class=_look(given, argparse.RawDescriptionHelpFormatter),
    )
    parser.add_argument(
        "files", metavar=_("FILE"), nargs="*", help=_("projects to open; none: the welcome page")
    )
    parser.add_argument("--language", choices=tuple(i18n.LANGUAGES), help=_("language of the window"))
    parser.add_argument("--theme", choices=THEMES, help=_("colours of the window"))
    parser.add_argument(
        "--screenshot", metavar=_("OUT.png"), help=_("paint the window into a picture and end")
    )
    parser.add_argument(
        "--version", action="version", version=f"{APP_NAME} {VERSION}", help=_("say the version and exit")
    )
    return parser


def _commands_help() -> str:
    lines = [_("commands:")]
    lines += [f"  {name:<12}{_(_command(name).SUMMARY)}" for name in COMMANDS]
    return "\n".join([*lines, "", _("“%s COMMAND --help” tells more.") % APP_ID])
