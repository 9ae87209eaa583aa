"""Modules of others that are imported at the start and hardly ever used: they load when they are used.

The standard `importlib.util.LazyLoader` loads as soon as anything is asked of a module, and each `import` asks.
"""

from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING

from app.compat import override

if TYPE_CHECKING:
    from importlib.abc import Loader


class LateModule(ModuleType):
    """A module that is loaded when something that it does not have yet is asked of it."""

    def __init__(self, name: str, loader: "Loader", *, functions: Sequence[str] = ()) -> None:
        super().__init__(name)
        self.__dict__["_late"] = (loader, name)
        for function in functions:
            self.__dict__[function] = _forwarder(self, function)

    @override
    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        load(self)
        return getattr(self, name)


def _forwarder(module: LateModule, name: str) -> Callable[..., object]:
    """Return what stands for a function that is taken out of a module before it is called."""

    def forward(*args: object, **given: object) -> object:
        load(module)
        made: object = module.__dict__[name](*args, **given)
        return made

    return forward


def load(module: ModuleType) -> None:
    """Load a late module, once; it becomes a module like any other."""
    late = module.__dict__.pop("_late", None)
    if late is None:
        return
    loader, name = late
    object.__setattr__(module, "__class__", ModuleType)
    # PySide6 gives its modules other names once they are loaded; their loader knows the first one only.
    renamed, module.__spec__ = module.__spec__, ModuleSpec(name, loader)
    try:
        loader.exec_module(module)
    finally:
        module.__spec__ = renamed
