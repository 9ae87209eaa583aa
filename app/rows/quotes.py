"""Quotes: what do they say?"""

from app.i18n import N_
from app.rows.parts.quotes import QuoteRow

KIND = QuoteRow(
    id="quotes",
    name=N_("Quotes"),
    guide=N_("What do they say?"),
    paper="pink",
    icon="message-square-quote",
)
