"""Off stage: what happens behind the scenes?"""

from app.i18n import N_
from app.rows.parts.offstage import OffStageRow

KIND = OffStageRow(
    id="offstage",
    name=N_("Off stage"),
    guide=N_("What happens behind the scenes?"),
    paper="grey",
    icon="eye-off",
)
