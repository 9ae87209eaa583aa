"""Imports PySide6 without what only explains wrong calls: a third of the time that its import takes.

At its import PySide6 compiles and runs the modules of `shibokensupport.signature` out of a ZIP file: what writes
the texts of type errors, docstrings and stub files. Within `lean_start` those that take long become modules that
load themselves the first time something is asked of them, so nothing is lost. Seen in PySide6 6.11.3; if a later
release names them otherwise, they simply load as they always did.
"""

import builtins
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, SupportsIndex, cast

from app.compat import override
from app.late import LateModule
from app.qt_enums import quick_enumerations

if TYPE_CHECKING:
    from importlib.abc import Loader

    from _typeshed.importlib import MetaPathFinderProtocol

_PACKAGE = "shibokensupport.signature."
LATE = frozenset(
    _PACKAGE + name
    for name in ("errorhandler", "layout", "lib.enum_sig", "lib.pyi_generator", "mapping", "parser")
)
_CALLED_FROM_C = {_PACKAGE + "mapping": ("update_mapping",)}
"""What libshiboken takes out of a module's dictionary at the start, to call it later."""


@contextmanager
def lean_start() -> Iterator[None]:
    """Make PySide6, imported for the first time within this block, load late what only explains wrong calls.

    It also takes back what PySide6 puts in place of Python's import: that one reads the source of every module
    that is imported from then on, to look for `__feature__`, which this program does not use.
    """
    if "shiboken6" in sys.modules:
        yield
        return
    quick_enumerations()
    plain_import, finders = builtins.__import__, sys.meta_path
    finder = _Finder()
    sys.meta_path = cast("list[MetaPathFinderProtocol]", _BehindTheFirst([finder, *finders]))
    try:
        yield
    finally:
        finders[:] = [kept for kept in sys.meta_path if kept is not finder]
        sys.meta_path = finders
        builtins.__import__ = plain_import


class _BehindTheFirst(list[object]):
    """A list whose first place is taken: PySide6 puts its own finder there, and is asked second."""

    @override
    def insert(self, index: SupportsIndex, value: object) -> None:
        super().insert(int(index) + 1, value)


class _Finder:
    """Finds the modules that come late, wherever others find them."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name not in LATE:
            return None
        for other in sys.meta_path:
            spec = other.find_spec(name, path, target) if other is not self else None
            if spec is not None and spec.loader is not None:
                return ModuleSpec(name, cast("Loader", _LateLoader(spec.loader)))
        return None


class _LateLoader:
    """Makes a late module, which keeps the loader that can load it."""

    def __init__(self, loader: "Loader") -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return LateModule(spec.name, self._loader, functions=_CALLED_FROM_C.get(spec.name, ()))

    def exec_module(self, module: ModuleType) -> None:
        """Do nothing: that is what makes it late."""
