"""Where a map comes from: evidence and the people who made it."""

from app.model.node import Node

EVIDENCE_KINDS = (
    "analytics",
    "funnel",
    "recording",
    "survey",
    "interview",
    "observation",
    "support-log",
    "sales-anecdote",
    "review",
    "operational",
    "other",
)


class Evidence(Node):
    """One source that cards and points can refer to."""

    id: str
    title: str = ""
    kind: str = "other"
    solicited: bool | None = None
    source: str = ""
    date: str | None = None
    n: int | None = None
    url: str | None = None
    file: str | None = None
    asset: str | None = None
    quote: str = ""
    note: str = ""
    confidence: str | None = None


class Participant(Node):
    """Somebody who helped to make the map."""

    id: str
    name: str = ""
    role: str = ""
    team: str = ""
    contact: str = ""
