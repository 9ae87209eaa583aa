"""The foot of the dialog: what will come out, how far it is, what was written or went wrong, and the buttons."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from app.i18n import _
from app.widgets.canvas.announcements import announce
from app.widgets.fields.buttons import quiet_button
from app.widgets.icons import set_icon
from app.widgets.plain import label, set_tip
from app.widgets.sizing import fix_width

ROOM = "\N{FOUR-PER-EM SPACE}"


def _row() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    return row


class Foot(QWidget):
    """The lowest part of the dialog."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self._target: Path | None = None
        self._make_left()
        self._make_buttons()
        said, buttons = _row(), _row()
        said.addWidget(self.progress)
        said.addWidget(self.message, 1)
        for part in (self.show_button, self.open_button):
            said.addWidget(part)
        buttons.addStretch(1)
        for button in (self.cancel, self.svg, self.png, self.print, self.pdf):
            buttons.addWidget(button)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(32, 16, 32, 16)
        self._both.setSpacing(18)
        self._both.addLayout(said, 1)
        self._both.addLayout(buttons)

    def stack(self) -> None:
        """Put what is said above the buttons."""
        self._both.setDirection(QBoxLayout.Direction.TopToBottom)
        self._both.setSpacing(8)

    def _make_left(self) -> None:
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Progress"))
        fix_width(self.progress, 150)
        self.progress.hide()
        self.message = label("", look="muted", parent=self)
        self.message.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.message.setWordWrap(True)
        self.message.setMinimumWidth(200)
        self.show_button = quiet_button(_("Show in folder"), self)
        self.open_button = quiet_button(_("Open"), self)
        self.show_button.clicked.connect(lambda: self._open(self._target.parent if self._target else None))
        self.open_button.clicked.connect(lambda: self._open(self._target))
        self.show_button.hide()
        self.open_button.hide()

    def _make_buttons(self) -> None:
        self.cancel = QPushButton(_("Close"), self)
        self.cancel.setProperty("look", "quiet")
        self.svg = self._button(_("S&VG…"))
        self.png = self._button(_("Save PN&G…"))
        self.print = self._button(_("Pr&int…"))
        self.pdf = self._button(_("Save P&DF…"))
        for button in (self.cancel, self.svg, self.png, self.print):
            button.setAutoDefault(False)
        set_tip(self.svg, _("Saves the map as a drawing for a browser or a drawing program."))
        set_tip(self.png, _("Saves each page of the poster as a picture."))
        set_tip(self.print, _("Prints these pages on a printer."))
        set_tip(
            self.pdf, _("Saves these pages as one PDF: drawn, not painted, with text that can be searched.")
        )
        set_icon(self.svg, "spline")
        set_icon(self.png, "image")
        set_icon(self.print, "printer")
        self.pdf.setProperty("look", "filled")
        self.pdf.setDefault(True)
        set_icon(self.pdf, "file-down", token="accent.text")

    def _button(self, text: str) -> QPushButton:
        """Return a button with room between its icon and its words, which Qt leaves out."""
        button = QPushButton(ROOM + text, self)
        button.setAccessibleName(text.replace("&", ""))
        return button

    # --- what is said ---------------------------------------------------------------------------------

    def say(self, text: str, *, is_error: bool = False) -> None:
        """Show a sentence; an error is told by its colour and weight."""
        if text and text != self.message.text():
            announce(self, text)
        self.message.setText(text)
        look = "error" if is_error else "muted"
        if self.message.property("look") != look:
            self.message.setProperty("look", look)
            self.message.style().polish(self.message)

    def offer(self, target: Path | None) -> None:
        """Offer to open what was written, or nothing."""
        self._target = target
        self.show_button.setVisible(target is not None)
        self.open_button.setVisible(target is not None)

    def show_progress(self, done: float | None) -> None:
        """Show how much is done, 0 to 1; below 0 that it is not known, None that nothing is being done."""
        self.progress.setVisible(done is not None)
        if done is None:
            return
        self.progress.setRange(0, 0 if done < 0 else 1000)
        self.progress.setValue(round(max(0.0, done) * 1000))

    def set_ready(self, *, is_ready: bool) -> None:
        """Allow files and printing, or not."""
        for button in (self.pdf, self.png, self.svg, self.print):
            button.setEnabled(is_ready)

    def _open(self, path: Path | None) -> None:
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
