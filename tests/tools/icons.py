"""Turn resources/icons/*.svg into resources/icons.json, once, so that no printer needs to read SVG.

Every shape becomes straight lines and cubic curves in a box of 24 by 24, to be stroked 2 wide with round ends
and joins. Lists of ["M", x, y], ["L", x, y], ["C", x1, y1, x2, y2, x, y] and ["Z"].
"""

import json
import sys
from pathlib import Path
from typing import Any

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.svgLib import SVGPath

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "icons"
RESULT = ROOT / "resources" / "icons.json"
APP_ICON = "empathway"  # the program's own icon has colours and is no line drawing

Command = list[Any]


def rounded(letter: str, *points: tuple[float, float]) -> Command:
    return [letter, *(round(float(value), 3) + 0.0 for point in points for value in point)]


def as_cubic(
    start: tuple[float, float], middle: tuple[float, float], end: tuple[float, float]
) -> tuple[tuple[float, float], ...]:
    """Raise a quadratic curve to a cubic one of the same shape."""
    first = tuple(a + (b - a) * 2 / 3 for a, b in zip(start, middle, strict=True))
    second = tuple(a + (b - a) * 2 / 3 for a, b in zip(end, middle, strict=True))
    return (first, second, end)  # type: ignore[return-value]


def closed(path: list[Command]) -> list[Command]:
    """Close a path that ends where it began, as circles do, so that it can be filled as well."""
    returns = path[-1] != ["Z"] and path[-1][-2:] == path[0][-2:] and len(path) > 2
    return [*path, ["Z"]] if returns else path


def outlines(file: Path) -> list[list[Command]]:
    """Read one SVG as subpaths."""
    pen = DecomposingRecordingPen({})
    SVGPath(str(file)).draw(pen)
    found: list[list[Command]] = []
    here = (0.0, 0.0)
    for operation, points in pen.value:
        match operation:
            case "moveTo":
                found.append([rounded("M", *points)])
            case "lineTo":
                found[-1].append(rounded("L", *points))
            case "curveTo":
                found[-1].append(rounded("C", *points))
            case "qCurveTo":
                found[-1].append(rounded("C", *as_cubic(here, *points)))
            case "closePath":
                found[-1].append(["Z"])
            case "endPath":
                pass
            case _:
                raise ValueError(f"{file.name}: unexpected {operation}")
        here = points[-1] if points else here
    return [closed(path) for path in found if len(path) > 1]


def collect() -> dict[str, dict[str, Any]]:
    """Read every icon; sorted, so that the result differs only where an icon does."""
    files = sorted(file for file in FOLDER.glob("*.svg") if file.stem != APP_ICON)
    return {file.stem: {"paths": outlines(file), "filled": False} for file in files}


def as_text(icons: dict[str, dict[str, Any]]) -> str:
    """Write one icon a line."""
    lines = [f"{json.dumps(name)}: {json.dumps(icon, separators=(',', ':'))}" for name, icon in icons.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> int:
    icons = collect()
    RESULT.write_text(as_text(icons), encoding="utf-8", newline="\n")
    print(f"{len(icons)} icons written to {RESULT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
