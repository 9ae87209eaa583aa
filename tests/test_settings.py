"""Settings: typed, forgiving, and never a reason not to start."""

import json
from pathlib import Path

import pytest

from app import settings
from app.settings import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_table_when_walked_then_keys_are_unique_and_defaults_parse() -> None:
    keys = [setting.key for setting in settings.TABLE]
    assert len(keys) == len(set(keys))
    for setting in settings.TABLE:
        assert setting.parse(settings._plain(setting.default)) == setting.default


def test_get_when_nothing_was_chosen_then_returns_the_default_and_writes_no_file(file: Path) -> None:
    assert Settings(file).get(settings.THEME) == "system"
    assert not file.exists()


def test_set_when_read_again_then_every_kind_of_value_comes_back(file: Path) -> None:
    chosen = Settings(file)
    chosen.set(settings.LANGUAGE, "es")
    chosen.set(settings.REDUCE_MOTION, True)
    chosen.set(settings.INSPECTOR_WIDTH, 333)
    chosen.set(settings.RECENT_FILES, ("/a/ñ.journey",))
    chosen.set(settings.ZOOM_BY_FILE, {"/a/ñ.journey": 0.84})
    again = Settings(file)
    assert again.get(settings.LANGUAGE) == "es"
    assert again.get(settings.REDUCE_MOTION) is True
    assert again.get(settings.INSPECTOR_WIDTH) == 333
    assert again.get(settings.RECENT_FILES) == ("/a/ñ.journey",)
    assert again.get(settings.ZOOM_BY_FILE) == {"/a/ñ.journey": 0.84}


def test_set_when_the_default_is_chosen_then_the_file_forgets_the_choice(file: Path) -> None:
    chosen = Settings(file)
    chosen.set(settings.THEME, "dark")
    chosen.set(settings.THEME, "system")
    assert json.loads(file.read_text(encoding="utf-8")) == {}


def test_set_when_written_then_leaves_no_temporary_file(file: Path) -> None:
    Settings(file).set(settings.THEME, "dark")
    assert [entry.name for entry in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe\x00", b"[" * 100_000])
def test_settings_when_the_file_is_damaged_then_defaults_and_the_old_one_is_kept(
    file: Path, content: bytes
) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert Settings(file).get(settings.THEME) == "system"
    assert file.with_suffix(".bad").read_bytes() == content


@pytest.mark.parametrize("raw", ["purple", 3, None, ["dark"], True])
def test_get_when_the_value_makes_no_sense_then_returns_the_default(file: Path, raw: object) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({"theme": raw}), encoding="utf-8")
    assert Settings(file).get(settings.THEME) == "system"


def test_set_when_the_file_has_unknown_keys_then_keeps_them(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"from_a_newer_version": [1]}', encoding="utf-8")
    Settings(file).set(settings.THEME, "dark")
    assert json.loads(file.read_text(encoding="utf-8")) == {"from_a_newer_version": [1], "theme": "dark"}


def test_set_when_the_folder_cannot_be_made_then_the_program_goes_on(tmp_path: Path) -> None:
    in_the_way = tmp_path / "config"
    in_the_way.write_text("a file", encoding="utf-8")
    chosen = Settings(in_the_way / "settings.json")
    chosen.set(settings.THEME, "dark")
    assert chosen.get(settings.THEME) == "dark"


def test_recent_files_when_many_are_added_then_the_newest_comes_first_without_repeats(
    file: Path, tmp_path: Path
) -> None:
    chosen = Settings(file)
    for number in range(20):
        chosen.add_recent_file(tmp_path / f"{number}.journey")
    chosen.add_recent_file(tmp_path / "15.journey")
    recent = chosen.get(settings.RECENT_FILES)
    assert recent[0] == str(tmp_path / "15.journey")
    assert len(recent) == len(set(recent)) == settings.MOST_RECENT_FILES
    chosen.forget_recent_file(tmp_path / "15.journey")
    assert str(tmp_path / "15.journey") not in chosen.get(settings.RECENT_FILES)


def test_zoom_when_remembered_for_many_files_then_the_oldest_are_forgotten(
    file: Path, tmp_path: Path
) -> None:
    chosen = Settings(file)
    for number in range(settings.MOST_ZOOMS + 1):
        chosen.remember_zoom(tmp_path / str(number), 0.5 + number)
    assert chosen.zoom_of(tmp_path / "0") is None
    assert chosen.zoom_of(tmp_path / "1") == 1.5


def test_settings_when_no_file_is_named_then_uses_the_users_folder(home: Path) -> None:
    Settings().set(settings.THEME, "dark")
    assert (home / "config" / "settings.json").exists()
