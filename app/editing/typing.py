"""Text as it is typed: cleaned before it enters the document, and the edits that put it there."""

import re
import unicodedata

from app.editing.session import Edit
from app.model.card import Card
from app.model.edits.cards import delete_cards, insert_cards, update_card
from app.model.edits.curves import update_point
from app.model.edits.maps import update_map
from app.model.edits.rows import update_row
from app.model.edits.stages import update_stage
from app.model.project import Project

LONGEST_TEXT = 4000
COUNTED_TEXT = 200
ADVISED_TEXT = 280
"""What can be taken in at a glance; more is allowed, and advised against."""
_KEPT = frozenset("\n\t")
_SIGNS = r"(?:[-*•–—▪◦‣·●○■□☐☑☒✓✔➢]|\uf0b7|o(?=\t)|\d{1,3}[.)]|[a-zA-Z][.)](?=\t))"
_SIGN = re.compile(rf"\s*{_SIGNS}\s+(?:\[[ xX]\] )?(?=\S)")
"""What begins a line of a list, with the box of a task behind it where there is one."""
_SIGN_AND_TAB = re.compile(rf"\s*{_SIGNS}\t[^\t]*$")


def clean(text: str) -> str:
    """Return a text as the document keeps it: NFC, no control characters, trimmed, at most 4,000 characters."""
    unified = unicodedata.normalize("NFC", text.replace("\u2029", "\n").replace("\u2028", "\n"))
    shown = "".join(character for character in unified if character in _KEPT or not _is_control(character))
    lines = (line.rstrip() for line in shown.replace("\t", " ").split("\n"))
    return "\n".join(lines).strip()[:LONGEST_TEXT].rstrip()


def clean_line(text: str) -> str:
    """Return a text on one line, for names."""
    return " ".join(clean(text).split())


def lines_of(text: str) -> tuple[str, ...]:
    """Return the cards that pasted lines stand for: bullets stripped, blank lines skipped."""
    stripped = (clean(_without_bullet(line)) for line in text.replace("\r", "\n").split("\n"))
    return tuple(line for line in stripped if line)


def _is_control(character: str) -> bool:
    # Cs: half a surrogate pair, which no file could hold.
    return unicodedata.category(character) in ("Cc", "Cs")


def is_list(text: str) -> bool:
    """Say whether each line is a sign of a list, a tab and words, as word processors copy their lists."""
    lines = [line for line in text.replace("\r", "\n").split("\n") if line.strip()]
    return bool(lines) and all(_SIGN_AND_TAB.match(line) for line in lines)


def _without_bullet(line: str) -> str:
    found = _SIGN.match(line)
    return line[found.end() :] if found else line


def put_text(map_id: str, kind: str, slot_id: str, *, text: str) -> Edit:
    """Return the edit that puts a cleaned text into a card, stage, row, point or the map's title."""

    def write(project: Project) -> Project:
        match kind:
            case "card":
                return update_card(project, map_id, slot_id, text=clean(text))
            case "point":
                return update_point(project, map_id, slot_id, text=clean(text))
            case "stage":
                return update_stage(project, map_id, slot_id, name=clean_line(text))
            case "row":
                return update_row(project, map_id, slot_id, name=clean_line(text))
            case "title":
                return update_map(project, map_id, title=clean_line(text))
            case _:
                raise ValueError(f"a {kind} has no text to write")

    return write


def write_new_card(map_id: str, card: Card, *, row: str, stage: str, index: int, text: str) -> Edit:
    """Return the edit that puts a new card with a cleaned text into a cell."""
    filled = card.replace(text=clean(text))
    return lambda project: insert_cards(project, map_id, (filled,), row=row, stage=stage, index=index)


def remove_card(map_id: str, card_id: str) -> Edit:
    """Return the edit that removes a card."""
    return lambda project: delete_cards(project, map_id, (card_id,))


def is_bare(card: Card) -> bool:
    """Say whether a card holds nothing besides its text, so that it means nothing once that is gone."""
    return card == Card(id=card.id, text=card.text)
