"""Support processes: what keeps it all running?"""

from app.i18n import N_
from app.rows.parts.offstage import OffStageRow

KIND = OffStageRow(
    id="support",
    name=N_("Support processes"),
    guide=N_("What keeps it all running?"),
    paper="grey",
    icon="life-buoy",
)
