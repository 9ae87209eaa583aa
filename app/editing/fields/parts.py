"""The fields of stages, rows, emotion points, moments and maps."""

from app.editing.fields.field import Field
from app.i18n import N_

STAGE_FIELDS: tuple[Field, ...] = (
    Field("name", N_("Name"), "line"),
    Field("duration.text", N_("Duration"), "line", hint=N_("for example: two evenings")),
    Field(
        "moment",
        N_("When"),
        "choice",
        (("before", N_("Before")), ("during", N_("During")), ("after", N_("After"))),
    ),
    Field("objective", N_("Objective"), "text"),
    Field("owner", N_("Owner"), "line"),
    Field("description", N_("Description"), "text"),
    Field("colour", N_("Colour"), "paper"),
    Field("width", N_("Width"), "number", limits=(0.5, 4), places=2),
    Field("collapsed", N_("Collapsed"), "yes-no"),
)

ROW_FIELDS: tuple[Field, ...] = (
    Field("name", N_("Name"), "line"),
    Field("guide", N_("Guide question"), "text"),
    Field("colour", N_("Colour"), "paper"),
    Field("kind", N_("Kind"), "kind"),
    Field(
        "options.wrap",
        N_("Cards per line"),
        "choice",
        ((None, N_("As they fit")), (1, "1"), (2, "2"), (3, "3")),
    ),
    Field(
        "options.curve",
        N_("Shape of the line"),
        "choice",
        ((None, N_("Smooth")), ("straight", N_("Straight")), ("stepped", N_("In steps"))),
    ),
    Field(
        "options.gaps",
        N_("Stages without a point"),
        "choice",
        ((None, N_("Dotted line")), ("break", N_("Line breaks off"))),
    ),
    Field("options.ghost", N_("As-is line of a to-be map"), "yes-no"),
    Field("persona_id", N_("Persona"), "persona"),
    Field(
        "line_above",
        N_("Line above"),
        "choice",
        (
            ("none", N_("None")),
            ("interaction", N_("Line of interaction")),
            ("visibility", N_("Line of visibility")),
            ("internal", N_("Line of internal interaction")),
            ("plain", N_("Plain line")),
        ),
    ),
    Field("printed", N_("Printed"), "yes-no"),
    Field("hidden", N_("Hidden"), "yes-no"),
)

METRIC_FIELDS: tuple[Field, ...] = (
    Field("metric.name", N_("Measure"), "line"),
    Field("metric.unit", N_("Unit"), "line"),
    Field("metric.target", N_("Target"), "number"),
    Field("metric.what", N_("What is counted"), "text"),
    Field("metric.who", N_("Who measures"), "line"),
    Field("metric.when", N_("How often"), "line"),
    Field("metric.why", N_("What for"), "text"),
)
"""What a row of figures says of them."""

POINT_FIELDS: tuple[Field, ...] = (
    Field("score", N_("Score"), "score", limits=(-2, 2)),
    Field("word", N_("Feeling in a word"), "line", hint=N_("for example: anxious")),
    Field("text", N_("Thought"), "text"),
    Field("evidence_ids", N_("Evidence"), "evidence"),
)

MOMENT_FIELDS: tuple[Field, ...] = (
    Field("title", N_("Title"), "line"),
    Field(
        "type",
        N_("Kind"),
        "choice",
        (
            ("moment-of-truth", N_("Moment of truth")),
            ("make-or-break", N_("Make or break")),
            ("wow", N_("Wow")),
            ("pain-peak", N_("Peak of pain")),
            ("hand-over", N_("Hand-over")),
        ),
    ),
    Field("people", N_("People"), "text"),
    Field("things", N_("Things"), "text"),
    Field("processes", N_("Processes"), "text"),
    Field("needs", N_("Needs"), "text"),
    Field("if_it_fails", N_("If it fails"), "text"),
    Field("kpi", N_("Indicator"), "line"),
)

MAP_FIELDS: tuple[Field, ...] = (
    Field("title", N_("Title"), "line"),
    Field("state", N_("State"), "choice", (("as-is", N_("As-is")), ("to-be", N_("To-be")))),
    Field("goal", N_("Goal"), "text"),
    Field("scope", N_("Scope"), "text"),
    Field("starts_at", N_("Starts at"), "line"),
    Field("ends_at", N_("Ends at"), "line"),
    Field(
        "kind",
        N_("Kind of map"),
        "choice",
        (
            ("journey", N_("Customer journey")),
            ("experience", N_("Experience map")),
            ("user-journey", N_("User journey")),
            ("blueprint", N_("Service blueprint")),
            ("empathy", N_("Empathy map")),
        ),
    ),
    Field(
        "focus",
        N_("Focus"),
        "choice",
        (("narrow", N_("Narrow: one flow")), ("wide", N_("Wide: whole cycle"))),
    ),
    Field("expectations", N_("Expectations"), "text"),
    Field("scenario", N_("Scenario"), "text"),
    Field("story", N_("Story"), "text"),
    Field("authors", N_("Authors"), "list", hint=N_("One a line")),
    Field("company", N_("Company"), "line"),
    Field("version_note", N_("Version"), "text"),
    Field("review_date", N_("Review by"), "date"),
)
