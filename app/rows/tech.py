"""Tech limits: what does technology rule out?"""

from app.i18n import N_
from app.rows.parts.offstage import OffStageRow

KIND = OffStageRow(
    id="tech",
    name=N_("Tech limits"),
    guide=N_("What does technology rule out?"),
    paper="grey",
    icon="monitor",
)
