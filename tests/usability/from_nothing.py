"""Tasks that begin on the welcome page."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.widgets.export_dialog import ExportDialog
from tests.usability.hands import Hands, wait_for


def keyboard_only(hands: Hands) -> None:
    """New map from a template, rename a stage, three cards, one to another row, one emotion, a PDF: by keys."""
    said = _listen(hands)
    hands.think()
    hands.press("Return")
    assert hands.window.session is not None
    hands.settle()
    stage = hands.journey.stages[0].id
    hands.think()
    hands.press("Ctrl+Home", "Up", "F2", "Ctrl+A")
    hands.type("Needs a desk")
    hands.press("Return")
    assert hands.journey.stages[0].name == "Needs a desk"
    hands.think()
    hands.press("Down")
    hands.type("One")
    hands.press("Return")
    hands.type("Two")
    hands.press("Return")
    hands.type("Three")
    hands.press("Esc")
    rows = hands.journey.rows
    assert [card.text for card in rows[0].cells[stage]] == ["One", "Two", "Three"]
    hands.think()
    hands.press("Alt+Shift+Down")
    assert [card.text for card in hands.journey.rows[1].cells[stage]] == ["Three"]
    hands.think()
    hands.press("Ctrl+Shift+L", "4")
    assert [point.score for point in hands.row("emotions").curves[0].points] == [1.0]
    _export(hands)
    assert not [each for each in hands.tally.gestures if "click" in each or "drag" in each]
    assert said


def _listen(hands: Hands) -> list[str]:
    return []


def _export(hands: Hands) -> None:
    path = Path.home() / "map.pdf"

    def name_file(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        hands.press("Ctrl+A")
        hands.type(str(path))
        hands.press("Return")

    def export(dialog: QWidget) -> None:
        assert isinstance(dialog, ExportDialog)
        wait_for(dialog.save_button.isEnabled)
        hands.during(name_file)
        hands.press("Return")
        wait_for(lambda: bool(dialog.message.text()), ms=20000)
        hands.press("Esc")

    hands.think()
    hands.during(export)
    hands.press("Ctrl+E")
    assert path.read_bytes().startswith(b"%PDF")
