"""Questions: what are they asking themselves?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="questions",
    name=N_("Questions"),
    guide=N_("What are they asking themselves?"),
    paper="violet",
    icon="circle-question-mark",
)
