"""What a bare widget costs on this machine, for figures in milliseconds whose gates were set on another one.

The tables that the gates come from were measured where a bare widget starts within `FLOOR_MS`. Both sides are
processor time, so that what else this machine is doing says little; its start is measured before and after.
"""

import os
import statistics
import subprocess
from collections.abc import Callable

from tests.bench.startup import BARE
from tests.bench.timing import ROOT, Result, environment, python

FLOOR_MS = 61.3
"""From the start of the process to the first paint of a bare widget, on the machine of the tables."""
STARTS = 5
"""How often a bare widget is started before and after what is measured."""


def with_yardstick(measure: Callable[[], list[Result]]) -> list[Result]:
    """Measure, and tell each result in milliseconds how much slower this machine is than that of the tables."""
    starts = [bare_cpu_ms() for _ in range(STARTS + 1)][1:]
    results = measure()
    starts += [bare_cpu_ms() for _ in range(STARTS)]
    bare = statistics.median(starts)
    return [result.beside(bare / FLOOR_MS) if result.unit == " ms" else result for result in results]


def bare_cpu_ms() -> float:
    """Start a bare widget, and return the processor time of its whole process in milliseconds."""
    process = subprocess.Popen(python(BARE), env=environment(), cwd=ROOT)
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return (usage.ru_utime + usage.ru_stime) * 1000
