"""What we do: what can the brand do?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="brand",
    name=N_("What we do"),
    guide=N_("What can the brand do?"),
    paper="orange",
    icon="store",
)
