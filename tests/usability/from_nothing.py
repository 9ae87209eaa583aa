"""Tasks that begin on the welcome page."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from app.widgets.poster.dialog import PosterDialog
from tests.usability.hands import Hands, wait_for


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
