"""P-7: a map as PDF, whole process, against LibreOffice and Chromium when they are there.

Once with 2,400 cards, and once with 20,000 (P-7b), where memory and size of the file are compared too. P-7c is
our own A1 on A4 sheets against the same A1 in one piece.
"""

import html
import shutil
import statistics
import tempfile
from pathlib import Path

from app.storage.codec import encode
from tests.bench.synthetic import synthetic
from tests.bench.timing import Result, in_turn, python, spent

COLUMN, CARD, GAP = 264, 104, 8
LARGEST_PAGE = 290
"""Centimetres; LibreOffice's pages end at three metres."""
FILES = {"ours": "ours.pdf", "LibreOffice": "page.pdf", "Chromium": "chromium.pdf"}
EXPORT = "from app.cli import entry; entry()"  # as the installed script


def measure(*, rounds: int) -> list[Result]:
    """Return how many times faster our export is than each other program that is there, and how much smaller."""
    several = max(3, rounds // 2)
    return [*_small(rounds=several), *_large(rounds=1), *_tiled(rounds=several)]


def _small(*, rounds: int) -> list[Result]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        commands = _commands(place, 2_400)
        taken = in_turn(commands, rounds=rounds)
        size = (place / "ours.pdf").stat().st_size / 1024
    ours = taken.pop("ours")
    limits = {"LibreOffice": (13, 8), "Chromium": (9, 6)}
    more = f"ours {ours:.0f} ms, {size:.0f} KiB"
    return [
        Result(
            "P-7", f"PDF of 2,400 cards: {name} ÷ ours", ms / ours, *limits[name],
            more=f"{ms:.0f} ms, {more}", at_least=True,
        )
        for name, ms in taken.items()
    ] or [Result("P-7", "PDF of 2,400 cards (no other program here)", ours, 1e9, 1e9, unit=" ms", more=more)]  # fmt: skip


def _large(*, rounds: int) -> list[Result]:
    """Time with 20,000 cards; memory and size against LibreOffice, whose processes can be counted.

    Ours is measured before and after each of the others, which take half a minute: what else the machine does
    meanwhile then counts for both.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        commands = _commands(place, 20_000)
        ours_command = commands.pop("ours")
        spent(ours_command)
        taken = {"ours": [spent(ours_command)]}
        for _ in range(rounds):
            for name, command in commands.items():
                taken.setdefault(name, []).append(spent(command))
                taken["ours"].append(spent(ours_command))
        sizes = {name: (place / file).stat().st_size / 1e6 for name, file in FILES.items() if name in taken}
    found_ours = taken.pop("ours")
    ours = statistics.median(ms for ms, _mib in found_ours)
    ours_mib = statistics.median(mib for _ms, mib in found_ours)
    what = "PDF of 20,000 cards"
    results = [
        Result(
            "P-7b", f"{what}: {name} ÷ ours", statistics.median(ms for ms, _mib in found) / ours, 20, 15,
            more=f"{statistics.median(ms for ms, _mib in found):.0f} ms, ours {ours:.0f} ms", at_least=True,
        )
        for name, found in taken.items()
    ]  # fmt: skip
    if "LibreOffice" in taken:
        mib = min(mib for _ms, mib in taken["LibreOffice"])
        more = f"{ours_mib:.0f} MiB of {mib:.0f}", f"{sizes['ours']:.1f} MB of {sizes['LibreOffice']:.1f}"
        results += [
            Result("P-7b", f"{what}: memory ÷ LibreOffice's", ours_mib / mib, 1 / 15, 1 / 8, more=more[0]),
            Result("P-7b", f"{what}: size ÷ LibreOffice's", sizes["ours"] / sizes["LibreOffice"], 0.2, 0.4, more=more[1]),
        ]  # fmt: skip
    return results


def _tiled(*, rounds: int) -> list[Result]:
    """Time and size of an A1 of 2,400 cards on A4 sheets, against those of the A1."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        source = place / "map.journey"
        source.write_bytes(encode(synthetic(2_400)))
        ways = {"whole": ["--paper", "a1"], "tiled": ["--paper", "a1", "--tile", "a4"]}
        commands = {
            name: python(EXPORT, "export", str(source), "--to", str(place / f"{name}.pdf"), "--force", *way)
            for name, way in ways.items()
        }
        taken = in_turn(commands, rounds=rounds)
        size = {name: (place / f"{name}.pdf").stat().st_size / 1024 for name in ways}
    what, ratio = "A1 of 2,400 cards on A4 sheets ÷ in one piece", size["tiled"] / size["whole"]
    time = f"{taken['tiled']:.0f} ms of {taken['whole']:.0f}"
    return [
        Result("P-7c", f"{what}: time", taken["tiled"] / taken["whole"], 1.5, 1.5, more=time),
        Result(
            "P-7c", f"{what}: size", ratio, 1.3, 1.3, more=f"{size['tiled']:.0f} KiB of {size['whole']:.0f}"
        ),
    ]


def _commands(place: Path, cards: int) -> dict[str, list[str]]:
    project = synthetic(cards, bare=True)
    (place / "ours.journey").write_bytes(encode(project))
    cells = [[[card.text for card in cards] for cards in row.cells.values()] for row in project.maps[0].rows]
    (place / "page.html").write_text(_as_html(cells))
    (place / "page.fodg").write_text(_as_drawing(cells))
    ours = [str(place / "ours.journey"), "--to", str(place / "ours.pdf"), "--force"]
    commands = {"ours": python(EXPORT, "export", *ours)}
    office, browser = shutil.which("soffice"), shutil.which("chromium")
    if office:
        commands["LibreOffice"] = [
            office, f"-env:UserInstallation=file://{place}/profile", "--headless", "--convert-to", "pdf",
            "--outdir", str(place), str(place / "page.fodg"),
        ]  # fmt: skip
    if browser:
        commands["Chromium"] = [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", "--no-pdf-header-footer",
            f"--user-data-dir={place}/browser", f"--print-to-pdf={place}/chromium.pdf", f"file://{place}/page.html",
        ]  # fmt: skip
    return commands


def _as_html(cells: list[list[list[str]]]) -> str:
    """The same cards as a table, the way a web program would print them."""
    rows = "".join(
        "<tr>" + "".join("<td>" + "".join(f"<p>{html.escape(t)}</p>" for t in cell) + "</td>" for cell in row) + "</tr>"
        for row in cells
    )  # fmt: skip
    width, height = COLUMN * len(cells[0]), 3 * (CARD + GAP) * len(cells) + 400
    style = (
        f"@page{{size:{width}px {height}px;margin:0}}td{{width:{COLUMN}px;vertical-align:top}}"
        f"p{{font:15px/19px sans-serif;margin:0 0 {GAP}px;padding:9px 12px;background:#F8EB85;border-radius:4px}}"
    )
    return f"<!doctype html><meta charset=utf-8><style>{style}</style><table>{rows}</table>"


def _as_drawing(cells: list[list[list[str]]]) -> str:
    """The same cards as a flat OpenDocument drawing: a box with text for each.

    Without an `office:styles` LibreOffice forgets the page's size and prints the corner that fits on A4.
    """
    per_cell = max(len(cell) for row in cells for cell in row)
    across, down = COLUMN * len(cells[0]), per_cell * (CARD + GAP) * len(cells)
    scale = min(0.02, LARGEST_PAGE / across, LARGEST_PAGE / down)
    width, height, points = across * scale, down * scale, 8 * scale / 0.02
    boxes = []
    for j, row in enumerate(cells):
        for i, cell in enumerate(row):
            for k, text in enumerate(cell):
                x, y = i * COLUMN * scale, (j * per_cell + k) * (CARD + GAP) * scale
                boxes.append(
                    f'<draw:custom-shape draw:style-name="c" svg:x="{x}cm" svg:y="{y}cm" svg:width="{232 * scale}cm" '
                    f'svg:height="{CARD * scale}cm"><text:p text:style-name="t"><text:span text:style-name="s">'
                    f'{html.escape(text)}</text:span></text:p><draw:enhanced-geometry draw:type="round-rectangle"/>'
                    "</draw:custom-shape>"
                )
    return _DRAWING.format(width=width, height=height, points=points, boxes="".join(boxes))


_DRAWING = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" \
xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" \
office:mimetype="application/vnd.oasis.opendocument.graphics"><office:styles/><office:automatic-styles>\
<style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="{width}cm" fo:page-height="{height}cm"/>\
</style:page-layout><style:style style:name="c" style:family="graphic"><style:graphic-properties draw:fill="solid" \
draw:fill-color="#f8eb85" draw:stroke="none" draw:textarea-vertical-align="top" fo:wrap-option="wrap" \
draw:auto-grow-height="false"/></style:style><style:style style:name="t" style:family="paragraph"/>\
<style:style style:name="s" style:family="text"><style:text-properties fo:font-size="{points:.2f}pt"/></style:style>\
</office:automatic-styles><office:master-styles><style:master-page style:name="m" style:page-layout-name="pl"/>\
</office:master-styles><office:body><office:drawing><draw:page draw:name="p" draw:master-page-name="m">{boxes}</draw:page>\
</office:drawing></office:body></office:document>
"""
