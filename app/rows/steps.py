"""Steps: what happens, one after the other?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="steps",
    name=N_("Steps"),
    guide=N_("What happens, one after the other?"),
    paper="yellow",
    icon="milestone",
)
