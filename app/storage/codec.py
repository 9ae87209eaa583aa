"""A project as bytes: the same ones for the same project, made for people, git and other programs."""

from app.model.project import Project
from app.storage.assets import AssetStore, with_bytes
from app.storage.errors import StorageError


def encode(project: Project, assets: AssetStore | None = None) -> bytes:
    """Write a project as UTF-8 JSON with its pictures at the end.

    Keys come in the order of the model, unknown keys after the known ones; defaults are left out; 2 spaces, LF.
    Raises `StorageError` for text that is no Unicode (half a surrogate pair), which no editor should let in.
    """
    whole = with_bytes(project, assets) if assets is not None else project
    try:
        return whole.to_json() + b"\n"
    except ValueError as error:  # pydantic-core wraps UnicodeEncodeError in one of these
        raise StorageError(f"A text of the project cannot be written as UTF-8: {error}") from error
