"""Funnel: how many go on?"""

from app.i18n import N_
from app.rows.parts.figures import FigureRow

KIND = FigureRow(
    id="funnel",
    name=N_("Funnel"),
    guide=N_("How many go on?"),
    paper="white",
    icon="trending-up",
)
