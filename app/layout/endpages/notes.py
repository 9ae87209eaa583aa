"""The notes on cards, as a numbered list: the numbers are those on the cards."""

from collections.abc import Iterator

from app.i18n import N_, Translator
from app.ink.fonts import FontBook
from app.ink.geometry import Rect
from app.ink.primitives import Box
from app.ink.textblock import one_line
from app.layout.endpages.pieces import FIGURE, SMALL, TEXT, Piece, paragraphs
from app.layout.note_numbers import Noted
from app.rows.kind import kind_of
from app.values import replace

NAME = N_("Notes")
LEFT, DISC, GAP = 30.0, 17.0, 12.0


def note_pieces(
    notes: tuple[Noted, ...], width: float, *, book: FontBook, words: Translator
) -> Iterator[Piece]:
    """Yield each note with its number, who wrote it when, and the card that it is about."""
    for one in notes:
        told = list(paragraphs(one.note.text, TEXT, width, book=book, left=LEFT, gap=GAP))
        if told:
            yield _numbered(told[0], one.number, book)
            yield from told[1:]
        yield from paragraphs(_about(one, words), SMALL, width, book=book, ink="muted", left=LEFT, gap=1)


def _numbered(piece: Piece, number: int, book: FontBook) -> Piece:
    text = one_line(str(number), FIGURE, book=book)
    wide = max(DISC, text.width + 8)
    disc = Box(Rect(0, -1, wide, DISC), "text", DISC / 2)
    figure = text.items(0, (DISC - FIGURE.leading) / 2 - 1, ink="wall", width=wide, align="center")
    return replace(piece, items=(disc, *figure, *piece.items), keep=True, text=f"{number} {piece.text}")


def _about(one: Noted, words: Translator) -> str:
    date = words.manner.date(one.note.date) if one.note.date else ""
    row = one.row.name or words.text(kind_of(one.row.kind).name)
    card = " ".join(one.card.text.split())
    return " · ".join(part for part in (one.note.author, date, f"“{card}”", row, one.stage.name) if part)
