"""Which commands are meant by a few typed letters: letters in order, best where they begin words."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from app.actions.menus import MENUS
from app.actions.registry import plain_text
from app.actions.spec import ActionSpec
from app.i18n import _
from app.values import dataclass

AT_START, AT_WORD, IN_A_ROW, ANYWHERE = 12, 8, 10, 1
SKIPPED = 3
GOOD = 7
"""Points for each letter from which on a command is taken for the one that is meant."""
SHORTEST_SLIP = 4
"""Letters from which on one of them may be wrong."""
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
    """Return the commands that may be meant, best first; with nothing typed, those used last come first.

    Where no command has the letters in that order, or only scattered ones, a slip of the fingers is allowed for.
    """
    places = {name: index for index, name in enumerate(recent)}
    late = len(places)
    held = tuple(commands)
    if not typed.strip():
        return sorted(held, key=lambda command: places.get(command.id, late))
    scored = _scored(held, (typed,))
    least = GOOD * len("".join(typed.split()))
    if max((points for points, _command in scored), default=0) < least:
        near = _scored(held, _slips(typed))
        meant = {command.id for points, command in near if points >= least}
        scored = [pair for pair in scored if pair[1].id not in meant] + [
            pair for pair in near if pair[1].id in meant
        ]
    scored.sort(key=lambda pair: (-pair[0], places.get(pair[1].id, late), len(pair[1].name)))
    return [command for _points, command in scored]


def _scored(commands: Iterable[Command], spellings: Sequence[str]) -> list[tuple[int, Command]]:
    """Return the commands that one of some spellings stands for, with their best points."""
    found = []
    for command in commands:
        points = [one for typed in spellings if (one := _points(command, typed)) is not None]
        if points:
            found.append((max(points), command))
    return found


def _slips(typed: str) -> tuple[str, ...]:
    """Return what may have been meant: one letter less, or two neighbours the other way round."""
    word = "".join(typed.split())
    if len(word) < SHORTEST_SLIP:
        return ()
    fewer = [word[:place] + word[place + 1 :] for place in range(1, len(word))]
    turned = [
        word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in range(len(word) - 1)
    ]
    return tuple(dict.fromkeys((*turned, *fewer)))


def score(typed: str, text: str) -> int | None:
    """Return how well typed letters stand for a text, more being better; None if they are not all in it, in order.

    A letter counts most at the beginning of the text, then at the beginning of a word, then right after the one
    before; of all ways to lay the letters over the text the best one counts (Smith and Waterman's idea).
    """
    wanted, (line, worths) = "".join(_plain(typed).split()), _line(text)
    if not wanted:
        return 0
    if not _is_within(wanted, line):
        return None
    ends = [(place, worths[place]) for place in _places(wanted[0], line)]
    for letter in wanted[1:]:
        ends = _with_letter(_places(letter, line), worths, ends)
    return max((points for _place, points in ends), default=None)


def _with_letter(
    places: Iterable[int], worths: Sequence[int], ends: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return where ways can end that have one letter more, each with its best points."""
    reached, best, index = [], None, 0
    for place in places:
        while index < len(ends) and ends[index][0] < place:
            best = ends[index][1] if best is None else max(best, ends[index][1])
            index += 1
        if best is None:
            continue
        points = best + worths[place] - SKIPPED
        last, held = ends[index - 1]
        if last == place - 1:
            points = max(points, held + max(IN_A_ROW, worths[place]))
        reached.append((place, points))
    return reached


def _is_within(wanted: str, line: str) -> bool:
    """Say whether letters stand in a line in their order; asked of every command at every key."""
    at = 0
    for letter in wanted:
        at = line.find(letter, at) + 1
        if not at:
            return False
    return True


def _places(letter: str, line: str) -> list[int]:
    return [place for place, other in enumerate(line) if other == letter]


@lru_cache(maxsize=4096)
def _line(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text without accents and capitals, and what a letter is worth at each place."""
    line = _plain(text)
    return line, tuple(_worth(line, index) for index in range(len(line)))


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


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Return a text in one case and without accents, one character for each."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
