"""The one door to pydantic-core, the compiled part of pydantic that checks, reads and writes nodes.

Only its extension module is loaded here. The package around it describes each kind of schema in a class of its
own, which takes ten times as long; it loads as ever when somebody imports it, as pydantic does.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING

from app.compat import override

if TYPE_CHECKING:
    from pydantic_core import CoreConfig as CoreConfig
    from pydantic_core import CoreSchema as CoreSchema
    from pydantic_core import ErrorDetails as ErrorDetails

_NAME = "pydantic_core"


class _Package(ModuleType):
    """Stands for the package while its extension is loaded; what it lacks comes from the real one."""

    MISSING = object()
    """Marks values that are not written; no node holds such."""

    @override
    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        sys.modules.pop(_NAME, None)
        return getattr(import_module(_NAME), name)


@contextmanager
def _unread_package() -> Iterator[None]:
    spec = find_spec(_NAME) if _NAME not in sys.modules else None
    if spec is None or spec.submodule_search_locations is None:
        yield
        return
    package = sys.modules[_NAME] = _Package(_NAME)
    package.__spec__, package.__path__ = spec, spec.submodule_search_locations
    try:
        yield
    finally:
        if sys.modules.get(_NAME) is package:
            del sys.modules[_NAME]


with _unread_package():
    from pydantic_core._pydantic_core import (
        SchemaSerializer,
        SchemaValidator,
        ValidationError,
        __version__,
        from_json,
    )


def serializer(schema: "CoreSchema") -> SchemaSerializer:
    """Return what writes by a schema."""
    _take_missing()
    return SchemaSerializer(schema)


@cache
def _take_missing() -> None:
    """Let pydantic-core ask for MISSING now, as it does when it first writes: else it would load the package."""
    with _unread_package():
        SchemaSerializer(
            {"type": "typed-dict", "fields": {"any": {"type": "typed-dict-field", "schema": {"type": "any"}}}}
        ).to_python({"any": None})


__all__ = ["SchemaSerializer", "SchemaValidator", "ValidationError", "__version__", "from_json", "serializer"]
