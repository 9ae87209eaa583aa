"""Large files that a second process looks at: the same project, the same refusals."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.storage import limits
from app.storage.codec import encode
from tests.bench.synthetic import synthetic

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only there a process can be copied safely")

READ = """
import sys
import app.second_process as second, app.storage.loader as loader
from app.storage.codec import encode
loader.LARGE = 100
second.is_possible = lambda: True
slow, real = [], loader._load
loader._load = lambda data: slow.append(1) or real(data)
try:
    found = loader.read(sys.argv[1], beside=sys.argv[2] == "beside")
except loader.LoadError as error:
    print(type(error).__name__, error)
else:
    print(len(slow), len(found.problems), flush=True)
    sys.stdout.buffer.write(encode(found.project))
"""
ODD = {
    "twice": (b'"title"', b'"title": "x", "title"'),
    "newer": (b'"version": 1', b'"version": 9'),
    "cut": (b'"maps"', b""),
    "number": (b'"version": 1', b'"version": 1, "width": NaN'),
    "long": (b'"title": "', b'"title": "' + b"x" * limits.TEXT_LENGTH),
    "no id": (b'"id": "cd_0_0_0"', b'"id": 5'),
}


def read(path: Path, *, way: str) -> bytes:
    command = [sys.executable, "-c", READ, str(path), way]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, capture_output=True, timeout=60, check=True, env=environment).stdout


@pytest.fixture(scope="module")
def whole() -> bytes:
    return encode(synthetic(200))


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "marked"])
def test_read_when_a_second_process_finds_nothing_odd_then_the_project_is_the_same(
    whole: bytes, mark: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "map.journey"
    path.write_bytes(mark + whole)
    beside, alone = read(path, way="beside"), read(path, way="alone")
    assert beside.startswith(b"0 ") and alone.startswith(b"1 ")
    assert beside[2:] == alone[2:]
    assert beside.endswith(whole)


@pytest.mark.parametrize("what", ODD)
def test_read_when_something_is_odd_then_the_sentence_is_the_same(
    whole: bytes, what: str, tmp_path: Path
) -> None:
    path = tmp_path / "map.journey"
    path.write_bytes(whole.replace(*ODD[what], 1))
    assert path.read_bytes() != whole
    beside = read(path, way="beside")
    assert beside == read(path, way="alone")
    assert not beside.startswith(b"0 ")
