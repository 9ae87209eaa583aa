"""What keys are called: the same in menus, tooltips and the sheet of shortcuts, in every language."""

import pytest
from PySide6.QtGui import QKeySequence

from app import i18n
from app.actions.registry import keys_text
from app.widgets.main_window import MainWindow
from app.widgets.shortcuts_sheet import ShortcutsSheet


@pytest.mark.parametrize(("language", "name"), [("en", "Ctrl+Enter"), ("es", "Ctrl+Intro")])
def test_enter_when_a_menu_and_the_sheet_name_it_then_with_one_word(
    editor: MainWindow, language: str, name: str
) -> None:
    editor.set_language(language)
    action = editor.prepare().action("card.new_below")
    sheet = ShortcutsSheet(editor.prepare(), editor)
    keys = [keys for _text, keys in sheet.shown()]
    assert action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) == name
    assert name in keys
    assert not any("Return" in text or text.count(name) > 1 for text in keys)
    sheet.deleteLater()


def test_keys_text_when_two_keys_have_one_name_then_says_it_once() -> None:
    assert keys_text(("Ctrl+Return", "Ctrl+Enter")) == "Ctrl+Enter"


@pytest.mark.parametrize("language", sorted(i18n.LANGUAGES))
def test_sheet_when_opened_then_cuts_no_line(editor: MainWindow, language: str) -> None:
    editor.set_language(language)
    sheet = ShortcutsSheet(editor.prepare(), editor)
    sheet.show()
    wanted = sheet.tree.sizeHintForColumn(0)
    room = sheet.screen().availableGeometry().width() * 0.94
    width, has = sheet.width(), sheet.tree.columnWidth(0)
    sheet.close()
    sheet.deleteLater()
    assert has >= wanted or width >= int(room)
