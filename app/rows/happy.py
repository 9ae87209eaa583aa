"""Happy moments: what delights them?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="happy",
    name=N_("Happy moments"),
    guide=N_("What delights them?"),
    paper="pink",
    icon="smile",
)
