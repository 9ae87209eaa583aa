"""Actions: what does the customer do?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="actions",
    name=N_("Actions"),
    guide=N_("What does the customer do?"),
    paper="yellow",
    icon="footprints",
)
