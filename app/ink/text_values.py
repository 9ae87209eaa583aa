"""Lines of shaped text, as printers get them."""

from collections.abc import Callable
from enum import Enum
from typing import Protocol

from app.ink.fonts import Word
from app.values import dataclass


class Even(Enum):
    """How much care goes into where lines end; none ever makes more lines than GREEDY."""

    GREEDY = "greedy"
    """Fill each line: for a text that is being typed, so that words do not jump."""
    WIDOWS = "widows"
    """Greedy, but no single word on the last line where that can be helped: cards."""
    BALANCED = "balanced"
    """Two lines as equally long as can be, and more of them as WIDOWS has it: cards."""
    EXACT = "exact"
    """Lines as equally long as possible: titles, stages and labels, of which there are few."""


@dataclass(frozen=True, slots=True)
class TextFont:
    """A face at a size, with the distance from one baseline to the next, both in map units."""

    face: str
    size: float
    leading: float


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class GlyphRun:
    """Words of one face, size and direction on one baseline, from left to right as they are seen.

    `x` counts from the left edge of the line, `baseline` from the top of the text block; both in map units.
    After word i the pen moves on by `words[i].width * scale + gaps[i]`. `starts` are the places of the words
    in the text that was broken; None says that they follow each other with one space between. The words of
    a `missing` run have no glyphs: a printer draws a thin box as wide as each.
    Equal only to itself, so that printers can keep what they made of it in a (weak) dictionary.
    """

    face: str
    size: float
    x: float
    baseline: float
    words: tuple[Word, ...]
    gaps: tuple[float, ...]
    rtl: bool = False
    missing: bool = False
    starts: tuple[int, ...] | None = None

    @property
    def scale(self) -> float:
        """Map units in one font unit of this run's words."""
        return self.size / self.words[0].units

    @property
    def width(self) -> float:
        """How far the run reaches, without the gap after its last word."""
        return sum(word.width for word in self.words) * self.scale + sum(self.gaps[:-1])


Runs = tuple[GlyphRun, ...]


class RunMaker(Protocol):
    """What makes the one run of a plain line; `size` and `leading` are those of its font."""

    size: float
    leading: float
    face: str

    def run(self, text: str, baseline: float) -> GlyphRun:
        """The run that shows a text, starting at the left edge of its line."""
        ...

    def word(self, text: str) -> Word:
        """One of the words between the single spaces of such a line, shaped."""
        ...


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True, init=False)
class Line:
    """One line of a broken text: `text` as it reads (logical order), `runs` as they are seen.

    `start` is the index of `text` in the whole text; `width` is without spaces at the end; `baseline` counts
    from the top of the text block, as in the runs. `rtl` says that the paragraph reads from right to left, so
    that its natural place is the right edge (see `indent`).
    """

    text: str
    start: int
    width: float
    baseline: float
    rtl: bool
    _runs: Runs | RunMaker

    def __init__(
        self,
        text: str,
        start: int,
        width: float,
        runs: Runs | RunMaker,
        *,
        baseline: float,
        rtl: bool = False,
    ) -> None:
        """Make a line of runs, or of plain words whose run is made when it is first asked for."""
        # A frozen dataclass's own constructor takes three times as long, and a large map has 100,000 lines.
        _SET_TEXT(self, text)
        _SET_START(self, start)
        _SET_WIDTH(self, width)
        _SET_RUNS(self, runs)
        _SET_BASELINE(self, baseline)
        _SET_RTL(self, rtl)

    @property
    def runs(self) -> Runs:
        """The glyphs, in runs from left to right; none on an empty line."""
        runs = self._runs
        if not isinstance(runs, tuple):
            runs = (runs.run(self.text, self.baseline),)
            _SET_RUNS(self, runs)
        return runs

    @property
    def maker(self) -> RunMaker | None:
        """What makes the run of a plain line until somebody asks for it; a printer can save itself the run."""
        runs = self._runs
        return None if isinstance(runs, tuple) else runs

    @property
    def size(self) -> float:
        """The size of the text in map units, known without making its glyphs; 0 on an empty line."""
        runs = self._runs
        if isinstance(runs, tuple):
            return max((run.size for run in runs), default=0.0)
        return runs.size


def slot_setter(cls: type, name: str) -> Callable[[object, object], None]:
    """What sets a slot of a frozen class from its own constructor."""
    set_slot: Callable[[object, object], None] = cls.__dict__[name].__set__
    return set_slot


_SET_TEXT, _SET_START, _SET_WIDTH, _SET_BASELINE, _SET_RTL, _SET_RUNS = (
    slot_setter(Line, name) for name in ("text", "start", "width", "baseline", "rtl", "_runs")
)
