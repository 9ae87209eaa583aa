"""Assets: what material do we have?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="assets",
    name=N_("Assets"),
    guide=N_("What material do we have?"),
    paper="orange",
    icon="package",
)
