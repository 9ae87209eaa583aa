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
    "importlib.metadata": ("entry_points", "version"),  # pydantic would look for plugins, were they not off
    "PIL.Image": (),  # reportlab reads photos
    "reportlab.pdfbase.pdfmetrics": (),  # the measures of fonts that are not ours
    "pickle": (),  # reportlab too
    "tempfile": (),
}
"""The modules, with the functions that are taken from them long before they are called."""


class Postponed(ModuleType):
    """Stands in for a module and imports it when something of it is used."""

    @override
    def __getattr__(self, name: str) -> object:
        if name in POSTPONED[self.__name__]:
            return self._function(name)
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
