"""The list of evidence: what a map is based on, and how many cards and points each source carries."""

from collections import Counter
from collections.abc import Iterator

from app.i18n import N_, Translator
from app.ink.fonts import FontBook
from app.layout.endpages.pieces import HEADING, QUOTE, SMALL, TEXT, Piece, paragraphs
from app.model.evidence import Evidence
from app.model.journey import JourneyMap

NAME = N_("Evidence")
KINDS = {
    "analytics": N_("Web analytics"),
    "funnel": N_("Funnel"),
    "recording": N_("Recording"),
    "survey": N_("Survey"),
    "interview": N_("Interview"),
    "observation": N_("Observation"),
    "support-log": N_("Support log"),
    "sales-anecdote": N_("Told by sales"),
    "review": N_("Review"),
    "operational": N_("Operational data"),
}
CONFIDENCE = {"high": N_("high confidence"), "mid": N_("medium confidence"), "low": N_("low confidence")}
UNUSED = N_("no card refers to it")
GAP = 16.0


def evidence_pieces(
    evidence: tuple[Evidence, ...], journey: JourneyMap, width: float, *, book: FontBook, words: Translator
) -> Iterator[Piece]:
    """Yield each source with its title, what it is, what it says and how often the map leans on it."""
    used = uses(journey)
    for one in evidence:
        title = one.title or one.source or words.text(KINDS.get(one.kind, NAME))
        yield from paragraphs(title, HEADING, width, book=book, gap=GAP, keep=True, url=one.url or "")
        about = " · ".join((*_about(one, words), _leaning(used[one.id], words)))
        yield from paragraphs(about, SMALL, width, book=book, ink="muted")
        if one.quote:
            yield from paragraphs(f"“{one.quote}”", QUOTE, width, book=book, gap=3)
        for text in (one.note, one.source if one.title else "", one.url or ""):
            yield from paragraphs(text, TEXT, width, book=book, gap=2)


def uses(journey: JourneyMap) -> Counter[str]:
    """Return how many cards and points of a map refer to each source."""
    found: Counter[str] = Counter()
    for row in journey.rows:
        for cards in row.cells.values():
            for card in cards:
                found.update(set(card.evidence_ids))
        for curve in row.curves:
            for point in curve.points:
                found.update(set(point.evidence_ids))
    return found


def _about(one: Evidence, words: Translator) -> Iterator[str]:
    if one.kind in KINDS:
        yield words.text(KINDS[one.kind])
    if one.date:
        yield words.manner.date(one.date)
    if one.n is not None:
        yield f"n = {one.n}"
    if one.confidence:
        yield words.text(CONFIDENCE.get(one.confidence, one.confidence))


def _leaning(count: int, words: Translator) -> str:
    if not count:
        return words.text(UNUSED)
    return words.plural("behind %d card or point", "behind %d cards and points", count) % count
