"""Sentences about a table: how much it holds, what was assumed about it, what a merge does."""

from app.i18n import _, ngettext
from app.interchange.merging import Merged
from app.interchange.plan import ImportPlan
from app.interchange.reading import ENCODINGS, SEPARATORS, Reading
from app.rows.kind import kind_of

LISTED = 12


def counted(plan: ImportPlan) -> str:
    """Return how much a plan holds, such as "5 stages, 6 rows, 30 cards and 5 emotion points"."""
    stages, rows = len(plan.stages), rows_in(plan)
    parts = (
        ngettext("%d stage", "%d stages", stages) % stages,
        ngettext("%d row", "%d rows", rows) % rows,
        ngettext("%d card", "%d cards", plan.cards) % plan.cards,
    )
    text = ", ".join(parts)
    if not plan.points:
        return text
    points = ngettext("%d emotion point", "%d emotion points", plan.points) % plan.points
    return _("%(cards)s and %(points)s") % {"cards": text, "points": points}


def rows_in(plan: ImportPlan) -> int:
    """Return how many rows there will be: the emotion lines of several personas have one together."""
    return len({(row.kind, row.name.casefold()) if row.persona else row.line for row in plan.rows})


def merged_words(merged: Merged) -> str:
    """Return what a merge does, such as "updates 30 cards, adds 2, leaves 4 as they are"."""
    updates = ngettext("updates %d card", "updates %d cards", merged.updated) % merged.updated
    adds = ngettext("adds %d", "adds %d", merged.added) % merged.added
    same = ngettext("leaves %d as it is", "leaves %d as they are", merged.same) % merged.same
    return ", ".join((updates, adds, same))


def assumed(reading: Reading, plan: ImportPlan) -> tuple[str, ...]:
    """Return what was assumed about a table, one sentence each."""
    found = []
    if reading.delimiter:
        words = {
            "separator": _(dict(SEPARATORS)[reading.delimiter]).removesuffix(reading.delimiter).rstrip(),
            "encoding": dict(ENCODINGS)[reading.encoding],
        }
        found.append(_("Separator: %(separator)s. Encoding: %(encoding)s.") % words)
    found.append(_("Stages stand in rows.") if plan.wishes.turned else _("Stages stand in columns."))
    if plan.wishes.stage_line is not None and plan.wishes.stage_line < 0:
        found.append(_("No line names the stages."))
    found += [_kinds(plan)] if plan.rows else []
    if plan.points:
        found.append(_("Emotions are on the scale %s.") % plan.scale.words)
    return tuple(found)


def _kinds(plan: ImportPlan) -> str:
    rows = plan.rows[:LISTED]
    named = ", ".join(f"{row.name or '–'} → {_(kind_of(row.kind).name)}" for row in rows)
    return _("Row kinds: %s.") % (named + (" …" if len(plan.rows) > LISTED else ""))
