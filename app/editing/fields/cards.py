"""The fields of a card: those of every card, and those that belong to what its row is about."""

from app.editing.fields.field import Field
from app.i18n import N_

CERTAINTY = Field(
    "certainty",
    N_("Certainty"),
    "choice",
    ((("assumption"), N_("Assumption")), ("some-data", N_("Some data")), ("researched", N_("Researched"))),
)
RATING = Field("rating", N_("Rating"), "choice", ((1, N_("▲ good")), (0, N_("■ neutral")), (-1, N_("▼ bad"))))

OPPORTUNITY: tuple[Field, ...] = (
    Field("opportunity.impact", N_("Impact"), "five"),
    Field("opportunity.effort", N_("Effort"), "five"),
    Field("opportunity.urgency", N_("Urgency"), "five"),
    Field(
        "opportunity.status",
        N_("Status"),
        "choice",
        (
            ("idea", N_("Idea")),
            ("planned", N_("Planned")),
            ("doing", N_("Doing")),
            ("done", N_("Done")),
            ("dropped", N_("Dropped")),
        ),
    ),
    Field("opportunity.due", N_("Due"), "date"),
    Field("opportunity.feasible", N_("Feasible"), "yes-no"),
    Field("opportunity.viable", N_("Viable"), "yes-no"),
    Field("opportunity.desirable", N_("Desirable"), "yes-no"),
    Field("opportunity.solves", N_("Solves"), "solves"),
)

TOUCHPOINT: tuple[Field, ...] = (
    Field("touchpoint.importance", N_("Importance"), "five"),
    Field("touchpoint.effective", N_("Effective"), "yes-no"),
    Field("touchpoint.preferred", N_("Preferred"), "yes-no"),
    Field(
        "touchpoint.controlled",
        N_("Controlled by us"),
        "choice",
        (("yes", N_("Yes")), ("partly", N_("Partly")), ("no", N_("No"))),
    ),
    Field(
        "touchpoint.place", N_("Where"), "choice", (("on-site", N_("On site")), ("off-site", N_("Off site")))
    ),
)

METRIC: tuple[Field, ...] = (Field("metric_value", N_("Figure"), "number"),)

GROUPS = {"opportunity": OPPORTUNITY, "touchpoint": TOUCHPOINT, "metric": METRIC}
"""By the names that row kinds list in their `fields`."""

FIRST: tuple[Field, ...] = (Field("text", N_("Text"), "text"), Field("paper", N_("Colour"), "paper"))

COMMON: tuple[Field, ...] = (
    Field("owner", N_("Owner"), "line"),
    CERTAINTY,
    RATING,
    Field("evidence_ids", N_("Evidence"), "evidence"),
    Field("persona_ids", N_("Personas"), "personas"),
    Field("channels", N_("Channels"), "channels"),
    Field("tags", N_("Tags"), "list", hint=N_("One a line")),
    Field("url", N_("Link"), "line", hint="https://"),
    Field("image", N_("Picture"), "picture"),
    Field("image_alt", N_("What the picture shows"), "line"),
    Field("span", N_("Width in stages"), "number", limits=(1, 60), is_whole=True),
    Field("drop_off", N_("Leave here, %"), "number", limits=(0, 100)),
    Field("locked", N_("Locked"), "yes-no"),
)


def fields_for(groups: tuple[str, ...]) -> tuple[Field, ...]:
    """Return a card's fields in the order in which they are shown, for the groups that its row's kind names."""
    own = tuple(field for name in groups for field in GROUPS.get(name, ()))
    return (*FIRST, *own, *COMMON)
