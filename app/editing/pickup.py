"""Choosing a place for picked-up cards by keys: pure steps from one landing to the next."""

from collections.abc import Collection

from app.editing.moves import Landing, card_rows
from app.editing.navigation import Motion
from app.model.journey import JourneyMap
from app.model.query import cell_of, find_card


def gaps(journey: JourneyMap, row: str, *, stage: str, ids: Collection[str]) -> tuple[int, ...]:
    """Return the indexes of a cell at which some cards could land, from the top.

    The place right behind one of the cards themselves is the place before it, and is left out.
    """
    cards = cell_of(journey, row, stage)
    return tuple(i for i in range(len(cards) + 1) if i == 0 or cards[i - 1].id not in ids)


def first_landing(journey: JourneyMap, card_id: str, *, ids: Collection[str]) -> Landing | None:
    """Return where a card lies now, as a place to land; None if it is not on the map."""
    place = find_card(journey, card_id)
    if place is None:
        return None
    before = [gap for gap in gaps(journey, place.row, stage=place.stage, ids=ids) if gap <= place.index]
    return Landing(place.row, place.stage, before[-1])


def stepped(journey: JourneyMap, landing: Landing, *, motion: Motion, ids: Collection[str]) -> Landing:
    """Return the landing after a key: between cards, then row by row, or stage by stage; it stops at the edges."""
    rows, stages = card_rows(journey), tuple(stage.id for stage in journey.stages)
    row, stage = landing.row, landing.stage
    if row not in rows or stage not in stages:
        return landing
    here = (rows.index(row), stages.index(stage))
    match motion:
        case "up" | "down":
            step = 1 if motion == "down" else -1
            inside = _within(journey, landing, step=step, ids=ids)
            if inside is not None:
                return inside
            return _at(journey, landing, cell=(here[0] + step, here[1]), ids=ids, edge=step)
        case "cell-up" | "cell-down":
            return _at(
                journey, landing, cell=(here[0] + (1 if motion == "cell-down" else -1), here[1]), ids=ids
            )
        case "left" | "right" | "cell-left" | "cell-right":
            step = 1 if motion.endswith("right") else -1
            return _at(journey, landing, cell=(here[0], here[1] + step), ids=ids)
        case "row-start" | "row-end":
            return _at(
                journey, landing, cell=(here[0], 0 if motion == "row-start" else len(stages) - 1), ids=ids
            )
        case _:
            corner = (0, 0) if motion == "map-start" else (len(rows) - 1, len(stages) - 1)
            return _at(journey, landing, cell=corner, ids=ids)


def _within(journey: JourneyMap, landing: Landing, *, step: int, ids: Collection[str]) -> Landing | None:
    row, stage = landing.row or "", landing.stage or ""
    places = gaps(journey, row, stage=stage, ids=ids)
    further = [gap for gap in places if (gap - landing.index) * step > 0]
    if not further:
        return None
    return Landing(row, stage, further[0] if step > 0 else further[-1])


def _at(
    journey: JourneyMap, landing: Landing, *, cell: tuple[int, int], ids: Collection[str], edge: int = 0
) -> Landing:
    """Enter a cell at the nearest place; from above (1) at its first, from below (-1) at its last."""
    rows, stages = card_rows(journey), journey.stages
    if not (0 <= cell[0] < len(rows) and 0 <= cell[1] < len(stages)):
        return landing
    row, stage = rows[cell[0]], stages[cell[1]].id
    places = gaps(journey, row, stage=stage, ids=ids)
    if edge:
        return Landing(row, stage, places[0 if edge > 0 else -1])
    return Landing(row, stage, min(places, key=lambda gap: abs(gap - landing.index)))
