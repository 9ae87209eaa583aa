"""From an empty window to a saved map: a workshop wall, typed, dragged, felt, and opened again."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.ink.primitives import Slot
from app.model.journey import JourneyMap
from app.widgets.canvas import hover
from app.widgets.chooser import ListDialog
from app.widgets.main_window import MainWindow
from app.widgets.persona_card import PortraitButton
from app.widgets.studio import Studio
from tests.widgets.canvas.conftest import ALT, CTRL, NO_KEY, SHIFT, Stand
from tests.widgets.conftest import answers, studio, window  # noqa: F401  (fixtures)

NAMES = ("Needs it", "Looks around", "Compares", "Decides", "Uses it")
SCORES = (-1.5, 0.5, -0.5, 1.0, 2.0, -2.0)


@pytest.fixture
def hands(window: MainWindow, qtbot: QtBot) -> Stand:  # noqa: F811
    """A window in which the workshop wall has just been chosen, and hands to work in it."""
    window.resize(1680, 1050)
    tile = next(tile for tile in window.welcome.gallery.tiles if tile.offer_id == "wall-grid")
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert window.session is not None and window.page is not None
    canvas = window.page.canvas
    canvas.set_reduced_motion(is_on=True)
    qtbot.waitUntil(canvas.isVisible)
    window.activateWindow()
    canvas.setFocus()
    qtbot.waitUntil(canvas.hasFocus)
    return Stand(window.session, canvas, window.desk)


def journey_of(hands: Stand) -> JourneyMap:
    return hands.session.journey


def row_id(hands: Stand, kind: str) -> str:
    return next(row.id for row in journey_of(hands).rows if row.kind == kind)


def rename_stages(hands: Stand) -> None:
    hands.double_click(hands.stage_header(journey_of(hands).stages[0].id))
    for name in NAMES:
        hands.key(Qt.Key.Key_A, CTRL)
        hands.type(name)
        hands.key(Qt.Key.Key_Return if name == NAMES[-1] else Qt.Key.Key_Tab)


def type_twelve_cards(hands: Stand) -> None:
    """Three cards in each of four stages of the first row, hands never leaving the keyboard."""
    hands.key(Qt.Key.Key_Home, CTRL)
    for stage in range(4):
        for card in range(3):
            hands.type(f"Card {stage + 1}.{card + 1}")
            if card < 2:
                hands.key(Qt.Key.Key_Return)
            elif stage < 3:
                hands.key(Qt.Key.Key_Tab)
            else:
                hands.key(Qt.Key.Key_Escape)


def drag_three(hands: Stand, *, row: str) -> None:
    """Move the three cards of the first stage to another row, as one block."""
    actions, stage = row_id(hands, "actions"), journey_of(hands).stages[0].id
    first, *others = hands.ids(actions, stage)
    hands.click(hands.card(first))
    for other in others:
        hands.click(hands.card(other), CTRL)
    hands.drag(hands.card(first), hands.cell(row, journey_of(hands).stages[1].id))


def add_emotion_row(hands: Stand) -> None:
    """Insert a row below the focused one and choose its kind by typing."""

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ListDialog)
        QTest.keyClicks(dialog.filter, "Emotion")
        QTest.keyClick(dialog.filter, Qt.Key.Key_Return)

    hands.click(hands.row_header(row_id(hands, "actions")))
    QTimer.singleShot(50, hands.canvas, choose)
    hands.key(Qt.Key.Key_Down, CTRL | SHIFT)
    hands.key(Qt.Key.Key_Escape)


def draw_line(hands: Stand) -> None:
    """Put a point into every stage: press the plus on its line and drag it, or double-click and drag the point."""
    row = row_id(hands, "emotions")
    shelf = hands.canvas.sheet().shelf_of[row]
    assert shelf.layout.scale is not None
    for number, (stage, score) in enumerate(zip(journey_of(hands).stages, SCORES, strict=True)):
        start = plus_in(hands, row, stage.id) if number % 2 else double_clicked(hands, row, stage.id)
        y = hands.at(0, shelf.y + shelf.layout.scale.y_of(score)).y()
        hands.drag(start, QPoint(start.x(), y))


def plus_in(hands: Stand, row: str, stage: str) -> QPoint:
    """Return where the plus sign is that a pointer over a stage of a line brings up."""
    plus = hover.under(hands.canvas.frame, journey_of(hands), QPointF(hands.cell(row, stage)))
    assert plus is not None and plus.what == "point"
    return plus.rect.center().toPoint()


def double_clicked(hands: Stand, row: str, stage: str) -> QPoint:
    """Add a point by a double click and return where it is."""
    hands.double_click(hands.cell(row, stage))
    hands.key(Qt.Key.Key_Escape)
    point = next(p for c in curves(hands) for p in c.points if p.stage == stage)
    rect = hands.canvas.sheet().rect_of(Slot("point", point.id))
    assert rect is not None
    return hands.at(rect.centre.x, rect.centre.y)


def curves(hands: Stand):
    return next(row for row in journey_of(hands).rows if row.kind == "emotions").curves


def drop_photo(portrait: PortraitButton, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(portrait, QDragEnterEvent(QPoint(9, 9), copy, data, left, NO_KEY))
    QApplication.sendEvent(portrait, QDropEvent(QPointF(9, 9), copy, data, left, NO_KEY))


def add_persona(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    """Add a persona, choose a photo from a file, and drag a better one onto it."""
    first = tmp_path / "first.png"
    assert QImage(64, 64, QImage.Format.Format_RGB32).save(str(first))
    photo = tmp_path / "face.png"
    picture = QImage(320, 320, QImage.Format.Format_RGB32)
    picture.fill(0xFF3366AA)
    assert picture.save(str(photo))
    panel = window.page.persona_panel
    panel.add()
    portrait = panel.findChild(PortraitButton)
    assert portrait is not None
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(first), ""))
    QTest.mouseClick(portrait, Qt.MouseButton.LeftButton)
    chosen = window.session.project.personas[0].photo
    assert window.session.assets.get(chosen)
    drop_photo(portrait, photo)
    assert window.session.project.personas[0].photo != chosen


def test_first_map_when_drawn_saved_and_opened_again_then_everything_is_there(
    hands: Stand,
    window: MainWindow,  # noqa: F811
    studio: Studio,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rename_stages(hands)
    type_twelve_cards(hands)
    drag_three(hands, row=row_id(hands, "pain"))
    hands.click(hands.stage_header(journey_of(hands).stages[1].id))
    hands.key(Qt.Key.Key_Right, CTRL | SHIFT)
    hands.type("Asks a friend")
    hands.key(Qt.Key.Key_Return)
    add_emotion_row(hands)
    draw_line(hands)
    add_persona(window, tmp_path, monkeypatch)

    path = tmp_path / "first.journey"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
    assert window.save()
    drawn, photos = window.session.project, window.session.assets
    window.close_document()
    window.open_file(path)

    project = window.session.project
    assert project == drawn
    journey = project.maps[0]
    assert [stage.name for stage in journey.stages] == [*NAMES[:2], "Asks a friend", *NAMES[2:]]
    pain = next(row for row in journey.rows if row.kind == "pain")
    assert [card.text for card in pain.cells[journey.stages[1].id]] == ["Card 1.1", "Card 1.2", "Card 1.3"]
    assert sum(len(cards) for row in journey.rows for cards in row.cells.values()) == 12
    line = next(row for row in journey.rows if row.kind == "emotions").curves[0]
    assert [point.score for point in line.points] == list(SCORES)
    assert line.persona == project.personas[0].id == journey.primary_persona
    assert window.session.assets.get(project.personas[0].photo) == photos.get(drawn.personas[0].photo)


def test_everything_when_undone_then_is_the_template_again(hands: Stand) -> None:
    before = hands.session.project
    rename_stages(hands)
    type_twelve_cards(hands)
    drag_three(hands, row=row_id(hands, "pain"))
    hands.key(Qt.Key.Key_Left, ALT)
    while hands.session.undo_stack.canUndo():
        hands.session.undo_stack.undo()
    assert hands.session.project is before
