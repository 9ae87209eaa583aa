"""Which fields of each sort of thing are shown before somebody asks for more."""

from app.editing.fields.cards import fields_for
from app.editing.fields.field import Field
from app.editing.fields.parts import (
    MAP_FIELDS,
    METRIC_FIELDS,
    MOMENT_FIELDS,
    POINT_FIELDS,
    ROW_FIELDS,
    STAGE_FIELDS,
)
from app.editing.fields.subject import Sort

FIRST_SEEN: dict[Sort, tuple[str, ...]] = {
    "card": (
        *("text", "paper", "opportunity.impact", "opportunity.effort", "opportunity.solves"),
        *("touchpoint.importance", "metric_value", "channels", "owner", "evidence_ids", "certainty"),
    ),
    "stage": ("name", "duration.text", "objective", "owner"),
    "row": ("name", "guide", "colour", "kind", "persona_id"),
    "point": ("score", "word", "text", "evidence_ids"),
    "moment": ("title", "type", "needs", "if_it_fails"),
    "map": ("title", "state", "goal", "starts_at", "ends_at", "review_date"),
}
_TABLES: dict[Sort, tuple[Field, ...]] = {
    "stage": STAGE_FIELDS,
    "row": ROW_FIELDS,
    "point": POINT_FIELDS,
    "moment": MOMENT_FIELDS,
    "map": MAP_FIELDS,
}
CURVE_KINDS = ("emotions", "engagement")
OF_CURVES = ("options.curve", "options.gaps", "options.ghost")
NOT_OF_CURVES = ("options.wrap",)
"""Fields that only rows of curves have, and one that they do not have."""
METRIC_KINDS = frozenset(("metrics", "kpi", "funnel"))
CHANNEL_KINDS = ("touchpoints", "channels")
GROUPS_OF_KIND = {
    "opportunities": ("opportunity",),
    "ideas": ("opportunity",),
    "touchpoints": ("touchpoint",),
    "channels": ("touchpoint",),
    "metrics": ("metric",),
    "kpi": ("metric",),
}
"""For kinds that name no groups of fields themselves."""


def fields_of(
    sort: Sort, *, groups: tuple[str, ...] = (), kinds: frozenset[str] = frozenset()
) -> tuple[Field, ...]:
    """Return the fields of a sort of thing; for cards those of the groups that their rows' kinds name."""
    if sort == "row" and kinds:
        is_curve = bool(kinds & set(CURVE_KINDS))
        fields = tuple(
            field for field in ROW_FIELDS if field.name not in (NOT_OF_CURVES if is_curve else OF_CURVES)
        )
        return (*fields, *METRIC_FIELDS) if kinds <= METRIC_KINDS else fields
    if sort != "card":
        return _TABLES.get(sort, ())
    fields = _in_order(fields_for(groups or _groups_of(kinds)))
    if not kinds & set(CHANNEL_KINDS):
        return tuple(field for field in fields if field.name != "channels") + tuple(
            field for field in fields if field.name == "channels"
        )
    return fields


def is_first_seen(sort: Sort, field: Field, *, kinds: frozenset[str] = frozenset()) -> bool:
    """Say whether a field is shown even while it is empty."""
    if sort == "card" and field.name == "channels":
        return bool(kinds & set(CHANNEL_KINDS))
    return field.name in FIRST_SEEN.get(sort, ())


def _groups_of(kinds: frozenset[str]) -> tuple[str, ...]:
    found = [GROUPS_OF_KIND.get(kind, ()) for kind in kinds]
    return found[0] if found and all(groups == found[0] for groups in found) else ()


def _in_order(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Put what is shown first before the rest; both keep their order but for the rank in the table."""
    rank = {name: index for index, name in enumerate(_CARD_ORDER)}
    return tuple(sorted(fields, key=lambda field: rank.get(field.name, len(rank))))


_CARD_ORDER = (
    *("text", "paper", "opportunity.impact", "opportunity.effort", "touchpoint.importance", "metric_value"),
    *("owner", "opportunity.solves", "channels", "evidence_ids", "certainty"),
)
