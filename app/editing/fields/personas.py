"""The fields of a persona: the union of what the guides ask for, grouped as the panel offers them."""

from app.editing.fields.field import Field, is_filled
from app.i18n import N_
from app.model.persona import Persona

ALWAYS = ("quote", "professional_goals", "frustrations")
"""Shown on top, filled or not."""


def _listed(name: str, title: str) -> Field:
    """Make a field of which each line is an entry."""
    return Field(name, title, "list", hint=N_("One a line"))


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
            _listed("professional_goals", N_("Professional goals")),
            _listed("personal_goals", N_("Personal goals")),
            _listed("needs", N_("Needs")),
            _listed("expectations", N_("Expects")),
            _listed("motivations", N_("Motivated by")),
            _listed("frustrations", N_("Frustrated by")),
            _listed("likes", N_("Likes")),
            _listed("dislikes", N_("Dislikes")),
            _listed("interests", N_("Interests")),
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
            _listed("habits", N_("Habits")),
            _listed("buying_habits", N_("Buying habits")),
            _listed("information_sources", N_("Sources of information")),
            _listed("preferred_channels", N_("Preferred channels")),
            _listed("steady_touchpoints", N_("Steady touchpoints")),
            _listed("favourite_brands", N_("Favourite brands")),
            _listed("devices", N_("Devices")),
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
    _listed("thinks", N_("Thinks and feels")),
    _listed("sees", N_("Sees")),
    _listed("hears", N_("Hears")),
    _listed("says", N_("Says and does")),
    _listed("pains", N_("Pains")),
    _listed("gains", N_("Gains")),
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
