"""The persona panel, driven by mouse, keys and files."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app import i18n
from app.editing.session import Session
from app.model.edits.personas import delete_persona
from app.model.persona import Persona, Slider
from app.model.query import persona_of
from app.widgets.fields.composites import CustomEditor, EmpathyEditor, SlidersEditor
from app.widgets.fields.picker import Picker
from app.widgets.fields.texts import ListEditor, QuoteEditor
from app.widgets.persona_panel import PersonaPanel
from tests.layout.samples import sally
from tests.widgets.panels.conftest import click, drop_file, focused, shown, type_into


def sally_of(session: Session) -> Persona:
    persona = persona_of(session.project, "pe_sally")
    assert persona is not None
    return persona


def test_name_when_typed_then_it_is_one_undo_step(panel: PersonaPanel, session: Session) -> None:
    before = session.project
    panel.card.name.line.end(False)
    type_into(panel.card.name.line, " Fox")
    assert sally_of(session).name == "Sally Fox"
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.project is before
    assert panel.card.name.line.text() == "Sally"


def test_name_when_blank_is_typed_then_it_stays_in_the_box(panel: PersonaPanel, session: Session) -> None:
    panel.card.name.line.end(False)
    type_into(panel.card.name.line, " ")
    assert panel.card.name.line.text() == "Sally "
    assert session.undo_stack.count() == 0


def test_undo_key_when_pressed_in_a_box_then_the_document_goes_back(
    panel: PersonaPanel, session: Session
) -> None:
    undo = QAction(panel)
    undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
    undo.triggered.connect(session.undo_stack.undo)
    panel.addAction(undo)
    before = session.project
    type_into(panel.card.name.line, "x")
    assert session.project is not before
    QTest.keyClick(panel.card.name.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.project is before
    assert panel.card.name.line.text() == "Sally"


def test_quote_when_read_then_has_marks_and_when_typed_then_not(
    panel: PersonaPanel, session: Session
) -> None:
    quote = panel.card.quote
    assert isinstance(quote, QuoteEditor)
    assert quote.box.toPlainText() == "\u201cI want to own my work.\u201d"
    quote.box.setFocus()
    assert quote.box.toPlainText() == "I want to own my work."
    QTest.keyClick(quote.box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(quote.box, "Mine")
    panel.card.name.line.setFocus()
    assert sally_of(session).quote == "Mine"
    assert quote.box.toPlainText() == "\u201cMine\u201d"


def test_list_when_lines_are_typed_then_each_is_an_entry(panel: PersonaPanel, session: Session) -> None:
    editor = panel.card.boxes["professional_goals"].editor
    assert isinstance(editor, ListEditor)
    editor.box.setFocus()
    QTest.keyClicks(editor.box, "be on time")
    QTest.keyClick(editor.box, Qt.Key.Key_Return)
    QTest.keyClicks(editor.box, "go home")
    assert sally_of(session).professional_goals == ("be on time", "go home")
    session.undo_stack.undo()
    assert sally_of(session).professional_goals == ()


def test_fields_when_shown_then_only_filled_and_constant_ones(panel: PersonaPanel) -> None:
    assert list(panel.card.boxes) == ["frustrations", "professional_goals"]


def test_add_field_when_typing_filters_and_enter_takes_then_the_field_has_the_keyboard(
    panel: PersonaPanel, session: Session
) -> None:
    click(panel.card.add_button)
    picker = panel.card.findChild(Picker)
    assert picker is not None
    QTest.keyClicks(picker.filter, "dislik")
    QTest.keyClick(picker.filter, Qt.Key.Key_Return)
    editor = panel.card.boxes["dislikes"].editor
    assert isinstance(editor, ListEditor)
    type_into(editor.box, "spam")
    assert sally_of(session).dislikes == ("spam",)


def test_added_field_when_left_empty_then_it_goes(panel: PersonaPanel) -> None:
    panel.card.add_field("likes")
    assert "likes" in panel.card.boxes
    panel.card.name.line.setFocus()
    assert "likes" not in panel.card.boxes


def test_field_when_emptied_and_left_then_it_goes_and_undo_brings_it_back(
    panel: PersonaPanel, session: Session
) -> None:
    panel.card.add_field("scenario")
    editor = panel.card.boxes["scenario"].editor
    box = editor.focusProxy()
    assert box is not None
    type_into(box, "busy")
    QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(box, Qt.Key.Key_Delete)
    assert "scenario" in panel.card.boxes
    panel.card.name.line.setFocus()
    assert "scenario" not in panel.card.boxes


@pytest.mark.parametrize(
    "name",
    [
        "tagline",
        "role",
        "bio",
        "needs",
        "age",
        "devices",
        "tech_level",
        "sliders",
        "empathy",
        "evidence_ids",
        "custom",
    ],
)
def test_every_kind_of_field_when_added_then_it_takes_the_keyboard(panel: PersonaPanel, name: str) -> None:
    panel.card.add_field(name)
    assert panel.card.isAncestorOf(focused())


def test_sliders_when_moved_then_the_value_is_written(panel: PersonaPanel, session: Session) -> None:
    panel.card.add_field("sliders")
    editor = panel.card.boxes["sliders"].editor
    assert isinstance(editor, SlidersEditor)
    row = editor.rows[0]
    type_into(row.left, "careful")  # type: ignore[attr-defined]
    type_into(row.right, "bold")  # type: ignore[attr-defined]
    QTest.keyClick(row.slider, Qt.Key.Key_End)  # type: ignore[attr-defined]
    assert sally_of(session).sliders == (Slider(left="careful", right="bold", value=1.0),)


def test_empathy_when_typed_then_only_its_list_is_filled(panel: PersonaPanel, session: Session) -> None:
    panel.card.add_field("empathy")
    editor = panel.card.boxes["empathy"].editor
    assert isinstance(editor, EmpathyEditor)
    type_into(editor.boxes["sees"], "mess")
    empathy = sally_of(session).empathy
    assert empathy is not None
    assert empathy.sees == ("mess",)
    assert empathy.hears == ()


def test_own_field_when_typed_then_it_has_name_and_text(panel: PersonaPanel, session: Session) -> None:
    panel.card.add_field("custom")
    editor = panel.card.boxes["custom"].editor
    assert isinstance(editor, CustomEditor)
    row = editor.rows[0]
    type_into(row.name, "Pet")  # type: ignore[attr-defined]
    type_into(row.text, "a cat")  # type: ignore[attr-defined]
    assert [(own.label, own.text) for own in sally_of(session).custom] == [("Pet", "a cat")]


def test_photo_when_dropped_then_it_is_kept_and_undo_takes_it_away(
    panel: PersonaPanel, session: Session, photo: Path
) -> None:
    drop_file(panel.card.portrait, photo)
    sha = sally_of(session).photo
    assert sha is not None
    assert sha in session.assets
    assert session.project.assets[sha].width == 40
    session.undo_stack.undo()
    assert sally_of(session).photo is None


def test_photo_when_it_is_no_picture_then_a_sentence_says_so(
    panel: PersonaPanel, session: Session, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.png"
    bad.write_text("<svg onload=x></svg>")
    drop_file(panel.card.portrait, bad)
    assert not panel.card.problem.isHidden()
    assert panel.card.problem.text().endswith(".")
    assert session.undo_stack.count() == 0


def test_photo_when_removed_then_initials_come_back(
    panel: PersonaPanel, session: Session, photo: Path
) -> None:
    panel.card.take_photo(photo)
    panel.card.remove_photo()
    assert sally_of(session).photo is None


def test_face_when_clicked_then_that_persona_is_shown_and_active(
    panel: PersonaPanel, session: Session
) -> None:
    click(panel.faces[1])
    assert panel.shown == "pe_tom"
    assert panel.card.name.line.text() == "Tom"
    assert session.active_persona == "pe_tom"


def test_active_persona_when_it_changes_elsewhere_then_it_is_shown(
    panel: PersonaPanel, session: Session
) -> None:
    session.activate_persona("pe_tom")
    assert panel.shown == "pe_tom"


def test_used_tick_when_clicked_then_the_map_no_longer_uses_the_persona(
    panel: PersonaPanel, session: Session
) -> None:
    panel.show_persona("pe_tom")
    click(panel.card.used)
    assert session.journey.persona_ids == ("pe_sally",)
    assert panel.shown == "pe_tom"
    session.undo_stack.undo()
    assert panel.card.used.isChecked()


def test_primary_tick_when_clicked_then_the_map_has_another_primary_persona(
    panel: PersonaPanel, session: Session
) -> None:
    panel.show_persona("pe_tom")
    click(panel.card.primary)
    assert session.journey.primary_persona == "pe_tom"


def test_colour_when_chosen_then_the_line_has_it(panel: PersonaPanel, session: Session) -> None:
    click(panel.card.colour.swatches[4])  # type: ignore[attr-defined]
    assert sally_of(session).colour == 4


def test_persona_when_added_then_its_name_is_typed_next(panel: PersonaPanel, session: Session) -> None:
    click(panel.add_face)
    QTest.keyClicks(panel.card.name.line, "Ana")
    assert [persona.name for persona in session.project.personas] == ["Sally", "Tom", "Ana"]
    assert session.project.personas[2].id in session.journey.persona_ids


def test_persona_when_duplicated_then_the_copy_is_shown(panel: PersonaPanel, session: Session) -> None:
    panel.duplicate()
    assert session.project.personas[2].frustrations == ("lost tasks",)
    assert panel.shown == session.project.personas[2].id


def test_persona_when_deleted_then_undo_is_offered_and_works(panel: PersonaPanel, session: Session) -> None:
    said: list[str] = []
    panel.toast_requested.connect(said.append)
    before = session.project
    panel.delete()
    assert [persona.id for persona in session.project.personas] == ["pe_tom"]
    assert "Sally" in said[0]
    session.undo_stack.undo()
    assert session.project is before
    assert len(panel.faces) == 2


def test_face_when_alt_and_arrow_then_the_order_changes(panel: PersonaPanel, session: Session) -> None:
    panel.faces[0].setFocus()
    QTest.keyClick(panel.faces[0], Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert [persona.id for persona in session.project.personas] == ["pe_tom", "pe_sally"]


def test_panel_when_there_is_nobody_then_offers_to_add_somebody(
    panel: PersonaPanel, session: Session
) -> None:
    panel.delete()
    panel.delete()
    assert panel.card.isHidden()
    click(panel.start)
    assert len(session.project.personas) == 1
    assert not panel.card.isHidden()


def test_panel_when_there_never_was_anybody_then_nothing_lies_over_its_title(qtbot: QtBot) -> None:
    made = PersonaPanel(Session(delete_persona(sally(), "pe_sally")))
    shown(qtbot, made)
    assert made.start.isVisible()
    assert not made.add_face.isVisible()


def test_language_when_switched_then_the_panel_goes_on_working(panel: PersonaPanel, session: Session) -> None:
    i18n.use("es")
    panel.card.name.line.end(False)
    type_into(panel.card.name.line, "!")
    assert sally_of(session).name == "Sally!"


def test_panel_when_narrow_then_nothing_needs_more_width(panel: PersonaPanel) -> None:
    for name in ("sliders", "empathy", "tech_level", "age"):
        panel.card.add_field(name)
    assert panel.minimumSizeHint().width() <= 280 - 12


def test_markup_when_it_is_a_name_then_it_is_shown_as_it_is(panel: PersonaPanel, session: Session) -> None:
    panel.card.name.line.clear()
    type_into(panel.card.name.line, "<b>x</b>")
    assert panel.card.name.line.text() == "<b>x</b>"
    assert "&lt;b&gt;" in panel.faces[0].toolTip()


def test_list_when_it_has_many_lines_then_all_of_them_are_seen(panel: PersonaPanel, qtbot: QtBot) -> None:
    box = panel.card.boxes["professional_goals"]
    assert isinstance(box.editor, ListEditor)
    box.editor.box.setFocus()
    for line in ("one", "two", "three", "four"):
        QTest.keyClicks(box.editor.box, line)
        QTest.keyClick(box.editor.box, Qt.Key.Key_Return)
    needed = 5 * box.editor.box.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: box.editor.height() >= needed)
    assert box.height() > box.editor.height() >= needed
