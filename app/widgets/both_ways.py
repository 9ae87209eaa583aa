"""Plain text boxes in which each paragraph runs in its own direction: Hebrew and Arabic from the right."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit

from app.compat import override


class _BothWays(QPlainTextDocumentLayout):
    """Qt's layout of plain text, which knows one alignment for all paragraphs, with one for each."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    @override
    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        rect = super().blockBoundingRect(block)
        layout = block.layout()
        option = layout.textOption()
        if option.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return rect
        is_rtl = block.textDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
        if option.alignment() != side:
            # Lines are aligned when they are drawn, so that nothing has to be laid out anew.
            option.setAlignment(side)
            layout.setTextOption(option)
        return rect


def write_both_ways(box: QPlainTextEdit) -> None:
    """Let each paragraph of a box run in the direction of its first letter."""
    document = box.document()
    document.setDocumentLayout(_BothWays(document))
    option = document.defaultTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    document.setDefaultTextOption(option)
