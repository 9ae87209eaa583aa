"""The dialog about the map."""

from pytestqt.qtbot import QtBot

from app.editing.fields.parts import MAP_FIELDS
from app.editing.session import Session
from app.widgets.fields.texts import LineEditor, ListEditor
from app.widgets.map_properties import MapProperties
from tests.widgets.panels.conftest import shown, type_into


def test_dialog_when_open_then_every_field_of_a_map_can_be_edited(qtbot: QtBot, session: Session) -> None:
    dialog = MapProperties(session)
    shown(qtbot, dialog, width=480, height=680)
    assert list(dialog.form.boxes) == [field.name for field in MAP_FIELDS]
    company = dialog.form.boxes["company"].editor
    assert isinstance(company, LineEditor)
    type_into(company.line, "Acme")
    authors = dialog.form.boxes["authors"].editor
    assert isinstance(authors, ListEditor)
    type_into(authors.box, "Ana")
    assert (session.journey.company, session.journey.authors) == ("Acme", ("Ana",))
    session.undo_stack.undo()
    assert authors.box.toPlainText() == ""
    dialog.accept()


def test_dialog_when_closed_then_no_longer_follows(qtbot: QtBot, session: Session) -> None:
    dialog = MapProperties(session)
    shown(qtbot, dialog, width=480, height=680)
    dialog.accept()
    session.apply(lambda project: project.replace(title="x"), "Edit")
    assert not dialog.isVisible()
