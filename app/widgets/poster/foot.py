"""The foot of the dialog: what will come out, how far it is, what was written or went wrong, and the buttons."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from app.i18n import _
from app.widgets.fields.buttons import quiet_button
from app.widgets.icons import set_icon
from app.widgets.plain import label
from app.widgets.sizing import fix_width

BUTTONS = ("pdf", "png", "svg", "print")


class Foot(QWidget):
    """The lowest part of the dialog."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self._target: Path | None = None
        self._make_left()
        self._make_buttons()
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 16, 32, 16)
        row.setSpacing(10)
        row.addWidget(self.progress)
        row.addWidget(self.message, 1)
        for part in (self.show_button, self.open_button):
            row.addWidget(part)
        row.addSpacing(8)
        for button in (self.cancel, self.svg, self.png, self.print, self.pdf):
            row.addWidget(button)

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
        self.svg = QPushButton(_("S&VG…"), self)
        self.png = QPushButton(_("Save PN&G…"), self)
        self.print = QPushButton(_("Pr&int…"), self)
        self.pdf = QPushButton(_("Save P&DF…"), self)
        for button in (self.cancel, self.svg, self.png, self.print):
            button.setAutoDefault(False)
        set_icon(self.svg, "spline")
        set_icon(self.png, "image")
        set_icon(self.print, "printer")
        self.pdf.setProperty("look", "filled")
        self.pdf.setDefault(True)
        set_icon(self.pdf, "file-down", token="accent.text")

    # --- what is said ---------------------------------------------------------------------------------

    def say(self, text: str, *, is_error: bool = False) -> None:
        """Show a sentence; an error is told by its colour and weight."""
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
