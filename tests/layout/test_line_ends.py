"""Where the lines of cards end: no last word stands alone where the line above could spare one."""

from pathlib import Path

import pytest

from app.ink.primitives import TextLine
from app.ink.style import POSTER, SCREEN, Style
from app.ink.text import default_book, text_width
from app.layout.engine import lay_out
from app.layout.options import LayoutOptions
from app.paths import resource_path
from app.storage.loader import read

EXAMPLES = [f"{language}/{name}" for language in ("en", "es") for name in ("cafeteria", "car", "sally")]


def lonely(lines: list[str], room: float, style: Style) -> bool:
    """Say whether the last word stands alone although lines no longer than these had given it company."""
    if len(lines) < 2 or len(lines[-1].split()) > 1:
        return False
    above = lines[-2].split()
    joined = f"{above[-1]} {lines[-1]}"
    longest = room if len(lines) > 2 else text_width(lines[0], style.card, default_book())
    return len(above) > 2 and text_width(joined, style.card, default_book()) < longest


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("style", [SCREEN, POSTER], ids=["screen", "poster"])
def test_card_when_broken_into_lines_then_its_last_word_is_not_alone_where_it_need_not_be(
    name: str, style: Style
) -> None:
    project = read(Path(str(resource_path(f"examples/{name}.journey")))).project
    count = 0
    for column in (150.0, 182.0, 200.0, 226.0, 264.0):
        options = LayoutOptions(language="en", style=style, column=column, full_text=True)
        sheet = lay_out(project, project.maps[0].id, options)
        for shelf in sheet.shelves:
            for placed in (placed for cell in shelf.layout.cells for placed in cell.cards):
                items = [item for item in placed.block.items if isinstance(item, TextLine)]
                lines = [item.line.text for item in items if item.line.size == style.card.size]
                room = placed.block.width - 2 * style.card_side
                assert not lonely(lines, room, style), lines
                count += len(lines) > 1
    assert count > 20


def test_label_when_a_peak_is_set_on_two_lines_then_they_are_about_equally_long() -> None:
    project = read(Path(str(resource_path("examples/es/cafeteria.journey")))).project
    sheet = lay_out(project, "mp_1", LayoutOptions(language="es", style=POSTER, column=190.0, full_text=True))
    row = next(shelf.layout for shelf in sheet.shelves if shelf.layout.row.kind == "emotions")
    peak = next(placed.block for placed in row.over if placed.block.text == "“¿Cuánto hay que esperar?”")
    widths = [item.line.width for item in peak.items if isinstance(item, TextLine)]
    assert len(widths) == 2 and min(widths) > 0.8 * max(widths)
