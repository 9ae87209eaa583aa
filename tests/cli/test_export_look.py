"""How exports look: in grey, with little ink, without a wall, with text as outlines; and the same each time."""

import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from app.cli import main
from app.paths import resource_path
from tests.render.reading import pdf_objects

SALLY = str(resource_path("examples") / "en" / "sally.journey")
DRAWN = str(resource_path("templates") / "en" / "service-blueprint.journey")


def export(out: Path, *options: str, source: str = SALLY) -> bytes:
    assert main(["export", source, "--to", str(out), "--force", *options]) == 0
    return out.read_bytes()


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("ending", ["pdf", "png", "svg"])
@pytest.mark.parametrize("colours", ["colour", "grey", "ink-saver"])
def test_export_when_made_twice_then_the_bytes_are_the_same(
    tmp_path: Path, ending: str, colours: str
) -> None:
    first, second = (export(tmp_path / f"{turn}.{ending}", "--colours", colours) for turn in (1, 2))
    assert first == second


@pytest.mark.parametrize("ending", ["pdf", "png", "svg"])
def test_export_when_the_colours_differ_then_so_do_the_files(tmp_path: Path, ending: str) -> None:
    made = {export(tmp_path / f"a.{ending}", "--colours", each) for each in ("colour", "grey", "ink-saver")}
    assert len(made) == 3


def test_png_when_the_background_is_transparent_then_only_the_wall_is_missing(tmp_path: Path) -> None:
    clear = picture(export(tmp_path / "a.png", "--background", "transparent"))
    wall = picture(export(tmp_path / "b.png"))
    assert (clear.mode, wall.mode) == ("RGBA", "RGB")
    assert clear.getpixel((2, 2)) == (0, 0, 0, 0)
    onto = Image.new("RGBA", clear.size, wall.getpixel((2, 2)))
    onto.alpha_composite(clear)
    difference = ImageChops.difference(onto.convert("RGB"), wall)
    assert max(high for _low, high in difference.getextrema()) <= 3


def test_svg_when_the_background_is_transparent_then_nothing_is_behind_the_map(tmp_path: Path) -> None:
    wall = re.compile(rb'</defs><rect width="[\d.]+" height="[\d.]+" fill="#F3F4F6" />')
    assert wall.search(export(tmp_path / "a.svg"))
    assert not wall.search(export(tmp_path / "b.svg", "--background", "transparent"))


def test_svg_when_its_text_is_outlined_then_holds_no_font_and_no_text(tmp_path: Path) -> None:
    fonts, outlines = (export(tmp_path / "a.svg", "--svg-text", each) for each in ("fonts", "outlines"))
    assert b"@font-face" in fonts and b"<text" in fonts
    assert b"@font-face" not in outlines and b"<text" not in outlines


def test_pdf_when_a_map_has_no_photos_then_holds_no_picture(tmp_path: Path) -> None:
    for colours in ("colour", "grey", "ink-saver"):
        data = export(tmp_path / "a.pdf", "--colours", colours, source=DRAWN)
        assert pdf_objects(data, b"Image") == []
        fonts = pdf_objects(data, b"FontDescriptor")
        assert fonts and all(b"/FontFile" in font for font in fonts)


@pytest.mark.skipif(shutil.which("rsvg-convert") is None, reason="librsvg is not installed")
@pytest.mark.parametrize("colours", ["colour", "grey"])
def test_svg_when_drawn_by_another_program_then_looks_as_our_picture(tmp_path: Path, colours: str) -> None:
    svg = tmp_path / "a.svg"
    export(svg, "--svg-text", "outlines", "--colours", colours)
    drawn = subprocess.run(["rsvg-convert", str(svg)], capture_output=True, check=True).stdout
    theirs, ours = picture(drawn).convert("RGB"), picture(export(tmp_path / "a.png", "--colours", colours))
    assert theirs.size == ours.size
    difference = ImageChops.difference(theirs, ours).convert("L")
    strong = sum(difference.histogram()[64:])
    assert strong < 0.003 * ours.width * ours.height


@pytest.mark.parametrize("ending", ["pdf", "svg"])
def test_export_when_python_hashes_otherwise_then_the_bytes_are_the_same(tmp_path: Path, ending: str) -> None:
    made = []
    for seed in ("1", "2"):
        out = tmp_path / f"{seed}.{ending}"
        command = [sys.executable, "-m", "app", "export", SALLY, "--to", str(out), "--paper", "a1"]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        made.append(out.read_bytes())
    assert made[0] == made[1]
