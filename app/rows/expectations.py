"""Expectations: what do they expect?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="expectations",
    name=N_("Expectations"),
    guide=N_("What do they expect?"),
    paper="violet",
    icon="star",
)
