"""The whole table as one command: `python3 dev.py bench [--quick] [ROW …]`."""

import argparse
import importlib
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PARTS = {
    "startup": ("P-1", "P-2"),
    "frames": ("P-3", "P-3b", "P-4"),
    "document": ("P-5", "P-6"),
    "posters": ("P-7", "P-7b"),
    "pixels": ("P-12",),
    "lines": ("P-11",),
    "gestures": ("T-3",),
}


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
        for result in importlib.import_module(f"tests.bench.{name}").measure(rounds=rounds):
            missed |= result.verdict == "MISSED"
            print(_line(result), flush=True)
    return int(missed)


def _line(result) -> str:
    sign = "≥" if result.at_least else "≤"
    figure = f"{result.figure:.2f}{result.unit}"
    limits = f"{sign}{result.goal:g}{result.unit}", f"{sign}{result.gate:g}{result.unit}"
    more = f"  ({result.more})" if result.more else ""
    return (
        f"{result.row:<6}{result.what:<62}{figure:>9}  {limits[0]:>8}  {limits[1]:>8}  {result.verdict}{more}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
