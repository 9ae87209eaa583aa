"""The commands: what they do, what they say, and their exit codes; never a traceback, never half a file."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app import cli
from app.cli import main
from app.commands import console
from app.constants import VERSION
from app.storage.loader import read
from tests.storage.sample import SAMPLE, TREE, as_bytes

Output = pytest.CaptureFixture[str]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    file = tmp_path / "sally.journey"
    file.write_bytes(SAMPLE)
    return file


def test_check_when_the_file_is_fine_then_says_so_and_changes_nothing(sample: Path, capsys: Output) -> None:
    assert main(["check", str(sample)]) == 0
    assert capsys.readouterr() == (f"{sample}: fine\n", "")
    assert sample.read_bytes() == SAMPLE


def test_check_when_a_file_is_damaged_then_tells_line_and_reason_and_ends_with_1(
    sample: Path, capsys: Output
) -> None:
    bad = sample.with_name("bad.journey")
    bad.write_bytes(SAMPLE.replace(b"-1.5", b"-9"))
    assert main(["check", str(bad), str(sample)]) == 1
    out, err = capsys.readouterr()
    assert out == f"{sample}: fine\n"
    assert err.startswith(f"empathway: {bad}: line ")
    assert "“score” must be at least -2" in err
    assert err.count("\n") == 1


def test_check_when_a_reference_leads_nowhere_then_names_it(sample: Path, capsys: Output) -> None:
    sample.write_bytes(as_bytes({**TREE, "personas": []}))
    assert main(["check", str(sample)]) == 1
    assert "There is no persona “pe_sally”" in capsys.readouterr().err


def test_check_when_asked_for_json_then_a_machine_can_read_it(sample: Path, capsys: Output) -> None:
    missing = sample.with_name("none.journey")
    assert main(["check", "--json", str(sample), str(missing)]) == 1
    fine, bad = json.loads(capsys.readouterr().out)
    assert (fine["ok"], fine["problems"]) == (True, [])
    assert (bad["ok"], bad["error"], bad["kind"]) == (False, "There is no such file.", "UnreadableFile")


def test_check_when_the_file_is_a_picture_to_insert_then_looks_at_it_as_one(
    tmp_path: Path, capsys: Output
) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x05\x00\x00\x00\x05")
    assert main(["check", "--action", "insert-image", str(picture)]) == 0
    picture.write_bytes(b"<svg/>")
    assert main(["check", "--action", "insert-image", str(picture)]) == 1
    assert "Only pictures" in capsys.readouterr().err


def test_check_when_a_name_holds_control_characters_then_the_terminal_is_safe(
    tmp_path: Path, capsys: Output
) -> None:
    main(["check", str(tmp_path / "\x1b[2J\nevil")])
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert err.count("\n") == 1


def test_schema_when_asked_for_then_is_the_committed_one(capsys: Output) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Empathway project"


def test_version_and_help_when_asked_for_then_are_told(capsys: Output) -> None:
    assert main(["--version"]) == 0
    assert VERSION in capsys.readouterr().out
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(command in text for command in console.COMMANDS)
    for command in console.COMMANDS:
        assert main([command, "--help"]) == 0
        assert f"empathway {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["check", "--nonsense", "a"],
        ["new"],
        ["--theme", "pink"],
        ["check", "--action", "fly", "a"],
    ],
)
def test_usage_when_wrong_then_is_one_line_and_2(words: list[str], capsys: Output) -> None:
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "--help" in err


def test_language_when_given_then_the_program_speaks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: list[str] = []
    monkeypatch.setattr("app.i18n.use", spoken.append)
    main(["--language=es", "--version"])
    main(["--language", "en", "--version"])
    main(["--language", "xx", "--version"])
    main(["--language"])
    assert spoken == ["es", "en", "system", "system"]


def test_program_when_something_unexpected_happens_then_it_is_one_line(
    sample: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("app.storage.loader.read", broken)
    assert main(["check", str(sample)]) == 3
    err = capsys.readouterr().err
    assert "RuntimeError: a bug" in err
    assert err.count("\n") == 1
    monkeypatch.setenv(cli.DEBUG_VARIABLE, "1")
    with pytest.raises(RuntimeError):
        main(["check", str(sample)])


def test_window_when_there_is_no_screen_then_says_so(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert main([]) == 3
    assert "There is no screen" in capsys.readouterr().err


def run(*words: str, **options: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **options}
    return subprocess.run(
        [sys.executable, "-m", "app", *words], capture_output=True, text=True, env=environment, check=False
    )


def test_process_when_started_then_exit_codes_reach_the_shell(sample: Path) -> None:
    assert run("check", str(sample)).returncode == 0
    bad = run("check", "/nowhere.journey")
    assert (bad.returncode, bad.stderr) == (1, "empathway: /nowhere.journey: There is no such file.\n")
    assert run("export").returncode == 2


def test_process_when_nobody_listens_any_more_then_ends_quietly() -> None:
    command = f"{sys.executable} -m app schema | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("{\n", "")


def test_process_when_the_terminal_speaks_ascii_then_still_answers(tmp_path: Path) -> None:
    done = run("check", str(tmp_path / "ñ.journey"), PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


Template = Callable[[], tuple[str, ...]]


def template_ids() -> tuple[str, ...]:
    from app.storage.library import templates

    return tuple(entry.id for entry in templates())


@pytest.mark.parametrize("language", ["en", "es"])
def test_new_when_made_from_every_template_then_opens_with_its_title(
    language: str, tmp_path: Path, capsys: Output
) -> None:
    assert template_ids(), "there are templates"
    for template in template_ids():
        out = tmp_path / f"{template}.journey"
        words = ["new", str(out), "--template", template, "--language", language, "--title", "Mi mapa"]
        assert main(words) == 0
        loaded = read(out)
        assert loaded.problems == ()
        assert loaded.project.title == "Mi mapa"


def test_new_when_the_file_exists_then_is_refused_unless_forced(sample: Path, capsys: Output) -> None:
    assert main(["new", str(sample)]) == 2
    assert sample.read_bytes() == SAMPLE
    assert "--force" in capsys.readouterr().err
    assert main(["new", str(sample), "--force"]) == 0
    assert sample.read_bytes() != SAMPLE


def test_new_when_the_template_is_unknown_then_the_known_ones_are_named(
    tmp_path: Path, capsys: Output
) -> None:
    assert main(["new", str(tmp_path / "a"), "--template", "nonsense"]) == 2
    assert template_ids()[0] in capsys.readouterr().err
    assert list(tmp_path.glob("a*")) == []


def test_templates_when_listed_then_both_languages_are_told(capsys: Output) -> None:
    from app.storage.library import examples, templates

    assert main(["templates"]) == 0
    text = capsys.readouterr().out
    for entry in (*templates(), *examples()):
        assert entry.id in text
        assert entry.name("en") in text
        assert entry.name("es") in text
    assert main(["templates", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == len((*templates(), *examples()))


def test_library_when_listed_then_pydantic_is_not_imported() -> None:
    code = (
        "import sys; from app.storage.library import templates; templates(); print('pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_command_when_a_language_is_given_then_speaks_it(sample: Path, capsys: Output) -> None:
    for words in (["templates"], ["schema"], ["check", str(sample)]):
        assert main([*words, "--language", "es"]) == 0
    assert main(["check", "--language", "xx", str(sample)]) == 2
