"""Channels: on which channels?"""

from app.i18n import N_
from app.rows.parts.chips import ChipRow

KIND = ChipRow(
    id="channels",
    name=N_("Channels"),
    guide=N_("On which channels?"),
    paper="blue",
    icon="radio",
)
