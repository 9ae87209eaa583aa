"""P-1 and P-2: from the start of the process to the end of the first paint, against a bare widget."""

import tempfile
from pathlib import Path

from tests.bench.synthetic import synthetic
from tests.bench.timing import Result, in_turn, python

BARE = """
import os, sys
from PySide6.QtWidgets import QApplication, QWidget
class Bare(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        os._exit(0)
app = QApplication([])
widget = Bare(); widget.resize(1680, 1050); widget.show()
app.exec()
"""

WINDOW = """
import os, sys
os.environ['EMPATHWAY_EXIT_AFTER_PAINT'] = '1'
from app.cli import entry
entry()
"""
"""What `empathway [FILE]` does, until the first paint."""


def measure(*, rounds: int) -> list[Result]:
    """Return the rows of the cold start and of opening files."""
    with tempfile.TemporaryDirectory() as folder:
        files = {size: _write(Path(folder), size) for size in (200, 2_400, 20_000)}
        commands = {"bare": python(BARE), "welcome": python(WINDOW)}
        commands |= {str(size): python(WINDOW, str(path)) for size, path in files.items()}
        taken = in_turn(commands, rounds=rounds)
    floor = taken["bare"]
    rows = [_result("P-1", "welcome page, first paint ÷ bare widget", taken["welcome"], floor, 1.30, 1.45)]
    limits = {200: (1.9, 2.3), 2_400: (2.0, 2.3), 20_000: (3.0, 4.0)}
    for size, (goal, gate) in limits.items():
        what = f"open {size:,} cards to first paint ÷ bare widget"
        rows.append(_result("P-2", what, taken[str(size)], floor, goal, gate))
    return rows


def _result(row: str, what: str, ms: float, floor: float, goal: float, gate: float) -> Result:
    return Result(row, what, ms / floor, goal, gate, more=f"{ms:.0f} ms against {floor:.0f} ms")


def _write(folder: Path, size: int) -> Path:
    from app.storage.codec import encode

    path = folder / f"{size}.journey"
    path.write_bytes(encode(synthetic(size)))
    return path
