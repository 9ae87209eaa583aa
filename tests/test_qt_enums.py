"""Enumerations made quickly are those that Python makes, for every one that Qt has."""

import json
import os
import subprocess
import sys

EVERY = """
import enum, json
from app.qt_start import lean_start
import app.qt_enums as quick

calls = []
with lean_start():
    made_by = enum.EnumType._create_
    def noted(cls, class_name, names, **given):
        made = made_by.__get__(cls)(class_name, names, **given)
        calls.append((cls, class_name, names, given, made))
        return made
    enum.EnumType._create_ = noted
    import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets
for module in (PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets):
    for name in dir(module):
        getattr(module, name)
kinds = {kind: quick._Kind(kind) for kind in {call[0] for call in calls}}
usual = [call for call in calls if kinds[call[0]].can_make(call[2]) and call[3] == quick._CALL]
other = [
    name for kind, name, names, given, made in usual
    if quick._inside(kinds[kind].make("Tried", names)) != quick._inside(quick._plain(kind, names))
]
print(json.dumps([len(calls), len(usual), other, [kind.is_same() for kind in kinds.values()]]))
"""
USED = """
import copy, json, pickle
from app.qt_start import lean_start
with lean_start():
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QColor
Key, Align = Qt.Key, Qt.AlignmentFlag
both = Align.AlignLeft | Align.AlignTop
print(json.dumps([
    str(Qt.Key.Key_A), repr(Align.AlignLeft), Key["Key_A"] is Key.Key_A, Key(65) is Key.Key_A,
    both == Align.AlignTop | Align.AlignLeft, Align.AlignTop in both, Align.AlignBottom in both,
    (both & ~Align.AlignTop).name,
    Key.__module__, Key.__qualname__, pickle.loads(pickle.dumps(Align.AlignTop)) is Align.AlignTop,
    copy.deepcopy(Key.Key_A) is Key.Key_A, Key.Key_A == 65, QEvent(QEvent.Type.User).type() is QEvent.Type.User,
    len(QColor.Spec), [spec.name for spec in QColor.Spec][:2], Qt.KeyboardModifier(1 << 25).name, Key.Key_A.value,
]))
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


def test_every_enumeration_of_qt_when_made_quickly_then_is_what_python_makes() -> None:
    every, usual, other, same = answer(EVERY)
    assert isinstance(every, int)
    assert isinstance(usual, int)
    assert isinstance(same, list)
    assert every > 500
    assert other == []
    # Where Python makes them in another way by now, it makes them itself.
    assert usual > every * 0.9 if all(same) else usual == 0
    assert all(same) or sys.version_info[:2] != (3, 11)


def test_enumerations_when_used_then_answer_as_without_the_quick_way() -> None:
    plainly = USED.replace("with lean_start():", "if True:")
    assert answer(USED) == answer(plainly)


def test_an_enumeration_of_others_when_made_by_a_call_then_is_made_by_python() -> None:
    found = answer(
        "import enum, json\nfrom app.qt_start import lean_start\n"
        "with lean_start():\n    import PySide6.QtCore\n"
        "Own = enum.Enum('Own', 'A B')\nFlags = enum.Flag('Flags', ['X', 'Y'])\n"
        "print(json.dumps([Own.B.value, Own.__module__, [f.value for f in Flags], str(Flags.X)]))"
    )
    assert found == [2, "__main__", [1, 2], "Flags.X"]
