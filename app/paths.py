"""Where the program's own files are, and where this user's files belong."""

import os
import sys
from functools import cache
from pathlib import Path

from app.constants import APP_ID

# Puts every folder of this module below one folder: for tests, and for a program on a stick.
HOME_VARIABLE = "EMPATHWAY_HOME"


@cache
def resources_folder() -> Path:
    """Find the resources, whether installed, in a checkout, or in a frozen bundle.

    Raises FileNotFoundError when the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    candidates = [package / "_resources", package.parent / "resources"]
    if bundle:
        candidates.insert(0, Path(bundle) / "resources")
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"Empathway's resources are missing; looked in {candidates}")


def resource_path(*parts: str) -> Path:
    """Return the path of a file that ships with the program; it need not exist."""
    return resources_folder().joinpath(*parts)


def config_folder() -> Path:
    """Return the folder for settings; nothing is created."""
    return _user_folder("config")


def data_folder() -> Path:
    """Return the folder for things a user would miss, such as own templates; nothing is created."""
    return _user_folder("data")


def state_folder() -> Path:
    """Return the folder for logs and for work saved for recovery; nothing is created."""
    return _user_folder("state")


def cache_folder() -> Path:
    """Return the folder for what can be made again, such as preview pictures; nothing is created."""
    return _user_folder("cache")


def _user_folder(kind: str) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home) / kind
    import platformdirs  # takes 12 ms, so it waits until somebody asks for a folder

    folders = platformdirs.PlatformDirs(APP_ID, appauthor=False, roaming=kind == "config")
    return Path(str(getattr(folders, f"user_{kind}_path")))
