"""Needs: what do they need?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="needs",
    name=N_("Needs"),
    guide=N_("What do they need?"),
    paper="violet",
    icon="hand-heart",
)
