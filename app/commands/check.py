"""`empathway check`: opens files as the editor would, says what is wrong, and changes nothing."""

import argparse
import json
from collections.abc import Callable

from app.commands.console import DONE, PROBLEMS, complain, say, say_text
from app.i18n import N_, _
from app.storage.errors import LoadError, Problem, StorageError
from app.values import dataclass

SUMMARY = N_("say what is wrong with files; change nothing")


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of one file: the error that kept it from opening, or what was odd about it."""

    file: str
    error: StorageError | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def is_fine(self) -> bool:
        return self.error is None and not self.problems


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the files, and what to do with them."""
    parser.add_argument("files", metavar=_("FILE"), nargs="+")
    parser.add_argument(
        "--action", choices=tuple(_ACTIONS), default="open", help=_("what the editor would do with the file")
    )
    parser.add_argument("--json", action="store_true", help=_("for other programs"))


def run(options: argparse.Namespace) -> int:
    """Check every file, whatever is wrong with the others."""
    findings = [_checked(file, _ACTIONS[options.action]) for file in options.files]
    if options.json:
        say_text(json.dumps([_plain(finding) for finding in findings], ensure_ascii=False, indent=2) + "\n")
    else:
        for finding in findings:
            _tell(finding)
    return DONE if all(finding.is_fine for finding in findings) else PROBLEMS


def _checked(file: str, action: Callable[[str], tuple[Problem, ...]]) -> Finding:
    try:
        return Finding(file, problems=action(file))
    except StorageError as error:
        return Finding(file, error)


def _open(file: str) -> tuple[Problem, ...]:
    from app.storage.loader import read

    return read(file).problems


def _insert_image(file: str) -> tuple[Problem, ...]:
    from app.storage import limits
    from app.storage.loader import read_bytes
    from app.storage.pictures import inspect_picture

    # One byte more than allowed is enough for the picture's own sentence about its size.
    data, _writable = read_bytes(file, limit=limits.PICTURE_BYTES + 1)
    inspect_picture(data)
    return ()


def _import_csv(file: str) -> tuple[Problem, ...]:
    from pathlib import Path

    from app.interchange.plan import plan_of
    from app.interchange.reading import read_file
    from app.interchange.table import BYTES, TableError
    from app.storage.errors import DamagedFile
    from app.storage.loader import read_bytes

    data, _writable = read_bytes(file, limit=BYTES + 1)
    try:
        reading = read_file(data, delimiter="\t" if Path(file).suffix.lower() == ".tsv" else None)
    except TableError as error:
        raise DamagedFile(str(error)) from error
    notices = (*reading.notices, *plan_of(reading.table).notices)
    return tuple(Problem(sentence) for sentence in notices)


_ACTIONS: dict[str, Callable[[str], tuple[Problem, ...]]] = {
    "open": _open,
    "import-csv": _import_csv,
    "insert-image": _insert_image,
}


def _tell(finding: Finding) -> None:
    if finding.error is not None:
        complain(f"{finding.file}: {finding.error}")
    for problem in finding.problems:
        complain(f"{finding.file}: {problem}")
    if finding.is_fine:
        say(_("%s: fine") % finding.file)


def _plain(finding: Finding) -> dict[str, object]:
    error = finding.error
    return {
        "file": finding.file,
        "ok": finding.is_fine,
        "error": error.sentence if error else None,
        "kind": type(error).__name__ if error else None,
        "place": error.place if error else None,
        "line": error.line if isinstance(error, LoadError) else None,
        "problems": [
            {"sentence": each.sentence, "place": each.place, "repaired": each.repaired}
            for each in finding.problems
        ],
    }
