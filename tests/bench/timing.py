"""Timing whole processes in turn, and the form of a row of the table."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Result:
    """One row: what was measured, the figure, and the goal and the gate that it must not pass."""

    row: str
    what: str
    figure: float
    goal: float
    gate: float
    unit: str = "×"
    more: str = ""
    at_least: bool = False
    slowness: float = 1.0
    """How much slower this machine is than the one that goal and gate were set on."""

    @property
    def verdict(self) -> str:
        """Say whether the goal is met, the gate is held, or neither."""
        return self._judged(self.figure)

    @property
    def there(self) -> float:
        """The figure as on the machine of the tables."""
        return self.figure / self.slowness

    @property
    def verdict_there(self) -> str:
        """The verdict as on the machine of the tables."""
        return self._judged(self.there)

    def beside(self, slowness: float) -> "Result":
        """Return the same with how much slower this machine is than that of the tables."""
        return replace(self, slowness=slowness)

    def _judged(self, figure: float) -> str:
        better = (lambda a, b: a >= b) if self.at_least else (lambda a, b: a <= b)
        if better(figure, self.goal):
            return "goal"
        return "gate" if better(figure, self.gate) else "MISSED"


def environment() -> dict[str, str]:
    """Return the environment of every measured process: no screen, nothing of the user's.

    The warm-up writes byte code, as the first start on any computer does, even where this run was told not to.
    """
    ours = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    ours["EMPATHWAY_HOME"] = str(Path(tempfile.gettempdir()) / "empathway-bench-home")
    ours["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / "empathway-bench")
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **ours}


def process_ms(command: Sequence[str]) -> float:
    """Run a command to its end and return how long it took, in milliseconds."""
    start = time.perf_counter()
    subprocess.run(
        command, env=environment(), check=True, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return (time.perf_counter() - start) * 1000


def spent(command: Sequence[str]) -> tuple[float, float]:
    """Run a command; return its milliseconds and the most MiB that it, or a process it waited for, held."""
    launcher = [sys.executable, "-I", "-S", str(Path(__file__).with_name("launcher.py"))]
    said = subprocess.run(
        [*launcher, *command], env=environment(), check=True, cwd=ROOT, capture_output=True, text=True
    )
    ms, kib = map(float, said.stdout.split())
    return ms, kib / 1024


def python(code: str, *args: str) -> list[str]:
    """Return the command that runs some Python code in this environment."""
    return [sys.executable, "-c", code, *args]


def in_turn(commands: dict[str, Sequence[str]], *, rounds: int) -> dict[str, float]:
    """Run the commands alternately after one warm-up each, and return the median time of each in milliseconds."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for round_number in range(rounds + 1):
        for name, command in commands.items():
            ms = process_ms(command)
            if round_number:
                taken[name].append(ms)
    return {name: statistics.median(values) for name, values in taken.items()}


def median_ms(work: Callable[[], object], *, rounds: int) -> float:
    """Return the median time of some work in this process, in milliseconds, after one warm-up."""
    work()
    return statistics.median(_once(work) for _ in range(rounds))


def cpu_ms(work: Callable[[], object], *, rounds: int) -> float:
    """Return the least processor time of some work, in milliseconds: steady though others use the machine."""
    return min(_cpu(work) for _ in range(rounds))


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _cpu(work: Callable[[], object]) -> float:
    start = time.thread_time()
    made = work()
    taken = (time.thread_time() - start) * 1000
    del made
    return taken
