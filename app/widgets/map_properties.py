"""The dialog with all about a map: title, goal, beginning and end, who made it and when it is looked at again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.compat import override
from app.editing.fields.parts import MAP_FIELDS
from app.editing.fields.subject import Subject
from app.editing.session import Session
from app.i18n import _
from app.model.change import Change
from app.widgets.fields.form import Form
from app.widgets.fields.look import PanelLook


class MapProperties(QDialog):
    """Edits the map that is shown; what is written is in the document at once, and can be undone."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About this map"))
        self._session = session
        body = QWidget(self)
        body.setObjectName("panel")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.form = Form(session, body)
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 20, 20, 16)
        column.addWidget(self.form)
        column.addStretch(1)
        self._look = PanelLook(body)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        buttons = QDialogButtonBox(self)
        buttons.setContentsMargins(16, 8, 16, 16)
        self.close_button = buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area, 1)
        box.addWidget(buttons)
        self.resize(480, 680)
        session.document_changed.connect(self._on_document_changed)
        subject = Subject("map", (session.map_id,), session.map_id)
        self.form.show_subject(subject, MAP_FIELDS, is_first=lambda _field: True)
        self.form.boxes["title"].setFocus()

    @override
    def done(self, result: int) -> None:
        """Close, and stop following the document."""
        self._session.document_changed.disconnect(self._on_document_changed)
        super().done(result)

    def _on_document_changed(self, _change: Change) -> None:
        self.form.refresh()
