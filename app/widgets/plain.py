"""The one door for text into Qt's labels, tooltips and messages: always plain, never markup.

Qt guesses rich text from a text's contents and then reads the files that it names; here nothing is guessed.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget

from app.actions.markup import escaped
from app.values import dataclass

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox, QPushButton

LONGEST_NAME = 60
LONGEST_PIECE, PIECE = 20, 12
"""Words of more letters than the first may be broken every so many letters."""
_LONG_WORD = re.compile(rf"\S{{{LONGEST_PIECE + 1},}}")
LONGEST_MENU_TEXT = 40


class PlainLabel(QLabel):
    """A label that shows exactly the characters it is given."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def breakable(text: str) -> str:
    """Return a text whose long words may be broken: one that fits no line makes a panel wider than it may be."""
    if len(text) <= LONGEST_PIECE:
        return text
    return _LONG_WORD.sub(lambda found: "\u200b".join(_pieces(found[0])), text)


def _pieces(word: str) -> list[str]:
    return [word[start : start + PIECE] for start in range(0, len(word), PIECE)]


def label(text: str = "", *, look: str = "", wrap: bool = False, parent: QWidget | None = None) -> PlainLabel:
    """Return a label; `look` is the name that the style sheet knows, such as heading or muted."""
    made = PlainLabel(text, parent)
    made.setWordWrap(wrap)
    if look:
        made.setProperty("look", look)
    return made


def isolated(text: str) -> str:
    """Return a user's text as one short line that cannot turn the sentence around it."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if len(line) > LONGEST_NAME:
        line = line[: LONGEST_NAME - 1] + "…"
    return f"\u2068{line}\u2069"


def menu_text(text: str) -> str:
    """Return a user's text as a menu entry: short, on one line, with no mnemonic in it."""
    line = " ".join(text.split())
    if len(line) > LONGEST_MENU_TEXT:
        line = line[: LONGEST_MENU_TEXT - 1] + "…"
    return line.replace("&", "&&")


def tip(text: str) -> str:
    """Return a text as a tooltip; tooltips have no switch for plain text, so it is escaped."""
    return f"<qt>{escaped(text)}</qt>" if text else ""


def set_tip(target: QWidget | QAction, text: str) -> None:
    """Give a widget or an action a tooltip."""
    target.setToolTip(tip(text))


@dataclass(frozen=True, slots=True)
class Answer:
    """One button of a question."""

    id: str
    text: str
    role: str = "other"
    """accept (the default button), reject (what Esc means), destructive or other."""


@dataclass(frozen=True, slots=True)
class Question:
    """A message with buttons: what it is about, one sentence, and what else there is to know."""

    title: str
    text: str
    more: str = ""
    answers: tuple[Answer, ...] = ()
    icon: str = "question"


_ROLES = {
    "accept": "AcceptRole",
    "reject": "RejectRole",
    "destructive": "DestructiveRole",
    "other": "ActionRole",
}
_ICONS = {
    "question": "Question",
    "warning": "Warning",
    "information": "Information",
    "error": "Critical",
}
"""Qt's names for roles and icons."""


def ask(parent: QWidget | None, question: Question) -> str:
    """Show a question and return the id of the answer; closing it is the answer whose role is reject."""
    from PySide6.QtWidgets import QMessageBox  # a map opens without a question

    box = QMessageBox(parent)
    box.setWindowTitle(question.title)
    box.setIcon(QMessageBox.Icon[_ICONS[question.icon]])
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question.text)
    if question.more:
        # The second label is made by the first call and guesses its format; so its real text comes later.
        box.setInformativeText(" ")
        for inner in box.findChildren(QLabel):
            inner.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(question.more)
    buttons = _add_buttons(box, question.answers)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return next((name for name, button in buttons.items() if button is clicked), _rejecting(question.answers))


def _add_buttons(box: "QMessageBox", answers: Sequence[Answer]) -> "dict[str, QPushButton]":
    buttons = {}
    for answer in answers:
        button = box.addButton(answer.text, box.ButtonRole[_ROLES[answer.role]])
        button.setObjectName(answer.id)
        buttons[answer.id] = button
        if answer.role == "accept":
            box.setDefaultButton(button)
            button.setProperty("look", "filled")
        if answer.role == "reject":
            box.setEscapeButton(button)
    return buttons


def _rejecting(answers: Sequence[Answer]) -> str:
    return next((answer.id for answer in answers if answer.role == "reject"), "")


def tell(parent: QWidget | None, *, title: str, text: str, more: str = "", close: str) -> None:
    """Show a message with one button."""
    ask(parent, Question(title, text, more, (Answer("close", close, "reject"),), "information"))
