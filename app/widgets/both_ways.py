"""Plain text boxes in which each paragraph runs in its own direction: Hebrew and Arabic from the right."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QPlainTextEdit

from app.compat import override


class _Aligner(QObject):
    """Aligns the paragraphs of a box before they are drawn: Qt's layout of plain text has one side for all.

    It watches, and is no layout itself: Qt would take down a layout made in Python after Python has ended.
    """

    def __init__(self, box: QPlainTextEdit) -> None:
        super().__init__(box)
        self._box = box
        box.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            align_paragraphs(self._box)
        return False


def align_paragraphs(box: QPlainTextEdit) -> None:
    """Put each paragraph of a box at the side where its direction begins, unless all are centred."""
    block = box.document().begin()
    while block.isValid():
        _align(box, block)
        block = block.next()


def _align(box: QPlainTextEdit, block: QTextBlock) -> None:
    # Asked for its place, a paragraph that has changed is laid out; that also forgets the side it was given.
    box.document().documentLayout().blockBoundingRect(block)
    layout = block.layout()
    option = layout.textOption()
    if option.alignment() & Qt.AlignmentFlag.AlignHCenter:
        return
    is_rtl = block.textDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
    if option.alignment() != side:
        # Lines are aligned when they are drawn, so that nothing has to be laid out anew.
        option.setAlignment(side)
        layout.setTextOption(option)


def write_both_ways(box: QPlainTextEdit) -> None:
    """Let each paragraph of a box run in the direction of its first letter."""
    document = box.document()
    option = document.defaultTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    document.setDefaultTextOption(option)
    _Aligner(box)
