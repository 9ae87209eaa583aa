"""Motivations: what pushes them on?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="motivations",
    name=N_("Motivations"),
    guide=N_("What pushes them on?"),
    paper="violet",
    icon="zap",
)
