"""What comes after the first paint is there as soon as somebody wants it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.actions.markup import escaped
from app.bootstrap import Application
from app.compat import override
from app.editing.selection import at_cell
from app.settings import Settings
from app.widgets.after_paint import after_paint, when_wanted
from app.widgets.editor_page import EditorPage
from app.widgets.main_window import MainWindow
from app.widgets.studio import Studio

SALLY = Path("resources/examples/en/sally.journey").resolve()


class Painted(QWidget):
    """Notes when it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.story: list[str] = []

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.story.append("painted")


def opened(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window with a map in the moment before its first painting."""
    assert isinstance(QApplication.instance(), QApplication | Application)
    studio = Studio(Settings(), MainWindow)
    window = studio.new_window()
    qtbot.addWidget(window, before_close_func=lambda made: made.discard_changes())
    copy = tmp_path / "sally.journey"
    copy.write_bytes(SALLY.read_bytes())
    window.open_file(copy)
    return window


def test_after_paint_when_a_widget_is_painted_then_is_done_once_and_later(qtbot: QtBot) -> None:
    widget = Painted()
    qtbot.addWidget(widget)
    after_paint(widget, lambda: widget.story.append("done"))
    widget.show()
    qtbot.waitUntil(lambda: "done" in widget.story)
    widget.repaint()
    QApplication.processEvents()
    assert widget.story[:2] == ["painted", "done"]
    assert widget.story.count("done") == 1


def test_when_wanted_when_a_key_comes_before_the_paint_then_is_done_before_the_key(qtbot: QtBot) -> None:
    widget = Painted()
    qtbot.addWidget(widget)
    when_wanted(widget, lambda: widget.story.append("done"))
    QTest.keyClick(widget, Qt.Key.Key_A)
    assert widget.story == ["done"]
    widget.show()
    qtbot.waitUntil(lambda: "painted" in widget.story)
    QApplication.processEvents()
    assert widget.story.count("done") == 1


def test_window_when_a_shortcut_is_pressed_before_the_rest_is_made_then_it_acts(
    qtbot: QtBot, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.widgets.after_paint.after_paint", lambda _widget, _then: None)
    window = opened(qtbot, tmp_path)
    window.activateWindow()
    with qtbot.waitActive(window):
        pass
    page, registry = window.page, window.registry
    assert page is not None
    assert registry is not None
    early = registry.is_complete
    QTest.keyClick(page.canvas, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert [early, registry.is_complete] == [False, True]
    assert page.bars.find_bar.isVisible()


def test_window_when_a_map_is_painted_then_the_cursor_follows_and_the_pointer_works(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    window = opened(qtbot, tmp_path)
    assert window.page is not None
    canvas = window.page.canvas
    seen = canvas._hands.marks()
    canvas.set_reduced_motion(is_on=False)
    qtbot.waitUntil(lambda: bool(canvas._hands.marks()), timeout=20_000)
    assert seen == () and canvas._hands.pointing.is_smooth


def test_window_when_typed_into_before_the_paint_then_a_card_is_written(
    qtbot: QtBot, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.widgets.after_paint.after_paint", lambda _widget, _then: None)
    window = opened(qtbot, tmp_path)
    assert window.page is not None and window.session is not None
    window.page.canvas.set_enter_breaks(is_on=True)
    stage, row = window.session.journey.stages[0].id, window.session.journey.rows[0].id
    window.session.select(at_cell(row, stage))
    QTest.keyClick(window.page.canvas, Qt.Key.Key_A)
    assert window.page.canvas.is_editing and window.page.canvas._hands.editing.enter_breaks
    window.page.canvas.finish_editing()
    assert window.session.is_modified


def test_window_when_a_map_is_painted_then_menus_and_panels_follow(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    window = opened(qtbot, tmp_path)
    registry = window.registry
    assert registry is not None
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles[:2] == ["&File", "&Edit"]
    qtbot.waitUntil(lambda: registry.is_complete, timeout=20_000)
    assert all(menu.actions() for menu in window.menuBar().findChildren(QMenu) if menu.title() in titles)
    assert all(registry.action(name).text() for name in registry.specs)
    assert [action.text() for action in window.menuBar().actions()] == titles
    page = window.page
    assert isinstance(page, EditorPage)
    window.resize(1400, 900)  # where panels are shown, and only then made
    qtbot.waitUntil(lambda: page._inspector is not None, timeout=20_000)


def test_escaped_when_given_signs_of_markup_then_none_is_left() -> None:
    import html

    text = "a < b & \"c\" > 'd' &amp; <qt>"
    assert escaped(text) == html.escape(text)
