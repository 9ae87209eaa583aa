"""Posters from the command line: pages, tiles and marks, and bad wishes told before any work."""

import io
import resource
import struct
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from app.cli import main
from app.ink.primitives import Block
from app.layout.papers import POINTS_PER_MM
from app.model.card import Card
from app.model.row import Row
from app.rows.kind import RowContext
from app.rows.parts.cards import CardRow
from app.storage.codec import encode
from tests.layout.samples import sally, synthetic

Output = pytest.CaptureFixture[str]


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    file = tmp_path / "sally.journey"
    file.write_bytes(encode(sally()))
    return file


def export(file: Path, name: str, *words: str) -> int:
    return main(["export", str(file), "--to", str(file.with_name(name)), *words])


def sizes(file: Path) -> list[tuple[int, int]]:
    """The pages of a PDF in millimetres."""
    document = pypdfium2.PdfDocument(file)
    found = [tuple(round(side / POINTS_PER_MM) for side in page.get_size()) for page in document]
    document.close()
    return [(width, height) for width, height in found]


def test_readable_when_the_map_needs_several_pages_then_has_them(map_file: Path) -> None:
    assert export(map_file, "out.pdf", "--paper", "a4", "--mode", "readable", "--text-size", "14pt") == 0
    pages = sizes(map_file.with_name("out.pdf"))
    assert len(pages) > 2
    assert {tuple(sorted(page)) for page in pages} == {(210, 297)}


def test_distance_when_given_then_is_the_text_size_read_from_there(map_file: Path) -> None:
    assert export(map_file, "near.pdf", "--paper", "a1", "--distance", "0.5m") == 0
    assert export(map_file, "same.pdf", "--paper", "a1", "--text-size", "12.5pt") == 0
    near, same = (map_file.with_name(name).read_bytes() for name in ("near.pdf", "same.pdf"))
    assert near == same


def test_tiles_when_asked_for_then_a_plan_and_sheets_are_written(map_file: Path) -> None:
    assert (
        export(
            map_file, "out.pdf", "--paper", "a1", "--orientation", "landscape", "--tile", "a4", "--even-seams"
        )
        == 0
    )
    assert sizes(map_file.with_name("out.pdf")) == [(297, 210)] * 13
    words = ("--paper", "a1", "--orientation", "landscape", "--tile", "a4", "--even-seams", "--no-plan")
    assert export(map_file, "wide.pdf", *words, "--overlap", "20mm", "--margin", "10") == 0
    assert len(sizes(map_file.with_name("wide.pdf"))) > 12


def test_marks_when_asked_for_then_boxes_say_where_to_cut(map_file: Path) -> None:
    assert (
        export(
            map_file, "out.pdf", "--paper", "a3", "--orientation", "landscape", "--marks", "--bleed", "5mm"
        )
        == 0
    )
    document = pypdfium2.PdfDocument(map_file.with_name("out.pdf"))
    page = document[0]
    trim, bleed, media = page.get_trimbox(), page.get_bleedbox(), page.get_mediabox()
    document.close()
    assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx(
        (420 * POINTS_PER_MM, 297 * POINTS_PER_MM), abs=0.01
    )
    assert trim[0] - bleed[0] == pytest.approx(5 * POINTS_PER_MM, abs=0.01)
    assert media[0] < bleed[0]


def test_pages_when_fitted_then_are_no_more_than_wished(map_file: Path) -> None:
    assert export(map_file, "out.pdf", "--paper", "a4", "--mode", "fit", "--pages", "2x2") == 0
    assert 1 < len(sizes(map_file.with_name("out.pdf"))) <= 4


def test_scale_when_exact_then_a_unit_has_its_millimetres(map_file: Path) -> None:
    assert export(map_file, "out.pdf", "--mode", "exact", "--unit", "0.5mm") == 0
    assert export(map_file, "one.pdf", "--mode", "exact", "--unit", "0.25mm") == 0
    ((wide, high),), ((width, height),) = (sizes(map_file.with_name(name)) for name in ("out.pdf", "one.pdf"))
    assert wide == pytest.approx(2 * width, abs=1) and high == pytest.approx(2 * height, abs=1)


def test_pictures_when_there_are_several_pages_then_are_numbered(map_file: Path) -> None:
    words = ("--paper", "a4", "--mode", "fit", "--pages", "2x1", "--dpi", "40")
    assert export(map_file, "out.png", *words) == 0
    first, second = sorted(map_file.parent.glob("out-*.png"))
    assert (first.name, second.name) == ("out-1.png", "out-2.png")
    width, height = struct.unpack(">II", first.read_bytes()[16:24])
    assert {width, height} == {round(297 / 25.4 * 40), round(210 / 25.4 * 40)}


def test_contents_when_left_out_or_rows_chosen_then_follow(map_file: Path) -> None:
    words = ("--paper", "a2", "--without", "title,legend,shelf", "--rows", "Actions,pain")
    assert export(map_file, "out.pdf", *words) == 0
    document = pypdfium2.PdfDocument(map_file.with_name("out.pdf"))
    text = " ".join(document[0].get_textpage().get_text_bounded().split())
    document.close()
    assert "Notices her work" in text and "Nobody knows who does what" in text
    assert "How Sally gets organised" not in text and "Radio" not in text


def test_date_when_the_build_has_one_then_is_printed_and_bytes_stay_the_same(
    map_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("one.pdf", "two.pdf"):
        assert export(map_file, name, "--paper", "a2", "--tile", "a4") == 0
    one, two = (map_file.with_name(name) for name in ("one.pdf", "two.pdf"))
    assert one.read_bytes() == two.read_bytes()
    document = pypdfium2.PdfDocument(one)
    assert "2023-11-14" in document[0].get_textpage().get_text_bounded()
    document.close()


def test_files_when_many_then_each_is_told_as_it_is_done(map_file: Path, capsys: Output) -> None:
    other = map_file.with_name("other.journey")
    other.write_bytes(map_file.read_bytes())
    folder = map_file.with_name("posters")
    folder.mkdir()
    words = ["export", str(map_file), str(other), "--to", str(folder), "--format", "pdf", "--paper", "a3"]
    assert main(words) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["other.pdf", "sally.pdf"]
    assert capsys.readouterr().out.startswith("[1/2] ")


@pytest.mark.parametrize(
    "words",
    [
        ["--paper", "a4", "--tile", "a4", "--overlap", "300mm"],
        ["--paper", "1x1mm"],
        ["--paper", "a1", "--text-size", "400pt"],
        ["--paper", "a1", "--mode", "fit", "--pages", "100x100"],
        ["--paper", "a1", "--mode", "fit", "--pages", "2by3"],
        ["--paper", "a1", "--mode", "readable", "--pages", "2x3"],
        ["--paper", "a1", "--mode", "exact", "--distance", "1m"],
        ["--paper", "a1", "--distance", "1m", "--text-size", "12pt"],
        ["--paper", "a1", "--distance", "far"],
        ["--overlap", "5mm"],
        ["--paper", "a1", "--tile", "a4", "--marks"],
        ["--paper", "a1", "--bleed", "90mm"],
        ["--paper", "a1", "--rows", "Nothing"],
        ["--paper", "a1", "--with", "everything"],
        ["--mode", "fit"],
        ["--mode", "exact", "--unit", "0"],
    ],
)
def test_wishes_when_bad_then_get_one_sentence_and_leave_no_file(
    words: list[str], map_file: Path, capsys: Output
) -> None:
    before = sorted(map_file.parent.iterdir())
    assert export(map_file, "out.pdf", *words) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert sorted(map_file.parent.iterdir()) == before


def test_disk_when_full_half_way_then_a_sentence_is_told_and_no_file_is_left(map_file: Path) -> None:
    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000))

    words = [
        sys.executable,
        "-B",
        "-m",
        "app",
        "export",
        str(map_file),
        "--to",
        str(map_file.with_name("out.pdf")),
    ]
    done = subprocess.run(
        [*words, "--paper", "a1", "--tile", "a4"],
        capture_output=True,
        text=True,
        preexec_fn=little_room,
        timeout=60,
    )
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1 and "Traceback" not in done.stderr
    assert [path.name for path in map_file.parent.iterdir()] == ["sally.journey"]


def test_map_when_longer_than_a_page_can_be_then_has_several(tmp_path: Path) -> None:
    file = tmp_path / "long.journey"
    file.write_bytes(encode(synthetic(150, rows=1, per_cell=1)))
    assert export(file, "out.pdf") == 0
    pages = sizes(file.with_name("out.pdf"))
    assert len(pages) > 1 and all(width <= 5081 for width, _height in pages)


def test_map_when_longer_than_a_page_can_be_then_each_card_is_laid_out_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: list[str] = []

    def counted(self: CardRow, card: Card, width: float, *, row: Row, context: RowContext) -> Block:
        laid_out.append(card.id)
        return block(self, card, width, row=row, context=context)

    block = CardRow.block
    monkeypatch.setattr(CardRow, "block", counted)
    file = tmp_path / "long.journey"
    file.write_bytes(encode(synthetic(150, rows=1, per_cell=1)))
    assert main(["export", str(file), "--to", str(tmp_path / "long.pdf"), "--language", "en"]) == 0
    assert len(laid_out) == len(set(laid_out)) == 150


@pytest.fixture
def many_pages(tmp_path: Path) -> Path:
    file = tmp_path / "many.journey"
    file.write_bytes(encode(synthetic(24 * 6 * 2, rows=6, per_cell=2)))
    return file


MANY = ("--paper", "a4", "--text-size", "24pt")


def test_pages_when_very_many_then_their_number_is_said_before_they_are_made(
    many_pages: Path, capsys: Output
) -> None:
    assert export(many_pages, "out.pdf", *MANY) == 0
    count = len(sizes(many_pages.with_name("out.pdf")))
    assert count >= 100
    said = capsys.readouterr().err
    assert f"That makes {count} pages" in said and "[" not in said


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("Sí\n", 0), ("n\n", 1), ("\n", 1), ("", 1)])
def test_pages_when_very_many_then_a_terminal_is_asked_first(
    many_pages: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    errors = Terminal()
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    monkeypatch.setattr("sys.stderr", errors)
    assert export(many_pages, "out.pdf", *MANY) == code
    assert "pages. Go on?" in errors.getvalue()
    assert many_pages.with_name("out.pdf").exists() == (code == 0)
    assert code == 0 or "Nothing was written." in errors.getvalue()


def test_pages_when_very_many_and_agreed_to_then_no_terminal_is_asked(
    many_pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert export(many_pages, "out.pdf", "--yes", *MANY) == 0
