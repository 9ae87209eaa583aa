"""Modules that libraries import at their top and that most commands never use, imported when first used.

Only for a process that runs one command and ends: whoever looks into `sys.modules` sees the stand-in.
"""

import importlib
import sys
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Final

from app.compat import override

POSTPONED: Final[Mapping[str, tuple[str, ...]]] = {
    "PIL.Image": (),  # reportlab reads photos
    "inspect": (),  # uharfbuzz marks its generators by the flags below
    "reportlab.lib.rl_safe_eval": (
        *("rl_safe_exec", "rl_safe_eval", "safer_globals", "rl_extended_literal_eval"),
    ),
    "reportlab.pdfbase.pdfmetrics": (),  # the measures of fonts that are not ours
    "pickle": (),  # reportlab too
    "platform": (),  # reportlab asks whether this is PyPy
    "tempfile": ("gettempdir",),  # platformdirs, for a folder that nobody asks for
}
"""The modules, with the functions that are taken from them long before they are called."""
KNOWN: Final[Mapping[str, Mapping[str, object]]] = {
    "inspect": {
        "CO_OPTIMIZED": 0x1,
        "CO_NEWLOCALS": 0x2,
        "CO_VARARGS": 0x4,
        "CO_VARKEYWORDS": 0x8,
        "CO_GENERATOR": 0x20,
        "CO_COROUTINE": 0x80,
        "CO_ASYNC_GENERATOR": 0x200,
    },
    "platform": {
        "python_implementation": lambda: "PyPy" if sys.implementation.name == "pypy" else "CPython",
    },
}
"""What of them can be said without them."""


class Postponed(ModuleType):
    """Stands in for a module and imports it when something of it is used."""

    @override
    def __getattr__(self, name: str) -> object:
        if name in POSTPONED[self.__name__]:
            return self._function(name)
        if name in KNOWN.get(self.__name__, ()):
            return KNOWN[self.__name__][name]
        if name == "__path__":
            raise AttributeError(name)  # no package, so that importing names from it looks for no modules
        return getattr(self._real(), name)

    def _function(self, name: str) -> Callable[..., object]:
        def call(*args: object, **options: object) -> object:
            function: Callable[..., object] = getattr(self._real(), name)
            return function(*args, **options)

        return call

    def _real(self) -> ModuleType:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return importlib.import_module(self.__name__)


def postpone() -> None:
    """Put stand-ins where modules would be imported that may never be used."""
    for name in POSTPONED:
        if name not in sys.modules:
            sys.modules[name] = Postponed(name)
