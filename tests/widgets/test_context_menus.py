"""Context menus: what the tables say, low enough for small screens, opened with a real click."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app import i18n
from app.actions.context_menus import CONTEXT_MENUS, Fold, Groups
from app.actions.spec import Context
from app.actions.table import ACTIONS
from app.editing.selection import of_row, of_stage
from app.widgets.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("without_panels")

LOW_SCREEN = 768


def actions_in(groups: Groups) -> Iterator[str]:
    """The ids of all actions of a context menu, those of its submenus included."""
    for entry in (entry for group in groups for entry in group):
        if isinstance(entry, Fold):
            yield from (name for inner in entry.groups for name in inner)
        else:
            yield entry


@pytest.mark.parametrize("context", CONTEXT_MENUS)
def test_table_when_compared_then_holds_the_actions_that_name_the_context_once(context: Context) -> None:
    listed = list(actions_in(CONTEXT_MENUS[context]))
    assert sorted(listed) == sorted(spec.id for spec in ACTIONS if context in spec.contexts)


@pytest.mark.parametrize("language", sorted(i18n.LANGUAGES))
@pytest.mark.parametrize("context", CONTEXT_MENUS)
def test_menu_when_made_then_fits_a_low_screen_and_shows_every_word(
    editor: MainWindow, context: str, language: str
) -> None:
    editor.set_language(language)
    menu = editor.prepare().context_menu(context, editor)
    entries = [action for action in menu.actions() if not action.isSeparator()]
    assert len(entries) <= 19
    assert menu.sizeHint().height() <= LOW_SCREEN
    assert all(action.text() for action in entries)
    menu.deleteLater()


def test_stage_menu_when_its_header_is_clicked_then_has_submenus(editor: MainWindow, qtbot: QtBot) -> None:
    assert editor.page is not None
    assert editor.session is not None
    canvas, stage = editor.page.canvas, editor.session.journey.stages[1].id
    head = next(placed for placed in canvas.sheet().ribbon if placed.block.slot.id == stage)
    place = canvas.frame.ribbon_rect(head.rect).center().toPoint()
    texts: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        texts.extend(action.text().replace("&", "") for action in menu.actions())
        menu.close()

    QTimer.singleShot(50, look)
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, place, canvas.viewport().mapToGlobal(place))
    QApplication.sendEvent(canvas.viewport(), event)
    qtbot.waitUntil(lambda: bool(texts))
    assert editor.session.selection == of_stage(stage)
    for word in ("Rename stage", "Insert", "Copy as", "Width", "When", "Details", "Delete"):
        assert word in texts


def copied(editor: MainWindow) -> QMimeData:
    editor.prepare().action("edit.copy_table").trigger()
    data = QApplication.clipboard().mimeData()
    assert data is not None
    return data


def test_copy_as_table_when_a_stage_is_selected_then_names_it_and_each_row(editor: MainWindow) -> None:
    session = editor.session
    assert session is not None
    stage = session.journey.stages[1]
    session.select(of_stage(stage.id))
    data = copied(editor)
    first, *rest = data.text().split("\n")
    assert first == f"\t{stage.name}"
    assert data.hasHtml()
    assert any(line.startswith("Actions\t") for line in rest)
    assert not any("empathway" in name for name in data.formats())


def test_copy_as_table_when_a_row_is_selected_then_holds_all_its_stages(editor: MainWindow) -> None:
    session = editor.session
    assert session is not None
    session.select(of_row(session.journey.rows[0].id))
    head = copied(editor).text().split("\n")[0].split("\t")
    assert head == ["", *(stage.name for stage in session.journey.stages)]


def test_submenu_when_nothing_in_it_can_be_done_then_is_grey(editor: MainWindow, qtbot: QtBot) -> None:
    assert editor.session is not None
    editor.refresh()
    registry = editor.prepare()
    for name in ("wider", "narrower", "fit_width", "usual_width", "width"):
        registry.action(f"stage.{name}").setEnabled(False)
    menu = registry.context_menu("stage", editor)
    width = next(action for action in menu.actions() if action.text().replace("&", "") == "Width")
    assert not width.isEnabled()
    held = width.menu()
    assert isinstance(held, QMenu)
    assert held.actions()[0].shortcut().toString() == "Alt+Shift+Right"
    menu.deleteLater()


def test_menu_key_when_pressed_on_a_card_then_opens_its_menu(editor: MainWindow, qtbot: QtBot) -> None:
    assert editor.page is not None
    editor.activateWindow()
    editor.page.canvas.setFocus()
    qtbot.waitUntil(editor.page.canvas.hasFocus)
    QTest.keyClick(editor.page.canvas, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
