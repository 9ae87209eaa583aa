"""Time: how long does it take?"""

from app.i18n import N_
from app.rows.parts.figures import PlainRow

KIND = PlainRow(
    id="time",
    name=N_("Time"),
    guide=N_("How long does it take?"),
    paper="white",
    icon="clock",
)
