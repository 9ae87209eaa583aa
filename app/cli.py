"""The command line: `empathway [FILE …]` opens the editor, `empathway COMMAND …` does one thing without a window.

Nothing heavy is imported before it is clear what is wanted. No traceback ever reaches the terminal.
"""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

from app import i18n
from app.commands.console import COMMANDS, DONE, LACKING, PROBLEMS, CommandError, complain
from app.commands.postponed import postpone
from app.constants import APP_NAME
from app.i18n import _

DEBUG_VARIABLE: Final = "EMPATHWAY_DEBUG"


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
        from app.commands.arguments import command_with

        command, told = command_with(given)
        code: int = command.run(told)
        return code
    if not any(word.startswith("-") for word in given):
        return _open_window(given)
    from app.commands.arguments import window_wishes

    wishes = window_wishes(given)
    return _open_window(
        wishes.files, language=wishes.language, theme=wishes.theme, screenshot=wishes.screenshot
    )


def _open_window(
    files: Sequence[str],
    *,
    language: str | None = None,
    theme: str | None = None,
    screenshot: str | None = None,
) -> int:
    if not _has_screen():
        if not screenshot:
            raise CommandError(
                _("There is no screen. The other commands work without one; see --help."), LACKING
            )
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if screenshot:
        _check_readable(files)
    from app import bootstrap  # brings Qt

    return bootstrap.run_window(
        [Path(file) for file in files],
        language=language,
        theme=theme,
        screenshot=Path(screenshot) if screenshot else None,
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


def _asked_language(given: Sequence[str]) -> str | None:
    for index, word in enumerate(given):
        name, equals, value = word.partition("=")
        if name == "--language":
            found = value if equals else (given[index + 1] if index + 1 < len(given) else "")
            return found if found in i18n.LANGUAGES else None
    return None
