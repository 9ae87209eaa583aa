"""Rows of figures."""

from app.rows.parts.cards import CardRow


class FigureRow(CardRow):
    """Figures."""
