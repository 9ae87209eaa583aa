"""A session with Sally's map, and the panels that show it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.editing.session import Session
from app.model.edits.personas import add_persona, update_persona
from app.model.persona import Persona
from app.widgets.emotion_line import EmotionLine
from app.widgets.inspector import Inspector
from app.widgets.persona_panel import PersonaPanel
from tests.layout.samples import sally

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def session(qapp: QApplication) -> Session:
    project = update_persona(sally(), "pe_sally", frustrations=("lost tasks",))
    project = add_persona(project, Persona(id="pe_tom", name="Tom", colour=3), map_id="mp_1")
    return Session(project)


def shown(qtbot: QtBot, widget: QWidget, *, width: int = 320, height: int = 900) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    QApplication.processEvents()


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> PersonaPanel:
    made = PersonaPanel(session)
    shown(qtbot, made)
    return made


@pytest.fixture
def inspector(qtbot: QtBot, session: Session) -> Inspector:
    made = Inspector(session)
    shown(qtbot, made)
    return made


@pytest.fixture
def strip(qtbot: QtBot, session: Session) -> EmotionLine:
    made = EmotionLine(session)
    made.set_horizontal(0.0, 0.8)
    shown(qtbot, made, width=1300, height=230)
    return made


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    assert image.save(str(path))
    return path


def drop_file(target: QWidget, path: Path) -> None:
    """Drop a file on a widget, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    middle = target.rect().center()
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(target, QDragEnterEvent(middle, copy, data, LEFT, NO_KEY))
    QApplication.sendEvent(target, QDropEvent(QPointF(middle), copy, data, LEFT, NO_KEY))


def type_into(box: QWidget, text: str) -> None:
    """Give a box the keyboard and type."""
    box.setFocus()
    QTest.keyClicks(box, text)


def click(target: QWidget, place: QPoint | None = None) -> None:
    QTest.mouseClick(target, LEFT, NO_KEY, place or target.rect().center())


def focused() -> QWidget:
    """Return the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
