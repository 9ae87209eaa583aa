"""The question before more cards are made at once than most maps hold."""

from PySide6.QtWidgets import QWidget

from app.constants import APP_NAME
from app.i18n import _, grouped, ngettext
from app.widgets.plain import Answer, Question, ask


def may_add(window: QWidget, count: int) -> bool:
    """Ask whether really so many cards shall be made."""
    text = ngettext("Make %s new card?", "Make %s new cards?", count) % grouped(count)
    more = _("That is more than most maps hold. One undo takes all of them back.")
    answers = (Answer("make", _("Make them"), "accept"), Answer("cancel", _("Cancel"), "reject"))
    return ask(window, Question(APP_NAME, text, more, answers)) == "make"
