"""The panel at the right shares its height between the persona and what is selected."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from app.editing.selection import NOTHING, of_stage
from app.editing.session import Session
from app.model.edits.personas import delete_persona
from app.settings import Settings
from app.widgets.canvas.canvas import Canvas
from app.widgets.inspector import Inspector
from app.widgets.main_window import MainWindow
from app.widgets.mini_map import MiniMap
from app.widgets.persona_panel import PersonaPanel
from app.widgets.side_panel import PERSONA_SHARE, SidePanel
from tests.layout.samples import sally
from tests.widgets.panels.conftest import shown


def made_for(session: Session, folder: Path, qtbot: QtBot) -> tuple[SidePanel, PersonaPanel]:
    persona = PersonaPanel(session)
    canvas = Canvas(session)
    qtbot.addWidget(canvas)
    side = SidePanel(MiniMap(session, canvas), settings=Settings(folder / "settings.json"))
    side.put("persona", persona)
    side.put("inspector", Inspector(session))
    shown(qtbot, side)
    return side, persona


def room_of(panel: PersonaPanel) -> int:
    """The height that a panel has between the others, in pixels."""
    viewport = panel.parentWidget()
    assert viewport is not None
    return viewport.height()


def test_persona_when_the_first_one_is_added_then_gets_room_for_its_fields(
    qtbot: QtBot, tmp_path: Path
) -> None:
    _side, persona = made_for(Session(delete_persona(sally(), "pe_sally")), tmp_path, qtbot)
    qtbot.waitUntil(lambda: room_of(persona) < 200)
    persona.add()
    qtbot.waitUntil(lambda: room_of(persona) > 350)


@pytest.mark.parametrize(("name", "kind"), [("persona", PersonaPanel), ("inspector", Inspector)])
def test_panel_when_hidden_then_is_made_only_when_it_is_shown(
    without_panels: None, editor: MainWindow, name: str, kind: type[QWidget]
) -> None:
    page = editor.page
    assert page is not None
    assert page.findChildren(PersonaPanel) == page.findChildren(Inspector) == []
    page.side.toggle(name)
    (panel,) = page.findChildren(kind)
    assert panel.isVisible()
    assert panel in (page.persona_panel, page.inspector)
    page.side.toggle(name)
    page.side.toggle(name)
    assert page.findChildren(kind) == [panel]


def test_persona_when_what_is_selected_is_short_then_takes_the_room_and_gives_it_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = Session(sally())
    side, persona = made_for(session, tmp_path, qtbot)
    side.resize(side.width(), 900)
    (split,) = side.findChildren(QSplitter)

    def beyond_fair() -> int:
        # The map in small comes after the panels, and takes its height from all of them.
        return room_of(persona) - round(split.height() * PERSONA_SHARE)

    qtbot.waitUntil(lambda: side.height() == 900 and beyond_fair() == 0)
    session.select(of_stage(sally().maps[0].stages[1].id))
    qtbot.waitUntil(lambda: beyond_fair() > 20)
    session.select(NOTHING)
    qtbot.waitUntil(lambda: beyond_fair() <= 0)


@pytest.mark.parametrize("key", [Qt.Key.Key_F7, Qt.Key.Key_F8])
def test_panel_when_shown_again_then_the_keyboard_is_in_something_seen(
    editor: MainWindow, qtbot: QtBot, key: Qt.Key
) -> None:
    page = editor.page
    assert page is not None
    page.fill_panels()
    for persona in page.session.project.personas:
        page.session.apply(partial(delete_persona, persona_id=persona.id), "Delete")
    editor.activateWindow()
    page.canvas.setFocus()
    QTest.keyClick(editor, key)
    QTest.keyClick(editor, key)
    qtbot.waitUntil(lambda: not page.canvas.hasFocus())
    focused = editor.focusWidget()
    assert focused is not None and focused.isVisible() and page.side.isAncestorOf(focused)
    assert focused.focusPolicy() & Qt.FocusPolicy.TabFocus
