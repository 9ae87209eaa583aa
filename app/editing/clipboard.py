"""Cards on the clipboard: as a small project of our own, so that they come back whole, and as text for others."""

import csv
import io

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QImage

from app.constants import MIME
from app.editing.lazy_mime import LazyMime
from app.editing.moves import card_rows
from app.editing.snapshot import png_of
from app.editing.typing import clean, lines_of
from app.interchange.cells import cell_of_texts
from app.interchange.html_table import html_of
from app.interchange.table import Table
from app.model.card import Card
from app.model.edits.cards import insert_cards
from app.model.edits.copies import fresh_card
from app.model.edits.paths import on_cards, on_map, on_rows
from app.model.ids import CARD, MAP, new_id
from app.model.journey import JourneyMap
from app.model.project import Project, new_project
from app.model.query import cell_of, find_cards, map_of, stage_index
from app.model.row import Row
from app.storage.assets import AssetStore
from app.storage.codec import encode
from app.storage.errors import LoadError
from app.storage.loader import load

MOST_CARDS = 5_000
"""More than this many pasted lines is a mistake, not a map."""


def copied(project: Project, map_id: str, ids: frozenset[str], *, assets: AssetStore) -> QMimeData:
    """Return some cards as clipboard data: our own JSON, an HTML table, text, and a picture when asked for."""
    journey = map_of(project, map_id)
    block = excerpt(project, journey, ids)
    table = _table(journey, ids)
    ready = {MIME: encode(block, assets)}
    if table.width * table.height > 1:
        ready["text/html"] = html_of(table).encode()
    data = LazyMime(ready, lambda: png_of(block, block.maps[0], assets, has_title=False))
    data.setText(as_text(journey, ids))
    return data


def picture_data(png: bytes) -> QMimeData:
    """Return clipboard data that holds nothing but a picture."""
    data = QMimeData()
    data.setData("image/png", QByteArray(png))
    data.setImageData(QImage.fromData(QByteArray(png)))
    return data


def as_text(journey: JourneyMap, ids: frozenset[str]) -> str:
    """Return cards as text: one card as it is, several as a table with tabs, lines of a cell in quotes."""
    table = _table(journey, ids)
    if table.width * table.height <= 1:
        return "\n".join(place.card.text for place in find_cards(journey, ids))
    written = io.StringIO()
    csv.writer(written, dialect="excel-tab", lineterminator="\n").writerows(table.rows)
    return written.getvalue().rstrip("\n")


def _table(journey: JourneyMap, ids: frozenset[str]) -> Table:
    """Return the cards as a table of the rows and stages around them, the cards of a cell as its lines."""
    taken = find_cards(journey, ids)
    rows = _around([row.id for row in journey.rows], {place.row for place in taken})
    kept = {*card_rows(journey), *(place.row for place in taken)}
    stages = _around([stage.id for stage in journey.stages], {place.stage for place in taken})
    held: dict[tuple[str, str], list[str]] = {}
    for place in taken:
        held.setdefault((place.row, place.stage), []).append(place.card.text)
    return Table(
        tuple(
            tuple(cell_of_texts(held.get((row, stage), [])) for stage in stages)
            for row in rows
            if row in kept
        )
    )


def _around(names: list[str], used: set[str]) -> list[str]:
    """Return the names from the first to the last that is used."""
    at = [index for index, name in enumerate(names) if name in used]
    return names[at[0] : at[-1] + 1] if at else []


def pasted(data: QMimeData) -> tuple[Project, AssetStore] | None:
    """Read our own clipboard data with all the limits of a file; None if there is none or it is damaged."""
    if not data.hasFormat(MIME):
        return None
    try:
        loaded = load(bytes(data.data(MIME).data()), name="clipboard")
    except LoadError:
        # Another program may put anything under our name; its text is still worth pasting.
        return None
    return (loaded.project, loaded.assets) if loaded.project.maps else None


def cards_of_text(text: str) -> tuple[Card, ...]:
    """Return one new card for each line of a text."""
    return tuple(Card(id=new_id(CARD), text=line) for line in lines_of(text)[:MOST_CARDS])


def one_text(text: str) -> str:
    """Return a text for one card."""
    return clean(unified(text))


def unified(text: str) -> str:
    """Return a text with the line ends of one system only."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def paste_block(
    project: Project, map_id: str, source: Project, *, row: str, stage: str, index: int
) -> tuple[Project, tuple[str, ...]]:
    """Put copied cards into a map from one cell on to the right and down; block shape kept, clamped at the edges.

    Returns the project and the ids of the new cards.
    """
    block, journey = known_only(project, source).maps[0], map_of(project, map_id)
    rows, stages = card_rows(journey), tuple(held.id for held in journey.stages)
    first = stage_index(journey, stage)
    if row not in rows or first < 0:
        return project, ()
    new: list[str] = []
    for down, source_row in enumerate(block.rows):
        for right, source_stage in enumerate(block.stages):
            cards = tuple(fresh_card(card) for card in source_row.cells.get(source_stage.id, ()))
            cell = (
                rows[min(rows.index(row) + down, len(rows) - 1)],
                stages[min(first + right, len(stages) - 1)],
            )
            at = index if (down, right) == (0, 0) else len(cell_of(map_of(project, map_id), *cell))
            project = insert_cards(project, map_id, cards, row=cell[0], stage=cell[1], index=at)
            new.extend(card.id for card in cards)
    return with_assets(project, source), tuple(new)


def known_only(project: Project, source: Project) -> Project:
    """Return the copied project without references to personas and evidence that this project does not have."""
    personas = {persona.id for persona in project.personas}
    evidence = {held.id for held in project.evidence}

    def keep(card: Card) -> Card:
        who = tuple(name for name in card.persona_ids if name in personas)
        why = tuple(name for name in card.evidence_ids if name in evidence)
        if (who, why) == (card.persona_ids, card.evidence_ids):
            return card
        return card.replace(persona_ids=who, evidence_ids=why)

    return on_map(
        source, source.maps[0].id, lambda journey: on_rows(journey, lambda row: on_cards(row, keep))
    )


def with_assets(project: Project, source: Project) -> Project:
    missing = {sha: asset for sha, asset in source.assets.items() if sha not in project.assets}
    return project.replace(assets={**project.assets, **missing}) if missing else project


def excerpt(project: Project, journey: JourneyMap, ids: frozenset[str]) -> Project:
    """Return a project with just these cards, in the rows and stages of their bounding box."""
    taken = find_cards(journey, ids)
    columns = [stage_index(journey, place.stage) for place in taken]
    stages = journey.stages[min(columns) : max(columns) + 1] if columns else ()
    used = [index for index, row in enumerate(journey.rows) if any(p.row == row.id for p in taken)]
    kept = set(card_rows(journey))
    rows = tuple(
        _only(row, ids)
        for row in (journey.rows[used[0] : used[-1] + 1] if used else ())
        if row.id in kept or any(p.row == row.id for p in taken)
    )
    bare = tuple(stage.replace(origin_id=None) for stage in stages)
    block = JourneyMap(id=new_id(MAP), title="", stages=bare, rows=rows)
    pictures = {place.card.image for place in taken}
    assets = {sha: asset for sha, asset in project.assets.items() if sha in pictures}
    return new_project(maps=(block,)).replace(
        assets=assets, personas=project.personas, evidence=project.evidence, channels=project.channels
    )


def _only(row: Row, ids: frozenset[str]) -> Row:
    cells = {
        stage: kept for stage, cards in row.cells.items() if (kept := tuple(c for c in cards if c.id in ids))
    }
    return Row(id=row.id, kind=row.kind, name=row.name, cells=cells)
