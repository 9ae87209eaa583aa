"""The inspector, for each sort of thing that can be selected."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import i18n
from app.editing.selection import NOTHING, Cursor, of_card, of_cards, of_point, of_row, of_stage
from app.editing.session import Session
from app.model.card import Card
from app.model.edits.cards import update_card
from app.model.edits.curves import update_point
from app.model.query import find_card, find_point, row_of, stage_of
from app.widgets.fields.choices import ComboEditor, SegmentEditor
from app.widgets.fields.picker import Picker
from app.widgets.fields.references import EvidenceEditor, SolvesEditor
from app.widgets.fields.score import ScoreEditor
from app.widgets.fields.swatches import PaperEditor
from app.widgets.fields.texts import DateEditor, LineEditor, NumberEditor, TextEditor
from app.widgets.inspector import Inspector
from tests.widgets.panels.conftest import click, type_into


def cards_in(session: Session, kind: str) -> list[Card]:
    row = next(row for row in session.journey.rows if row.kind == kind)
    return [card for cards in row.cells.values() for card in cards]


def card_now(session: Session, card_id: str) -> Card:
    place = find_card(session.journey, card_id)
    assert place is not None
    return place.card


@pytest.fixture
def idea(session: Session, inspector: Inspector) -> str:
    card = cards_in(session, "opportunities")[3]
    session.select(of_card(session.journey, card.id))
    return card.id


def test_card_when_selected_then_says_where_it_is(inspector: Inspector, idea: str) -> None:
    assert inspector.title.text() == "CARD"
    assert inspector.form.note.text() == "Opportunities × Decision"


def test_card_when_its_text_is_typed_then_the_document_follows(
    inspector: Inspector, session: Session, idea: str
) -> None:
    editor = inspector.form.boxes["text"].editor
    assert isinstance(editor, TextEditor)
    editor.box.selectAll()
    type_into(editor.box, "Free trial")
    assert card_now(session, idea).text == "Free trial"
    assert session.undo_stack.count() == 1


def test_card_when_it_changes_on_the_canvas_then_the_box_follows(
    inspector: Inspector, session: Session, idea: str
) -> None:
    map_id = session.map_id
    session.apply(lambda project: update_card(project, map_id, idea, text="Other"), "Edit")
    editor = inspector.form.boxes["text"].editor
    assert isinstance(editor, TextEditor)
    assert editor.box.toPlainText() == "Other"


def test_five_when_clicked_then_it_is_set_and_again_then_taken_back(
    inspector: Inspector, session: Session, idea: str
) -> None:
    editor = inspector.form.boxes["opportunity.effort"].editor
    assert isinstance(editor, SegmentEditor)
    click(editor.segments.buttons[3])
    opportunity = card_now(session, idea).opportunity
    assert opportunity is not None
    assert opportunity.effort == 4
    click(editor.segments.buttons[3])
    opportunity = card_now(session, idea).opportunity
    assert opportunity is None or opportunity.effort is None


def test_five_when_a_digit_is_typed_then_it_is_set(inspector: Inspector, session: Session, idea: str) -> None:
    editor = inspector.form.boxes["opportunity.impact"].editor
    assert isinstance(editor, SegmentEditor)
    editor.segments.buttons[0].setFocus()
    QTest.keyClick(editor.segments.buttons[0], Qt.Key.Key_2)
    opportunity = card_now(session, idea).opportunity
    assert opportunity is not None
    assert opportunity.impact == 2


def test_paper_when_chosen_then_the_card_has_it_and_again_then_its_rows(
    inspector: Inspector, session: Session, idea: str
) -> None:
    editor = inspector.form.boxes["paper"].editor
    assert isinstance(editor, PaperEditor)
    assert editor.swatches["green"].isChecked()
    click(editor.swatches["violet"])
    assert card_now(session, idea).paper == "violet"
    click(editor.swatches["violet"])
    assert card_now(session, idea).paper is None
    assert editor.swatches["green"].isChecked()


def test_owner_when_typed_then_written_and_emptied_then_none(
    inspector: Inspector, session: Session, idea: str
) -> None:
    editor = inspector.form.boxes["owner"].editor
    assert isinstance(editor, LineEditor)
    type_into(editor.line, "Marta")
    assert card_now(session, idea).owner == "Marta"
    editor.line.selectAll()
    QTest.keyClick(editor.line, Qt.Key.Key_Delete)
    assert card_now(session, idea).owner is None


def test_evidence_when_added_by_title_then_the_project_has_the_source(
    inspector: Inspector, session: Session, idea: str
) -> None:
    editor = inspector.form.boxes["evidence_ids"].editor
    assert isinstance(editor, EvidenceEditor)
    click(editor.add_button)
    picker = editor.findChild(Picker)
    assert picker is not None
    QTest.keyClicks(picker.filter, "12 interviews")
    QTest.keyClick(picker.filter, Qt.Key.Key_Return)
    assert [source.title for source in session.project.evidence] == ["12 interviews"]
    assert card_now(session, idea).evidence_ids == (session.project.evidence[0].id,)
    session.undo_stack.undo()
    assert session.project.evidence == ()


def test_solves_when_a_pain_point_is_chosen_then_a_chip_names_it(
    inspector: Inspector, session: Session, idea: str
) -> None:
    pain = cards_in(session, "pain")[3]
    editor = inspector.form.boxes["opportunity.solves"].editor
    assert isinstance(editor, SolvesEditor)
    assert pain.id in {choice.id for choice in editor.choices()}
    editor.add(pain.id)
    opportunity = card_now(session, idea).opportunity
    assert opportunity is not None
    assert opportunity.solves == (pain.id,)
    QTest.keyClick(editor.chips[0], Qt.Key.Key_Delete)
    opportunity = card_now(session, idea).opportunity
    assert opportunity is None or opportunity.solves == ()


def test_number_when_it_is_too_large_then_it_is_not_written(
    inspector: Inspector, session: Session, idea: str
) -> None:
    inspector.form.toggle()
    editor = inspector.form.boxes["span"].editor
    assert isinstance(editor, NumberEditor)
    editor.line.selectAll()
    type_into(editor.line, "2")
    assert card_now(session, idea).span == 2
    type_into(editor.line, "00")
    assert card_now(session, idea).span == 20
    assert editor.line.property("wrong") is True


def test_date_when_it_is_none_then_it_is_not_written(inspector: Inspector, session: Session) -> None:
    session.select(NOTHING)
    editor = inspector.form.boxes["review_date"].editor
    assert isinstance(editor, DateEditor)
    editor.line.selectAll()
    type_into(editor.line, "2028-02-30")
    assert session.journey.review_date != "2028-02-30"
    QTest.keyClick(editor.line, Qt.Key.Key_Backspace)
    QTest.keyClick(editor.line, Qt.Key.Key_Backspace)
    QTest.keyClicks(editor.line, "29")
    assert session.journey.review_date == "2028-02-29"


def test_date_when_spanish_is_spoken_then_the_day_comes_first_as_on_the_map(
    inspector: Inspector, session: Session
) -> None:
    session.select(NOTHING)
    i18n.use("es")
    try:
        inspector.settle()
        editor = inspector.form.boxes["review_date"].editor
        assert isinstance(editor, DateEditor)
        editor.line.selectAll()
        type_into(editor.line, "29/2/2028")
        assert session.journey.review_date == "2028-02-29"
        editor.settle()
        assert editor.line.text() == "29-02-2028"
        editor.line.selectAll()
        type_into(editor.line, "2028-03-01")
        assert session.journey.review_date == "2028-03-01"
    finally:
        i18n.use("en")


def test_several_cards_when_one_value_is_set_then_all_have_it_in_one_step(
    inspector: Inspector, session: Session
) -> None:
    cards = cards_in(session, "opportunities")[:3]
    session.select(of_cards(frozenset(card.id for card in cards), Cursor()))
    inspector.settle()
    assert inspector.title.text() == "3 CARDS"
    text = inspector.form.boxes["text"].editor
    assert isinstance(text, TextEditor)
    assert text.box.toPlainText() == ""
    assert text.box.placeholderText() == "several"
    owner = inspector.form.boxes["owner"].editor
    assert isinstance(owner, LineEditor)
    type_into(owner.line, "Ana")
    assert {card_now(session, card.id).owner for card in cards} == {"Ana"}
    assert session.undo_stack.count() == 1


def test_stage_when_selected_then_its_fields_and_its_moment_are_edited(
    inspector: Inspector, session: Session
) -> None:
    session.select(of_stage("st_1"))
    editor = inspector.form.boxes["duration.text"].editor
    assert isinstance(editor, LineEditor)
    editor.line.selectAll()
    type_into(editor.line, "a day")
    stage = stage_of(session.journey, "st_1")
    assert stage is not None
    assert stage.duration is not None
    assert stage.duration.text == "a day"
    click(inspector.moment.make)
    assert {moment.stage for moment in session.journey.moments} == {"st_4", "st_1"}
    inspector.settle()
    assert inspector.moment.form is not None
    click(inspector.moment.gone)
    assert {moment.stage for moment in session.journey.moments} == {"st_4"}


def test_row_when_its_kind_is_chosen_then_it_is_another(inspector: Inspector, session: Session) -> None:
    session.select(of_row("rw_pain"))
    editor = inspector.form.boxes["kind"].editor
    assert isinstance(editor, ComboEditor)
    kinds = [value for value, _text in editor.choices()]
    assert "emotions" not in kinds
    editor.combo.activated.emit(kinds.index("ideas"))
    row = row_of(session.journey, "rw_pain")
    assert row is not None
    assert row.kind == "ideas"


def test_row_when_hidden_then_it_stays_selected(inspector: Inspector, session: Session) -> None:
    session.select(of_row("rw_pain"))
    inspector.form.toggle()
    editor = inspector.form.boxes["hidden"].editor
    assert isinstance(editor, SegmentEditor)
    click(editor.segments.buttons[0])
    row = row_of(session.journey, "rw_pain")
    assert row is not None
    assert row.hidden


def first_point(session: Session) -> str:
    row = next(row for row in session.journey.rows if row.curves)
    return row.curves[0].points[0].id


def score_of(session: Session, point_id: str) -> float:
    place = find_point(session.journey, point_id)
    assert place is not None
    return place.point.score


def test_point_when_a_face_is_clicked_then_it_has_its_score(inspector: Inspector, session: Session) -> None:
    point = first_point(session)
    session.select(of_point(session.journey, point))
    editor = inspector.form.boxes["score"].editor
    assert isinstance(editor, ScoreEditor)
    click(editor.faces[4])
    assert score_of(session, point) == 2.0
    assert editor.word.text() == "Delighted"
    QTest.keyClick(editor.number.line, Qt.Key.Key_Down)
    assert score_of(session, point) == 1.5


def test_point_when_it_is_dragged_elsewhere_then_the_number_follows(
    inspector: Inspector, session: Session, qtbot: QtBot
) -> None:
    point = first_point(session)
    session.select(of_point(session.journey, point))
    map_id = session.map_id
    session.preview(lambda project: update_point(project, map_id, point, score=1.0))
    session.commit("Move")
    editor = inspector.form.boxes["score"].editor
    assert isinstance(editor, ScoreEditor)
    qtbot.waitUntil(lambda: editor.number.line.text() == "1")


def test_nothing_when_selected_then_the_map_is_shown(inspector: Inspector, session: Session) -> None:
    session.select(NOTHING)
    assert inspector.title.text() == "MAP"
    editor = inspector.form.boxes["title"].editor
    assert isinstance(editor, LineEditor)
    editor.line.end(False)
    type_into(editor.line, "!")
    assert session.journey.title.endswith("work!")


def test_selection_when_it_changes_then_the_focus_stays(
    inspector: Inspector, session: Session, idea: str
) -> None:
    before = QApplication.focusWidget()
    session.select(of_stage("st_2"))
    session.select(of_card(session.journey, idea))
    assert QApplication.focusWidget() is before


def test_widgets_when_typed_into_then_stay_the_same(
    inspector: Inspector, session: Session, idea: str
) -> None:
    boxes = list(inspector.form.boxes.values())
    editor = inspector.form.boxes["text"].editor
    assert isinstance(editor, TextEditor)
    type_into(editor.box, "abc")
    assert list(inspector.form.boxes.values()) == boxes


def test_language_when_switched_then_the_form_goes_on_working(
    inspector: Inspector, session: Session, idea: str
) -> None:
    i18n.use("es")
    editor = inspector.form.boxes["text"].editor
    assert isinstance(editor, TextEditor)
    type_into(editor.box, "x")
    assert "x" in card_now(session, idea).text


@pytest.mark.parametrize("language", ["en", "es"])
def test_inspector_when_narrow_then_nothing_needs_more_width(
    inspector: Inspector, session: Session, idea: str, language: str
) -> None:
    i18n.use(language)
    point = first_point(session)
    for selection in (
        session.selection,
        of_stage("st_4"),
        of_row("rw_pain"),
        of_point(session.journey, point),
        NOTHING,
    ):
        session.select(selection)
        if not inspector.form.is_open:
            inspector.form.toggle()
        assert inspector.minimumSizeHint().width() <= 280 - 12, inspector.title.text()
