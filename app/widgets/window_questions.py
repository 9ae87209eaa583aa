"""What a window says and asks: messages, small questions, tables to import, other ways to paste."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from app.constants import APP_NAME
from app.i18n import _

if TYPE_CHECKING:
    from app.editing.pasting import Pasted
    from app.widgets.editor_page import EditorPage


class WindowQuestions(QMainWindow):
    """The part of a window that talks to its user for the handlers of actions."""

    def __init__(self) -> None:
        super().__init__()
        self.page: EditorPage | None = None

    def may_add(self, count: int) -> bool:
        """Ask whether really so many cards shall be made."""
        from app.widgets.many_cards import may_add  # hardly ever needed

        return may_add(self, count)

    def toast(self, text: str, *, undo: bool = False) -> None:
        """Show a short message over the map."""
        if self.page is not None:
            self.page.toast.say(text, undo=undo)

    def tell(self, text: str) -> None:
        """Say a sentence, over the map or in a box where there is none."""
        from app.widgets.plain import tell

        if self.page is not None:
            self.toast(text)
        else:
            tell(self, title=APP_NAME, text=text, close=_("Close"))

    def offer_ways(self, pasted: "Pasted") -> None:
        """Offer the other ways in which something could be pasted."""
        if self.page is not None:
            self.page.bars.paste_bar.offer(pasted)

    def next_way(self) -> None:
        """Bring the keyboard to those ways, or to the next of them."""
        if self.page is not None and self.page.bars.is_offering:
            self.page.bars.paste_bar.next_way()

    def ask_text(self, title: str, label: str, *, value: str = "") -> str | None:
        """Ask for a line of text."""
        from app.widgets.chooser import ask_text

        return ask_text(self, title, label, value=value)

    def choose(self, title: str, entries: list[tuple[str, str, str]], *, current: str = "") -> str | None:
        """Let one of (id, text, icon) be chosen; `current` is marked at first."""
        from app.widgets.chooser import choose

        return choose(self, title, entries, current=current)

    def ask_picture(self) -> Path | None:
        """Ask for a picture file."""
        from app.widgets.chooser import ask_picture

        return ask_picture(self)
