"""After any sequence of edits, pans and zooms the view is, pixel by pixel, what painting it anew would give."""

import random

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.editing.session import Session
from app.ink.geometry import Point
from app.ink.palette import DARK, LIGHT
from app.model.card import Card
from app.model.edits.cards import delete_cards, insert_cards, move_cards, update_card
from app.model.edits.links import put_link
from app.model.edits.rows import update_row
from app.model.journey import Link
from app.model.query import cell_of
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.frame import Frame
from tests.widgets.canvas.conftest import Stand
from tests.widgets.canvas.test_backing import fresh, shown

WORDS = (
    "Looks around",
    "Asks",
    "A longer text that makes its card and perhaps its row grow by some lines",
    "",
)


def differing(one: QImage, other: QImage) -> int:
    """How many pixels differ by more than a glyph does that lies a quarter of a pixel further."""
    assert one.size() == other.size()
    if one == other:
        return 0
    a, b = bytes(one.constBits()), bytes(other.constBits())
    line = one.width() * 4
    count = 0
    for start in range(0, len(a), line):
        mine, theirs = a[start : start + line], b[start : start + line]
        if mine != theirs:
            count += sum(abs(x - y) > 64 for x, y in zip(mine, theirs, strict=True))
    return count


class Hand:
    """Somebody who edits, pans and zooms at random."""

    def __init__(self, stand: Stand, seed: int) -> None:
        self.stand, self.rng, self.made = stand, random.Random(seed), 0
        self.session: Session = stand.session

    def place(self) -> tuple[str, str]:
        return self.rng.choice(("rw_a", "rw_p", "rw_o")), f"st_{self.rng.randrange(4)}"

    def cards(self) -> list[str]:
        rows = [row for row in self.session.journey.rows if not row.curves]
        return [card.id for row in rows for cards in row.cells.values() for card in cards]

    def insert(self) -> None:
        row, stage = self.place()
        self.made += 1
        card = Card(id=f"cd_x{self.made}", text=self.rng.choice(WORDS))
        index = self.rng.randint(0, len(cell_of(self.session.journey, row, stage)))
        self.session.apply(
            lambda p: insert_cards(p, "mp_1", (card,), row=row, stage=stage, index=index), "insert"
        )

    def change(self) -> None:
        card, text = self.rng.choice(self.cards()), self.rng.choice(WORDS)
        self.session.apply(lambda p: update_card(p, "mp_1", card, text=text), "change")

    def widen(self) -> None:
        card, span = self.rng.choice(self.cards()), self.rng.choice((1, 2, 3))
        self.session.apply(lambda p: update_card(p, "mp_1", card, span=span), "widen")

    def move(self) -> None:
        card, (row, stage) = self.rng.choice(self.cards()), self.place()
        self.session.apply(lambda p: move_cards(p, "mp_1", (card,), row=row, stage=stage, index=0), "move")

    def remove(self) -> None:
        cards = self.cards()
        if len(cards) > 2:
            card = self.rng.choice(cards)
            self.session.apply(lambda p: delete_cards(p, "mp_1", (card,)), "remove")

    def heighten(self) -> None:
        row, height = self.rng.choice(("rw_a", "rw_o")), self.rng.choice((None, 180.0, 260.5, 300.0))
        self.session.apply(lambda p: update_row(p, "mp_1", row, height=height), "height")

    def undo(self) -> None:
        self.session.undo_stack.undo()

    def pan(self) -> None:
        self.stand.canvas.pan(self.rng.randint(-220, 220), self.rng.randint(-220, 220))

    def zoom(self) -> None:
        factor = self.rng.choice((1.15, 1 / 1.15, 1.4))
        self.stand.canvas._viewing.zoom_at(factor, Point(self.rng.randint(0, 600), self.rng.randint(0, 400)))

    def whole_pixels(self) -> None:
        self.stand.canvas.camera = Camera(self.rng.randrange(300), self.rng.randrange(300), 1.0)

    def connect(self) -> None:
        ids = self.rng.sample(self.cards(), 2)
        self.made += 1
        link = Link(id=f"ln_{self.made}", source=ids[0], target=ids[1], label="then")
        self.session.apply(lambda p: put_link(p, "mp_1", link), "connect")

    def rest(self) -> None:
        for _slice in range(self.rng.randint(1, 12)):
            self.stand.canvas._showing.backing.work_ahead()

    def fade(self) -> None:
        cards = self.cards()
        self.stand.canvas.keep_bright(self.rng.choice((None, frozenset(cards[::2]))))

    def act(self) -> str:
        acts = (
            *(
                self.insert,
                self.change,
                self.change,
                self.widen,
                self.move,
                self.remove,
                self.heighten,
                self.undo,
            ),
            self.connect,
            *(self.pan, self.pan, self.pan, self.zoom, self.whole_pixels, self.rest, self.rest, self.fade),
        )
        act = self.rng.choice(acts)
        act()
        return act.__name__


@pytest.mark.parametrize("seed", range(6))
def test_view_when_edited_panned_and_zoomed_at_random_then_is_as_painted_anew(
    stand: Stand, seed: int
) -> None:
    stand.canvas.resize(760, 520)
    hand = Hand(stand, seed)
    stand.canvas.set_palette(DARK if seed % 2 else LIGHT)
    done = []
    for _step in range(40):
        done.append(hand.act())
        if hand.rng.random() < 0.7:
            assert differing(shown(stand), fresh(stand)) <= 2, done
    assert differing(shown(stand), fresh(stand)) <= 2, done


@pytest.mark.parametrize("ratio", [1.25, 1.5, 2.0])
def test_view_when_the_screen_is_dense_then_is_as_painted_anew(stand: Stand, ratio: float) -> None:
    stand.canvas.resize(640, 480)
    for camera in (Camera(0, 0, 1.0), Camera(320, 260, 1.2), Camera(60, 230, 0.8)):
        stand.canvas.camera = camera
        dense(stand, ratio)
        stand.canvas.pan(-40, -32)
        # A view's pixel may end within one of the screen: then glyphs may lie a quarter of a pixel further.
        lines = 400 if ratio % 1 else 2
        assert differing(dense(stand, ratio), painted_anew(stand, ratio)) <= lines


def dense(stand: Stand, ratio: float) -> QImage:
    frame, backing = stand.canvas.frame, stand.canvas._showing.backing
    image = blank(frame, ratio)
    backing.show(frame, ratio)
    painter = QPainter(image)
    backing.draw(painter, QRect(0, 0, int(frame.width), int(frame.height)))
    painter.end()
    return image


def painted_anew(stand: Stand, ratio: float) -> QImage:
    frame = stand.canvas.frame
    image = blank(frame, ratio)
    painter = QPainter(image)
    stand.canvas._painting.paint_ground(painter, frame, QRectF(0, 0, frame.width, frame.height))
    painter.end()
    return image


def blank(frame: Frame, ratio: float) -> QImage:
    image = QImage(int(frame.width * ratio), int(frame.height * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#ff00ff"))
    return image


@pytest.mark.parametrize(
    ("tall", "then"), [(1500.0, 240.0), (1500.0, 1100.0), (240.0, 1500.0), (900.0, 300.0)]
)
def test_view_when_a_row_ends_beyond_it_and_changes_its_height_then_is_as_painted_anew(
    stand: Stand, tall: float, then: float
) -> None:
    stand.canvas.resize(760, 520)
    for camera in (Camera(0, 0, 1.0), Camera(200, 300, 1.0), Camera(0, 180, 0.5)):
        for height in (tall, then):
            stand.canvas.camera = camera
            stand.session.apply(lambda p, high=height: update_row(p, "mp_1", "rw_a", height=high), "height")
            shown(stand)
        assert differing(shown(stand), fresh(stand)) <= 2, (camera, tall, then)
        for _slice in range(200):
            stand.canvas._showing.backing.work_ahead()
        assert differing(shown(stand), fresh(stand)) <= 2, (camera, tall, then)
