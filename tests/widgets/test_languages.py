"""Qt's own words in the language of the program, and short names for keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from app.widgets.languages import use_language


@pytest.fixture
def spanish(qtbot: QtBot) -> Iterator[None]:
    use_language("es")
    yield
    use_language("en")


def named(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize(
    ("keys", "name"), [("Ctrl+Shift+S", "Ctrl+Mayús+S"), ("Delete", "Supr"), ("Alt+Return", "Alt+Intro")]
)
def test_key_names_when_spanish_then_are_the_short_ones_of_the_hints(keys: str, name: str) -> None:
    assert named(keys) == name


@pytest.mark.usefixtures("spanish")
def test_use_language_when_spanish_then_qt_speaks_it_too(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "Cancelar"
    assert QLocale().toString(2.5) == "2,5"


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize("text", ["&Look in:", "File &name:", "Files of &type:", "Folder"])
def test_file_dialog_when_spanish_then_qt_leaves_nothing_in_english(text: str) -> None:
    context = "QAbstractFileIconProvider" if text == "Folder" else "QFileDialog"
    assert QCoreApplication.translate(context, text) != text


@pytest.mark.usefixtures("spanish")
def test_translate_when_qt_does_not_know_a_text_then_it_stays() -> None:
    assert QCoreApplication.translate("Nobody", "Never heard of") == "Never heard of"


def test_use_language_when_back_to_english_then_keys_are_english_again(spanish: None) -> None:
    use_language("en")
    assert named("Ctrl+Shift+S") == "Ctrl+Shift+S"
