"""Physical evidence: what do they see and touch?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="evidence",
    name=N_("Physical evidence"),
    guide=N_("What do they see and touch?"),
    paper="blue",
    icon="receipt",
)
