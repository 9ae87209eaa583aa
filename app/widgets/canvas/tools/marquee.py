"""Drawing a rectangle that selects every card it touches."""

from app.compat import override
from app.editing.selection import Selection, of_cards
from app.i18n import _, ngettext
from app.ink.geometry import Rect
from app.widgets.canvas.overlays import Mark, Marquee
from app.widgets.canvas.places import cards_within
from app.widgets.canvas.tools.host import CanvasHost, Gesture, Pointer


class MarqueeSelect(Gesture):
    """Selects by touching; Shift adds to what was selected, Ctrl toggles it."""

    scrolls = True

    def __init__(self, host: CanvasHost, start: Pointer) -> None:
        self._host, self._start, self._end = host, start.point, start.point
        self._before: Selection = host.session.selection

    @override
    def move(self, at: Pointer) -> None:
        self._end = at.point
        touched = frozenset(card.id for card in cards_within(self._host.sheet(), self._area()))
        held = self._before.cards if self._before.part == "cards" else frozenset()
        if at.has_ctrl:
            cards = held ^ touched
        elif at.has_shift:
            cards = held | touched
        else:
            cards = touched
        self._host.session.select(of_cards(cards, self._before.cursor))
        self._host.show_status(
            ngettext("%d card selected", "%d cards selected", len(cards)) % len(cards),
            _("Shift adds · Ctrl toggles"),
        )
        self._host.refresh()

    @override
    def release(self, at: Pointer) -> None:
        """Leave the cursor on the first card that was caught."""
        session = self._host.session
        selection = session.selection
        if selection.part != "cards" or selection.cursor.card in selection.cards:
            return
        for card in cards_within(self._host.sheet(), self._area()):
            if card.id in selection.cards:
                hit = self._host.sheet().hit(card.rect.centre)
                if hit is not None:
                    cursor = type(selection.cursor)(hit.row, hit.stage, card=card.id)
                    session.select(selection.moved_to(cursor))
                return

    @override
    def cancel(self) -> None:
        self._host.session.select(self._before)

    @override
    def marks(self) -> tuple[Mark, ...]:
        area = self._area()
        return (Mark(Marquee(self._host.frame.body_rect(area)), "body"),)

    def _area(self) -> Rect:
        left, right = sorted((self._start.x, self._end.x))
        top, bottom = sorted((self._start.y, self._end.y))
        # A line has no area, but it touches what it crosses.
        return Rect(left, top, max(right - left, 0.01), max(bottom - top, 0.01))
