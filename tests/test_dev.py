"""The two commands: what they ask of a machine, and what they hand to the program."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

import dev
from tests.tools.source import ROOT


class Calls(list[list[str]]):
    """Stands where subprocess.call stands; remembers, and answers as told."""

    def __init__(self, *codes: int) -> None:
        super().__init__()
        self.codes = list(codes)
        self.environments: list[dict[str, str]] = []

    def __call__(self, command: list[str], env: dict[str, str] | None = None, cwd: str | None = None) -> int:
        self.append(command)
        self.environments.append(env or {})
        return self.codes.pop(0) if self.codes else 0


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    recorder = Calls()
    monkeypatch.setattr(dev.subprocess, "call", recorder)
    return recorder


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """A machine that is set up already; lists what was asked of it."""
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(dev, "set_up", lambda *wanted: asked.append(wanted))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return asked


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Debian machine without two libraries and without ensurepip."""
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev, "STAMP", Path("/nowhere/stamp"))
    monkeypatch.setattr(dev, "is_library_missing", lambda name: name in {"libEGL.so.1", "libxcb-cursor.so.0"})
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(dev.shutil, "which", lambda name: "/usr/bin/" + name if name == "apt-get" else None)


# --- system libraries -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("bare")
def test_missing_packages_when_the_machine_is_bare_then_names_each_once() -> None:
    assert dev.missing_packages(False) == ["python3-venv", "libegl1"]
    assert dev.missing_packages(True) == ["python3-venv", "libegl1", "libxcb-cursor0"]


@pytest.mark.usefixtures("bare")
def test_ensure_libraries_when_an_ordinary_user_then_prints_one_line_and_ends_with_three(
    monkeypatch: pytest.MonkeyPatch, calls: Calls, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert dev.main(["run"]) == 3
    line = "apt-get update && apt-get install -y --no-install-recommends python3-venv libegl1"
    assert line in [printed.strip() for printed in capsys.readouterr().err.splitlines()]
    assert calls == []


@pytest.mark.usefixtures("bare")
def test_apt_line_when_sudo_is_there_then_can_be_pasted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda name: "/usr/bin/" + name)
    expected = "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1"
    assert dev.apt_line(["libegl1"]) == expected


@pytest.mark.usefixtures("bare")
def test_ensure_libraries_when_root_then_says_what_and_installs_it(
    monkeypatch: pytest.MonkeyPatch, calls: Calls, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0)
    answers = iter([["libegl1"], []])
    monkeypatch.setattr(dev, "missing_packages", lambda _with_window: next(answers))
    dev.ensure_libraries(False)
    assert calls[-1] == ["apt-get", "install", "-y", "--no-install-recommends", "libegl1"]
    assert "libegl1" in capsys.readouterr().err


@pytest.mark.usefixtures("bare", "calls")
def test_ensure_libraries_when_the_installation_did_not_help_then_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0)
    with pytest.raises(dev.SetUpError, match="still missing"):
        dev.ensure_libraries(False)


@pytest.mark.usefixtures("bare")
def test_ensure_libraries_when_there_is_no_apt_then_names_the_packages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _name: None)
    with pytest.raises(dev.SetUpError, match="libegl1"):
        dev.ensure_libraries(False)


def test_is_library_missing_when_there_is_no_such_library_then_says_so() -> None:
    assert dev.is_library_missing("libempathway-none.so.7")


def test_check_python_when_too_old_then_a_sentence_and_three(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "OLDEST_PYTHON", (9, 9))
    assert dev.main(["run"]) == 3
    assert "needs Python" in capsys.readouterr().err


def test_check_glibc_when_too_old_then_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.platform, "libc_ver", lambda: ("glibc", "2.28"))
    with pytest.raises(dev.SetUpError, match=r"2\.28"):
        dev.check_glibc()


# --- the virtual environment ----------------------------------------------------------------------------


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment of its own that exists only on paper."""
    folder = tmp_path / ".venv"
    monkeypatch.setattr(dev, "VENV", folder)
    monkeypatch.setattr(dev, "STAMP", folder / "stamp.json")
    dev.venv_python().parent.mkdir(parents=True)
    dev.venv_python().write_text("", encoding="utf-8")
    return folder


def stamp(kind: str) -> None:
    dev.STAMP.write_text(json.dumps(dev.wanted_stamp(kind)), encoding="utf-8")


@pytest.mark.usefixtures("venv")
def test_ensure_venv_when_new_then_installs_the_lock_by_hash(calls: Calls) -> None:
    dev.ensure_venv("run")
    making, installing = calls
    assert making[1:] == ["-m", "venv", "--clear", str(dev.VENV)]
    assert {"--require-hashes", "--only-binary", ":all:", str(dev.LOCKS["run"])} <= set(installing)
    assert dev.is_ready("run")
    assert not dev.is_ready("full")


@pytest.mark.usefixtures("venv")
def test_ensure_venv_when_it_is_right_then_does_nothing(calls: Calls) -> None:
    stamp("full")
    dev.ensure_venv("full")
    dev.ensure_venv("run")
    assert calls == []


@pytest.mark.usefixtures("venv")
def test_ensure_venv_when_only_the_test_tools_lack_then_adds_them(calls: Calls) -> None:
    stamp("run")
    dev.ensure_venv("full")
    assert [command[2] for command in calls] == ["pip"]


@pytest.mark.usefixtures("venv")
def test_ensure_venv_when_the_lock_changed_then_starts_afresh(
    calls: Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp("full")
    changed = tmp_path / "changed.lock"
    changed.write_text("other==1", encoding="utf-8")
    monkeypatch.setitem(dev.LOCKS, "run", changed)
    dev.ensure_venv("run")
    assert [command[2] for command in calls] == ["venv", "pip"]


@pytest.mark.usefixtures("venv")
def test_ensure_venv_when_pip_fails_then_tries_again_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.subprocess, "call", Calls(0, 1))
    with pytest.raises(dev.SetUpError, match="pip could not"):
        dev.ensure_venv("run")
    assert not dev.is_ready("run")


@pytest.mark.usefixtures("venv")
def test_ensure_venv_when_nothing_may_be_written_then_a_sentence_and_no_attempt(
    calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.os, "access", lambda _path, mode: mode != os.W_OK)
    with pytest.raises(dev.SetUpError, match="Copy Empathway to a folder of your own"):
        dev.ensure_venv("run")
    assert calls == []


@pytest.mark.parametrize("lacking", ["venv", "ensurepip"])
def test_missing_packages_when_half_of_venv_is_there_then_names_its_package(
    lacking: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "STAMP", Path("/nowhere/stamp"))
    monkeypatch.setattr(dev, "is_library_missing", lambda _name: False)
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None if name == lacking else object())
    assert dev.missing_packages(True) == ["python3-venv"]


# --- run ------------------------------------------------------------------------------------------------


def test_run_when_arguments_are_given_then_hands_over_every_one(
    ready: list[tuple[object, ...]], calls: Calls
) -> None:
    assert dev.main(["run", "export", "a b.journey", "--to", "x.pdf"]) == 0
    assert calls[0][1:] == ["-P", "-m", "app", "export", "a b.journey", "--to", "x.pdf"]
    assert ready == [("run", False)]


@pytest.mark.usefixtures("ready")
def test_run_when_there_is_no_screen_then_exports_the_sample_and_says_so(
    calls: Calls, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.sys, "platform", "linux")
    assert dev.main(["run"]) == 0
    assert [command[-3:] for command in calls] == [
        ["--to", "sally.pdf", "--force"],
        ["--to", "sally.png", "--force"],
    ]
    assert "sally.pdf and sally.png" in capsys.readouterr().err


@pytest.mark.usefixtures("ready")
def test_run_when_the_export_fails_then_ends_with_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev.subprocess, "call", Calls(1))
    assert dev.main(["run"]) == 1


def test_run_when_there_is_a_screen_then_opens_the_sample_of_the_language(
    ready: list[tuple[object, ...]], calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setenv("LANG", "es_CO.UTF-8")
    assert dev.main(["run"]) == 0
    assert calls[0][-1] == str(ROOT / "resources" / "examples" / "es" / "sally.journey")
    assert ready == [("run", True)]


@pytest.mark.usefixtures("ready")
def test_needs_window_libraries_when_another_platform_is_asked_for_then_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert not dev.needs_window_libraries()


def test_python_when_the_current_folder_has_an_app_then_runs_ours(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("raise SystemExit('not ours')", encoding="utf-8")
    code = f"import app, sys; sys.exit(0 if app.__file__.startswith({str(ROOT)!r}) else 9)"
    if not dev.venv_python().exists():
        pytest.skip("no .venv here")
    assert dev.python(["-c", code], cwd=str(tmp_path)) == 0


# --- test and the rest ----------------------------------------------------------------------------------


class Started(list[list[str]]):
    """Stands where subprocess.Popen stands: each process says its module's name and ends as told."""

    def __init__(self, *codes: int) -> None:
        super().__init__()
        self.codes = list(codes)
        self.environments: list[dict[str, str]] = []

    def __call__(
        self, command: list[str], env: dict[str, str], stdout: IO[bytes], **_named: object
    ) -> "Ended":
        self.append(command)
        self.environments.append(env)
        stdout.write(f"{command[3]} has spoken".encode())
        return Ended(self.codes.pop(0) if self.codes else 0)


class Ended:
    """A process that has ended."""

    def __init__(self, code: int) -> None:
        self._code = code

    def wait(self) -> int:
        return self._code


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    recorder = Started()
    monkeypatch.setattr(dev.subprocess, "Popen", recorder)
    return recorder


def test_test_when_checks_fail_then_runs_all_and_ends_with_the_first_code(
    ready: list[tuple[object, ...]],
    calls: Calls,
    started: Started,
    capsys: pytest.CaptureFixture[str],
) -> None:
    calls.codes, started.codes = [0, 2, 5], [7, 0]
    assert dev.main(["test", "-k", "house"]) == 2
    assert [command[3] for command in calls] == ["ruff", "ruff", "pytest"]
    assert [command[3] for command in started] == ["mypy", "tests.tools.catalogues"]
    assert calls[-1][-2:] == ["-k", "house"]
    environments = [*calls.environments, *started.environments]
    assert {environment["QT_QPA_PLATFORM"] for environment in environments} == {"offscreen"}
    said = capsys.readouterr().err
    assert "failed: format, tests, types" in said
    assert "mypy has spoken" in said
    assert ready == [("full",)]


def test_test_when_only_a_check_beside_the_tests_fails_then_ends_with_its_code(
    ready: list[tuple[object, ...]], calls: Calls, started: Started
) -> None:
    started.codes = [0, 4]
    assert dev.main(["test"]) == 4
    assert len(calls) == 3
    assert ready == [("full",)]


def test_check_when_started_beside_the_tests_then_tells_what_it_said_and_how_it_ended(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "venv_python", lambda: Path(sys.executable))
    code = "import sys; print('two faults'); sys.exit('and why')"
    assert dev.told(*dev.beside("types", ["-c", code], dev.surroundings())) == ("types", 1)
    said = capsys.readouterr().err
    assert said.startswith("--- types")
    assert "two faults" in said
    assert "and why" in said


@pytest.mark.usefixtures("ready", "started")
def test_test_when_a_platform_is_chosen_then_keeps_it(calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert dev.main(["test"]) == 0
    assert calls.environments[-1]["QT_QPA_PLATFORM"] == "xcb"


@pytest.mark.usefixtures("ready", "started")
def test_test_when_nobody_wants_bytecode_beside_the_sources_then_it_is_kept_in_the_environment(
    calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    dev.main(["test"])
    assert "PYTHONPYCACHEPREFIX" not in calls.environments[-1]
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    dev.main(["test"])
    assert calls.environments[-1]["PYTHONDONTWRITEBYTECODE"] == ""
    assert Path(calls.environments[-1]["PYTHONPYCACHEPREFIX"]).is_relative_to(dev.VENV)


def test_lock_when_uv_is_missing_then_a_sentence_and_three(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _name: None)
    assert dev.main(["lock"]) == 3
    assert "uv" in capsys.readouterr().err


@pytest.mark.parametrize(("words", "code"), [([], 2), (["dance"], 2), (["--help"], 0)])
def test_main_when_the_command_is_unknown_or_help_then_explains(
    words: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(words) == code
    assert "dev.py run" in capsys.readouterr().err


def test_dev_when_started_by_a_bare_python_then_needs_only_the_standard_library(tmp_path: Path) -> None:
    started = subprocess.run(
        [sys.executable, "-S", "-E", str(ROOT / "dev.py"), "--help"],
        cwd=tmp_path,
        env={"PATH": os.environ.get("PATH", "")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode == 0, started.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_ci_when_read_then_runs_what_the_readme_says() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "python3 dev.py test" in script.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "is_parallel"),
    [([], True), (["-k", "card"], True), (["--pdb"], False), (["-n", "4"], False), (["-n0"], False)],
)
def test_tests_when_run_then_use_every_core_unless_somebody_says_otherwise(
    arguments: list[str], is_parallel: bool
) -> None:
    assert bool(dev.in_parallel(arguments)) == is_parallel
