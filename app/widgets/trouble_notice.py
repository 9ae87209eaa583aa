"""Says in the status bar, for as long as it is so, that nothing protects the work from a crash."""

from PySide6.QtWidgets import QPushButton, QWidget

from app.i18n import _
from app.widgets.canvas.announcements import announce
from app.widgets.icons import set_icon
from app.widgets.plain import set_tip, tell


class TroubleNotice(QPushButton):
    """A button that is only there while snapshots cannot be written; it tells why, and what to do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sentence = ""
        self.setProperty("look", "quiet")
        set_icon(self, "triangle-alert", token="error", size=16)
        self.setAutoDefault(False)
        self.hide()
        self.clicked.connect(self._on_clicked)

    def show_trouble(self, sentence: str) -> None:
        """Show the notice with a sentence, or hide it if that is empty."""
        self._sentence = sentence
        self.setText(_("Crash protection is off"))
        self.setAccessibleName(sentence)
        set_tip(self, sentence)
        self.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def _on_clicked(self) -> None:
        more = _(
            "Save the map now. Nothing is lost while the program runs; it tries again every few seconds."
        )
        tell(self.window(), title=self.text(), text=self._sentence, more=more, close=_("Close"))
