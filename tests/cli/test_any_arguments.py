"""Any arguments at all: a sentence and an exit code of the table; never a traceback, never a map that is lost."""

import argparse
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app import cli
from app.commands import check, convert, export, new, schema, templates
from tests.storage.sample import SAMPLE

Output = pytest.CaptureFixture[str]

COMMANDS = {
    "check": check,
    "convert": convert,
    "export": export,
    "new": new,
    "schema": schema,
    "templates": templates,
}
LONG = "a" * 300
BYTES = "\udcff"
"""How Python hands over a byte that is no UTF-8: names of files on old disks have such."""
WORDS = (
    *("", "-", "--", "-1", "0", "1", "٣", "²", "9" * 5000, "nan", "inf", "-inf", "1e999", "1,5", "1.5.2"),
    *("12pt", "0.7m", "1mm", "-3mm", "24", "1200", "2x3", "0x0", "99999x1", "x", "0-10", "10-0", "nan-nan"),
    *("a4", "A4", "roll914", "1200x900mm", "0x0mm", "1x1mm", "readable", "fit", "exact", "grey", "es", "fr"),
    *("title", "title,legend", ",", "Actions", "mp_1", "%s %(x)s", "{0}", "=1+1", "\x1b[31m", "日本", BYTES),
    *("pdf", "csv", "columns", "rows", "blank", LONG, LONG + ".pdf", BYTES + ".csv", "../none/a.pdf", "/"),
    *("out.pdf", "out.svg", "out.csv", "out.json", "out.journey", ".pdf", "folder", "folder/a.pdf", "none"),
    *("map.journey", "bad.journey", "empty", "table.csv", "bytes.csv", "none.journey", "/dev/full"),
)
FILES = {
    "map.journey": SAMPLE,
    "bad.journey": SAMPLE[:100],
    "empty": b"",
    "table.csv": b"Row,Before,After\nActions,look,buy\n",
    "bytes.csv": bytes(range(256)),
}
FIRST = {
    "check": st.just(["map.journey"]),
    "convert": st.sampled_from((["table.csv", "out.journey"], ["bytes.csv", "out.journey"], ["table.csv"])),
    "export": st.sampled_from([["map.journey", "--to", f"out.{each}"] for each in export.FORMATS]),
    "new": st.just(["out.journey"]),
    "schema": st.just([]),
    "templates": st.just([]),
}


def options_of(command: str) -> list[argparse.Action]:
    parser = argparse.ArgumentParser()
    COMMANDS[command].add_arguments(parser)
    return [action for action in parser._actions if action.option_strings and action.dest != "help"]


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    """A command line: a command, words or what it needs, and some options with any words."""
    command = draw(st.sampled_from(sorted(COMMANDS)))
    words = st.sampled_from(WORDS)
    line = [command, *draw(FIRST[command] if draw(st.booleans()) else st.lists(words, max_size=3))]
    known = options_of(command)
    for action in draw(st.lists(st.sampled_from(known), max_size=3)) if known else ():
        line.append(action.option_strings[-1])
        if action.nargs != 0:
            good = st.sampled_from(tuple(action.choices)) if action.choices else words
            line.append(draw(st.one_of(good, words)))
    return line


def make_files() -> None:
    for name, data in FILES.items():
        Path(name).write_bytes(data)
    Path("folder").mkdir(exist_ok=True)


@given(lines())
@example(["new", LONG])
@example(["export", "map.journey", "--to", LONG])
@example(["export", "map.journey", "--to", "out.pdf", "--map", "9" * 5000])
@example(["new", "out.journey", "--title", BYTES])
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_command_when_given_anything_then_ends_with_a_code_and_one_line_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output, line: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    make_files()
    for old in tmp_path.glob("out*"):
        old.unlink()
    code = cli.main(line)
    said = capsys.readouterr()
    assert code in (0, 1, 2, 3)
    assert all(each.startswith("empathway: ") for each in said.err.splitlines())
    assert "inside Empathway" not in said.err + said.out  # what nobody expected
    assert said.err or code == 0 or "--json" in line
    if "--force" not in line and "--into" not in line:
        assert {name: Path(name).read_bytes() for name in FILES} == FILES


def test_new_when_the_title_is_no_text_then_says_so_and_ends_with_2(tmp_path: Path, capsys: Output) -> None:
    assert cli.main(["new", str(tmp_path / "a.journey"), "--title", f"a{BYTES}b"]) == 2
    assert capsys.readouterr().err == "empathway: The title holds bytes that are no text.\n"
    assert list(tmp_path.iterdir()) == []


def test_convert_when_the_name_of_the_table_is_no_text_then_the_title_shows_where(tmp_path: Path) -> None:
    table = tmp_path / f"caf{BYTES}.csv"
    table.write_bytes(FILES["table.csv"])
    assert cli.main(["convert", str(table), str(tmp_path / "out.journey")]) == 0
    assert "caf\N{REPLACEMENT CHARACTER}" in (tmp_path / "out.journey").read_text("utf-8")


def test_export_when_the_name_is_too_long_then_says_so(sample_map: Path, capsys: Output) -> None:
    target = sample_map.with_name(LONG + ".pdf")
    assert cli.main(["export", str(sample_map), "--to", str(target)]) == 3
    assert "too long" in capsys.readouterr().err


@pytest.fixture
def sample_map(tmp_path: Path) -> Path:
    file = tmp_path / "map.journey"
    file.write_bytes(SAMPLE)
    return file


@pytest.mark.parametrize("stamp", ["9" * 30, "9" * 5000, "today", "1.5"])
def test_export_when_the_time_of_the_build_is_none_then_says_so(
    sample_map: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output, stamp: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stamp)
    target = sample_map.with_name("a.pdf")
    assert cli.main(["export", str(sample_map), "--to", str(target), "--paper", "a3", "--tile", "a4"]) == 2
    assert capsys.readouterr().err == f"empathway: SOURCE_DATE_EPOCH is no time: {stamp}\n"
    assert not target.exists()


@pytest.mark.parametrize("name", ["none.journey", "bad.journey", "table.csv"])
def test_screenshot_when_a_file_cannot_be_opened_then_says_why_and_waits_for_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    make_files()
    assert cli.main([name, "--screenshot", "picture.png"]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"empathway: {name}: ")
    assert said.count("\n") == 1
    assert not Path("picture.png").exists()
