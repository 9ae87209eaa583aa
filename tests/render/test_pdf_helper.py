"""A second process that helps with large PDFs: same bytes with it, without it, and when it is lost."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.model.project import Project
from app.storage.codec import encode
from tests.bench.synthetic import synthetic

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only there a process can be copied safely")

ODD = (
    "Liest « deux mots » (und) mehr; čas \\ Straße",
    "- first point\n- second point",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen-verkaufsstelle",
    "שלום עולם and 日本語 with 🙂",
    "a",
    "Two  spaces and a line\nthat ends",
)
START = """
import os, signal, sys
import app.render.pdf_helper as helper, app.second_process as second, app.storage.loader as loader
helper.MANY = loader.LARGE = 100
from app.cli import entry
second.is_possible = lambda: {possible}
fork, children = os.fork, []
def counted():
    pid = fork()
    if pid:
        print("copy", pid, flush=True)
        children.append(pid)
        {after}
    return pid
os.fork = counted
{patch}
entry()
"""
KILL_COPY = "os.kill(pid, signal.SIGKILL)"
DIE = "helper.PdfHelper.ready = lambda *_: os.kill(os.getpid(), signal.SIGKILL)"
STOP = """
def stop(*_):
    raise KeyboardInterrupt
helper.PdfHelper.write_words = stop
"""
LOSE_LATE = """
write = helper.PdfHelper.write_words
def lose(self, faces):
    write(self, faces)
    os.kill(children[-1], signal.SIGKILL)
helper.PdfHelper.write_words = lose
"""

COUNT = """
write = helper.PdfHelper.write_words
def count(self, faces):
    write(self, faces)
    ready = [one for row in self._ready.values() for one in row if one is not None and one.shown]
    with open({file!r}, "w") as out:
        out.write(str(len(ready)))
helper.PdfHelper.write_words = count
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("helper") / "map.journey"
    path.write_bytes(encode(odd_project()))
    return path


def odd_project() -> Project:
    """A large map in which every seventh card has a text that is not as plain as the others."""
    project = synthetic(2_400)
    journey = project.maps[0]
    rows = []
    for number, row in enumerate(journey.rows):
        cells = {
            stage: tuple(
                card.replace(text=ODD[(number + at) % len(ODD)]) if (at + number) % 7 == 0 else card
                for at, card in enumerate(cards, place)
            )
            for place, (stage, cards) in enumerate(row.cells.items())
        }
        rows.append(row.replace(cells=cells))
    return project.replace(maps=(journey.replace(rows=tuple(rows)),))


def export(
    source: Path, target: Path, *, possible: bool = True, after: str = "pass", patch: str = ""
) -> tuple[int, list[int]]:
    """Export in a process of its own; return its exit code and the ids of its copies."""
    code = START.format(possible=possible, after=after, patch=patch)
    command = [sys.executable, "-c", code, "export", str(source), "--to", str(target), "--force"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    return done.returncode, [int(line.split()[1]) for line in done.stdout.splitlines() if line[:4] == "copy"]


def is_gone(process: int) -> bool:
    """Say whether a process has ended within some seconds; one that nobody has buried yet has."""
    stat = Path(f"/proc/{process}/stat")
    for _turn in range(100):
        try:
            if stat.read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


@pytest.fixture(scope="module")
def alone(source: Path) -> bytes:
    target = source.with_name("alone.pdf")
    assert export(source, target, possible=False) == (0, [])
    return target.read_bytes()


@pytest.mark.parametrize(
    ("after", "patch"), [("pass", ""), (KILL_COPY, ""), ("pass", LOSE_LATE)], ids=["helped", "killed", "lost"]
)
def test_export_when_a_second_process_helps_or_is_lost_then_the_bytes_are_the_same(
    source: Path, alone: bytes, after: str, patch: str
) -> None:
    target = source.with_name("helped.pdf")
    code, copies = export(source, target, after=after, patch=patch)
    assert code == 0 and len(copies) == 2
    assert target.read_bytes() == alone
    assert all(map(is_gone, copies))


@pytest.mark.parametrize(("patch", "code"), [(STOP, 130), (DIE, -9)], ids=["stopped", "killed"])
def test_export_when_it_is_ended_then_neither_a_file_nor_the_second_process_stays(
    source: Path, patch: str, code: int
) -> None:
    target = source.with_name(f"ended{code}.pdf")
    found, copies = export(source, target, patch=patch)
    assert found == code and len(copies) == 2
    assert all(map(is_gone, copies))
    assert not target.exists() and not list(source.parent.glob("ended*"))


def test_second_process_when_a_map_is_large_then_it_does_a_good_part_of_the_cards(source: Path) -> None:
    target = source.with_name("counted.pdf")
    patch = COUNT.format(file=str(source.with_name("counted.txt")))
    assert export(source, target, patch=patch)[0] == 0
    assert int(source.with_name("counted.txt").read_text()) > 0


def test_second_process_when_there_is_another_thread_then_is_not_started() -> None:
    code = "import threading, app.second_process as one\nprint(one.is_possible(), end=' ')\n" + (
        "stop = threading.Event()\nthreading.Thread(target=stop.wait).start()\n"
        "print(one.is_possible())\nstop.set()"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert said.stdout.split() == [str(len(os.sched_getaffinity(0)) > 1), "False"]
