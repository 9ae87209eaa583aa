"""Processes: what happens on our side?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="processes",
    name=N_("Processes"),
    guide=N_("What happens on our side?"),
    paper="grey",
    icon="waypoints",
)
