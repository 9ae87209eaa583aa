"""Touchpoints: where do we meet?"""

from app.i18n import N_
from app.rows.parts.chips import ChipRow

KIND = ChipRow(
    id="touchpoints",
    name=N_("Touchpoints"),
    guide=N_("Where do we meet?"),
    paper="blue",
    icon="map-pin",
)
