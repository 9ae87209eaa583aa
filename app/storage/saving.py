"""Saving a project: read back as a stranger would read it, and only then put in the place of the old file."""

import os
from typing import Any

from app.model.project import Project
from app.storage.assets import AssetStore
from app.storage.codec import encode
from app.storage.errors import LoadError
from app.storage.files import KeepOld, Saved, save_bytes
from app.storage.loader import load
from app.storage.save_errors import SaveError


def save_project(
    path: str | os.PathLike[str],
    project: Project,
    assets: AssetStore,
    *,
    expect_sha: str | None = None,
    keep_old: KeepOld | None = None,
    system: Any = os,
) -> Saved:
    """Save a project so that it is certain to open again; arguments and errors as in `save_bytes`.

    Raises `SaveError("not-equal")` before anything is touched if the bytes would not read back as this project.
    """
    data = encode(project, assets)
    _verify(data, path)
    return save_bytes(path, data, expect_sha=expect_sha, keep_old=keep_old, system=system)


def _verify(data: bytes, path: str | os.PathLike[str]) -> None:
    try:
        loaded = load(data)
    except LoadError as error:
        raise SaveError("not-equal", os.fspath(path), None) from error
    # Bytes are compared and not trees: the same certainty in a tenth of the time.
    repaired = any(problem.repaired for problem in loaded.problems)
    if not repaired and encode(loaded.project, loaded.assets) != data:
        raise SaveError("not-equal", os.fspath(path), None)
