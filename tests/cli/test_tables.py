"""Tables from and to the command line."""

from pathlib import Path

import pytest

from app import cli
from app.storage.loader import read


def test_convert_when_given_a_spreadsheet_then_makes_a_project_and_says_what_it_assumed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "viaje.csv", tmp_path / "viaje.journey"
    source.write_bytes("Etapa;Descubre;Compra\nEmoción;1;5\nDolores;Caro;\n".encode("cp1252"))
    assert cli.main(["convert", str(source), str(out)]) == 0
    journey = read(out).project.maps[0]
    assert [row.kind for row in journey.rows] == ["emotions", "pain"]
    assert [point.score for point in journey.rows[0].curves[0].points] == [-2, 2]
    assert "Windows-1252" in capsys.readouterr().err


def test_export_when_a_table_is_wanted_then_spreadsheets_read_it_and_nothing_runs(tmp_path: Path) -> None:
    source, project, out = tmp_path / "a.csv", tmp_path / "a.journey", tmp_path / "b.csv"
    source.write_text("Stage,Find,Buy\nActions,=1+1,-x\n", "utf-8")
    assert cli.main(["convert", str(source), str(project)]) == 0
    assert cli.main(["export", str(project), "--to", str(out)]) == 0
    assert out.read_bytes() == b"\xef\xbb\xbf,Find,Buy\r\nActions,'=1+1,'-x\r\n"
    assert cli.main(["export", str(project), "--to", str(out), "--raw", "--language", "es", "--force"]) == 0
    assert out.read_bytes() == b"\xef\xbb\xbf;Find;Buy\r\nActions;=1+1;-x\r\n"


@pytest.mark.parametrize("data", [b"", b"\x00\xff\x00", b"\n \n"])
def test_convert_when_there_is_no_table_then_says_so_and_writes_nothing(
    tmp_path: Path, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "bad.csv", tmp_path / "bad.journey"
    source.write_bytes(data)
    assert cli.main(["convert", str(source), str(out)]) == 1
    assert not out.exists()
    assert capsys.readouterr().err.count("\n") == 1


def test_convert_when_the_file_is_there_already_then_leaves_it_alone(tmp_path: Path) -> None:
    source, out = tmp_path / "a.tsv", tmp_path / "a.journey"
    source.write_text("a\tb\nc\td\n", "utf-8")
    out.write_text("mine", "utf-8")
    assert cli.main(["convert", str(source), str(out)]) == 2
    assert out.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("more", "cards"),
    [
        ((), ["a; b", "c"]),
        (("--split", "semicolons"), ["a", "b", "c"]),
        (("--split", "none"), ["a; b • c"]),
    ],
)
def test_convert_when_told_what_parts_cards_then_parts_them_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], cards: list[str]
) -> None:
    source, out = tmp_path / "a.csv", tmp_path / "a.journey"
    source.write_text('Stage;Find;Buy\nActions;"a; b • c";x\n', "utf-8")
    assert cli.main(["convert", str(source), str(out), *more]) == 0
    cells = read(out).project.maps[0].rows[0].cells
    assert [card.text for card in next(iter(cells.values()))] == cards
    assert "Separator: Semicolon. Encoding: UTF-8." in capsys.readouterr().out


def test_convert_when_told_the_scale_then_uses_it_and_says_all_that_it_assumed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "a.csv", tmp_path / "a.journey"
    source.write_text("Stage,Find,Buy\nEmotions,1,2\nPain points,Slow,\n", "utf-8")
    assert cli.main(["convert", str(source), str(out), "--scale", "0-4", "--stages", "columns"]) == 0
    assert [p.score for p in read(out).project.maps[0].rows[0].curves[0].points] == [-1, 0]
    said = capsys.readouterr().out
    assert "columns" in said
    assert "Pain points → Pain points" in said
    assert "0 – 4" in said
    assert "2 stages, 2 rows, 1 card and 2 emotion points" in said


def test_convert_when_the_scale_is_none_then_refuses(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text("a,b\nc,d\n", "utf-8")
    assert cli.main(["convert", str(source), str(tmp_path / "x.journey"), "--scale", "high"]) == 2
    assert cli.main(["convert", str(source)]) == 2


def test_convert_when_an_edited_table_is_merged_into_its_map_then_updates_it_in_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, project, out = tmp_path / "a.csv", tmp_path / "a.journey", tmp_path / "b.csv"
    source.write_text("Stage,Find,Buy\nActions,Looks,Pays\nEmotions,1,2\n", "utf-8")
    assert cli.main(["convert", str(source), str(project)]) == 0
    before = read(project).project.maps[0]
    assert cli.main(["export", str(project), "--to", str(out), "--ids"]) == 0
    text = out.read_text("utf-8-sig").replace("Pays [#", "Pays cash [#")
    out.write_text(
        text.replace("Looks [#", "New\nLooks [#")
        .replace("New\nLooks", '"New\nLooks', 1)
        .replace("],Pays", ']",Pays', 1),
        "utf-8",
    )
    assert cli.main(["convert", str(out), "--into", str(project)]) == 0
    after = read(project).project.maps[0]
    assert [stage.id for stage in after.stages] == [stage.id for stage in before.stages]
    cells = [[card.text for card in cards] for cards in after.rows[0].cells.values()]
    assert cells == [["New", "Looks"], ["Pays cash"]]
    assert "updates 1 card, adds 1" in capsys.readouterr().out


def test_convert_when_the_project_to_merge_into_is_damaged_then_says_so(tmp_path: Path) -> None:
    source, project = tmp_path / "a.csv", tmp_path / "a.journey"
    source.write_text("a,b\nc,d\n", "utf-8")
    project.write_text("{", "utf-8")
    assert cli.main(["convert", str(source), "--into", str(project)]) == 1
    assert project.read_text("utf-8") == "{"


def test_check_when_a_table_is_checked_then_its_troubles_are_named_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fine, odd, bad = tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "c.csv"
    fine.write_text("Stage,Find\nIdeas,x\n", "utf-8")
    odd.write_text("Stage,Find\nEmotions,puzzled\n", "utf-8")
    bad.write_bytes(b"\0\1")
    assert cli.main(["check", "--action", "import-csv", str(fine)]) == 0
    assert cli.main(["check", "--action", "import-csv", str(fine), str(odd), str(bad)]) == 1
    said = capsys.readouterr().err
    assert "Line 2, column 2: there is no number" in said
    assert len(list(tmp_path.iterdir())) == 3
