"""Thoughts: what goes through their mind?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="thoughts",
    name=N_("Thoughts"),
    guide=N_("What goes through their mind?"),
    paper="violet",
    icon="message-circle",
)
