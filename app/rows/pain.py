"""Pain points: what gets in the way?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="pain",
    name=N_("Pain points"),
    guide=N_("What gets in the way?"),
    paper="coral",
    icon="triangle-alert",
)
