"""Says in the status bar that some characters of the map have no font, and which ones they are when asked."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from app.editing.live_sheet import LiveSheet
from app.editing.session import Session
from app.i18n import _, ngettext
from app.ink.characters import described
from app.ink.text import default_book
from app.widgets.icons import set_icon
from app.widgets.plain import set_tip, tell

SETTLE_MS: Final = 600
"""The whole map is looked through only when nobody has typed for so long."""
MOST_LISTED: Final = 24


class FontNotice(QPushButton):
    """A button that is only there while the map shows characters that no font on this computer can draw."""

    def __init__(self, session: Session, live: LiveSheet, parent: QWidget) -> None:
        super().__init__(parent)
        self._live = live
        self.missing: tuple[str, ...] = ()
        self.setProperty("look", "quiet")
        set_icon(self, "type", token="accent", size=16)
        self.setAutoDefault(False)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self.look)
        self.clicked.connect(self._on_clicked)
        session.document_changed.connect(self._on_changed)
        session.map_changed.connect(self._on_changed)
        self._timer.start()

    def look(self) -> None:
        """Look for characters without a font, and show or hide the notice."""
        # Most maps never meet one, and need not be looked through.
        self.missing = self._live.sheet().missing if default_book().has_boxes else ()
        self.retranslate()
        self.setVisible(bool(self.missing))

    def retranslate(self) -> None:
        """Speak the language of the program."""
        count = len(self.missing)
        words = ngettext("%d character has no font", "%d characters have no font", count) % count
        self.setText(words)
        self.setAccessibleName(words)
        set_tip(self, _("Shows which characters no font on this computer can draw."))

    def sentences(self) -> str:
        """Return the list of the characters, one a line, and what can be done."""
        lines = [described(cluster) for cluster in self.missing[:MOST_LISTED]]
        rest = len(self.missing) - len(lines)
        if rest > 0:
            lines.append(ngettext("and %d more", "and %d more", rest) % rest)
        advice = _(
            "The map keeps them, and shows a box in their place, also in what is exported. "
            "Install a font that has them, then start the program again."
        )
        return "\n".join([*lines, "", advice])

    def _on_changed(self, _change: object) -> None:
        self._timer.start()

    def _on_clicked(self) -> None:
        tell(self.window(), title=self.text(), text=self.text(), more=self.sentences(), close=_("Close"))
