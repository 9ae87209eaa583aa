"""A claim warns whoever opens a file that is open elsewhere, and never keeps anybody from working."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.storage import claims
from app.storage.claims import Holder, claim, claim_place, release_all
from app.storage.locks import try_lock

ROOT = Path(__file__).resolve().parents[2]
OTHER = """
import sys
from app.storage.claims import claim
held = claim(sys.argv[1])
print(held.is_ours, held.holder is not None, flush=True)
sys.stdin.readline()
held.release()
"""


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    file = tmp_path / "sally.journey"
    file.write_bytes(b"{}")
    return file


@pytest.fixture(autouse=True)
def _nothing_held() -> Iterator[None]:
    yield
    release_all()


@pytest.fixture
def other(map_file: Path) -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Start other programs that claim a file; they end when a line comes."""
    running = []

    def start(file: Path = map_file) -> "subprocess.Popen[str]":
        program = subprocess.Popen(
            [sys.executable, "-c", OTHER, str(file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "LOGNAME": "ana"},
        )
        running.append(program)
        assert program.stdout is not None
        program.said = program.stdout.readline().split()  # type: ignore[attr-defined]
        return program

    yield start
    for program in running:
        program.kill()
        program.wait()
        for pipe in (program.stdin, program.stdout):
            if pipe is not None:
                pipe.close()


def test_claim_when_nobody_has_the_file_then_a_file_beside_it_says_who(map_file: Path) -> None:
    held = claim(map_file)
    assert held.is_ours and held.holder is None
    assert claim_place(map_file).name == ".~lock.sally.journey#"
    lines = claim_place(map_file).read_text("utf-8").split("\n")
    assert lines[0] == "empathway" and lines[2] == os.uname().nodename and lines[3] == str(os.getpid())
    held.release()
    held.release()
    assert [file.name for file in map_file.parent.iterdir() if "lock" in file.name] == []


def test_claim_when_another_has_just_begun_to_claim_then_it_has_the_file(map_file: Path) -> None:
    """Between locking a claim and writing a name into it there is a moment."""
    place = claim_place(map_file)
    place.touch()
    descriptor = os.open(place, os.O_RDWR)
    os.lseek(descriptor, claims._FAR, os.SEEK_SET)
    assert try_lock(descriptor)
    found = claim(map_file)
    assert (found.is_ours, found.holder) == (False, Holder())
    os.close(descriptor)
    assert claim(map_file).is_ours


def test_claim_when_the_last_holder_lets_go_in_between_then_there_is_still_a_file_that_says_so(
    map_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was opened may have been removed before it was locked; a claim on that would be seen by nobody."""
    first, really_open = claim(map_file), claims._open

    def slowly(place: Path) -> int:
        descriptor = really_open(place)
        first.release()
        return descriptor

    monkeypatch.setattr(claims, "_open", slowly)
    held = claim(map_file)
    assert held.is_ours
    assert claim_place(map_file).exists()
    monkeypatch.undo()
    assert claim(map_file).holder is not None


def test_claim_when_another_program_has_the_file_then_it_says_who_where_and_since_when(
    map_file: Path, other: Callable[..., "subprocess.Popen[str]"]
) -> None:
    program = other()
    found = claim(map_file)
    assert not found.is_ours and found.holder is not None
    assert (found.holder.user, found.holder.host) == ("ana", os.uname().nodename)
    assert found.holder.since is not None and abs(found.holder.since - map_file.stat().st_mtime) < 120
    found.release()
    assert claim_place(map_file).exists(), "whoever only looked takes nothing away"
    program.communicate("\n")
    assert not claim_place(map_file).exists()
    assert claim(map_file).is_ours


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_claim_when_the_other_program_died_then_it_is_taken_over_at_once(
    map_file: Path, other: Callable[..., "subprocess.Popen[str]"], number: int
) -> None:
    program = other()
    program.send_signal(number)
    program.wait()
    assert claim_place(map_file).exists()
    held = claim(map_file)
    assert held.is_ours and held.holder is None
    assert str(os.getpid()) in claim_place(map_file).read_text("utf-8")


def test_claim_when_one_program_after_the_other_died_then_each_is_taken_over(
    map_file: Path, other: Callable[..., "subprocess.Popen[str]"]
) -> None:
    for _program in range(3):
        died = other()
        assert died.said == ["True", "False"]  # type: ignore[attr-defined]
        assert claim_place(map_file).read_text().startswith("empathway\nana\n")
        died.kill()
        died.wait()
    assert claim(map_file).is_ours


def test_claim_when_a_link_leads_to_the_file_then_it_is_the_same_file(
    map_file: Path, tmp_path: Path, other: Callable[..., "subprocess.Popen[str]"]
) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.journey"
    link.symlink_to(map_file)
    assert other(link).said == ["True", "False"]  # type: ignore[attr-defined]
    assert claim(map_file).holder is not None


def test_claim_when_two_programs_begin_at_once_then_exactly_one_has_it(
    map_file: Path, other: Callable[..., "subprocess.Popen[str]"]
) -> None:
    said = [other().said[0] for _each in range(4)]  # type: ignore[attr-defined]
    assert sorted(said) == ["False", "False", "False", "True"]


FOREIGN = "empathway\nbo\nanother-computer\n17\n1700000000\n"


def test_claim_when_another_computer_left_it_then_its_name_is_told_until_somebody_goes_on_anyway(
    map_file: Path,
) -> None:
    claim_place(map_file).write_text(FOREIGN)
    assert claim(map_file).holder == Holder("bo", "another-computer", 1_700_000_000.0)
    assert claim_place(map_file).read_text() == FOREIGN
    held = claim(map_file, anyway=True)
    assert held.is_ours and held.holder is None
    held.release()
    assert not claim_place(map_file).exists()


def test_claim_when_another_program_is_alive_then_going_on_anyway_leaves_its_claim_alone(
    map_file: Path, other: Callable[..., "subprocess.Popen[str]"]
) -> None:
    program = other()
    text = claim_place(map_file).read_text("utf-8")
    forced = claim(map_file, anyway=True)
    assert forced.holder is None and not forced.is_ours
    forced.release()
    assert claim_place(map_file).read_text("utf-8") == text
    program.communicate("\n")
    assert not claim_place(map_file).exists()


def junk(place: Path, kind: str) -> None:
    if kind == "folder":
        place.mkdir()
    elif kind == "pipe":
        os.mkfifo(place)
    elif kind == "link":
        place.symlink_to("/nowhere/at/all")
    else:
        place.write_bytes(
            {
                "rubbish": b"\xff\xfe\x00\x01" * 9,
                "huge": b"empathway\n" + b"x" * 3_000_000,
                "other program": b",ana,host,22.11.2026 10:32,file:///x;",
                "numbers": b"empathway\na\nb\n" + b"9" * 500 + b"\n" + b"9" * 400 + b"\n",
                "rich": b"empathway\n<img src=x>\n<b>host</b>\n-1\nNaN\n",
            }[kind]
        )


@pytest.mark.parametrize(
    "kind", ["folder", "pipe", "link", "rubbish", "huge", "other program", "numbers", "rich"]
)
def test_claim_when_junk_lies_there_then_somebody_may_have_it_and_one_can_always_go_on(
    map_file: Path, kind: str
) -> None:
    junk(claim_place(map_file), kind)
    found = claim(map_file)
    assert found.holder is not None and not found.is_ours
    found.release()
    assert os.path.lexists(claim_place(map_file))
    forced = claim(map_file, anyway=True)
    assert forced.holder is None
    forced.release()


def test_claim_when_a_power_cut_left_an_empty_one_then_it_is_taken_over(map_file: Path) -> None:
    claim_place(map_file).write_bytes(b"")
    assert claim(map_file).is_ours


def test_claim_when_it_was_deleted_meanwhile_then_letting_go_removes_nobody_elses(
    map_file: Path, other: Callable[..., "subprocess.Popen[str]"]
) -> None:
    held = claim(map_file)
    claim_place(map_file).unlink()
    other()
    held.release()
    assert claim_place(map_file).exists()


@pytest.mark.parametrize("error", [PermissionError(13, "no"), OSError(30, "read-only"), OSError(28, "full")])
def test_claim_when_the_folder_takes_no_file_then_all_may_go_on(
    map_file: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def fail(*_given: object) -> int:
        raise error

    monkeypatch.setattr(os, "open", fail)
    found = claim(map_file)
    assert not found.is_ours and found.holder is None
    found.release()


def test_claim_when_the_disk_knows_no_locks_then_the_process_is_asked_for(
    map_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_descriptor: int) -> bool:
        raise OSError(95, "not supported")

    monkeypatch.setattr(claims, "try_lock", no_locks)
    place = claim_place(map_file)
    for process, is_free in ((os.getppid(), False), (2**31 - 7, True)):
        place.write_text(f"empathway\nana\n{os.uname().nodename}\n{process}\n1\n")
        found = claim(map_file)
        assert found.is_ours is is_free
        found.release()
        place.unlink(missing_ok=True)


def test_claim_when_the_disk_is_full_then_it_holds_without_a_name(
    map_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    assert claim(map_file).is_ours


def test_claim_place_when_the_name_is_as_long_as_names_may_be_then_it_still_fits(tmp_path: Path) -> None:
    file = tmp_path / ("é" * 123 + ".journey")
    file.write_bytes(b"{}")
    assert claim(file).is_ours
    assert len(os.fsencode(claim_place(file).name)) <= 255


def test_claim_when_the_path_is_no_path_then_it_goes_on() -> None:
    assert claim("\0").holder is None


def test_claim_when_made_then_others_may_read_it(map_file: Path) -> None:
    claim(map_file)
    assert stat.S_IMODE(claim_place(map_file).stat().st_mode) & 0o444 == 0o444
