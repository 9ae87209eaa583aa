"""Tools: what do we use?"""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="tools",
    name=N_("Tools"),
    guide=N_("What do we use?"),
    paper="orange",
    icon="wrench",
)
