"""Metrics: how do we know?"""

from app.i18n import N_
from app.rows.parts.metric_row import MetricRow

KIND = MetricRow(
    id="metrics",
    name=N_("Metrics"),
    guide=N_("How do we know?"),
    paper="white",
    icon="chart-line",
)
