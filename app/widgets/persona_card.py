"""One persona as the panel shows it: portrait, name, quote and every field that is filled, edited in place."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.compat import override
from app.editing.fields.field import Field, read
from app.editing.fields.personas import FIELD_OF, missing_fields, shown_fields
from app.editing.fields.subject import Subject
from app.editing.pictures import NewPicture
from app.editing.session import Session
from app.i18n import N_, _
from app.model.edits.maps import add_asset, update_map
from app.model.edits.personas import update_persona, use_persona
from app.model.persona import Persona
from app.model.project import Project
from app.model.query import persona_of
from app.widgets.chooser import ask_picture
from app.widgets.fields.binding import Binding, FieldEditor, focused_within
from app.widgets.fields.box import FieldBox
from app.widgets.fields.buttons import quiet_button
from app.widgets.fields.chips import TickBox
from app.widgets.fields.factory import made_editor
from app.widgets.fields.picker import Choice, Picker
from app.widgets.fields.pictures import DropButton, read_picture, read_picture_bytes
from app.widgets.fields.text_boxes import EDGE
from app.widgets.fields.texts import LineEditor, TextEditor
from app.widgets.icons import paint_icon
from app.widgets.plain import label, set_tip
from app.widgets.portrait import Portraits
from app.widgets.theming import colour

PORTRAIT = 68
NAME = Field("name", N_("Name"), "line", hint=N_("Name"))
SHORT_ENTRY = 20
"""Letters up to which the entries of a list fit half the panel."""


class PortraitButton(DropButton):
    """The portrait; pressing it chooses a photo, a dropped picture file becomes the photo."""

    def __init__(self, portraits: Portraits, parent: QWidget) -> None:
        super().__init__(parent)
        self._portraits = portraits
        self.persona: Persona | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Photo"))
        set_tip(self, _("Choose a photo, drop one here, or paste one"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(PORTRAIT + 6, PORTRAIT + 6)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(3, 3, PORTRAIT, PORTRAIT)
        pixmap = self._portraits.pixmap(self.persona, size=PORTRAIT)
        painter.drawPixmap(area, pixmap, QRectF(pixmap.rect()))
        if self.hasFocus() or self.is_target:
            painter.setPen(QPen(colour("accent"), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(area.adjusted(-1.5, -1.5, 1.5, 1.5))
        if self.underMouse() or self.is_target:
            badge = QRectF(area.right() - 24, area.bottom() - 24, 24, 24)
            painter.setPen(QPen(colour("chrome"), 2))
            painter.setBrush(colour("accent"))
            painter.drawEllipse(badge)
            paint_icon(painter, "camera", badge.adjusted(5, 5, -5, -5), ink=colour("accent.text"))


class PersonaCard(QWidget):
    """Shows and edits one persona; `show_persona` chooses which."""

    def __init__(self, session: Session, portraits: Portraits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.persona_id = ""
        self._added: frozenset[str] = frozenset()
        self.boxes: dict[str, FieldBox] = {}
        self.portrait = PortraitButton(portraits, self)
        self.portrait.clicked.connect(self._on_portrait)
        self.portrait.dropped.connect(self.take_photo)
        self.portrait.pasted.connect(self._on_pasted)
        self.name = LineEditor(NAME, self, look="name")
        self.status = label("", look="muted", parent=self)
        self.tagline = TextEditor(FIELD_OF["tagline"], self, look="soft")
        self.quote = made_editor(FIELD_OF["quote"], self)
        self.problem = label("", look="error", wrap=True, parent=self)
        self.problem.hide()
        self.colour = made_editor(FIELD_OF["colour"], self)
        self.add_button = quiet_button(_("Add field"), self, icon="plus")
        self.add_button.clicked.connect(self.open_fields)
        self.used = TickBox(_("Used in this map"), self)
        self.used.clicked.connect(self._on_used)
        self.primary = TickBox(_("Primary persona of this map"), self)
        self.primary.clicked.connect(self._on_primary)
        self._compose()

    @property
    def persona(self) -> Persona | None:
        """The persona that is shown."""
        return persona_of(self._session.project, self.persona_id)

    def show_persona(self, persona_id: str) -> None:
        """Show another persona."""
        self.persona_id, self._added = persona_id, frozenset()
        if self.persona is None:
            return
        for editor in self._header_editors():
            editor.bind(self._binding(editor.field))
        for box in self.boxes.values():
            box.bind(self._binding(box.field))
        self.problem.hide()
        self.refresh()

    def refresh(self) -> None:
        """Show what the document holds now."""
        persona = self.persona
        if persona is None:
            return
        for editor in self._header_editors():
            editor.refresh()
        self._show_head(persona)
        self._show_fields(persona)

    def open_fields(self) -> None:
        """Show which fields can be added."""
        persona = self.persona
        if persona is None:
            return
        missing = missing_fields(persona, frozenset(self.boxes))
        if not persona.photo:
            missing = (*missing, ("", PHOTO))
        choices = tuple(
            Choice(field.name, _(field.label), _(group) if group else "") for group, field in missing
        )
        picker = Picker(self, choices, name=_("Add field"))
        picker.picked.connect(self.add_field)
        picker.open_below(self.add_button)

    def add_field(self, name: str) -> None:
        """Show a field that is still empty and let the keyboard begin there."""
        if name == PHOTO.name:
            self._choose_photo()
            return
        self._added |= {name}
        self.refresh()
        target = self.boxes[name].editor if name in self.boxes else self.tagline
        target.begin()

    def take_photo(self, path: Path) -> None:
        """Use a picture file as the photo; says in a sentence if it cannot be used."""
        self._use_photo(read_picture(path, self._session))

    def _on_pasted(self, data: bytes) -> None:
        self._use_photo(read_picture_bytes(data, self._session))

    def _use_photo(self, found: NewPicture | str) -> None:
        self.problem.setVisible(isinstance(found, str))
        if isinstance(found, str):
            self.problem.setText(found)
            return
        name = self.persona_id

        def put(project: Project) -> Project:
            return update_persona(add_asset(project, found.sha, found.asset), name, photo=found.sha)

        self._session.apply(put, _("Set the photo"))

    def remove_photo(self) -> None:
        """Go back to the initials."""
        name = self.persona_id
        self._session.apply(lambda project: update_persona(project, name, photo=None), _("Remove the photo"))

    # --- how it is put together ---------------------------------------------------------------------------

    def _compose(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        self.status.setIndent(EDGE)
        words.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(self.status)
        words.addWidget(self.tagline)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(EDGE - 3, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self.portrait, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(head)
        self.problem.setContentsMargins(EDGE, 0, 0, 0)
        box.addWidget(self.problem)
        box.addWidget(self.quote)
        box.addLayout(self._grid)
        box.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        rule = QFrame(self)
        rule.setObjectName("rule")
        line = QHBoxLayout()
        line.setContentsMargins(EDGE, 2, 0, 0)
        line.addWidget(label(_("Colour of the line"), look="part", wrap=True, parent=self), 1)
        line.addWidget(self.colour)
        box.addWidget(rule)
        for tick in (self.used, self.primary):
            box.addWidget(tick)
        box.addLayout(line)
        box.setSpacing(6)

    def _header_editors(self) -> tuple[FieldEditor, ...]:
        return (self.name, self.tagline, self.quote, self.colour)

    def _binding(self, field: Field) -> Binding:
        return Binding(self._session, Subject("persona", (self.persona_id,)), field)

    def _show_head(self, persona: Persona) -> None:
        journey = self._session.journey
        is_used, is_primary = persona.id in journey.persona_ids, persona.id == journey.primary_persona
        self.status.setText(_status(is_used=is_used, is_primary=is_primary))
        is_typed_in = self.tagline.box.hasFocus()
        self.tagline.setVisible(bool(persona.tagline) or "tagline" in self._added or is_typed_in)
        self.used.setChecked(is_used)
        self.primary.setChecked(is_primary)
        if self.portrait.persona is not persona:
            self.portrait.persona = persona
            self.portrait.update()

    def _show_fields(self, persona: Persona) -> None:
        fields = shown_fields(persona, self._added | self._focused())
        names = [field.name for field in fields]
        if names != list(self.boxes):
            self._rebuild(fields)
            self._arrange(persona)
        for box in self.boxes.values():
            box.editor.refresh()

    def _focused(self) -> frozenset[str]:
        """The field that somebody types into stays, even if it is empty for a moment."""
        return frozenset(name for name, box in self.boxes.items() if focused_within(box) is not None)

    def _rebuild(self, fields: tuple[Field, ...]) -> None:
        kept, self.boxes = self.boxes, {}
        for field in fields:
            box = kept.pop(field.name, None)
            if box is None:
                box = FieldBox(field, self, look="bare")
                box.bind(self._binding(field))
                box.editor.emptied.connect(self._on_left)
            self.boxes[field.name] = box
        for box in kept.values():
            self._grid.removeWidget(box)
            box.hide()
            box.deleteLater()

    def _arrange(self, persona: Persona) -> None:
        """Put short fields side by side and the others below one another; Tab goes in that order."""
        for box in self.boxes.values():
            self._grid.removeWidget(box)
        row, waiting = 0, None
        before: QWidget = self.quote
        for box in self.boxes.values():
            QWidget.setTabOrder(before, box)
            before = box
            if not _is_short(persona, box.field):
                row += 1 if waiting is not None else 0
                waiting = None
                self._grid.addWidget(box, row, 0, 1, 2)
                row += 1
            elif waiting is None:
                waiting = box
                self._grid.addWidget(box, row, 0, Qt.AlignmentFlag.AlignTop)
            else:
                self._grid.addWidget(box, row, 1, Qt.AlignmentFlag.AlignTop)
                row, waiting = row + 1, None
            box.show()

    # --- what happens -------------------------------------------------------------------------------------

    def _on_left(self) -> None:
        """The keyboard left a field: what is empty and was only added goes."""
        persona = self.persona
        if persona is not None:
            self._added = self._added & self._focused()
            self._show_fields(persona)

    def _on_portrait(self) -> None:
        persona = self.persona
        if persona is None or not persona.photo:
            self._choose_photo()
            return
        menu = QMenu(self)
        menu.addAction(_("Choose another photo…"), self._choose_photo)
        menu.addAction(_("Remove the photo"), self.remove_photo)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.portrait.mapToGlobal(QPoint(0, self.portrait.height())))

    def _choose_photo(self) -> None:
        path = ask_picture(self)
        if path is not None:
            self.take_photo(path)

    def _on_used(self) -> None:
        session, name, used = self._session, self.persona_id, self.used.isChecked()
        map_id = session.map_id
        session.apply(
            lambda project: use_persona(project, map_id, name, used=used),
            _("Use the persona in this map") if used else _("Take the persona out of this map"),
        )
        if used:
            session.activate_persona(name)

    def _on_primary(self) -> None:
        session, name, wanted = self._session, self.persona_id, self.primary.isChecked()
        map_id = session.map_id

        def edit(project: Project) -> Project:
            if wanted:
                project = use_persona(project, map_id, name, used=True)
            return update_map(project, map_id, primary_persona=name if wanted else None)

        session.apply(edit, _("Change the primary persona"))


PHOTO = Field("photo", N_("Photo"), "picture")


def _status(*, is_used: bool, is_primary: bool) -> str:
    if is_primary:
        return _("Primary persona")
    return _("Persona of this map") if is_used else _("Not in this map")


_HALF = ("age", "gender", "location", "family_status", "education", "income_range", "market", "audience")


def _is_short(persona: Persona, field: Field) -> bool:
    """Say whether a field fits half the width."""
    value = read(persona, field)
    if field.editor == "list" and isinstance(value, tuple):
        return bool(value) and all(len(str(entry)) <= SHORT_ENTRY for entry in value)
    return field.name in _HALF and len(str(value)) <= SHORT_ENTRY
