"""A picture pasted onto a persona's photo, with the keyboard on it."""

from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.widgets.main_window import MainWindow
from app.widgets.persona_card import PortraitButton
from tests.editing.test_pictures import png
from tests.widgets.canvas.test_paste_more import bomb

CTRL = Qt.KeyboardModifier.ControlModifier


def pasted(window: MainWindow, data: bytes) -> PortraitButton:
    assert window.page is not None
    held = QMimeData()
    held.setData("image/png", QByteArray(data))
    QApplication.clipboard().setMimeData(held)
    button = window.page.persona_panel.findChild(PortraitButton)
    assert isinstance(button, PortraitButton)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_V, CTRL)
    return button


def test_photo_when_a_picture_is_pasted_then_is_the_personas_in_one_step(editor: MainWindow) -> None:
    assert editor.session is not None
    before = editor.session.project
    pasted(editor, png(40, 30))
    photo = editor.session.project.personas[0].photo
    assert photo is not None
    assert photo != before.personas[0].photo
    assert editor.session.undo_stack.index() == 1


def test_photo_when_a_bomb_is_pasted_then_stays_as_it_is(editor: MainWindow) -> None:
    assert editor.session is not None
    before = editor.session.project
    pasted(editor, bomb())
    assert editor.session.project is before
