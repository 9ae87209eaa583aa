"""Run one command and say how long it took and how much memory it held at most: milliseconds and KiB.

A process begins with the peak of the one that started it, as Linux counts (the peak is taken over when a program takes
the place of another). A bench that has laid out large maps would hand a hundred MiB on to whatever it measures, so
it starts this, which holds 8 MiB, by itself: `python -I -S launcher.py COMMAND …`.
"""

import os
import subprocess
import sys
import time


def main() -> int:
    """Print both figures for the command and whatever processes it waited for; return its exit code."""
    start = time.perf_counter()
    process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    taken = (time.perf_counter() - start) * 1000
    process.returncode = os.waitstatus_to_exitcode(status)
    print(taken, usage.ru_maxrss)
    return int(process.returncode != 0)


if __name__ == "__main__":
    raise SystemExit(main())
