"""People: who is involved?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="people",
    name=N_("People"),
    guide=N_("Who is involved?"),
    paper="grey",
    icon="users",
)
