"""A list of fields for one subject: the important and filled ones, and the rest behind a button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.editing.fields.field import Field
from app.editing.fields.subject import Subject
from app.editing.session import Session
from app.i18n import _
from app.widgets.fields.binding import Binding, focused_within
from app.widgets.fields.box import FieldBox, stands_beside
from app.widgets.fields.buttons import quiet_button
from app.widgets.fields.text_boxes import EDGE
from app.widgets.plain import breakable, label

UNNAMED = {
    "card": ("text", "paper"),
    "stage": ("name",),
    "row": ("name", "colour"),
    "map": ("title",),
    "point": ("score",),
    "moment": ("type",),
}
"""Fields that speak for themselves at the head of a form."""


class Form(QWidget):
    """Shows fields; widgets are kept while the same fields are shown, so that nothing jumps under the keyboard."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        unnamed: tuple[str, ...] = (),
        look: str = "field",
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._session, self._unnamed = session, unnamed
        self._subject: Subject | None = None
        self._fields: tuple[Field, ...] = ()
        self._is_first: Callable[[Field], bool] = lambda _field: True
        self.boxes: dict[str, FieldBox] = {}
        self.is_open = False
        self.note = label("", look="muted", wrap=True, parent=self)
        self.note.setContentsMargins(EDGE, 0, 0, 0)
        self.more = quiet_button("", self, icon="chevron-down")
        self.more.clicked.connect(self.toggle)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_subject(
        self,
        subject: Subject,
        fields: tuple[Field, ...],
        *,
        is_first: Callable[[Field], bool],
        note: str = "",
    ) -> None:
        """Show fields of a subject; those that are first are there even while they are empty."""
        if fields != self._fields:
            self._drop()
        self._subject, self._fields, self._is_first = subject, fields, is_first
        self.note.setText(breakable(note))
        self.note.setVisible(bool(note))
        for box in self.boxes.values():
            box.bind(self._binding(box.field))
        self._show()

    def refresh(self) -> None:
        """Show what the document holds now."""
        if self._subject is None:
            return
        for box in self.boxes.values():
            box.editor.refresh()
        self._show()

    def toggle(self) -> None:
        """Show all fields, or only the important and filled ones."""
        self.is_open = not self.is_open
        self._show()

    def _binding(self, field: Field) -> Binding:
        if self._subject is None:
            raise LookupError("the form shows nothing yet")
        return Binding(self._session, self._subject, field)

    def _drop(self) -> None:
        for box in self.boxes.values():
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {}

    def _wanted(self) -> list[Field]:
        """The fields to show; one that is typed into stays where it is."""
        focus = focused_within(self)
        return [
            field
            for field in self._fields
            if self.is_open
            or self._is_first(field)
            or self._binding(field).is_filled()
            or (focus is not None and self._holds(field, focus))
        ]

    def _holds(self, field: Field, focus: QWidget) -> bool:
        return field.name in self.boxes and self.boxes[field.name].isAncestorOf(focus)

    def _show(self) -> None:
        wanted = self._wanted()
        if [field.name for field in wanted] != list(self.boxes) or not self._column.count():
            self._rebuild(wanted)
        has_rest = len(wanted) < len(self._fields) or self.is_open
        self.more.setText(_("Less") if self.is_open else _("More"))
        self.more.setVisible(has_rest)

    def _rebuild(self, wanted: list[Field]) -> None:
        kept, self.boxes = self.boxes, {}
        while self._column.count():
            self._column.takeAt(0)
        for index, field in enumerate(wanted):
            box = kept.pop(field.name, None) or self._made(field)
            self.boxes[field.name] = box
            self._column.addWidget(box)
            box.show()
            if index == 0:
                self._column.addWidget(self.note)
        for box in kept.values():
            box.hide()
            box.deleteLater()
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _made(self, field: Field) -> FieldBox:
        is_head = bool(self._unnamed) and field.name in self._unnamed
        box = FieldBox(
            field,
            self,
            beside=stands_beside(field),
            look="title" if is_head else self._look,
            is_named=not is_head,
        )
        box.bind(self._binding(field))
        return box
