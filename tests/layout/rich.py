"""A map that has everything a poster can show: notes, votes, tags, evidence, a funnel, a series, two states."""

from app.model.card import Card, Note, Opportunity
from app.model.evidence import Evidence
from app.model.journey import JourneyMap, Moment
from app.model.persona import CustomField, Empathy, Persona, Slider
from app.model.project import Project, Tag, new_project
from app.model.row import Curve, Metric, MetricValue, Point, Row, Scale
from app.model.stage import Stage

NAMES = ("Search", "Visit", "Choose", "Wait", "Collect", "First months")
SCORES = (0.0, 1.0, 1.5, -1.5, 2.0, 0.5)
THOUGHTS = (
    "Where do I begin?",
    "They know me here",
    "That one!",
    "When will it come?",
    "At last",
    "All as promised",
)


def stages(suffix: str = "", *, origin: bool = False) -> tuple[Stage, ...]:
    return tuple(
        Stage(
            id=f"st_{i}{suffix}",
            name=name,
            colour="green" if i == 5 else None,
            moment=("before", "before", "during", "during", "during", "after")[i - 1],
            origin_id=f"st_{i}" if origin else None,
        )
        for i, name in enumerate(NAMES, 1)
    )


def curve(suffix: str = "", *, better: float = 0.0) -> Curve:
    points = tuple(
        Point(id=f"pt_{i}{suffix}", stage=f"st_{i}{suffix}", score=min(2.0, score + better), text=text)
        for i, (score, text) in enumerate(zip(SCORES, THOUGHTS, strict=True), 1)
    )
    return Curve(persona="pe_1", points=points)


def engagement(suffix: str = "") -> Row:
    points = tuple(
        Point(id=f"pe_{i}{suffix}", stage=f"st_{i}{suffix}", score=score)
        for i, score in enumerate((-1, 0, 1, 1.5, 2, -1), 1)
    )
    return Row(id=f"rw_eng{suffix}", kind="engagement", curves=(Curve(persona="pe_1", points=points),))


def opportunities(count: int, suffix: str = "") -> Row:
    cells: dict[str, tuple[Card, ...]] = {}
    for number in range(count):
        stage = f"st_{number % 6 + 1}{suffix}"
        card = Card(
            id=f"op_{number}{suffix}",
            text=f"Improvement number {number + 1} of the journey",
            owner="Ana Vidal" if number % 2 else None,
            opportunity=Opportunity(impact=5 - number % 5, effort=1 + number % 3),
            votes={"1": number} if number else None,
            notes=(Note(id=f"no_{number}{suffix}", text="Ask the workshop", author="Julia"),)
            if number == 2
            else (),
        )
        cells[stage] = (*cells.get(stage, ()), card)
    return Row(id=f"rw_op{suffix}", kind="opportunities", cells=cells)


def journey(suffix: str = "", *, to_be: bool = False, improvements: int = 6) -> JourneyMap:
    actions = {
        f"st_{i}{suffix}": (
            Card(
                id=f"cd_{i}{suffix}",
                text=f"Does what the stage {name} asks for",
                tags=("legal", "online") if i == 2 else (),
                certainty=("researched", "some-data", "assumption")[i % 3],
                evidence_ids=("ev_1",) if i < 4 else (),
                notes=(
                    (
                        Note(
                            id=f"nt_{i}{suffix}",
                            text="Is that so on Mondays, too?",
                            author="Luis",
                            date="2026-11-02",
                        ),
                        Note(id=f"nu_{i}{suffix}", text="Answered", resolved=True),
                    )
                    if i in (1, 4)
                    else ()
                ),
            ),
        )
        for i, name in enumerate(NAMES, 1)
    }
    told = ("1,200 search", "640 visit", "480 choose", "480 wait", "470 collect", "300 come back")
    funnel = {f"st_{i}{suffix}": (Card(id=f"fu_{i}{suffix}", text=text),) for i, text in enumerate(told, 1)}
    values = {
        f"st_{i}{suffix}": (
            MetricValue(value=score - 1, date="2026-03-01"),
            MetricValue(value=score, date="2026-09-01"),
        )
        for i, score in enumerate((6, 7.5, 8, 3, 9, 8.5), 1)
    }
    rows = (
        Row(id=f"rw_act{suffix}", kind="actions", cells=actions),
        Row(id=f"rw_emo{suffix}", kind="emotions", curves=(curve(suffix, better=0.5 if to_be else 0.0),)),
        engagement(suffix),
        Row(id=f"rw_fun{suffix}", kind="funnel", cells=funnel),
        Row(
            id=f"rw_met{suffix}",
            kind="metrics",
            name="Satisfaction",
            metric=Metric(id=f"me_1{suffix}", name="CSAT", scale=Scale(min=0, max=10)),
            values=values,
        ),
        Row(
            id=f"rw_hid{suffix}",
            kind="policy",
            hidden=True,
            cells={f"st_1{suffix}": (Card(id=f"hi{suffix}", text="A hidden rule"),)},
        ),
        opportunities(improvements, suffix),
    )
    return JourneyMap(
        id=f"mp_1{suffix}",
        title="Buying a car",
        goal="Where is trust won, where is it lost?",
        starts_at="The old one breaks down",
        ends_at="the first service",
        persona_ids=("pe_1", "pe_2"),
        primary_persona="pe_1",
        stages=stages(suffix, origin=to_be),
        rows=rows,
        moments=(Moment(id=f"mo_1{suffix}", stage=f"st_5{suffix}", title="Handing over the keys"),),
        review_date="2027-05-01",
        version_note="Version 3",
        authors=("Ana Vidal",),
        company="Motor Ltd",
    )


def persona() -> Persona:
    return Persona(
        id="pe_1",
        name="Inés Robles",
        quote="A dream come true.",
        tagline="Drives to three customers a day.",
        role="sales representative",
        age="38",
        location="Valencia",
        bio="Has driven the same car for eleven years. " * 4,
        professional_goals=("Be on time", "Look the part"),
        frustrations=("Waiting without a word",),
        tech_level=4,
        sliders=(Slider(left="careful", right="bold", value=0.3),),
        empathy=Empathy(thinks=("Is it worth it?",), sees=("Neighbours' cars",)),
        custom=(CustomField(label="Favourite colour", text="dark green"),),
        evidence_ids=("ev_1",),
        colour=1,
    )


def project(*, improvements: int = 6) -> Project:
    """Return a project of an as-is map and its to-be."""
    from app.model.journey import Relation

    to_be = journey("_b", to_be=True, improvements=improvements).replace(
        state="to-be", relation=Relation(map="mp_1", type="to-be-of")
    )
    evidence = (
        Evidence(
            id="ev_1",
            title="12 interviews",
            kind="interview",
            date="2026-10-01",
            n=12,
            quote="I just waited.",
            confidence="high",
        ),
        Evidence(
            id="ev_2",
            title="Sales figures",
            kind="operational",
            url="https://example.org/figures",
            note="Two years",
        ),
    )
    other = Persona(id="pe_2", name="Tom", colour=2)
    return new_project("Cars", language="en", maps=(journey(improvements=improvements), to_be)).replace(
        personas=(persona(), other), evidence=evidence, tags=(Tag(name="legal", colour="coral"),)
    )
