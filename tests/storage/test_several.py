"""Files that belong together, on a disk that is full before the last one."""

from pathlib import Path

import pytest

from app.storage.files import save_bytes
from app.storage.save_errors import SaveError
from app.storage.several import save_all


def test_files_when_one_cannot_be_saved_then_none_is_left_that_was_not_there(tmp_path: Path) -> None:
    first, second, third = (tmp_path / f"map-{number}.png" for number in (1, 2, 3))
    first.write_bytes(b"from before")

    def save(path: Path, data: bytes) -> None:
        if path == third:
            raise SaveError("disk-full", str(path), None)
        save_bytes(path, data)

    with pytest.raises(SaveError):
        save_all([(first, b"1"), (second, b"2"), (third, b"3")], save)
    assert [path.name for path in tmp_path.iterdir()] == ["map-1.png"]


def test_files_when_all_can_be_saved_then_all_are_there(tmp_path: Path) -> None:
    save_all([(tmp_path / "a", b"1"), (tmp_path / "b", b"2")], save_bytes)
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"1", b"2"]
