"""Older versions of the file format, brought up to date step by step by pure functions on plain JSON."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from app.constants import FORMAT_VERSION

Tree: TypeAlias = dict[str, Any]
Migration: TypeAlias = Callable[[Tree], Tree]

# Key n turns version n into version n + 1; each returns a new tree and leaves the old one as it is.
MIGRATIONS: Mapping[int, Migration] = {}


def migrate(tree: Tree, *, steps: Mapping[int, Migration] = MIGRATIONS, target: int = FORMAT_VERSION) -> Tree:
    """Bring a file's tree up to the target version; a current one comes back as the same object.

    Raises `LookupError` for a version that no step leads on from.
    """
    version = tree["version"]
    while version < target:
        if version not in steps:
            raise LookupError(version)
        tree = {**steps[version](tree), "version": version + 1}
        version += 1
    return tree
