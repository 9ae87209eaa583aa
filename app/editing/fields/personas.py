"""The fields of a persona: the union of what the guides ask for, grouped as the panel offers them."""

from app.editing.fields.field import Field, is_filled
from app.i18n import N_
from app.model.persona import Persona

ALWAYS = ("quote", "professional_goals", "frustrations")
"""Shown on top, filled or not."""

PERSONA_FIELDS: tuple[tuple[str, tuple[Field, ...]], ...] = (
    (
        N_("In short"),
        (
            Field("quote", N_("Quote"), "text", hint=N_("A sentence they would say")),
            Field("tagline", N_("In one line"), "line"),
            Field("role", N_("Role"), "line"),
            Field("scenario", N_("Situation"), "text"),
            Field("bio", N_("Biography"), "text"),
        ),
    ),
    (
        N_("Goals and feelings"),
        (
            Field("professional_goals", N_("Professional goals"), "list", hint=N_("One a line")),
            Field("personal_goals", N_("Personal goals"), "list", hint=N_("One a line")),
            Field("needs", N_("Needs"), "list", hint=N_("One a line")),
            Field("expectations", N_("Expects"), "list", hint=N_("One a line")),
            Field("motivations", N_("Motivated by"), "list", hint=N_("One a line")),
            Field("frustrations", N_("Frustrated by"), "list", hint=N_("One a line")),
            Field("likes", N_("Likes"), "list", hint=N_("One a line")),
            Field("dislikes", N_("Dislikes"), "list", hint=N_("One a line")),
            Field("interests", N_("Interests"), "list", hint=N_("One a line")),
        ),
    ),
    (
        N_("Who she is"),
        (
            Field("age", N_("Age"), "line"),
            Field("gender", N_("Gender"), "line"),
            Field("location", N_("Place"), "text"),
            Field("family_status", N_("Family"), "text"),
            Field("education", N_("Education"), "text"),
            Field("income_range", N_("Income"), "text"),
            Field("market", N_("Market"), "text"),
            Field("audience", N_("Audience"), "text"),
        ),
    ),
    (
        N_("Habits and channels"),
        (
            Field("habits", N_("Habits"), "list", hint=N_("One a line")),
            Field("buying_habits", N_("Buying habits"), "list", hint=N_("One a line")),
            Field("information_sources", N_("Sources of information"), "list", hint=N_("One a line")),
            Field("preferred_channels", N_("Preferred channels"), "list", hint=N_("One a line")),
            Field("steady_touchpoints", N_("Steady touchpoints"), "list", hint=N_("One a line")),
            Field("favourite_brands", N_("Favourite brands"), "list", hint=N_("One a line")),
            Field("devices", N_("Devices"), "list", hint=N_("One a line")),
            Field("tech_level", N_("At ease with technology"), "five"),
        ),
    ),
    (
        N_("More"),
        (
            Field("sliders", N_("Traits"), "sliders"),
            Field("empathy", N_("Empathy map"), "empathy"),
            Field("evidence_ids", N_("Evidence"), "evidence"),
            Field("colour", N_("Colour of the line"), "curve-colour"),
            Field("custom", N_("Own field"), "custom"),
        ),
    ),
)

EMPATHY_FIELDS: tuple[Field, ...] = (
    Field("thinks", N_("Thinks and feels"), "list", hint=N_("One a line")),
    Field("sees", N_("Sees"), "list", hint=N_("One a line")),
    Field("hears", N_("Hears"), "list", hint=N_("One a line")),
    Field("says", N_("Says and does"), "list", hint=N_("One a line")),
    Field("pains", N_("Pains"), "list", hint=N_("One a line")),
    Field("gains", N_("Gains"), "list", hint=N_("One a line")),
)

FIELD_OF = {field.name: field for _group, fields in PERSONA_FIELDS for field in fields}
APART = ("quote", "tagline", "colour")
"""Shown beside the portrait and with the map's ticks, not among the other fields."""


def shown_fields(persona: Persona, added: frozenset[str]) -> tuple[Field, ...]:
    """Return the fields that a panel lists: filled ones, then empty ones that are always there or added."""
    fields = [field for field in FIELD_OF.values() if field.name not in APART]
    filled = [field for field in fields if is_filled(persona, field)]
    empty = [f for f in fields if f not in filled and (f.name in ALWAYS or f.name in added)]
    return (*filled, *empty)


def missing_fields(persona: Persona, shown: frozenset[str]) -> tuple[tuple[str, Field], ...]:
    """Return the fields that can still be added, each with the name of its group."""
    return tuple(
        (group, field)
        for group, fields in PERSONA_FIELDS
        for field in fields
        if field.name not in shown and not is_filled(persona, field) and field.name not in ("quote", "colour")
    )
