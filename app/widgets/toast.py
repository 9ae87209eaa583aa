"""A short message over the map, with a way back for eight seconds."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.compat import override
from app.i18n import _
from app.widgets.canvas.announcements import announce
from app.widgets.plain import label
from app.widgets.theming import appearance

SECONDS = 8.0
ABOVE_FOOT = 84


class Toast(QWidget):
    """A message at the foot of its parent; `undo_requested` if its button was pressed."""

    undo_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = label("", parent=self)
        self._undo = QPushButton(self)
        self._undo.setProperty("look", "toast")
        self._undo.clicked.connect(self._on_undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 10, 8)
        row.setSpacing(14)
        row.addWidget(self._label)
        row.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What the message says."""
        return self._label.text()

    def say(self, text: str, *, undo: bool) -> None:
        """Show a message, instead of the one before."""
        look = appearance()
        # The message is the theme turned round, so that it stands out from both map and chrome.
        ink, link = (
            look.colour("band").name(),
            look.colour("accent.chip" if not look.is_dark else "stage.a").name(),
        )
        if look.is_dark:
            link = "#0B57D0"
        self._label.setStyleSheet(f"color: {ink};")
        self._undo.setStyleSheet(
            f"QPushButton {{ color: {link}; background: transparent; font-weight: 700;"
            " border: 2px solid transparent; }"
            f"QPushButton:focus, QPushButton:hover {{ border: 2px solid {link}; }}"
        )
        self._label.setText(" ".join(text.split()))
        self._undo.setText(_("Undo"))
        self._undo.setAccessibleName(_("Undo"))
        self._undo.setVisible(undo)
        self.setAccessibleName(text)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(round(SECONDS * 1000))
        announce(self, text)

    def retire(self) -> None:
        """Hide an offer to undo: after another change it would take back something else."""
        if not self._undo.isHidden():
            self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(appearance().colour("text"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - ABOVE_FOOT)

    def _on_undo(self) -> None:
        self.hide()
        self.undo_requested.emit()
