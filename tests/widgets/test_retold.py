"""Saying in another language what was said in one."""

import pytest

from app.i18n import _
from app.model.edits.stages import update_stage
from app.retold import retold
from app.widgets.main_window import MainWindow

LABELS = (
    "New card",
    "Move stage Buy",
    "Move 3 cards",
    "Move 1 card",
    "Delete row 100 % (50 %s)",
    "Move row Card",
)


@pytest.mark.parametrize("label", LABELS)
def test_label_when_told_in_spanish_and_back_then_is_the_same(label: str) -> None:
    spanish = retold(label, "en", "es")
    assert spanish != label
    assert retold(spanish, "es", "en") == label


def test_label_when_it_has_a_user_s_words_then_they_stay() -> None:
    assert "Buy" in retold("Move stage Buy", "en", "es")


def test_label_when_no_message_made_it_then_stays() -> None:
    assert retold("Zxqv wq", "en", "es") == "Zxqv wq"


def test_name_when_it_is_also_a_word_of_the_program_then_stays_as_the_user_wrote_it() -> None:
    assert retold("Move row Card", "en", "es").endswith("Card")


def test_undo_name_when_the_language_changes_then_follows(editor: MainWindow) -> None:
    session = editor.session
    assert session is not None
    stage = session.journey.stages[0]
    session.apply(
        lambda project: update_stage(project, session.map_id, stage.id, name="Buy"), _("Rename stage")
    )
    editor.set_language("es")
    assert session.undo_words == "Renombrar etapa"
    assert editor.state().undo_text == "Renombrar etapa"
    session.undo_stack.undo()
    editor.set_language("en")
    assert (session.undo_words, session.redo_words) == ("", "Rename stage")
