"""Strategies: how do we go about it?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="strategies",
    name=N_("Strategies"),
    guide=N_("How do we go about it?"),
    paper="orange",
    icon="route",
)
