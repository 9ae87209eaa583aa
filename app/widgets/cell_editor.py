"""Editing a cell of the table: its cards line by line, in a native text field."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.compat import override
from app.editing.cells import INDENT
from app.i18n import _

Index = QModelIndex | QPersistentModelIndex
ROOM = 26
"""Height below the last line of an open cell, so that the next card can be seen coming, in pixels."""
PADDING = 6


class CellField(QPlainTextEdit):
    """A text field in which a line is a card: Enter begins the next one, and on an empty last line it ends."""

    ended = Signal(bool)
    """The field is done; True if the next cell is to be edited."""

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
        if isinstance(editor, CellField) and not editor.document().isModified():
            # What is being typed stays, whatever changes in the map meanwhile.
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.moveCursor(editor.textCursor().MoveOperation.End)
            editor.document().setModified(False)

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, CellField) and editor.document().isModified():
            model.setData(index, editor.toPlainText())

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        parent = editor.parentWidget()
        room = parent.height() - area.top() if parent is not None else area.height()
        editor.setGeometry(area.adjusted(0, 0, 0, max(0, min(ROOM, room - area.height()))))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(0, 2 * PADDING)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave Enter, Tab and Esc to the field: Qt would end the edit at them, and drop the text at Esc."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        return super().eventFilter(watched, event)
