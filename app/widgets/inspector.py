"""The inspector: all about what is selected, or about the map if nothing is."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app import i18n
from app.compat import override
from app.editing.fields.field import Field
from app.editing.fields.important import fields_of, is_first_seen
from app.editing.fields.subject import Sort, Subject
from app.editing.selection import Selection
from app.editing.session import Session
from app.i18n import N_, _, ngettext
from app.model.change import Change
from app.model.edits.moments import delete_moment, put_moment
from app.model.ids import MOMENT, new_id
from app.model.journey import Moment
from app.model.query import CardPlace, find_card, find_point, row_of, stage_of
from app.rows.kind import kind_of
from app.values import dataclass
from app.widgets.fields.binding import is_same
from app.widgets.fields.buttons import quiet_button
from app.widgets.fields.form import UNNAMED, Form
from app.widgets.fields.look import PanelLook
from app.widgets.fields.margins import right_margin
from app.widgets.fields.text_boxes import EDGE
from app.widgets.plain import label
from app.widgets.soon import Soon

MARGIN = 16
PREVIEW_MS = 60
"""How often the panel follows a drag on the canvas at most."""
TITLES = {
    "card": N_("Card"),
    "stage": N_("Stage"),
    "row": N_("Row"),
    "point": N_("Emotion point"),
    "map": N_("Map"),
}


@dataclass(frozen=True, slots=True)
class View:
    """What the inspector shows: the subject, its heading, where it is, and the kinds of its rows."""

    subject: Subject
    title: str
    note: str = ""
    kinds: frozenset[str] = frozenset()
    groups: tuple[str, ...] = ()


class Inspector(QWidget):
    """Edits what is selected; `properties_requested` asks for all about the map. It never takes the focus."""

    properties_requested = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._forms: dict[tuple[str, ...], Form] = {}
        self._open: dict[Sort, bool] = {}
        self._last: tuple[Sort, Form] | None = None
        self._view: View | None = None
        self._seen: tuple[object, ...] = ()
        self._soon = Soon(self._follow, self)
        self._seldom = QTimer(self)
        self._seldom.setSingleShot(True)
        self._seldom.setInterval(PREVIEW_MS)
        self._seldom.timeout.connect(self._follow)
        self._build()
        self._look = PanelLook(self)
        session.document_changed.connect(self._on_document_changed)
        session.selection_changed.connect(self._on_selection_changed)
        session.map_changed.connect(self._on_map_changed)
        unsubscribe = i18n.on_change(self._on_language_changed)
        self.destroyed.connect(lambda: unsubscribe())
        self._show()

    def settle(self) -> None:
        """Show now what would be shown in the next idle moment."""
        self._soon.settle()

    @property
    def form(self) -> Form:
        """The form that is shown."""
        self.settle()
        view = self._view or view_of(self._session)
        return self._form(view.subject.sort, _fields(view))

    def has_field(self, name: str) -> bool:
        """Say whether what is selected has a field of that name."""
        self.settle()
        return any(field.name == name for field in _fields(self._view or view_of(self._session)))

    def edit_field(self, name: str) -> None:
        """Bring the keyboard to a field, opening the rest of the form if it is there."""
        form = self.form
        if name not in form.boxes and not form.is_open:
            form.toggle()
        box = form.boxes.get(name)
        if box is None:
            return
        box.editor.begin()
        viewport: QWidget | None = self.parentWidget()
        area = viewport.parentWidget() if viewport is not None else None
        if isinstance(area, QScrollArea):
            # The form was just rebuilt: where the field is, is known only after it was laid out.
            QTimer.singleShot(0, box, lambda: area.ensureWidgetVisible(box))

    def _build(self) -> None:
        self.title = label("", look="caps", parent=self)
        self.key = label("F8", look="key", parent=self)
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 0, 0, 4)
        head.addWidget(self.title, 1)
        head.addWidget(self.key)
        self.all = quiet_button("", self, icon="sliders-horizontal")
        self.all.clicked.connect(self.properties_requested)
        self.moment = MomentPart(self._session, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN - EDGE, 12, MARGIN, 16)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self._column.addWidget(self.moment)
        self._column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._translate()

    def _translate(self) -> None:
        self.setAccessibleName(_("Details"))
        self.all.setText(_("All about the map…"))

    def _form(self, sort: Sort, fields: tuple[Field, ...]) -> Form:
        """Return the form for these fields, which is kept for the next thing that has them."""
        key = (sort, *(field.name for field in fields))
        form = self._forms.get(key)
        if form is None:
            form = self._forms[key] = Form(self._session, self, unnamed=UNNAMED[sort], look="bare")
            self._column.insertWidget(1, form)
        return form

    def _show(self) -> None:
        """Show what is selected now."""
        view = view_of(self._session)
        self._view, self._seen = view, self._state(view)
        sort = view.subject.sort
        self.title.setText(view.title.upper())
        fields = _fields(view)
        form = self._form(sort, fields)
        form.is_open = self._open_as_before(form, sort)
        form.show_subject(view.subject, fields, is_first=_FirstSeen(view), note=view.note)
        for other in self._forms.values():
            other.setVisible(other is form)
        self.all.setVisible(sort == "map")
        if sort == "map":
            form.more.hide()
        self.moment.show_stage(view.subject.ids[0] if sort == "stage" else None)

    def _open_as_before(self, form: Form, sort: Sort) -> bool:
        """Say whether all fields are shown, as they were for the last thing of this sort."""
        if self._last is not None:
            self._open[self._last[0]] = self._last[1].is_open
        self._last = (sort, form)
        return self._open.get(sort, False)

    def _follow(self) -> None:
        """Show what changed in what is shown."""
        view = view_of(self._session)
        if self._view is None or view != self._view:
            self._show()
            return
        state = self._state(view)
        if not is_same(state, self._seen):
            self._seen = state
            form = self.form
            form.refresh()
            if view.subject.sort == "map":
                form.more.hide()
            self.moment.refresh()

    def _state(self, view: View) -> tuple[object, ...]:
        """The nodes that the panel shows; held, so that they can be compared by identity."""
        project, journey = self._session.project, self._session.journey
        around = (project.personas, project.evidence, project.channels, journey.moments)
        return (*view.subject.nodes(project), *around)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        margins = self._column.contentsMargins()
        margins.setRight(right_margin(self, MARGIN, width=event.size().width()))
        self._column.setContentsMargins(margins)
        super().resizeEvent(event)

    def _on_document_changed(self, _change: Change) -> None:
        if self._session.is_previewing:
            if not self._seldom.isActive():
                self._seldom.start()
        else:
            self._seldom.stop()
            self._soon.ask()

    def _on_selection_changed(self, _selection: Selection) -> None:
        self._soon.ask()

    def _on_map_changed(self, _map_id: str) -> None:
        self._show()

    def _on_language_changed(self) -> None:
        for form in self._forms.values():
            self._column.removeWidget(form)
            form.hide()
            form.deleteLater()
        self._forms, self._last = {}, None
        self.moment.drop()
        self._translate()
        self._show()


class MomentPart(QWidget):
    """The moment that matters of a stage: its fields, or the offer to make it one."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._stage: str | None = None
        self._rule = QFrame(self)
        self._rule.setObjectName("rule")
        self.title = label("", look="caps", parent=self)
        self.title.setContentsMargins(EDGE, 6, 0, 0)
        self.form: Form | None = None
        self.make = quiet_button("", self, icon="star")
        self.make.clicked.connect(self._on_make)
        self.gone = quiet_button("", self, icon="x")
        self.gone.clicked.connect(self._on_gone)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(8)
        for part in (self._rule, self.title):
            self._column.addWidget(part)
        for button in (self.make, self.gone):
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_stage(self, stage_id: str | None) -> None:
        """Show the moment of a stage; None hides this part."""
        self._stage = stage_id
        self.setVisible(stage_id is not None)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document holds now."""
        if self._stage is None:
            return
        moment = self._held()
        self.title.setText(_("Moment that matters").upper())
        self.title.setVisible(moment is not None)
        self.make.setText(_("Mark as a moment that matters"))
        self.gone.setText(_("Remove this mark"))
        self.make.setVisible(moment is None)
        self.gone.setVisible(moment is not None)
        if moment is not None:
            self._show(moment)
        elif self.form is not None:
            self.form.hide()

    def drop(self) -> None:
        """Forget the form, so that it is made anew in another language."""
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _show(self, moment: Moment) -> None:
        if self.form is None:
            self.form = Form(self._session, self, unnamed=UNNAMED["moment"], look="bare")
            self._column.insertWidget(2, self.form)
        subject = Subject("moment", (moment.id,), self._session.map_id)
        fields = fields_of("moment")
        self.form.show_subject(subject, fields, is_first=lambda field: is_first_seen("moment", field))
        self.form.show()

    def _held(self) -> Moment | None:
        return next((held for held in self._session.journey.moments if held.stage == self._stage), None)

    def _on_make(self) -> None:
        moment = Moment(id=new_id(MOMENT), stage=self._stage or "")
        map_id = self._session.map_id
        self._session.apply(
            lambda project: put_moment(project, map_id, moment), _("Mark a moment that matters")
        )

    def _on_gone(self) -> None:
        moment, map_id = self._held(), self._session.map_id
        if moment is not None:
            self._session.apply(
                lambda project: delete_moment(project, map_id, moment.id), _("Unmark the moment that matters")
            )


def view_of(session: Session) -> View:
    """Return what there is to show of the selection; the map if nothing is selected."""
    selection, map_id = session.selection, session.map_id
    match selection.part:
        case "cards":
            return _cards(session, tuple(sorted(selection.cards)))
        case "stage" | "row" as sort:
            row = row_of(session.journey, selection.id) if sort == "row" else None
            kinds = frozenset({row.kind} if row is not None else ())
            return View(Subject(sort, (selection.id,), map_id), _(TITLES[sort]), kinds=kinds)
        case "point":
            note = _point_note(session, selection.id)
            return View(Subject("point", (selection.id,), map_id), _(TITLES["point"]), note)
        case _:
            return View(Subject("map", (map_id,), map_id), _(TITLES["map"]))


def _cards(session: Session, ids: tuple[str, ...]) -> View:
    journey = session.journey
    places = [place for name in ids if (place := find_card(journey, name)) is not None]
    rows = [row for place in places if (row := row_of(journey, place.row)) is not None]
    kinds = frozenset(row.kind for row in rows)
    groups = {kind_of(kind).fields for kind in kinds}
    title = _(TITLES["card"]) if len(ids) == 1 else ngettext("%d card", "%d cards", len(ids)) % len(ids)
    note = _place_note(session, places[0]) if len(places) == 1 else ""
    shared = groups.pop() if len(groups) == 1 else ()
    return View(Subject("card", ids, session.map_id), title, note, kinds, shared)


def _place_note(session: Session, place: CardPlace) -> str:
    row, stage = row_of(session.journey, place.row), stage_of(session.journey, place.stage)
    name = (row.name or _(kind_of(row.kind).name)) if row is not None else ""
    return f"{name} × {stage.name if stage is not None else ''}"


def _point_note(session: Session, point_id: str) -> str:
    place = find_point(session.journey, point_id)
    stage = stage_of(session.journey, place.point.stage) if place else None
    people = {persona.id: persona.name for persona in session.project.personas}
    name = people.get(place.persona or "", "") if place else ""
    words = (stage.name if stage else "", name)
    return " · ".join(word for word in words if word)


def _fields(view: View) -> tuple[Field, ...]:
    return fields_of(view.subject.sort, groups=view.groups, kinds=view.kinds)


@dataclass(frozen=True, slots=True)
class _FirstSeen:
    view: View

    def __call__(self, field: Field) -> bool:
        return is_first_seen(self.view.subject.sort, field, kinds=self.view.kinds)
