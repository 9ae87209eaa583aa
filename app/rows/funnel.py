"""Funnel: how many go on?"""

from app.i18n import N_
from app.rows.parts.funnel_row import FunnelRow

KIND = FunnelRow(
    id="funnel",
    name=N_("Funnel"),
    guide=N_("How many go on?"),
    paper="white",
    icon="trending-up",
)
