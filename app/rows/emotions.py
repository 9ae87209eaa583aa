"""The emotion line: how the customer feels from stage to stage, from frustrated to delighted."""

from app.i18n import N_
from app.rows.parts.emotion_row import EmotionRow

KIND = EmotionRow(
    id="emotions",
    name=N_("Emotions"),
    guide=N_("How does it feel?"),
    paper="blue",
    icon="heart",
)
