"""The opportunities that the shelf has no room for, with the ranks that go on from it."""

from collections.abc import Iterator

from app.i18n import N_, Translator
from app.ink.fonts import FontBook
from app.ink.textblock import one_line
from app.layout.endpages.pieces import HEADING, SMALL, TEXT, Piece, paragraphs
from app.model.journey import JourneyMap
from app.model.ranking import Ranked
from app.rows.parts.footer import EFFORT, IMPACT
from app.values import replace

NAME = N_("More opportunities")
LEFT, GAP = 34.0, 12.0


def opportunity_pieces(
    rest: tuple[Ranked, ...], journey: JourneyMap, width: float, *, book: FontBook, words: Translator
) -> Iterator[Piece]:
    """Yield each opportunity with its rank, its stage, impact, effort and who is in charge."""
    for one in rest:
        told = list(paragraphs(one.card.text, TEXT, width, book=book, left=LEFT, gap=GAP))
        rank = one_line(str(one.rank), HEADING, book=book)
        figure = rank.items(0, -1, ink="bar.green")
        yield replace(told[0], items=(*figure, *told[0].items), keep=True, text=f"{one.rank} {told[0].text}")
        yield from told[1:]
        yield from paragraphs(_facts(one, journey, words), SMALL, width, book=book, ink="muted", left=LEFT)


def _facts(one: Ranked, journey: JourneyMap, words: Translator) -> str:
    judged = one.card.opportunity
    stage = f"{one.stage} {journey.stages[one.stage - 1].name}"
    impact = f"{words.text(IMPACT)} {judged.impact}" if judged and judged.impact else ""
    effort = f"{words.text(EFFORT)} {judged.effort}" if judged and judged.effort else ""
    return " · ".join(part for part in (stage, impact, effort, one.card.owner or "") if part)
