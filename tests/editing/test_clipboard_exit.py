"""What the program puts on the clipboard does not take the process down when it ends."""

import os
import subprocess
import sys

import pytest

START = """
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from app.editing.lazy_mime import LazyMime, put_on_clipboard, settle_clipboard
application = QGuiApplication([])
"""
LAZY = "put_on_clipboard(LazyMime({'text/plain': b'hello'}, lambda: b'png'))\n"
PLAIN = "data = QMimeData(); data.setText('hello'); put_on_clipboard(data); del data\n"


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Run some code in a process of its own, which ends as the program does."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", START + code]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "code", [LAZY, PLAIN, LAZY + "QGuiApplication.clipboard().mimeData().data('image/png')"]
)
def test_process_when_it_ends_with_our_data_on_the_clipboard_then_ends_well(code: str) -> None:
    done = run(code)
    assert (done.returncode, done.stderr) == (0, "")


def test_clipboard_when_settled_then_holds_the_same_without_a_picture_nobody_asked_for() -> None:
    tell = "print(sorted(f for f in QGuiApplication.clipboard().mimeData().formats()))\n"
    done = run(LAZY + "settle_clipboard()\n" + tell + "print(QGuiApplication.clipboard().text())")
    assert done.stdout.splitlines() == ["['text/plain']", "hello"]
