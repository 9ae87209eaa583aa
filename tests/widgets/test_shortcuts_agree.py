"""Keys, menus, the sheet of shortcuts and the palette: made of the same tables, so that they cannot disagree."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app import i18n
from app.actions.menus import MENUS
from app.actions.registry import keys_text
from app.actions.table import ACTIONS
from app.actions.table_canvas import CANVAS_GESTURES
from app.i18n import _
from app.widgets.main_window import MainWindow
from app.widgets.palette import CommandPalette
from app.widgets.shortcuts_sheet import ShortcutsSheet, command_words

PRESSED = tuple((spec.id, keys) for spec in ACTIONS for keys in spec.shortcuts)


def test_shortcuts_when_pressed_in_a_window_then_each_runs_its_own_action(
    editor: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry, ran = editor.prepare(), []
    editor.page.fill_panels()
    QTest.qWait(50)
    editor.activateWindow()
    editor.page.canvas.take_focus()
    qtbot.waitUntil(editor.page.canvas.hasFocus)
    monkeypatch.setattr(registry, "_run", lambda spec: ran.append(spec.id))
    wrong = []
    for name, keys in PRESSED:
        ran.clear()
        registry.action(name).setEnabled(True)
        pressed = QKeySequence(keys)[0]
        handle = QGuiApplication.focusWindow()
        QTest.keyClick(handle, Qt.Key(pressed.key()), pressed.keyboardModifiers())
        if ran != [name]:
            wrong.append((name, keys, list(ran)))
    assert wrong == []


@pytest.mark.parametrize("language", sorted(i18n.LANGUAGES))
def test_sheet_when_opened_then_lists_every_command_and_gesture_with_its_keys(
    editor: MainWindow, language: str
) -> None:
    editor.set_language(language)
    sheet = ShortcutsSheet(editor.prepare(), editor)
    shown = sheet.shown()
    commands = [(command_words(spec), keys_text(spec.shortcuts)) for spec in ACTIONS]
    gestures = [(_(text)[:1].upper() + _(text)[1:], _(keys)) for keys, text in CANVAS_GESTURES]
    assert sorted(shown) == sorted([*commands, *gestures])
    sheet.deleteLater()


def test_menus_when_made_then_hold_the_actions_of_the_table_with_its_keys(editor: MainWindow) -> None:
    found = dict(menu_actions(editor))
    dynamic = {menu.id for menu in MENUS if menu.dynamic}
    for spec in ACTIONS:
        action = editor.prepare().action(spec.id)
        assert [key.toString() for key in action.shortcuts()] == [
            QKeySequence(keys).toString() for keys in spec.shortcuts
        ]
        assert spec.id in found or not spec.menu or spec.menu in dynamic, spec.id
    assert not [name for name in found if name and name not in {spec.id for spec in ACTIONS}]


def menu_actions(window: MainWindow) -> Iterator[tuple[str, QAction]]:
    """Yield what the menus hold, by the name of the action."""
    for menu in window.menuBar().findChildren(QMenu):
        for action in menu.actions():
            if action.menu() is None and not action.isSeparator():
                yield action.objectName(), action


def test_palette_when_nothing_is_typed_then_offers_every_action(editor: MainWindow) -> None:
    palette = CommandPalette(editor.prepare(), editor.studio.settings, editor)
    offered = palette.shown()
    assert set(offered) == {spec.id for spec in ACTIONS} - {"help.commands"}
    palette.deleteLater()
