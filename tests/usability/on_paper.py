"""Tasks that end on paper."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from app.widgets.poster.dialog import PosterDialog
from tests.usability.hands import Hands, wait_for

A4 = (595.3, 841.9)
READABLE = 17.0
"""Points that the cards must have to be read from 0.7 m."""


def tile_a_poster(hands: Hands) -> None:
    """A poster A1 to be read from 0.7 m, as tiles on A4 for the office's printer."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", folder)  # where the map is to be saved unless another place is chosen
        hands.think()
        hands.during(lambda dialog: _wish(hands, dialog))
        hands.press("Ctrl+P")
        found = _page_sizes(next(Path(folder).glob("*.pdf")))
    assert 12 <= len(found) - 1 <= 15
    assert all(sorted(size) == pytest.approx(A4, abs=0.5) for size in found)


def _wish(hands: Hands, dialog: QWidget) -> None:
    assert isinstance(dialog, PosterDialog)
    hands.think()
    hands.press("Alt+P")
    hands.type("A1")
    hands.press("Alt+T")
    hands.type("0.7 m")
    hands.think()
    hands.click_on(dialog.tiles.on)
    wait_for(lambda: bool(dialog.tiles.price_words.text()) and dialog.foot.pdf.isEnabled())
    assert dialog.wishes().paper == "a1"
    assert dialog.wishes().text_size >= READABLE
    assert dialog.paper.light.state == "good"
    assert "no seam cuts a card" in dialog.desk.facts()
    hands.think()
    hands.during(lambda asking: _name(hands, asking))
    hands.click_on(dialog.foot.pdf)
    wait_for(dialog.foot.open_button.isVisible, ms=20000)
    hands.look_at(dialog)
    hands.press("Esc")


def _name(hands: Hands, dialog: QWidget) -> None:
    """Take the name that is proposed."""
    assert isinstance(dialog, QFileDialog)
    hands.press("Return")


def _page_sizes(path: Path) -> list[tuple[float, float]]:
    """The sizes of a PDF's pages in points."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    return [document[index].get_size() for index in range(len(document))]
