"""The command line: `empathway [FILE …]` opens the editor, `empathway COMMAND …` does one thing without a window.

Nothing heavy is imported before it is clear what is wanted. No traceback ever reaches the terminal.
"""

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Final, NoReturn, TypeAlias

from app import i18n
from app.commands.console import DONE, LACKING, PROBLEMS, WRONG_USAGE, CommandError, complain
from app.commands.postponed import postpone
from app.compat import override
from app.constants import APP_ID, APP_NAME, VERSION
from app.i18n import N_, _

COMMANDS: Final = ("export", "convert", "new", "templates", "check", "schema")
THEMES: Final = ("light", "dark", "high-contrast", "system")
_Look: TypeAlias = Callable[..., argparse.HelpFormatter]
DEBUG_VARIABLE: Final = "EMPATHWAY_DEBUG"

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


def entry() -> NoReturn:
    """Be the program that an installation starts: run it and end the process.

    A command does its work and ends: collecting garbage meanwhile and taking the interpreter apart afterwards
    would be a fifth of an export's time, and the system takes all memory back anyway. The editor lets the
    collector in once it has painted: to look through what stays from the start on was an eighth of it.
    """
    gc.disable()
    is_command = sys.argv[1:2] != [] and sys.argv[1] in COMMANDS
    if is_command:
        postpone()
    code = main()
    if not is_command:
        sys.exit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # the listener is gone; what was to be written to a file is written
        pass
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 done, 1 problems, 2 wrong usage, 3 something lacks."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _prepare_terminal()
    _choose_language(given)
    try:
        return _run(given)
    except SystemExit as exit:  # argparse after --help and --version
        return exit.code if isinstance(exit.code, int) else DONE
    except CommandError as error:
        complain(error.sentence)
        return error.code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever was listening (`| head`) has heard enough; what Python flushes at its end goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001  (the last resort: one line instead of a traceback)
        return _explain(error)


def _explain(error: Exception) -> int:
    from app.storage.errors import LoadError, StorageError

    if os.environ.get(DEBUG_VARIABLE):
        raise error
    if isinstance(error, StorageError):
        complain(str(error))
        return PROBLEMS if isinstance(error, LoadError) else LACKING
    if isinstance(error, ImportError):
        complain(_("A part of the installation is missing: %s") % error)
        return LACKING
    import logging  # takes longer to import than an error that nobody expects is worth at each start

    logging.getLogger(__name__).debug("unexpected", exc_info=error)
    complain(
        _("Something went wrong inside %(app)s: %(error)s. Set %(variable)s=1 for the details.")
        % {"app": APP_NAME, "error": f"{type(error).__name__}: {error}", "variable": DEBUG_VARIABLE}
    )
    return LACKING


def _run(given: list[str]) -> int:
    if given and given[0] in COMMANDS:
        command = _command(given[0])
        about = _sentence(_(command.SUMMARY))
        parser = _Parser(prog=f"{APP_ID} {given[0]}", description=about, formatter_class=_look(given))
        command.add_arguments(parser)
        words = _("language of the messages, and of those words in a map that are not yours")
        parser.add_argument("--language", choices=tuple(i18n.LANGUAGES), help=words)
        code: int = command.run(parser.parse_args(given[1:]))
        return code
    return _open_window(_window_parser(given).parse_args(given))


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


def _open_window(options: argparse.Namespace) -> int:
    if not _has_screen():
        if not options.screenshot:
            raise CommandError(
                _("There is no screen. The other commands work without one; see --help."), LACKING
            )
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if options.screenshot:
        _check_readable(options.files)
    from app import bootstrap  # brings Qt

    return bootstrap.run_window(
        [Path(file) for file in options.files],
        language=options.language,
        theme=options.theme,
        screenshot=Path(options.screenshot) if options.screenshot else None,
    )


def _check_readable(files: Sequence[str]) -> None:
    """Refuse what the window would ask about: where a picture of it is wanted, nobody is there to answer."""
    from app.storage.errors import LoadError
    from app.storage.loader import read

    for file in files:
        try:
            read(file)
        except LoadError as error:
            raise CommandError(f"{file}: {error}", PROBLEMS) from error


def _has_screen() -> bool:
    """Whether Qt will find a screen; without one it would abort the whole process."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))


def _prepare_terminal() -> None:
    """A terminal that cannot show a character shows its code; printing must not fail for it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _choose_language(given: Sequence[str]) -> None:
    """Speak the language asked for, else the one of the settings; before parsing, for help is translated too."""
    wanted = _asked_language(given)
    if wanted is None:
        from app.settings import LANGUAGE, Settings

        wanted = Settings().get(LANGUAGE)
    i18n.use(wanted)
    # argparse looks its own words up in this name of its module.
    setattr(argparse, "_", i18n._)  # noqa: B010


def _asked_language(given: Sequence[str]) -> str | None:
    for index, word in enumerate(given):
        name, equals, value = word.partition("=")
        if name == "--language":
            found = value if equals else (given[index + 1] if index + 1 < len(given) else "")
            return found if found in i18n.LANGUAGES else None
    return None
