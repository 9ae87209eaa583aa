"""PySide6 started lean tells what is wrong just as PySide6 started in full, and costs less."""

import json
import os
import subprocess
import sys

import pytest

SAID = """
import inspect, json, sys
from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

def said(work):
    try:
        return str(work())
    except Exception as error:
        return f"{type(error).__name__}: {error}"

print(json.dumps([
    said(lambda: QRect(1, 2, 3, 4).translate("x")),
    said(lambda: QRect(1, 2, 3, 4).no_such_name),
    said(lambda: QRect(1, 2)),
    said(lambda: QObject(wrong=1)),
    said(lambda: QWidget.resize.__doc__),
    said(lambda: inspect.signature(QWidget.resize)),
    said(lambda: object.__new__.__doc__),
    type(sys.meta_path) is list,
    len(sys.meta_path),
]))
"""
LEAN = "from app.qt_start import lean_start\nwith lean_start():\n    import PySide6.QtCore\n"
STATE = """
import builtins, json, sys
plain = builtins.__import__
from app.qt_start import LATE, lean_start
with lean_start():
    import PySide6.QtWidgets
late = [name for name in LATE if "_late" in vars(sys.modules[name])]
print(json.dumps([sorted(late) == sorted(LATE), builtins.__import__ is plain, type(sys.meta_path) is list]))
"""


def answer(code: str) -> list[object]:
    """Run some code in a process of its own and return the list that it prints."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True
    )
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


def test_pyside_when_started_lean_has_loaded_nothing_that_only_explains() -> None:
    assert answer(STATE) == [True, True, True]


@pytest.mark.parametrize("index", range(9))
def test_pyside_when_started_lean_says_the_same_as_ever(index: int, both_answers: list[list[object]]) -> None:
    lean, full = both_answers
    assert lean[index] == full[index]


@pytest.fixture(scope="module")
def both_answers() -> list[list[object]]:
    """What PySide6 says when started lean, and when started in full."""
    return [answer(LEAN + SAID), answer(SAID)]
