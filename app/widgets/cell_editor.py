"""Editing a cell of the table: its cards line by line, in a native text field."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QTextCursor, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.compat import override
from app.editing.cells import INDENT
from app.i18n import _
from app.widgets.both_ways import write_both_ways
from app.widgets.theming import colour

Index = QModelIndex | QPersistentModelIndex
PADDING, SIDE = 6, 10
TALLEST = 10_000
_WRAPPED = QTextOption()
_WRAPPED.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
_WRAPPED.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
_LOOK = "QPlainTextEdit { border: 2px solid palette(highlight); border-radius: 0; padding: 4px 8px; }"


class CellField(QPlainTextEdit):
    """A text field in which a line is a card: Enter begins the next one, and on an empty last line it ends."""

    ended = Signal(bool)
    """The field is done; True if the next cell is to be edited."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._least = 0
        self._before: str | None = None
        self.setStyleSheet(_LOOK)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._grow)

    @property
    def is_changed(self) -> bool:
        """Whether the text is another one than the field began with."""
        return self._before is not None and self.toPlainText() != self._before

    def begin(self, text: str) -> None:
        """Show the cell's text, the caret at its end; what was typed already stays."""
        if self.is_changed:
            return
        self._before = text
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def put(self, area: QRect) -> None:
        """Cover a cell; the field grows with its text as far as the table reaches."""
        self._least = area.height()
        self.setGeometry(area)
        self._grow()

    def _grow(self) -> None:
        parent = self.parentWidget()
        # A plain document's height is counted in lines.
        lines = round(self.document().size().height()) + 1
        wanted = lines * self.fontMetrics().lineSpacing() + 2 * PADDING + 2
        room = parent.height() - self.y() if parent is not None else wanted
        self.resize(self.width(), max(self._least, min(wanted, room)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit(False)
        elif event.key() == Qt.Key.Key_Tab:
            self.ended.emit(True)
        elif is_enter and (held == Qt.KeyboardModifier.ControlModifier or self._is_at_empty_end()):
            self.ended.emit(False)
        elif is_enter and held == Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n" + INDENT)
        else:
            super().keyPressEvent(event)

    def _is_at_empty_end(self) -> bool:
        caret = self.textCursor()
        return caret.atEnd() and not caret.block().text().strip()


class CellDelegate(QStyledItemDelegate):
    """Paints cells with wrapped lines and edits them in a `CellField`."""

    edit_next = Signal(QModelIndex)
    """Tab ended the edit of this cell: the next one is wanted."""

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = CellField(parent)
        field.setFrameShape(QFrame.Shape.NoFrame)
        field.setTabChangesFocus(False)
        field.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        write_both_ways(field)
        field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        field.setAccessibleName(_("Cards of the cell, one a line"))
        held = QPersistentModelIndex(index)
        field.ended.connect(lambda goes_on: self._end(field, held, goes_on=goes_on))
        return field

    def _end(self, field: CellField, held: QPersistentModelIndex, *, goes_on: bool) -> None:
        self.commitData.emit(field)
        self.closeEditor.emit(field, QStyledItemDelegate.EndEditHint.NoHint)
        if goes_on and held.isValid():
            self.edit_next.emit(held.model().index(held.row(), held.column()))

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, CellField):
            editor.begin(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, CellField) and editor.is_changed:
            model.setData(index, editor.toPlainText())

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        if isinstance(editor, CellField):
            editor.put(option.rect)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area, state = option.rect, option.state
        painter.save()
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.setPen(colour("text"))
        painter.setClipRect(area)
        painter.setFont(option.font)
        inner = QRectF(area).adjusted(SIDE, PADDING, -SIDE, -PADDING)
        painter.drawText(inner, _words(index), _WRAPPED)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        wide = QRect(0, 0, max(16, option.rect.width() - 2 * SIDE), TALLEST)
        needed = option.fontMetrics.boundingRect(wide, int(Qt.TextFlag.TextWordWrap), _words(index))
        height = max(needed.height(), option.fontMetrics.lineSpacing())
        return QSize(option.rect.width(), height + 2 * PADDING)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave Enter, Tab and Esc to the field: Qt would end the edit at them, and drop the text at Esc."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        return super().eventFilter(watched, event)


def _words(index: Index) -> str:
    return str(index.data() or "")
