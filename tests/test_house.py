"""The house itself: versions, locks, icons, folders, and a Qt that keeps count of its references."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from app import constants, paths
from tests.tools import icons
from tests.tools.source import ROOT

LOCKS = ("requirements.lock", "requirements-run.lock")


def project() -> dict[str, object]:
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert isinstance(table, dict)
    return table


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", text, re.MULTILINE))


def test_version_when_compared_then_program_project_and_changelog_agree() -> None:
    assert project()["version"] == constants.VERSION
    assert f"## [{constants.VERSION}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_when_read_then_pins_by_hash_and_names_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=\S)", text.strip())
    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_run_lock_when_compared_then_is_part_of_the_full_one() -> None:
    assert pins("requirements-run.lock").items() <= pins("requirements.lock").items()


def test_run_lock_when_compared_then_holds_every_dependency_of_the_project() -> None:
    wanted = project()["dependencies"]
    assert isinstance(wanted, list)
    names = {re.split(r"[^A-Za-z0-9_-]", name)[0].lower().replace("_", "-") for name in wanted}
    assert names <= pins("requirements-run.lock").keys()


def tracked() -> list[str]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    try:
        listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"git cannot read this checkout: {error}")
    return listing.stdout.splitlines()


def test_repository_when_listed_then_holds_nothing_that_names_a_registry_or_is_made_again() -> None:
    unwanted = re.compile(r"(^|/)(uv\.lock|pylock\.toml|\.venv/|__pycache__/)|\.pyc$")
    assert [name for name in tracked() if unwanted.search(name)] == []


# --- icons ----------------------------------------------------------------------------------------------


def test_icons_when_made_again_then_match_the_committed_ones() -> None:
    assert icons.RESULT.read_text(encoding="utf-8") == icons.as_text(icons.collect()), "python3 dev.py icons"


def test_icons_when_read_then_each_draws_something_inside_its_box() -> None:
    for name, icon in json.loads(icons.RESULT.read_text(encoding="utf-8")).items():
        commands = [command for path in icon["paths"] for command in path]
        numbers = [number for command in commands for number in command[1:]]
        assert {command[0] for command in commands} <= {"M", "L", "C", "Z"}, name
        assert all(path[0][0] == "M" for path in icon["paths"]), name
        assert numbers, name
        assert min(numbers) >= 0 and max(numbers) <= 24, name


def test_icon_of_the_program_when_looked_for_then_is_there_as_drawing_and_picture() -> None:
    assert paths.resource_path("icons", "empathway.svg").is_file()
    assert paths.resource_path("icons", "empathway.png").read_bytes().startswith(b"\x89PNG")


def test_outlines_when_shapes_are_given_then_become_lines_and_cubic_curves(tmp_path: Path) -> None:
    file = tmp_path / "sample.svg"
    file.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><rect x="1" y="2" width="3" height="4"/>'
        '<circle cx="5" cy="5" r="2"/><path d="M0 0 Q 3 3 6 0"/></svg>',
        encoding="utf-8",
    )
    square, circle, curve = icons.outlines(file)
    assert [command[0] for command in square] == ["M", "L", "L", "L", "L", "Z"]
    assert {command[0] for command in circle} == {"M", "C", "Z"}
    assert curve == [["M", 0.0, 0.0], ["C", 2.0, 2.0, 4.0, 2.0, 6.0, 0.0]]


# --- licences -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "words"),
    [("Lucide-ISC.txt", "ISC License"), ("Lucide-ISC.txt", "Cole Bemis")],
)
def test_licences_when_read_then_name_what_is_bundled(file: str, words: str) -> None:
    assert words in paths.resource_path("licences", file).read_text(encoding="utf-8")


def test_licences_when_fonts_are_bundled_then_theirs_ship_along() -> None:
    texts = [file.read_text(encoding="utf-8") for file in paths.resource_path("licences").iterdir()]
    assert any("SIL OPEN FONT LICENSE" in text.upper() for text in texts)


# --- folders --------------------------------------------------------------------------------------------


def test_user_folders_when_a_home_is_given_then_all_lie_below_it(home: Path) -> None:
    folders = {paths.config_folder(), paths.data_folder(), paths.state_folder(), paths.cache_folder()}
    assert len(folders) == 4
    assert {folder.parent for folder in folders} == {home}


def test_user_folders_when_no_home_is_given_then_follow_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE)
    assert "empathway" in str(paths.config_folder()).lower()
    assert paths.config_folder().is_absolute()


def test_resources_folder_when_frozen_then_lies_in_the_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources_folder.__wrapped__() == tmp_path / "resources"


# --- Qt -------------------------------------------------------------------------------------------------


def test_painter_when_called_five_hundred_times_then_none_keeps_its_references() -> None:
    """PySide6 6.12.0 on Python 3.11 loses one at every call that returns nothing, and aborts after 5,000."""
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QImage, QPainter

    picture = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(picture)
    point = QPointF(1, 1)
    before = sys.getrefcount(None)
    for _ in range(500):
        painter.drawPoint(point)
    after = sys.getrefcount(None)
    painter.end()
    assert after > before - 100
