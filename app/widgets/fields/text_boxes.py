"""Boxes to type into: a line, and a text that grows with what is in it; both leave undo to the document."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QWidget

from app.compat import override
from app.editing.typing import LONGEST_TEXT
from app.widgets.both_ways import write_both_ways
from app.widgets.soon import Soon
from app.widgets.theming import colour, px

if TYPE_CHECKING:
    Base = QWidget
else:
    Base = object

EDGE = 5
"""Pixels between the outer edge of a box and its text, sideways: border and padding of the style sheet."""
EDGE_HIGH, EDGE_HIGH_TITLE = 3, 8
BULLET_ROOM = 16
_KEPT = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


def is_undo(event: QKeyEvent) -> bool:
    """Say whether a key undoes or redoes, which is the document's business."""
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class _Box(Base):
    """What both boxes do with keys and focus: undo is the document's, and whoever looks elsewhere has left."""

    left: Signal

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _KEPT:
            self.left.emit()


class PanelLine(_Box, QLineEdit):
    """A line to type into; `look` bare has no frame until it is pointed at."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, look: str = "field") -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        self.setMaxLength(LONGEST_TEXT)
        self.setMinimumWidth(24)

    def put(self, text: str) -> None:
        """Show a text from its beginning, without telling anybody."""
        if text != self.text():
            self.blockSignals(True)
            self.setText(text)
            self.blockSignals(False)
            if not self.hasFocus():
                self.setCursorPosition(0)


class GrowingText(_Box, QPlainTextEdit):
    """A text as high as its lines; with bullets each line is an entry of a list."""

    left = Signal()
    entered = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None, *, look: str = "field", bullets: bool = False) -> None:
        super().__init__(parent)
        self._edge = EDGE_HIGH_TITLE if look == "title" else EDGE_HIGH
        # Not a single shot: one that is pending when the panel goes would keep this text in memory.
        self._settling = Soon(self.updateGeometry, self)
        self.setProperty("look", look)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        write_both_ways(self)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self.setMinimumWidth(24)
        if bullets:
            self.setViewportMargins(BULLET_ROOM, 0, 0, 0)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def put(self, text: str) -> None:
        """Show a text without telling anybody; the caret stays where it can."""
        if text != self.toPlainText():
            place = self.textCursor().position()
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
            cursor = self.textCursor()
            cursor.setPosition(min(place, len(text)))
            self.setTextCursor(cursor)
        self._fit()

    def _on_text_changed(self) -> None:
        self._fit()
        self.typed.emit()

    def _fit(self) -> None:
        # A plain text's document measures itself in lines, not in pixels; its blocks know better.
        height, block = 0.0, self.document().firstBlock()
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        lines = max(height, self.fontMetrics().lineSpacing())
        wanted = round(lines) + 2 * px(self._edge) + 1
        if wanted != self.minimumHeight():
            self.setFixedHeight(wanted)
            # A layout that is just being arranged, which is when texts learn their width, would miss this.
            self._settling.ask()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in _KEPT:
            self.entered.emit()

    @override
    def insertFromMimeData(self, source: object) -> None:
        """Paste plain text only, and no more than a text may hold."""
        text = str(getattr(source, "text", lambda: "")())
        room = max(0, LONGEST_TEXT - len(self.toPlainText()))
        self.insertPlainText(text.replace("\r\n", "\n").replace("\r", "\n")[:room])

    def bullet_places(self) -> list[QRectF]:
        """Return the squares, in this widget's pixels, in which the bullets of the lines are drawn."""
        places = []
        block = self.document().firstBlock()
        while block.isValid():
            top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
            if block.text().strip():
                middle = self.viewport().y() + top + self.fontMetrics().lineSpacing() / 2 + 0.5
                places.append(QRectF(EDGE + 2, middle - 2, 4, 4))
            block = block.next()
        return places


class Bullets(QWidget):
    """The dots beside the lines of a growing text; lies over it and lets every click through."""

    def __init__(self, text: GrowingText) -> None:
        super().__init__(text)
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        text.installEventFilter(self)
        text.textChanged.connect(self.update)

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.setGeometry(0, 0, BULLET_ROOM, self._text.height())
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("subtle"))
        for place in self._text.bullet_places():
            painter.drawEllipse(place)
