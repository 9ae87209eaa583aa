"""Storyboard: what does it look like?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="storyboard",
    name=N_("Storyboard"),
    guide=N_("What does it look like?"),
    paper="white",
    icon="image",
)
