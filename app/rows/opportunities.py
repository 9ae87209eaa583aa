"""Opportunities: what could we do better?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="opportunities",
    name=N_("Opportunities"),
    guide=N_("What could we do better?"),
    paper="green",
    icon="lightbulb",
)
