"""Which commands are meant by a few typed letters: letters in order, best where they begin words."""

import unicodedata
from collections.abc import Iterable, Sequence

from app.actions.menus import MENUS
from app.actions.registry import plain_text
from app.actions.spec import ActionSpec
from app.i18n import _
from app.values import dataclass

AT_START, AT_WORD, IN_A_ROW, ANYWHERE = 12, 8, 10, 1
SKIPPED = 3
OTHER_LANGUAGE = 4
"""What a command loses that is meant by its English name while another language is spoken, or by its menu."""


@dataclass(frozen=True, slots=True)
class Command:
    """An action as the list of commands shows it: its name, the menu it is in, and all that it answers to."""

    spec: ActionSpec
    name: str
    path: str
    others: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.spec.id


def command_of(spec: ActionSpec) -> Command:
    """Return an action in the language of the program; it answers to its English name too."""
    name, path = plain_text(_(spec.text)), menu_path(spec.menu)
    english = plain_text(spec.text)
    return Command(spec, name, path, (f"{path} {name}", english, f"{_english_path(spec.menu)} {english}"))


def menu_path(menu_id: str) -> str:
    """Return the names of a menu and of those around it, such as "Edit › Select"."""
    return " › ".join(plain_text(_(menu.text)) for menu in MENUS if _is_around(menu.id, menu_id))


def _english_path(menu_id: str) -> str:
    return " › ".join(plain_text(menu.text) for menu in MENUS if _is_around(menu.id, menu_id))


def _is_around(outer: str, inner: str) -> bool:
    return inner == outer or inner.startswith(f"{outer}/")


def ranked(commands: Iterable[Command], typed: str, *, recent: Sequence[str] = ()) -> list[Command]:
    """Return the commands that may be meant, best first; with nothing typed, those used last come first."""
    places = {name: index for index, name in enumerate(recent)}
    late = len(places)
    if not typed.strip():
        return sorted(commands, key=lambda command: places.get(command.id, late))
    scored = [(points, command) for command in commands if (points := _points(command, typed)) is not None]
    scored.sort(key=lambda pair: (-pair[0], places.get(pair[1].id, late), len(pair[1].name)))
    return [command for _points_of, command in scored]


def score(typed: str, text: str) -> int | None:
    """Return how well typed letters stand for a text, more being better; None if they are not all in it, in order.

    A letter counts most at the beginning of the text, then at the beginning of a word, then right after the one
    before; of all ways to lay the letters over the text the best one counts (Smith and Waterman's idea).
    """
    wanted, line = "".join(_plain(typed).split()), _plain(text)
    if not wanted or len(wanted) > len(line):
        return None if wanted else 0
    best: list[int | None] = [0] * (len(line) + 1)
    ends: list[int | None] = [None] * (len(line) + 1)
    for count, letter in enumerate(wanted):
        best, ends = _with_letter(letter, line, best, ends, is_first=count == 0)
    return max((points for points in ends if points is not None), default=None)


def _with_letter(
    letter: str, line: str, before: list[int | None], ends: list[int | None], *, is_first: bool
) -> tuple[list[int | None], list[int | None]]:
    """Return the best points up to each place, and those of ways that end right there, with one more letter."""
    reached: list[int | None] = [None] * (len(line) + 1)
    ending: list[int | None] = [None] * (len(line) + 1)
    for index, other in enumerate(line):
        ways = []
        if other == letter and before[index] is not None:
            ways.append((before[index] or 0) + _worth(line, index) - (0 if is_first else SKIPPED))
        if other == letter and ends[index] is not None:
            ways.append((ends[index] or 0) + max(IN_A_ROW, _worth(line, index)))
        ending[index + 1] = max(ways, default=None)
        reached[index + 1] = max(
            (p for p in (reached[index], ending[index + 1]) if p is not None), default=None
        )
    return reached, ending


def _worth(line: str, index: int) -> int:
    if index == 0:
        return AT_START
    return ANYWHERE if line[index - 1].isalnum() else AT_WORD


def _points(command: Command, typed: str) -> int | None:
    """Return the best score of a command's names."""
    own = score(typed, command.name)
    others = (score(typed, other) for other in command.others)
    found = [points - OTHER_LANGUAGE for points in others if points is not None]
    return max([*found, *([own] if own is not None else [])], default=None)


def _plain(text: str) -> str:
    """Return a text in one case and without accents, one character for each."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
