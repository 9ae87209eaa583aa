"""The list of all commands in the real window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.settings import RECENT_COMMANDS
from app.widgets.main_window import MainWindow
from app.widgets.palette import CommandPalette

pytestmark = pytest.mark.usefixtures("without_panels")


def with_palette(window: MainWindow, use: Callable[[CommandPalette], None]) -> None:
    """Open the list with its action and do something in it; it is closed in the end."""

    def look() -> None:
        dialog = window.findChild(CommandPalette)
        assert isinstance(dialog, CommandPalette)
        try:
            use(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    window.activateWindow()
    QTest.qWait(20)
    QTimer.singleShot(50, look)
    window.prepare().action("help.commands").trigger()


def test_palette_when_opened_then_holds_every_action_but_its_own(editor: MainWindow) -> None:
    shown: list[str] = []
    with_palette(editor, lambda dialog: shown.extend(dialog.shown()))
    assert set(shown) == set(editor.prepare().specs) - {"help.commands"}


def test_palette_when_letters_and_enter_are_pressed_then_the_command_is_done(
    editor: MainWindow, qtbot: QtBot
) -> None:
    page = editor.page
    assert page is not None
    stages = len(page.session.journey.stages)

    def use(dialog: CommandPalette) -> None:
        QTest.keyClicks(dialog.filter, "stage after")
        QTest.keyClick(dialog.filter, Qt.Key.Key_Return)

    with_palette(editor, use)
    assert len(page.session.journey.stages) == stages + 1
    assert editor.studio.settings.get(RECENT_COMMANDS) == ("stage.insert_after",)
    first: list[str] = []
    with_palette(editor, lambda dialog: first.append(dialog.shown()[0]))
    assert first == ["stage.insert_after"]


def test_palette_when_a_command_cannot_be_done_then_it_is_not_chosen(
    editor: MainWindow, qtbot: QtBot
) -> None:
    assert not editor.prepare().action("edit.redo").isEnabled()

    def use(dialog: CommandPalette) -> None:
        QTest.keyClicks(dialog.filter, "redo")
        assert dialog.shown()[0] == "edit.redo"
        assert dialog.chosen() != "edit.redo"
        QTest.keyClick(dialog.filter, Qt.Key.Key_Down)
        assert dialog.chosen() != "edit.redo"

    with_palette(editor, use)


def test_palette_when_arrows_are_pressed_then_only_what_can_be_done_is_marked(
    editor: MainWindow, qtbot: QtBot
) -> None:
    marked: list[str | None] = []

    def use(dialog: CommandPalette) -> None:
        for _each in range(30):
            QTest.keyClick(dialog.filter, Qt.Key.Key_Down)
            marked.append(dialog.chosen())

    with_palette(editor, use)
    registry = editor.prepare()
    assert None not in marked
    assert all(registry.action(name or "").isEnabled() for name in marked)
    assert len(set(marked)) == len(marked)


def test_palette_when_nothing_has_these_letters_then_says_so_and_enter_does_nothing(
    editor: MainWindow, qtbot: QtBot
) -> None:
    def use(dialog: CommandPalette) -> None:
        QTest.keyClicks(dialog.filter, "qqqzzz")
        assert dialog.shown() == []
        assert dialog.chosen() is None
        QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
        assert dialog.isVisible()

    with_palette(editor, use)


def test_palette_when_spanish_is_spoken_then_english_words_find_too(editor: MainWindow, qtbot: QtBot) -> None:
    editor.set_language("es")

    def use(dialog: CommandPalette) -> None:
        QTest.keyClicks(dialog.filter, "fit width")
        assert dialog.shown()[0] == "view.fit_width"

    with_palette(editor, use)


def test_palette_when_letters_follow_its_keys_at_once_then_none_is_lost(
    editor: MainWindow, qtbot: QtBot
) -> None:
    """The keys wait for the window that had the keyboard, as the system delivers them on a busy machine."""
    page = editor.page
    assert page is not None
    editor.activateWindow()
    page.canvas.setFocus()
    qtbot.waitUntil(page.canvas.hasFocus)
    before, found = page.session.project, []

    def look() -> None:
        dialog = editor.findChild(CommandPalette)
        assert isinstance(dialog, CommandPalette)
        found.append((dialog.filter.text(), dialog.filter.hasFocus()))
        QTest.keyClick(dialog.filter, Qt.Key.Key_Escape)

    handle = editor.windowHandle()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    def type_on() -> None:
        if editor.findChild(CommandPalette) is None:
            QTimer.singleShot(0, type_on)
            return
        for key in (Qt.Key.Key_F, Qt.Key.Key_I, Qt.Key.Key_T):
            QTest.keyClick(handle, key)
        look()

    QTimer.singleShot(0, type_on)
    QTest.keyClick(handle, Qt.Key.Key_P, both)
    assert found == [("fit", True)]
    assert page.session.project is before
    assert page.canvas.hasFocus()


def test_palette_when_the_map_is_clicked_then_goes(editor: MainWindow, qtbot: QtBot) -> None:
    page = editor.page
    assert page is not None

    def use(dialog: CommandPalette) -> None:
        QTest.mouseClick(page.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        assert not dialog.isVisible()

    with_palette(editor, use)


def test_palette_when_asked_for_again_then_goes(editor: MainWindow) -> None:
    def use(dialog: CommandPalette) -> None:
        editor.prepare().action("help.commands").trigger()
        assert not dialog.isVisible()

    with_palette(editor, use)


def test_palette_when_tab_is_pressed_then_goes_down_the_list(editor: MainWindow) -> None:
    def use(dialog: CommandPalette) -> None:
        first = dialog.chosen()
        QTest.keyClick(dialog.filter, Qt.Key.Key_Tab)
        assert dialog.chosen() != first
        QTest.keyClick(dialog.filter, Qt.Key.Key_Backtab)
        assert dialog.chosen() == first
        assert dialog.filter.hasFocus()

    with_palette(editor, use)
