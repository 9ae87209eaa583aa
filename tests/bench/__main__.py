"""The whole table as one command: `python3 dev.py bench [--quick] [ROW …]`."""

import argparse
import importlib
import os
from functools import partial

from tests.bench.timing import Result
from tests.bench.yardstick import with_yardstick

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PARTS = {
    "startup": ("P-1", "P-2"),
    "frames": ("P-3", "P-3b", "P-4"),
    "document": ("P-5", "P-6"),
    "posters": ("P-7", "P-7b", "P-7c"),
    "pixels": ("P-12",),
    "lines": ("P-11",),
    "gestures": ("T-3",),
}
IN_MS = {"frames", "gestures"}
"""Parts whose goals are milliseconds, on another machine than this: a bare widget is measured beside them."""


def main() -> int:
    """Measure, print the table, and return 1 if a gate was missed."""
    parser = argparse.ArgumentParser(prog="bench", description="How fast Empathway is, as ratios of one run.")
    parser.add_argument("rows", nargs="*", metavar="ROW", help="only these rows, for example P-3 P-7")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    wanted = parser.parse_args()
    rounds = 3 if wanted.quick else 9
    missed = False
    print(f"{'row':<6}{'what':<62}{'figure':>9}  {'goal':>8}  {'gate':>8}  verdict")
    for name, rows in PARTS.items():
        if wanted.rows and not set(wanted.rows) & set(rows):
            continue
        measure = partial(importlib.import_module(f"tests.bench.{name}").measure, rounds=rounds)
        for result in with_yardstick(measure) if name in IN_MS else measure():
            missed |= result.verdict == "MISSED"
            print(_line(result), flush=True)
    return int(missed)


def _line(result: Result) -> str:
    sign = "≥" if result.at_least else "≤"
    figure = f"{result.figure:.2f}{result.unit}"
    limits = f"{sign}{result.goal:g}{result.unit}", f"{sign}{result.gate:g}{result.unit}"
    more = f"  ({result.more})" if result.more else ""
    there = ""
    if result.slowness != 1:
        as_there = f"as on the machine of the tables {result.there:.2f}{result.unit}"
        there = f"; {as_there} (÷ {result.slowness:.2f}): {result.verdict_there}"
    verdict = f"{result.verdict}{there}{more}"
    return f"{result.row:<6}{result.what:<62}{figure:>9}  {limits[0]:>8}  {limits[1]:>8}  {verdict}"


if __name__ == "__main__":
    raise SystemExit(main())
