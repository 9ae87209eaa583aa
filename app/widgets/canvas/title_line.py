"""The line that stands for the title block once that is out of sight: title, state, goal, start and end."""

from app.i18n import _
from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.ink.icons import icon
from app.ink.primitives import Block, Box, Item, Placed, Slot
from app.ink.text import TextFont
from app.ink.textblock import one_line
from app.layout.title import STATES
from app.model.journey import JourneyMap
from app.values import dataclass

TITLE = TextFont("bold", 24, 28)
GOAL = TextFont("regular", 16, 20)
PILL = TextFont("semibold", 13, 16)
WAY = TextFont("regular", 14, 18)
HEIGHT = 56.0
GAP = 16.0
ARROW = 16.0


@dataclass(slots=True)
class TitleLine:
    """Lays the line out anew when the map or the room changed; lengths are screen pixels."""

    book: FontBook
    _key: tuple[object, ...] = ()
    _block: Placed | None = None

    def placed(self, journey: JourneyMap, *, left: float, right: float) -> Placed:
        """Return the line between two edges of the view."""
        key = (journey.title, journey.state, journey.goal, journey.starts_at, journey.ends_at, _("As-is"))
        if self._block is None or (*key, left, right) != self._key:
            self._key = (*key, left, right)
            self._block = Placed(_line(journey, self.book, right - left), left, 0)
        return self._block


def _line(journey: JourneyMap, book: FontBook, width: float) -> Block:
    title = one_line(journey.title, TITLE, book=book, width=width * 0.6)
    items: list[Item] = list(title.items(0, 14, ink="text"))
    x = title.width + (GAP if title.lines else 0)
    word = one_line(_(STATES.get(journey.state, journey.state)), PILL, book=book, width=160)
    if word.lines and x + word.width + 20 < width:
        items.append(Box(Rect(x, 17, word.width + 20, 22), "accent.chip", 11))
        items.extend(word.items(x + 10, 20, ink="accent"))
        x += word.width + 20 + GAP
    way = _way(journey, book, width - x - 240)
    room = width - x - (way.width + 2 * GAP if way.items else 0)
    items.extend(one_line(journey.goal, GOAL, book=book, width=room).items(x, 18, ink="muted"))
    items.extend(way.at(width - way.width))
    return Block(Slot("title", journey.id), width, HEIGHT, tuple(items), None, journey.title)


@dataclass(frozen=True, slots=True)
class _Way:
    items: tuple[str, str] | None
    width: float
    book: FontBook
    room: float

    def at(self, x: float) -> tuple[Item, ...]:
        if self.items is None:
            return ()
        start = one_line(self.items[0], WAY, book=self.book, width=self.room / 2)
        end = one_line(self.items[1], WAY, book=self.book, width=self.room / 2)
        arrow = icon("arrow-right", x + start.width + 8, 20, size=ARROW, ink="muted")
        return (
            *start.items(x, 19, ink="muted"),
            arrow,
            *end.items(x + start.width + ARROW + 16, 19, ink="muted"),
        )


def _way(journey: JourneyMap, book: FontBook, room: float) -> _Way:
    """The start and end of the journey, if both are known and there is room for them."""
    if not (journey.starts_at and journey.ends_at) or room < 200:
        return _Way(None, 0.0, book, room)
    start = one_line(journey.starts_at, WAY, book=book, width=room / 2)
    end = one_line(journey.ends_at, WAY, book=book, width=room / 2)
    return _Way((journey.starts_at, journey.ends_at), start.width + end.width + ARROW + 16, book, room)
