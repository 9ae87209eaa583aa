"""A field on a panel: its label and its editor, above or beside each other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.editing.fields.field import Field
from app.i18n import _
from app.widgets.fields.binding import Binding
from app.widgets.fields.choices import fits_segments, words_of
from app.widgets.fields.factory import made_editor
from app.widgets.fields.text_boxes import EDGE
from app.widgets.plain import label

LABEL_WIDTH = 82
BESIDE = ("line", "number", "date", "five", "yes-no", "kind", "persona", "evidence", "solves", "channels")
"""Editors that stand beside their label where labels stand beside; the others need the whole width."""


class FieldBox(QWidget):
    """One field with its label; `beside` puts the label at the left."""

    def __init__(
        self,
        field: Field,
        parent: QWidget | None = None,
        *,
        beside: bool = False,
        look: str = "field",
        is_named: bool = True,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.editor = made_editor(field, self, look=look)
        name = label(_(field.label), look="part", wrap=True, parent=self)
        name.setBuddy(self.editor)
        name.setVisible(is_named)
        if beside and is_named:
            row = QHBoxLayout(self)
            row.setSpacing(6)
            name.setFixedWidth(LABEL_WIDTH)
            row.addWidget(name, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(self.editor if _is_flush(field, look) else self._indented(), 1)
            row.setContentsMargins(EDGE, 0, 0, 0)
        else:
            column = QVBoxLayout(self)
            column.setSpacing(1 if look == "bare" and field.editor in _OWN_EDGE else 5)
            name.setContentsMargins(EDGE, 0, 0, 0)
            column.addWidget(name)
            column.addWidget(self.editor if _is_flush(field, look) else self._indented())
            column.setContentsMargins(0, 0, 0, 0)
        self.setFocusProxy(self.editor)

    def _indented(self) -> QWidget:
        """Put an editor without an edge of its own on the line on which texts begin."""
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(EDGE, 0, 0, 0)
        row.addWidget(self.editor)
        return holder

    def bind(self, binding: Binding) -> None:
        """Edit this field of another subject."""
        self.editor.bind(binding)


_OWN_EDGE = (
    "line",
    "text",
    "list",
    "number",
    "date",
    "custom",
    "empathy",
    "sliders",
    "paper",
    "curve-colour",
)
"""Editors whose boxes have a padding of their own, so that their text stands in line with labels."""


def _is_flush(field: Field, look: str) -> bool:
    """Say whether an editor brings the edge with it that others are given."""
    return field.editor in _OWN_EDGE if look == "bare" else field.editor in ("paper", "curve-colour")


def stands_beside(field: Field) -> bool:
    """Say whether a field's label may stand at its left."""
    if field.editor == "choice":
        return not fits_segments(words_of(field)) or not _is_wide(field)
    return field.editor in BESIDE


def _is_wide(field: Field) -> bool:
    return sum(len(_(text)) + 3 for _value, text in field.choices) > 24
