"""Tasks that begin on the welcome page."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from app.widgets.importing.dialog import ImportDialog
from app.widgets.poster.dialog import PosterDialog
from tests.interchange.calc import calc_clipboard
from tests.usability.hands import Hands, wait_for

TITLE = "A basket bought online"
STAGES = ["Discover", "Compare", "Buy", "Use", "Recommend"]
KINDS = ["actions", "touchpoints", "emotions", "pain", "opportunities", "backstage"]


def map_of_a_range(hands: Hands) -> None:
    """A new map of a range that was copied in a spreadsheet, with a title."""
    QGuiApplication.clipboard().setMimeData(calc_clipboard())
    hands.think()
    hands.press("Ctrl+N")
    hands.settle()
    before = hands.session.project

    def agree(dialog: QWidget) -> None:
        assert isinstance(dialog, ImportDialog)
        hands.think()
        hands.press("Return")

    hands.during(agree)
    hands.press("Ctrl+V")
    assert_range_is_there(hands)
    hands.session.undo_stack.undo()
    assert hands.session.project is before, "one undo takes everything back"
    hands.session.undo_stack.redo()
    QTest.qWait(250)
    hands.settle()
    hands.think()
    hands.double_click(hands.title())
    hands.press("Ctrl+A")
    hands.type(TITLE)
    hands.press("Return")
    assert hands.journey.title == TITLE
    assert_range_is_there(hands)


def assert_range_is_there(hands: Hands) -> None:
    """Hold the map to the range: five stages, six rows, thirty cards and five scores where they belong."""
    journey = hands.journey
    assert [stage.name for stage in journey.stages] == STAGES
    kinds = [row.kind for row in journey.rows]
    assert sum(a == b for a, b in zip(kinds, KINDS, strict=True)) >= 5
    assert sum(len(cards) for row in journey.rows for cards in row.cells.values()) == 30
    first, buy = journey.stages[0].id, journey.stages[2].id
    assert [card.text for card in journey.rows[0].cells[first]] == ["Searches the web", "Asks a friend"]
    assert [card.text for card in journey.rows[3].cells[buy]] == ["Must open an account", "Pays for delivery"]
    assert [point.score for point in hands.row("emotions").curves[0].points] == [-1, 0.5, -2, 1, 2]


def keyboard_only(hands: Hands) -> None:
    """New map from a template, rename a stage, three cards, one to another row, one emotion, a PDF: by keys."""
    hands.think()
    hands.press("Return")
    hands.settle()
    ears = Ears(hands)
    stage = hands.journey.stages[0].id
    hands.think()
    hands.press("Ctrl+Home", "Up", "F2", "Ctrl+A")
    hands.type("Needs a desk")
    hands.press("Return")
    assert hands.journey.stages[0].name == "Needs a desk"
    ears.heard("rename")
    hands.think()
    hands.press("Down")
    hands.type("One")
    hands.press("Return")
    hands.type("Two")
    hands.press("Return")
    hands.type("Three")
    hands.press("Esc")
    assert [card.text for card in hands.journey.rows[0].cells[stage]] == ["One", "Two", "Three"]
    ears.heard("three cards")
    hands.think()
    hands.press("Alt+Shift+Down")
    assert [card.text for card in hands.journey.rows[1].cells[stage]] == ["Three"]
    ears.heard("move")
    hands.think()
    hands.press("Ctrl+Shift+L", "4")
    assert [point.score for point in hands.row("emotions").curves[0].points] == [1.0]
    ears.heard("emotion")
    _export(hands)
    assert not [each for each in hands.tally.gestures if "click" in each or "drag" in each]


class Ears:
    """Hears what a screen reader would say: announcements, and the description of the place of the cursor."""

    def __init__(self, hands: Hands) -> None:
        self._hands, self._said = hands, 0
        self._place = hands.canvas.accessibleDescription()
        hands.canvas.announcer.said.connect(self._on_said)

    def _on_said(self, _text: str) -> None:
        self._said += 1

    def heard(self, step: str) -> None:
        """Hold a step to have been spoken of."""
        QTest.qWait(1)
        place = self._hands.canvas.accessibleDescription()
        assert self._said or place != self._place, f"nothing was said of the {step}"
        self._said, self._place = 0, place


def _export(hands: Hands) -> None:
    with TemporaryDirectory() as folder:
        _export_into(hands, Path(folder) / "map.pdf")


def _export_into(hands: Hands, path: Path) -> None:

    def name_file(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        hands.press("Ctrl+A")
        hands.type(str(path))
        hands.press("Return")

    def export(dialog: QWidget) -> None:
        assert isinstance(dialog, PosterDialog)
        wait_for(dialog.foot.pdf.isEnabled)
        hands.during(name_file)
        hands.press("Return")
        wait_for(dialog.foot.open_button.isVisible, ms=20000)
        hands.look_at(dialog)
        hands.press("Esc")

    hands.think()
    hands.during(export)
    hands.press("Ctrl+E")
    assert path.read_bytes().startswith(b"%PDF")
