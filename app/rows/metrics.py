"""Metrics: how do we know?"""

from app.i18n import N_
from app.rows.parts.figures import FigureRow

KIND = FigureRow(
    id="metrics",
    name=N_("Metrics"),
    guide=N_("How do we know?"),
    paper="white",
    icon="chart-line",
)
