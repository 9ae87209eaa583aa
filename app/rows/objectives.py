"""Objectives: what do we want to reach?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="objectives",
    name=N_("Objectives"),
    guide=N_("What do we want to reach?"),
    paper="white",
    icon="target",
)
