"""The editor that lies exactly over a text of the sheet: plain text, one font, nothing else."""

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from app.compat import override
from app.editing.typing import COUNTED_TEXT, LONGEST_TEXT
from app.ink.text import TextFont
from app.widgets.both_ways import write_both_ways
from app.widgets.canvas.editor_places import EditorPlace
from app.widgets.theming import FAMILY, LATER_FACES, colour, load_faces

_WEIGHTS = {"regular": 400, "italic": 400, "semibold": 600, "semibold-italic": 600, "bold": 700}
PAD = 2.0
FLOAT_PAD, FLOAT_BORDER = 8.0, 2.0
"""Pixels around the text of an editor that floats over the map."""


def text_font(font: TextFont, scale: float) -> QFont:
    """Return Qt's font for a role of the sheet at a scale; sizes may be fractions of a pixel."""
    load_faces(LATER_FACES)
    made = QFont(FAMILY)
    screen = QGuiApplication.primaryScreen()
    made.setPointSizeF(max(1.0, font.size * scale * 72 / screen.logicalDotsPerInchY()))
    made.setWeight(QFont.Weight(_WEIGHTS.get(font.face, 400)))
    made.setItalic("italic" in font.face)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in ("liga", "clig", "calt"):
        made.setFeature(QFont.Tag(feature), 0)
    return made


_NONE, _KEYPAD = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier


class TextEditor(QPlainTextEdit):
    """Edits one text; it never decides what the text becomes, it only says how the edit ended."""

    ended = Signal(str)
    lines_pasted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(False)
        self.setUndoRedoEnabled(True)
        self.setContentsMargins(0, 0, 0, 0)
        self.setViewportMargins(0, 0, 0, 0)
        write_both_ways(self)
        self.document().setDocumentMargin(PAD)
        self.setCursorWidth(2)
        self._place: EditorPlace | None = None
        self.enter_breaks = False
        """Whether Enter makes a new line, so that Ctrl+Enter ends a card."""
        self.hide()

    def start(self, place: EditorPlace, text: str, *, name: str) -> None:
        """Show a text for editing with the caret at its end; its own undo begins here."""
        self.put(place)
        self.setPlainText(text)
        self.document().clearUndoRedoStacks()
        # Shown first: a hidden widget does not lay its text out for the size it was given.
        self.show()
        self.put(place)
        self.setAccessibleName(name)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def put(self, place: EditorPlace) -> None:
        """Lie at a place, as high as the text needs."""
        if place != self._place:
            self._dress(place)
        self._place = place
        rim = FLOAT_PAD + FLOAT_BORDER if place.is_floating else 0.0
        grow = PAD + rim
        rect = place.rect.adjusted(-grow, -grow, grow, grow)
        height = max(rect.height(), self._text_height(rect.width()) + 2 * rim)
        self.setGeometry(QRectF(rect.x(), rect.y(), rect.width(), height).toAlignedRect())
        # While it was smaller it may have scrolled to show the caret.
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)

    @property
    def is_floating(self) -> bool:
        """Whether the editor lies over the map and not in the place of its text."""
        return self._place is not None and self._place.is_floating

    def text(self) -> str:
        """Return what was typed, with the characters that are being composed."""
        return self.document().toRawText()

    def type_on(self, text: str) -> None:
        """Append characters at the end, as if they had been typed."""
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.insertPlainText(text)

    def put_caret(self, pos: QPointF) -> None:
        """Put the caret at a place of the parent."""
        local = self.mapFromParent(pos.toPoint())
        self.setTextCursor(self.cursorForPosition(local))

    def receive(self, event: QInputMethodEvent) -> None:
        """Take over an input method's event that arrived before the editor was there."""
        copy = QInputMethodEvent(event.preeditString(), event.attributes())
        copy.setCommitString(event.commitString(), event.replacementStart(), event.replacementLength())
        QCoreApplication.sendEvent(self, copy)

    def compose(self) -> None:
        """Let the input method finish, so that no character that is seen gets lost."""
        if self.hasFocus():
            QGuiApplication.inputMethod().commit()
        layout = self.textCursor().block().layout()
        pending = layout.preeditAreaText()
        if pending:
            done = QInputMethodEvent("", [])
            done.setCommitString(pending)
            QCoreApplication.sendEvent(self, done)

    def _dress(self, place: EditorPlace) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(place.paper))
        palette.setColor(QPalette.ColorRole.Text, QColor(place.ink))
        palette.setColor(QPalette.ColorRole.PlaceholderText, QColor(place.ink))
        self.setPalette(palette)
        # The program's style sheet speaks for fields of dialogs; this one has the colours of its card.
        accent = colour("accent").name()
        rim = "border: none; padding: 0; border-radius: 0;"
        if place.is_floating:
            rim = f"border: {FLOAT_BORDER:.0f}px solid {accent}; padding: {FLOAT_PAD:.0f}px; border-radius: 8px;"
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {place.paper}; color: {place.ink}; {rim} "
            f"selection-background-color: {accent}; selection-color: {colour('accent.text').name()}; }}"
        )
        # Last, since a style sheet brings its own font along.
        self.document().setDefaultFont(text_font(place.font, place.scale))
        option = self.document().defaultTextOption()
        side = Qt.AlignmentFlag.AlignHCenter if place.is_centred else Qt.AlignmentFlag.AlignLeading
        option.setAlignment(side)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)

    def _text_height(self, width: float) -> float:
        # QPlainTextEdit measures itself in lines, not pixels.
        if round(width) != self.width():
            self.resize(round(width), self.height())
        lines = max(1, int(self.document().size().height()))
        return lines * QFontMetricsF(self.document().defaultFont()).lineSpacing() + 2 * PAD

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the keys of writing from the window's shortcuts."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and self._is_for_writing(event):
            event.accept()
            return True
        return super().event(event)

    def _is_for_writing(self, event: QKeyEvent) -> bool:
        standard = QKeySequence.StandardKey
        own = (standard.Undo, standard.Redo, standard.Copy, standard.Cut, standard.Paste, standard.SelectAll)
        if any(event.matches(key) for key in own):
            return True
        keys = (
            *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape),
            *(Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up),
            *(Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
        )
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        return event.key() in keys and not alt and event.key() != Qt.Key.Key_F2

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End the edit at Enter, Tab and Esc; everything else is writing."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not shift and not self._breaks(event):
                self.ended.emit("next")
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._place is not None and not self._place.is_line:
                self.insertPlainText("\n")
            case Qt.Key.Key_Tab:
                self.ended.emit("tab")
            case Qt.Key.Key_Backtab:
                self.ended.emit("back")
            case Qt.Key.Key_Escape:
                self.ended.emit("escape")
            case Qt.Key.Key_Z | Qt.Key.Key_Y if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                redo = shift or event.key() == Qt.Key.Key_Y
                self.redo() if redo else self.undo()
            case _:
                super().keyPressEvent(event)

    def _breaks(self, event: QKeyEvent) -> bool:
        is_line = self._place is None or self._place.is_line
        return self.enter_breaks and not is_line and event.modifiers() in (_NONE, _KEYPAD)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the edit when another part of the window gets the keyboard, but not when a menu opens."""
        super().focusOutEvent(event)
        kept = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in kept and self.isVisible():
            self.ended.emit("away")

    @override
    def insertFromMimeData(self, source: object) -> None:
        """Paste plain text only, and no more than a text may hold."""
        text = str(getattr(source, "text", lambda: "")())
        room = max(0, LONGEST_TEXT - len(self.text()))
        # Spreadsheets and terminals end the last line too, which would leave the caret on an empty one.
        lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")[:room]
        self.insertPlainText(lines)
        if "\n" in lines.strip():
            self.lines_pasted.emit()

    @override
    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)  # type: ignore[arg-type]
        if len(self.text()) >= COUNTED_TEXT:
            painter = QPainter(self.viewport())
            ink = self.palette().color(QPalette.ColorRole.Text)
            painter.setPen(ink)
            area = self.viewport().rect().adjusted(0, 0, -2, 0)
            corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
            painter.drawText(area, corner, f"{len(self.text())}")
