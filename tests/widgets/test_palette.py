"""The list of all commands in the real window."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.settings import RECENT_COMMANDS
from app.widgets.main_window import MainWindow
from app.widgets.palette import CommandPalette


def with_palette(window: MainWindow, use: Callable[[CommandPalette], None]) -> None:
    """Open the list with its action and do something in it; it is closed in the end."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CommandPalette)
        try:
            use(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

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
        qtbot.keyClicks(dialog.filter, "stage after")
        qtbot.keyClick(dialog.filter, Qt.Key.Key_Return)

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
        qtbot.keyClicks(dialog.filter, "redo")
        assert dialog.shown()[0] == "edit.redo"
        assert dialog.chosen() != "edit.redo"
        qtbot.keyClick(dialog.filter, Qt.Key.Key_Down)
        assert dialog.chosen() != "edit.redo"

    with_palette(editor, use)


def test_palette_when_arrows_are_pressed_then_only_what_can_be_done_is_marked(
    editor: MainWindow, qtbot: QtBot
) -> None:
    marked: list[str | None] = []

    def use(dialog: CommandPalette) -> None:
        for _each in range(30):
            qtbot.keyClick(dialog.filter, Qt.Key.Key_Down)
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
        qtbot.keyClicks(dialog.filter, "qqqzzz")
        assert dialog.shown() == []
        assert dialog.chosen() is None
        qtbot.keyClick(dialog.filter, Qt.Key.Key_Return)
        assert dialog.isVisible()

    with_palette(editor, use)


def test_palette_when_spanish_is_spoken_then_english_words_find_too(editor: MainWindow, qtbot: QtBot) -> None:
    editor.set_language("es")

    def use(dialog: CommandPalette) -> None:
        qtbot.keyClicks(dialog.filter, "fit width")
        assert dialog.shown()[0] == "view.fit_width"

    with_palette(editor, use)
