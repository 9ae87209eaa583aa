"""Maps to lay out: Sally's from the guide, and made-up ones of any size."""

from app.model.card import Card, Opportunity
from app.model.journey import JourneyMap, Moment
from app.model.persona import Persona
from app.model.project import Project, new_project
from app.model.row import Curve, Point, Row
from app.model.stage import Duration, Stage, Step

STAGES = ("Awareness", "Consideration", "Comparison", "Decision", "Retention and promotion")
DURATIONS = ("a week of missed tasks", "a few minutes", "two evenings", "14-day trial", "month 1 onward")
WAYS = {"=": "researched", "-": "some-data", "~": "assumption"}


class _Ids:
    def __init__(self) -> None:
        self._count = 0

    def card(self, text: str, **more: object) -> Card:
        self._count += 1
        certainty = WAYS.get(text[0])
        fields = {"certainty": certainty} if certainty else {}
        return Card(id=f"cd_{self._count}", text=text[1:] if certainty else text, **fields, **more)


def _cells(ids: _Ids, *cells: tuple[str, ...]) -> dict[str, tuple[Card, ...]]:
    return {
        f"st_{index}": tuple(ids.card(text) for text in cell) for index, cell in enumerate(cells, 1) if cell
    }


def sally() -> Project:
    """Return the Sally map in English, with every kind of row that its picture shows."""
    persona = Persona(
        id="pe_sally", name="Sally", quote="I want to own my work.", tagline="office team of five", colour=1
    )
    journey = JourneyMap(
        id="mp_1",
        title="How Sally gets organised at work",
        goal="Understand why trial users pay",
        starts_at="First frustration",
        ends_at="recommendation",
        persona_ids=("pe_sally",),
        primary_persona="pe_sally",
        review_date="2027-05-01",
        version_note="Version 3",
        stages=tuple(
            Stage(id=f"st_{i}", name=name, duration=Duration(text=text))
            for i, (name, text) in enumerate(zip(STAGES, DURATIONS, strict=True), 1)
        ),
        rows=_sally_rows(_Ids()),
        moments=(Moment(id="mo_1", stage="st_4", type="make-or-break"),),
    )
    return new_project("Task manager", language="en", maps=(journey,)).replace(personas=(persona,))


def _sally_rows(ids: _Ids) -> tuple[Row, ...]:
    return (
        Row(
            id="rw_actions",
            kind="actions",
            name="Actions",
            guide="What does Sally do?",
            cells=_cells(
                ids,
                ("=Notices her work is badly organised", "=Concludes a task manager could fix it"),
                ("=Sees a social ad for task software",),
                ("=Compares it with others", "-Reads user reviews"),
                ("=Decides it is worth a try", "=Opens the site, signs up for a trial"),
                ("-Buys after the trial", "~Recommends it to colleagues"),
            ),
        ),
        Row(
            id="rw_questions",
            kind="questions",
            guide="What is she asking herself?",
            cells=_cells(
                ids,
                ("=Why do things slip through my fingers?",),
                ("~Is this made for someone like me?",),
                ("=What does it cost for five people?",),
                ("=Do I have to give a card number?",),
                ("~Can my team see my board?",),
            ),
        ),
        Row(
            id="rw_touch",
            kind="touchpoints",
            guide="Where do we meet?",
            cells=_cells(
                ids,
                ("Word of mouth", "Radio, TV"),
                ("Online ads",),
                ("Search", "Blog"),
                ("Reviews", "Website"),
                ("Email", "Word of mouth"),
            ),
        ),
        _emotions(),
        Row(
            id="rw_pain",
            kind="pain",
            cells=_cells(
                ids,
                ("=Nobody knows who does what",),
                ("-The ad promises all and shows little",),
                ("=Prices stay hidden until she signs up",),
                ("=Fear of giving a card up front",),
                ("-Inviting a colleague takes five steps",),
            ),
        ),
        _opportunities(ids),
        Row(
            id="rw_brand",
            kind="brand",
            guide="Our part today",
            cells=_cells(
                ids,
                ("=Talks at local business clubs",),
                ("=Ads in two social networks",),
                ("-Comparison page, once a year",),
                ("=Trial, three onboarding emails",),
                ("=Discount for a referral",),
            ),
        ),
        Row(
            id="rw_kpi",
            kind="kpi",
            name="Measures",
            cells=_cells(
                ids,
                ("12,400 reach a month",),
                ("2.1 % click the ad",),
                ("3:40 minutes on the page",),
                ("18 % start a trial",),
                ("41 % stay after it",),
            ),
        ),
    )


def _emotions() -> Row:
    told = (
        ("st_1", 0.5, -1.5, "I must sort this out"),
        ("st_2", 0.5, 0.5, "Looks interesting"),
        ("st_3", 0.5, -0.5, "Which one suits me best?"),
        ("st_4", 0.25, 0.0, "Did others like it?"),
        ("st_4", 0.74, 1.0, "Seems the best: I try it"),
        ("st_5", 0.5, 2.0, "Worth it, I share it"),
    )
    points = tuple(
        Point(id=f"pt_{i}", stage=stage, pos=pos, score=score, text=text)
        for i, (stage, pos, score, text) in enumerate(told, 1)
    )
    return Row(id="rw_emotions", kind="emotions", curves=(Curve(persona="pe_sally", points=points),))


def _opportunities(ids: _Ids) -> Row:
    told = (
        ("~Self-test: where is my work?", 3, 1, 1),
        ("~Let the ad open a sample board", 3, 3, 2),
        ("-Prices on the first page", 4, 1, 3),
        ("=Trial without a credit card", 5, 2, 5),
        ("-Invite a colleague with one link", 4, 2, 3),
    )
    cells = {
        f"st_{i}": (
            ids.card(text, opportunity=Opportunity(impact=impact, effort=effort), votes={"1": votes}),
        )
        for i, (text, impact, effort, votes) in enumerate(told, 1)
    }
    return Row(id="rw_opportunities", kind="opportunities", cells=cells)


def synthetic(cards: int, *, rows: int = 12, per_cell: int = 3) -> Project:
    """Return a map of about that many cards: as many stages as it takes."""
    words = [
        "notices",
        "compares",
        "decides",
        "the",
        "price",
        "of",
        "a",
        "trial",
        "with",
        "colleagues",
        "after",
        "lunch",
        "because",
        "nobody",
        "answers",
        "quickly",
        "and",
        "reviews",
        "are",
        "mixed",
        "opens",
        "the",
        "site",
        "again",
        "looks",
        "for",
        "help",
        "reads",
    ]
    stages = max(1, round(cards / rows / per_cell))
    ids = _Ids()
    kinds = ("actions", "questions", "thoughts", "pain", "opportunities", "brand", "support", "needs")

    def text(seed: int) -> str:
        return " ".join(words[(seed * 7 + i * (1 + seed % 5)) % len(words)] for i in range(4 + seed % 9))

    made = tuple(
        Row(
            id=f"rw_{r}",
            kind=kinds[r % len(kinds)],
            cells={
                f"st_{s}": tuple(ids.card(text(r * 31 + s * 17 + c)) for c in range(per_cell))
                for s in range(stages)
            },
        )
        for r in range(rows)
    )
    journey = JourneyMap(
        id="mp_1",
        title="Synthetic",
        stages=tuple(Stage(id=f"st_{s}", name=f"Stage {s + 1}") for s in range(stages)),
        rows=made,
    )
    return new_project("Synthetic", maps=(journey,))


def everything() -> Project:
    """Return Sally's map with one of everything: two personas, steps, brackets, every kind of row."""
    project = sally()
    journey = project.maps[0]
    stages = list(journey.stages)
    stages[0] = stages[0].replace(moment="before")
    steps = (Step(id="sp_1", name="Sees it"), Step(id="sp_2", name="Clicks through to the page"))
    stages[1] = stages[1].replace(moment="during", steps=steps)
    stages[2] = stages[2].replace(moment="during", collapsed=True)
    stages[3] = stages[3].replace(moment="during", width=1.5)
    stages[4] = stages[4].replace(moment="after")
    rows = list(journey.rows)
    rows[0] = rows[0].replace(cells={**rows[0].cells, "st_2": _step_cards()})
    rows[3] = rows[3].replace(curves=(*rows[3].curves, _second_curve(rows[3])))
    people = (
        project.personas[0],
        Persona(id="pe_max", name="Max Mustermann", colour=2, role="head of sales"),
    )
    full = journey.replace(
        stages=tuple(stages), rows=(*rows, *_other_rows(rows[3])), persona_ids=("pe_sally", "pe_max")
    )
    return project.replace(personas=people, maps=(full,))


def _step_cards() -> tuple[Card, ...]:
    return (
        Card(id="sc_1", text="sees it in one place", step="sp_1"),
        Card(id="sc_2", text="opens the page", step="sp_2"),
        Card(id="sc_3", text="reads on", step="sp_2"),
    )


def _second_curve(row: Row) -> Curve:
    points = (point for point in row.curves[0].points if point.stage != "st_3")
    return Curve(
        persona="pe_max",
        points=tuple(
            Point(id=f"mx_{p.id}", stage=p.stage, pos=p.pos, score=round(-p.score * 0.8, 1)) for p in points
        ),
    )


def _other_rows(emotions: Row) -> tuple[Row, ...]:
    engaged = tuple(
        Point(id=f"en_{p.id}", stage=p.stage, pos=p.pos, score=abs(p.score) - 1)
        for p in emotions.curves[0].points
    )

    def row(kind: str, cells: dict[str, tuple[Card, ...]], **more: object) -> Row:
        return Row(id=f"rw_{kind}", kind=kind, cells=cells, **more)

    long = "another line of a long story " * 30
    return (
        row("quotes", {"st_1": (Card(id="qu_1", text="I never know what comes next"),)}),
        Row(id="rw_engagement", kind="engagement", curves=(Curve(persona="pe_sally", points=engaged),)),
        row("owner", {"st_1": (Card(id="ow_1", text="Marta Ortega"), Card(id="ow_2", text="Support"))}),
        row("time", {"st_1": (Card(id="ti_1", text="two to three weeks"),)}),
        row("storyboard", {"st_1": (Card(id="sb_1", text="She sits at her desk", image="0" * 64),)}),
        row("from-the-future", {"st_4": (Card(id="ff_1", text="a kind of tomorrow", paper="pink"),)}),
        row(
            "backstage",
            {
                "st_1": (
                    Card(id="bs_1", text="- a point\n- another one\nand a line", certainty="assumption"),
                ),
                "st_2": (_busy_card(), Card(id="bs_3", text="below it", rating=-1)),
                "st_4": (Card(id="bs_4", text="beside it", rating=0), Card(id="bs_5", text=long)),
            },
            line_above="visibility",
        ),
    )


def _busy_card() -> Card:
    return Card(
        id="bs_2",
        text="A card over three stages",
        span=3,
        certainty="some-data",
        owner="Marta Ortega",
        rating=1,
        channels=("Email", "Phone"),
        votes={"1": 12},
        locked=True,
        url="https://example.org",
        opportunity=Opportunity(impact=5, effort=1),
    )
