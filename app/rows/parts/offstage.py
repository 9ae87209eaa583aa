"""Rows of what the customer does not see: their band is a shade quieter than the others."""

from app.rows.parts.cards import CardRow


class OffStageRow(CardRow):
    """A row of cards behind the scenes."""

    band = "offstage.band"
