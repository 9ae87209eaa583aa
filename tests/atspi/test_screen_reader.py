"""A screen reader on a real screen: it finds the map's places, follows the cursor and hears what is done."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.timeout(240)

ROOT = Path(__file__).parents[2]
SALLY = ROOT / "resources" / "examples" / "en" / "sally.journey"
TOOLS = ("Xvfb", "dbus-run-session", "xdotool", "setxkbmap")
LAUNCHERS = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))
BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


def what_lacks() -> str:
    lacking = [tool for tool in TOOLS if shutil.which(tool) is None]
    if not any(launcher.exists() for launcher in LAUNCHERS):
        lacking.append("at-spi2-core")
    python = Path("/usr/bin/python3")
    if (
        not python.exists()
        or subprocess.run([python, "-c", BINDINGS], capture_output=True, check=False).returncode
    ):
        lacking.append("gir1.2-atspi-2.0 and python3-gi")
    return ", ".join(lacking)


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    """A screen of its own, and its name."""
    lacking = what_lacks()
    if lacking:
        pytest.skip(f"AT-SPI cannot be tried here, these are not installed: {lacking}")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-noreset"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        name = f":{told.readline().strip()}"
    # A keyboard with dead keys.
    subprocess.run(["setxkbmap", "-display", name, "es"], check=True)
    yield name
    server.terminate()
    server.wait()


def talk(screen: str, home: Path, *keys: str, file: Path = SALLY) -> list[dict[str, object]]:
    """Open a file, press keys, each when the words behind the one before were said, and return what was heard."""
    environment = {
        **os.environ,
        "DISPLAY": screen,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "EMPATHWAY_HOME": str(home),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
    }
    command = ["dbus-run-session", "--", "sh", "tests/atspi/session.sh", sys.executable, str(file), *keys]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=200, check=False
    )
    assert done.returncode == 0, done.stderr
    facts = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    ready = facts.index({"ready": True})
    return [fact for index, fact in enumerate(facts) if "tree" in fact or index > ready]


@pytest.fixture(scope="module")
def heard(screen: str, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    """What is heard of Sally while a card is reached, moved, moved back, and written on with a dead key."""
    moving = ("Down>card 1 of 2", "Down>card 2 of 2", "alt+Right>Move 1 card.", "ctrl+z>Undone: Move")
    writing = ("dead_acute", "a>itá", "Escape>Edit card.", "ctrl+z>Undone: Edit")
    return talk(screen, tmp_path_factory.mktemp("home"), *moving, *writing)


def test_tree_when_read_then_has_the_stages_rows_cells_and_cards_of_sally(
    heard: list[dict[str, object]],
) -> None:
    found = {(fact["role"], fact["name"]) for fact in heard if "tree" in fact}
    assert ("table column header", "Stage Decision") in found
    assert ("table row", "Row Pain points") in found
    assert ("table cell", "Stage Awareness, row Actions, 2 cards") in found
    assert ("list item", "Notices her work is badly organised") in found


def test_cursor_when_it_moves_then_the_card_under_it_is_spoken(heard: list[dict[str, object]]) -> None:
    focused = [fact for fact in heard if fact.get("event") == "object:state-changed:focused"]
    focused = [fact for fact in focused if fact["role"] == "list item"]
    assert focused[0]["name"] == "Notices her work is badly organised"
    assert focused[0]["description"] == "Actions, card 1 of 2, researched"
    assert focused[1]["description"] == "Actions, card 2 of 2, researched"


def test_move_when_done_and_undone_then_both_are_announced(heard: list[dict[str, object]]) -> None:
    announced = [fact["text"] for fact in heard if fact.get("event") == "object:announcement"]
    assert announced == [
        "Move 1 card. Stage Consideration, row Actions, 2 cards",
        "Undone: Move 1 card",
        "Edit card. Stage Awareness, row Actions, 2 cards",
        "Undone: Edit card",
    ]


def test_dead_key_when_first_on_a_card_then_its_letter_is_written(heard: list[dict[str, object]]) -> None:
    after = heard[heard.index({"key": "Escape"}) :]
    spoken = [fact["name"] for fact in after if fact.get("event") == "object:state-changed:focused"]
    assert spoken[0] == "Concludes a task manager could fix itá"


def test_program_when_closed_after_being_read_then_ends_well(heard: list[dict[str, object]]) -> None:
    assert heard[-1] == {"exit": 0}
