"""The first paint: what it must not wait for."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "pydantic",
    "pydantic_core",
    "reportlab",
    "fontTools",
    "PIL",
    "uharfbuzz",
    "app.model",
    "app.rows",
    "app.layout",
)

FIRST_PAINT = """
import json, sys
from app.widgets.main_window import MainWindow

def seen(window):
    from PySide6.QtCore import QTimer
    QTimer.singleShot(0, window, lambda: tell(window))

def tell(window):
    from PySide6.QtWidgets import QApplication
    print(json.dumps(sorted(sys.modules)))
    window.discard_changes()
    QApplication.exit(0)

MainWindow._on_first_paint = seen
from app.bootstrap import run_window
run_window()
"""

MAP_PAINTED = """
import json, os, sys

def told(code):
    print(json.dumps(sorted(sys.modules)), flush=True)
    os.kill(os.getpid(), 9) if code else leave(0)

leave, os._exit = os._exit, told
os.environ["EMPATHWAY_EXIT_AFTER_PAINT"] = "1"
from app.bootstrap import run_window
run_window(sys.argv[1:])
"""
NOT_BEFORE_A_MAP = (
    "pydantic.",
    "reportlab",
    "fontTools",
    "PIL",
    "html.entities",
    "logging",
    "app.ink.bidi",
    "app.layout.hero",
    "app.widgets.saving",
    "app.widgets.inspector",
    "app.widgets.persona_panel",
    "app.widgets.errors",
    "app.widgets.menu_icons",
    "app.editing.finder",
    "app.editing.moves",
    "app.layout.arrows",
    "app.layout.lanes",
    "app.layout.links",
    "app.layout.shelf",
    "app.storage.claims",
    "app.widgets.canvas.inline",
    "app.widgets.canvas.pointing",
    "app.widgets.canvas.tools.press",
    "app.widgets.canvas.tools.pick_up",
)

SCREENSHOT = """
import sys
from app.bootstrap import run_window
sys.exit(run_window(sys.argv[2:], screenshot=sys.argv[1]))
"""


OPENED = """
import json, sys
from pathlib import Path
from app.bootstrap import run_window
code = run_window([Path(sys.argv[2])], screenshot=Path(sys.argv[1]))
print(json.dumps(sorted(sys.modules)))
sys.exit(code)
"""


def run(code: str, *arguments: str) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=50, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_welcome_when_first_painted_then_nothing_heavy_was_imported(home: Path) -> None:
    modules = json.loads(run(FIRST_PAINT).splitlines()[-1])
    assert [name for name in modules if name.startswith(HEAVY)] == []


def test_map_when_first_painted_then_what_comes_later_was_not_imported(home: Path) -> None:
    modules = json.loads(run(MAP_PAINTED, "resources/examples/en/sally.journey").splitlines()[-1])
    assert "app.widgets.canvas.canvas" in modules
    assert [name for name in modules if name.startswith(NOT_BEFORE_A_MAP)] == []


@pytest.mark.parametrize(
    "arguments", [(), ("resources/examples/en/sally.journey",)], ids=["welcome", "a file"]
)
def test_run_window_when_a_screenshot_is_asked_for_then_writes_it_and_ends(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    picture = tmp_path / "window.png"
    run(SCREENSHOT, str(picture), *arguments)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 10_000


def test_file_when_opened_and_painted_then_pydantic_was_not_imported(tmp_path: Path) -> None:
    printed = run(OPENED, str(tmp_path / "window.png"), "resources/examples/en/sally.journey")
    modules = json.loads(printed.splitlines()[-1])
    assert "pydantic_core._pydantic_core" in modules
    assert {"pydantic", "pydantic_core", "pydantic_core.core_schema", "typing_extensions"} & set(
        modules
    ) == set()
