"""The panel at the right shares its height between the persona and what is selected."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.editing.session import Session
from app.model.edits.personas import delete_persona
from app.settings import Settings
from app.widgets.canvas.canvas import Canvas
from app.widgets.inspector import Inspector
from app.widgets.mini_map import MiniMap
from app.widgets.persona_panel import PersonaPanel
from app.widgets.side_panel import SidePanel
from tests.layout.samples import sally
from tests.widgets.panels.conftest import shown


def made_for(session: Session, folder: Path, qtbot: QtBot) -> tuple[SidePanel, PersonaPanel]:
    persona = PersonaPanel(session)
    canvas = Canvas(session)
    qtbot.addWidget(canvas)
    side = SidePanel(MiniMap(session, canvas), settings=Settings(folder / "settings.json"))
    side.fill(persona, Inspector(session))
    shown(qtbot, side)
    return side, persona


def test_persona_when_the_first_one_is_added_then_gets_room_for_its_fields(
    qtbot: QtBot, tmp_path: Path
) -> None:
    side, persona = made_for(Session(delete_persona(sally(), "pe_sally")), tmp_path, qtbot)
    qtbot.waitUntil(lambda: side.room_for("persona") < 200)
    persona.add()
    qtbot.waitUntil(lambda: side.room_for("persona") > 350)
