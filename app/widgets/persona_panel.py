"""The panel with the personas: which there are, and all about the one that is shown."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app import i18n
from app.compat import override
from app.editing.session import Edit, Session
from app.i18n import _
from app.model.change import Change
from app.model.edits.personas import add_persona, delete_persona, move_persona
from app.model.ids import PERSONA, new_id
from app.model.persona import Persona
from app.model.project import Project
from app.model.query import persona_of
from app.widgets.fields.binding import is_same
from app.widgets.fields.buttons import quiet_button, small_button
from app.widgets.fields.chips import AddChip
from app.widgets.fields.flow import FlowLayout
from app.widgets.fields.look import PanelLook
from app.widgets.fields.margins import right_margin
from app.widgets.fields.text_boxes import EDGE
from app.widgets.persona_card import PersonaCard
from app.widgets.plain import isolated, label, set_tip
from app.widgets.portrait import Portraits
from app.widgets.theming import colour

MARGIN = 16
FACE = 32
LINE_COLOURS = 5


class FaceButton(QAbstractButton):
    """A small portrait that shows its persona; Alt with the arrows moves it among the others."""

    moved = Signal(int)

    def __init__(self, persona: Persona, portraits: Portraits, parent: QWidget) -> None:
        super().__init__(parent)
        self.persona = persona
        self._portraits = portraits
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name = persona.name or _("No name yet")
        self.setAccessibleName(name)
        set_tip(self, name)

    @override
    def sizeHint(self) -> QSize:
        return QSize(FACE + 8, FACE + 8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(4, 4, FACE, FACE)
        pixmap = self._portraits.pixmap(self.persona, size=FACE)
        painter.setOpacity(1.0 if self.isChecked() or self.underMouse() or self.hasFocus() else 0.7)
        painter.drawPixmap(area, pixmap, QRectF(pixmap.rect()))
        painter.setOpacity(1.0)
        if self.isChecked() or self.hasFocus():
            painter.setPen(QPen(colour("accent" if self.hasFocus() else "border"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(area.adjusted(-2.5, -2.5, 2.5, 2.5))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
            return
        super().keyPressEvent(event)


class PersonaPanel(QWidget):
    """Shows the personas of a session; `toast_requested(text)` when there is a way back worth offering."""

    toast_requested = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._portraits = Portraits(session)
        self._shown = ""
        self._seen: tuple[object, ...] = ()
        self.faces: list[FaceButton] = []
        self._build()
        self._look = PanelLook(self)
        session.document_changed.connect(self._on_document_changed)
        session.persona_changed.connect(self._on_persona_changed)
        session.map_changed.connect(self._on_persona_changed)
        unsubscribe = i18n.on_change(self._on_language_changed)
        self.destroyed.connect(lambda: unsubscribe())
        self._on_persona_changed()

    @property
    def shown(self) -> str:
        """The id of the persona that is shown, or nothing."""
        return self._shown

    def show_persona(self, persona_id: str) -> None:
        """Show a persona; if the map uses it, its emotion line is the one that is drawn from now on."""
        self._shown = persona_id
        self._show_all()
        if persona_id in self._session.journey.persona_ids:
            self._session.activate_persona(persona_id)

    def add(self) -> None:
        """Add a persona to the project and to this map, and let its name be typed."""
        taken = {persona.colour for persona in self._session.project.personas}
        free = next((number for number in range(1, LINE_COLOURS + 1) if number not in taken), None)
        self._put(Persona(id=new_id(PERSONA), colour=free), _("Add a persona"))
        self.card.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def duplicate(self) -> None:
        """Add a copy of the persona that is shown."""
        persona = self._persona()
        if persona is not None:
            name = _("%s (copy)") % persona.name if persona.name else ""
            self._put(persona.replace(id=new_id(PERSONA), name=name), _("Duplicate the persona"))

    def delete(self) -> None:
        """Delete the persona that is shown everywhere, and offer the way back."""
        persona = self._persona()
        if persona is None:
            return
        ids = [held.id for held in self._session.project.personas]
        at = ids.index(persona.id)
        rest = ids[:at] + ids[at + 1 :]
        self._shown = rest[min(at, len(rest) - 1)] if rest else ""
        self._session.apply(lambda project: delete_persona(project, persona.id), _("Delete the persona"))
        self._show_all()
        self.toast_requested.emit(_("%s was deleted.") % isolated(persona.name or _("The persona")))

    def shift(self, step: int) -> None:
        """Move the persona that is shown among the others."""
        ids = [held.id for held in self._session.project.personas]
        if self._shown not in ids:
            return
        at = ids.index(self._shown) + step
        if 0 <= at < len(ids):
            name, gap = self._shown, at + 1 if step > 0 else at
            self._session.apply(lambda project: move_persona(project, name, gap=gap), _("Move the persona"))
            self._show_all()
            self.faces[at].setFocus(Qt.FocusReason.OtherFocusReason)

    # --- how it is put together ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.card = PersonaCard(self._session, self._portraits, self)
        self.title = label("", look="caps", parent=self)
        self.key = label("F7", look="key", parent=self)
        self.menu_button = small_button("ellipsis", _("What to do with personas"), self)
        self.menu_button.clicked.connect(self._open_menu)
        self._faces_row = QWidget(self)
        self.add_face = AddChip(_("Add a persona"), self._faces_row)
        self.add_face.clicked.connect(self.add)
        self.start = quiet_button("", self, icon="user-plus")
        self.start.clicked.connect(self.add)
        self.nobody = label("", look="muted", wrap=True, parent=self)
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 0, 0, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.menu_button)
        head.addWidget(self.key)
        self._flow = FlowLayout(self._faces_row, gap=2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN - EDGE, 10, MARGIN - EDGE, 16)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        for part in (self._faces_row, self.card, self.nobody):
            self._column.addWidget(part)
        self._column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.nobody.setContentsMargins(EDGE, 0, 0, 0)
        self._translate()

    def _translate(self) -> None:
        self.setAccessibleName(_("Personas"))
        self.title.setText(_("Persona").upper())
        self.start.setText(_("Add a persona"))
        for button, name in (
            (self.menu_button, _("What to do with personas")),
            (self.add_face, _("Add a persona")),
        ):
            button.setAccessibleName(name)
            set_tip(button, name)
        self.nobody.setText(_("There is no persona yet: somebody through whose eyes the map is drawn."))

    def _persona(self) -> Persona | None:
        return persona_of(self._session.project, self._shown)

    def _put(self, persona: Persona, words: str) -> None:
        """Add a persona to the project and to the map, and show it."""
        map_id = self._session.map_id
        edit: Edit = _adding(persona, map_id)
        self._shown = persona.id
        self._session.apply(edit, words)
        self.show_persona(persona.id)

    def _show_all(self) -> None:
        """Show the document as it is now."""
        people = self._session.project.personas
        if all(persona.id != self._shown for persona in people):
            self._shown = self._session.active_persona or (people[0].id if people else "")
        self._seen = self._state()
        self._show_faces(people)
        self.card.setVisible(bool(people))
        self.nobody.setVisible(not people)
        self.start.setVisible(not people)
        self.setFocusProxy(self.card.name if people else self.start)
        if self.card.persona_id != self._shown:
            self.card.show_persona(self._shown)
        else:
            self.card.refresh()

    def _show_faces(self, people: tuple[Persona, ...]) -> None:
        self._faces_row.setVisible(len(people) > 1)
        if [face.persona for face in self.faces] != list(people):
            for face in self.faces:
                self._flow.removeWidget(face)
                face.hide()
                face.deleteLater()
            self._flow.removeWidget(self.add_face)
            self.faces = [self._made_face(persona) for persona in people]
            self._flow.addWidget(self.add_face)
            self._faces_row.updateGeometry()
        for face in self.faces:
            face.setChecked(face.persona.id == self._shown)

    def _made_face(self, persona: Persona) -> FaceButton:
        face = FaceButton(persona, self._portraits, self._faces_row)
        face.clicked.connect(lambda: self.show_persona(persona.id))
        face.moved.connect(self._on_face_moved)
        self._flow.addWidget(face)
        face.setVisible(True)
        return face

    def _state(self) -> tuple[object, ...]:
        """All in the document that the panel depends on; held, so that it can be compared by identity."""
        project, journey = self._session.project, self._session.journey
        sources = (project.personas, project.evidence, project.assets)
        return (*sources, journey.id, journey.persona_ids, journey.primary_persona)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        margins = self._column.contentsMargins()
        margins.setRight(right_margin(self, MARGIN, width=event.size().width()))
        self._column.setContentsMargins(margins)
        super().resizeEvent(event)

    # --- what happens -------------------------------------------------------------------------------------

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Add a persona"), self.add)
        if self._persona() is not None:
            menu.addAction(_("Duplicate the persona"), self.duplicate)
            menu.addAction(_("Move to the left"), lambda: self.shift(-1))
            menu.addAction(_("Move to the right"), lambda: self.shift(1))
            menu.addSeparator()
            menu.addAction(_("Delete the persona"), self.delete)
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))

    def _on_face_moved(self, step: int) -> None:
        self.shift(step)

    def _on_document_changed(self, change: Change) -> None:
        if (change.personas or change.project or change.maps) and not is_same(self._state(), self._seen):
            self._show_all()

    def _on_persona_changed(self, _map_id: str = "") -> None:
        active = self._session.active_persona
        if active is not None:
            self._shown = active
        self._show_all()

    def _on_language_changed(self) -> None:
        old = self.card
        self.card = PersonaCard(self._session, self._portraits, self)
        self._column.replaceWidget(old, self.card)
        old.hide()
        old.deleteLater()
        self._translate()
        self._show_all()


def _adding(persona: Persona, map_id: str) -> Edit:
    def edit(project: Project) -> Project:
        return add_persona(project, persona, map_id=map_id)

    return edit
