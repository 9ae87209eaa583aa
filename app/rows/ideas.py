"""Ideas: what else could we try?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="ideas",
    name=N_("Ideas"),
    guide=N_("What else could we try?"),
    paper="green",
    icon="sparkles",
)
