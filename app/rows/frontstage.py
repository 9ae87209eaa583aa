"""On stage: what do customers see of us?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="frontstage",
    name=N_("On stage"),
    guide=N_("What do customers see of us?"),
    paper="orange",
    icon="concierge-bell",
)
