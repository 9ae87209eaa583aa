"""Engagement: how involved are they?"""

from app.i18n import N_
from app.rows.parts.engagement_row import EngagementRow

KIND = EngagementRow(
    id="engagement",
    name=N_("Engagement"),
    guide=N_("How involved are they?"),
    paper="white",
    icon="activity",
)
