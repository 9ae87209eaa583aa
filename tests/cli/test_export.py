"""Exports: the asked paper, map and pixels, all or nothing, without Qt where none is needed."""

import copy
import os
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pypdfium2
import pytest

from app.cli import main
from app.storage import limits
from tests.storage.sample import SAMPLE, TREE, as_bytes

Output = pytest.CaptureFixture[str]
A3 = (1190.55, 841.89)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    file = tmp_path / "sally.journey"
    file.write_bytes(SAMPLE)
    return file


@pytest.fixture
def two_maps(tmp_path: Path) -> Path:
    tree = copy.deepcopy(TREE)
    tree["maps"].append({**copy.deepcopy(tree["maps"][0]), "id": "mp_2", "title": "Afterwards"})
    file = tmp_path / "two.journey"
    file.write_bytes(as_bytes(tree))
    return file


def page(file: Path) -> tuple[float, float, str]:
    """The size of the only page, and its text."""
    document = pypdfium2.PdfDocument(file)
    assert len(document) == 1
    width, height = document[0].get_size()
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    return width, height, text


def pixels(file: Path) -> tuple[int, int]:
    data = file.read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_pdf_when_on_a3_then_is_one_page_of_that_size_with_its_text(sample: Path, capsys: Output) -> None:
    out = sample.with_name("out.pdf")
    assert main(["export", str(sample), "--to", str(out), "--paper", "a3", "--orientation", "landscape"]) == 0
    width, height, text = page(out)
    assert (width, height) == pytest.approx(A3, abs=0.01)
    assert "How Sally gets organised" in " ".join(text.split())
    assert capsys.readouterr() == (f"Wrote {out}\n", "")
    assert sample.read_bytes() == SAMPLE


def test_pdf_when_no_paper_is_named_then_is_as_large_as_the_map(sample: Path) -> None:
    out, picture = sample.with_name("out.pdf"), sample.with_name("out.png")
    assert main(["export", str(sample), "--to", str(out)]) == 0
    assert main(["export", str(sample), "--to", str(picture), "--scale", "2"]) == 0
    width, height, _text = page(out)
    assert pixels(picture) == (round(width / 0.75 * 2), round(height / 0.75 * 2))


@pytest.mark.parametrize(("orientation", "is_wide"), [("portrait", False), ("landscape", True)])
def test_paper_when_turned_then_lies_as_asked(sample: Path, orientation: str, is_wide: bool) -> None:
    out = sample.with_name("out.pdf")
    assert main(["export", str(sample), "--to", str(out), "--paper", "a4", "--orientation", orientation]) == 0
    width, height, _text = page(out)
    assert (width > height) is is_wide


def test_readable_when_a_text_size_is_asked_then_the_cards_have_it(sample: Path) -> None:
    out = sample.with_name("out.svg")
    for size in ("8pt", "12"):
        pdf = sample.with_name(f"{size}.pdf")
        words = [
            "export",
            str(sample),
            "--to",
            str(pdf),
            "--paper",
            "a2",
            "--mode",
            "readable",
            "--text-size",
            size,
        ]
        assert main(words) == 0
        document = pypdfium2.PdfDocument(pdf)
        text_page = document[0].get_textpage()
        card = text_page.get_text_bounded().index("Notices")
        height = text_page.get_charbox(card, loose=True)
        sizes = height[3] - height[1]
        document.close()
        assert sizes == pytest.approx(float(size.removesuffix("pt")) * 1.257, rel=0.12)
    assert not out.exists()


def test_readable_when_it_does_not_fit_then_the_possible_size_is_told(sample: Path, capsys: Output) -> None:
    out = sample.with_name("out.pdf")
    words = [
        "export",
        str(sample),
        "--to",
        str(out),
        "--paper",
        "a4",
        "--mode",
        "readable",
        "--text-size",
        "90pt",
    ]
    assert main(words) == 2
    assert re.search(r"About [\d.]+ pt would fit", capsys.readouterr().err)
    assert not out.exists()


def test_png_when_on_paper_then_has_its_dots(sample: Path) -> None:
    out = sample.with_name("out.png")
    assert main(["export", str(sample), "--to", str(out), "--paper", "a4", "--dpi", "96"]) == 0
    assert sorted(pixels(out)) == [794, 1123]


def test_svg_when_written_then_is_well_formed_and_holds_the_text(sample: Path) -> None:
    out = sample.with_name("out.svg")
    assert main(["export", str(sample), "--to", str(out)]) == 0
    assert "Awareness" in "".join(ET.parse(out).getroot().itertext())


def test_json_when_exported_then_is_the_project_as_saved(sample: Path) -> None:
    out = sample.with_name("out.json")
    assert main(["export", str(sample), "--to", str(out)]) == 0
    again = out.with_name("again.json")
    assert main(["export", str(out), "--to", str(again)]) == 0
    assert out.read_bytes() == again.read_bytes()


@pytest.mark.parametrize("name", ["mp_2", "Afterwards", "afterwards ", "2"])
def test_map_when_named_by_id_title_or_number_then_is_that_one(two_maps: Path, name: str) -> None:
    out = two_maps.with_name("out.pdf")
    assert main(["export", str(two_maps), "--to", str(out), "--map", name]) == 0
    assert "Afterwards" in page(out)[2]


def test_map_when_unknown_or_missing_then_is_told(two_maps: Path, sample: Path, capsys: Output) -> None:
    out = str(two_maps.with_name("out.pdf"))
    assert main(["export", str(two_maps), "--to", out, "--map", "3"]) == 2
    assert "1 “How Sally gets organised”, 2 “Afterwards”" in capsys.readouterr().err
    sample.write_bytes(as_bytes({**TREE, "maps": []}))
    assert main(["export", str(sample), "--to", out]) == 1
    assert "no map" in capsys.readouterr().err


def test_title_when_left_out_then_is_not_there(sample: Path) -> None:
    out = sample.with_name("out.pdf")
    assert main(["export", str(sample), "--to", str(out), "--no-title"]) == 0
    assert "How Sally gets organised" not in page(out)[2]


def test_file_when_it_exists_then_is_only_overwritten_by_force(sample: Path, capsys: Output) -> None:
    out = sample.with_name("out.pdf")
    out.write_bytes(b"precious")
    assert main(["export", str(sample), "--to", str(out)]) == 2
    assert out.read_bytes() == b"precious"
    assert "--force" in capsys.readouterr().err
    assert main(["export", str(sample), "--to", str(out), "--force"]) == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_folder_when_several_files_are_exported_then_holds_all_that_could_be(
    sample: Path, two_maps: Path, capsys: Output
) -> None:
    bad = sample.with_name("bad.journey")
    bad.write_bytes(b"{")
    folder = sample.with_name("folder")
    folder.mkdir()
    words = ["export", str(sample), str(bad), str(two_maps), "--to", str(folder), "--format", "svg"]
    assert main(words) == 1
    assert sorted(found.name for found in folder.iterdir()) == ["sally.svg", "two.svg"]
    out, err = capsys.readouterr()
    assert "[1/3]" in out
    assert "[3/3]" in out
    assert err.startswith(f"empathway: {bad}: line 1: The file is cut off")


@pytest.mark.parametrize(
    "words",
    [
        ["--to", "out.doc"],
        ["--to", "out"],
        ["--to", "out.pdf", "--paper", "b9"],
        ["--to", "out.pdf", "--paper", "1x1mm"],
        ["--to", "out.pdf", "--paper", "9000x9000mm"],
        ["--to", "out.pdf", "--text-size", "12pt"],
        ["--to", "out.pdf", "--paper", "a4", "--mode", "fit", "--text-size", "12pt"],
        ["--to", "out.pdf", "--text-size", "huge"],
        ["--to", "out.png", "--dpi", "1"],
        ["--to", "out.png", "--scale", "nan"],
        ["--to", "out.png", "--paper", "a0", "--dpi", "1200"],
        ["--to", "."],
        ["another.journey", "--to", "out.pdf"],
    ],
)
def test_usage_when_wrong_then_is_one_line_and_nothing_is_written(
    words: list[str], sample: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample.parent)
    before = sorted(Path().iterdir())
    assert main(["export", str(sample), *words]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert sorted(Path().iterdir()) == before


def test_disk_when_the_folder_is_missing_then_is_3_and_a_sentence(sample: Path, capsys: Output) -> None:
    assert main(["export", str(sample), "--to", str(sample.parent / "none" / "out.pdf")]) == 3
    assert "out.pdf: The folder is not there" in capsys.readouterr().err


def test_characters_when_no_font_has_them_then_are_told_once(sample: Path, capsys: Output) -> None:
    sample.write_bytes(SAMPLE.replace(b"Awareness", "A\U000f0000wareness\U000f0000".encode()))
    assert main(["export", str(sample), "--to", str(sample.with_name("out.pdf"))]) == 0
    err = capsys.readouterr().err
    assert err.count("No font here") == 1
    assert "\U000f0000" not in err


def test_picture_when_too_large_then_is_refused_before_painting(sample: Path, capsys: Output) -> None:
    words = ["export", str(sample), "--to", str(sample.with_name("o.png")), "--paper", "a0", "--dpi", "1200"]
    assert main(words) == 2
    assert f"{limits.EXPORT_PIXELS // 1_000_000} million" in capsys.readouterr().err


@pytest.mark.parametrize("ending", ["pdf", "svg", "json"])
def test_export_when_it_needs_no_pixels_then_qt_is_not_imported(ending: str, sample: Path) -> None:
    code = (
        "import sys; from app.cli import main; code = main(sys.argv[1:]);"
        "print(code, sorted(name for name in sys.modules if 'PySide' in name or 'shiboken' in name))"
    )
    words = ["export", str(sample), "--to", str(sample.with_name(f"out.{ending}"))]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 []"


def test_png_when_there_is_no_screen_then_works_all_the_same(sample: Path) -> None:
    environment = {
        name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "DISPLAY")
    }
    out = sample.with_name("out.png")
    command = [sys.executable, "-m", "app", "export", str(sample), "--to", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert pixels(out)[0] > 300
