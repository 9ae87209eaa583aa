"""Free row: whatever the team wants to add; also stands in for kinds of newer versions."""

from app.i18n import N_
from app.rows.parts.cards import CardRow

KIND = CardRow(
    id="text",
    name=N_("Free row"),
    paper="white",
    icon="type",
)
