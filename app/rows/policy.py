"""Rules: which rules apply?"""

from app.i18n import N_
from app.rows.parts.offstage import OffStageRow

KIND = OffStageRow(
    id="policy",
    name=N_("Rules"),
    guide=N_("Which rules apply?"),
    paper="grey",
    icon="shield",
)
