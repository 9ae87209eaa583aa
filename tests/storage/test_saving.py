"""A project is saved only as what opens again as the same project; older versions of it are kept."""

import hashlib
from pathlib import Path

import pytest

from app.model.project import new_project
from app.storage import backups, saving
from app.storage.assets import AssetStore
from app.storage.backups import OldVersion, keep_old, old_versions, superfluous
from app.storage.codec import encode
from app.storage.files import ABSENT
from app.storage.loader import load, read
from app.storage.save_errors import SaveError
from app.storage.saving import save_project
from tests.storage.sample import SAMPLE


def test_project_when_saved_then_opens_again_as_the_same(tmp_path: Path) -> None:
    loaded = load(SAMPLE)
    file = tmp_path / "a.journey"
    saved = save_project(file, loaded.project, loaded.assets, expect_sha=ABSENT)
    again = read(file)
    assert again.project == loaded.project
    assert again.sha256 == saved.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


def test_project_when_saved_twice_unchanged_then_has_the_same_bytes(tmp_path: Path) -> None:
    loaded = load(SAMPLE)
    file = tmp_path / "a.journey"
    first = save_project(file, loaded.project, loaded.assets, expect_sha=ABSENT)
    assert save_project(file, loaded.project, loaded.assets, expect_sha=first.sha256) == first


@pytest.mark.parametrize("result", [b"{", encode(new_project("another"))])
def test_project_when_its_bytes_would_not_read_back_then_nothing_is_written(
    result: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.journey"
    file.write_bytes(SAMPLE)
    encodings = iter([result, encode(new_project("a"))])
    monkeypatch.setattr(saving, "encode", lambda project, assets: next(encodings))
    with pytest.raises(SaveError) as caught:
        save_project(file, new_project("a"), AssetStore())
    assert caught.value.kind == "not-equal"
    assert file.read_bytes() == SAMPLE


def test_old_version_when_saved_over_then_is_kept_once(tmp_path: Path) -> None:
    file = tmp_path / "a.journey"
    for title in ("one", "two", "two", "three"):
        save_project(file, new_project(title), AssetStore(), keep_old=keep_old)
    titles = [load(version.path.read_bytes()).project.title for version in old_versions(file)]
    assert titles == ["one", "two"]


def test_old_versions_when_there_are_many_then_first_last_ten_and_one_a_day_stay() -> None:
    versions = tuple(
        OldVersion(day * 20 + n, f"2026{day // 28 + 1:02}{day % 28 + 1:02}T0000{n:02}Z", Path())
        for day in range(40)
        for n in range(20)
    )
    gone = {version.number for version in superfluous(versions)}
    kept = [version for version in versions if version.number not in gone]
    assert kept[0] is versions[0]
    assert kept[-10:] == list(versions[-10:])
    assert len({version.day for version in kept}) == 31
    assert len(kept) == 1 + 29 + 10


def test_old_versions_when_thinned_then_the_files_are_gone(tmp_path: Path) -> None:
    file = tmp_path / "a.journey"
    for n in range(14):
        keep_old(str(file), b"%d" % n)
    assert [version.path.read_bytes() for version in old_versions(file)] == [
        b"0",
        *(b"%d" % n for n in range(4, 14)),
    ]


def test_old_version_when_it_cannot_be_kept_then_is_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"")
    monkeypatch.setattr(backups, "data_folder", lambda: blocked)
    assert keep_old(str(tmp_path / "a.journey"), b"x") == "No copy of the older version could be kept."
