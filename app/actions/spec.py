"""The form of an action: data that menus, toolbar, palette, shortcut sheet and context menus are made of."""

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, TypeAlias

from app.actions.state import State
from app.values import dataclass

if TYPE_CHECKING:
    from app.actions.desk import Desk

Handler: TypeAlias = "Callable[[Desk], None]"
Scope: TypeAlias = Literal["window", "canvas"]
Context: TypeAlias = Literal[
    "card",
    "cell",
    "photo",
    "curve",
    "level",
    "stage",
    "row",
    "point",
    "mark",
    "link",
    "canvas",
    "map",
    "persona",
]
"""What a menu is for; a cell's depends on what its row holds: cards, photos, emotions, or another curve.

A point of emotions has a feeling, a mark of another curve has none.
"""


def always(state: State) -> bool:
    """Say yes: the action is always there."""
    return True


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing that a user can do.

    `text` and `tip` are English source strings marked with `N_`; `run` names the handler as "module:function"
    below `app.actions.handlers`, imported at first use. `menu` is the id of the menu ("file", "insert/row" for
    a submenu, "" for none) and `group` separates its parts. `scope` "canvas": the shortcut acts only while the
    canvas has the focus. `contexts` are the context menus that show it.
    """

    id: str
    text: str
    run: str
    menu: str = ""
    group: int = 0
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    paper: str = ""
    """The paper that is shown instead of the icon in menus, for commands that choose one."""
    tip: str = ""
    scope: Scope = "window"
    contexts: tuple[Context, ...] = ()
    enabled: Callable[[State], bool] = always
    checked: Callable[[State], bool] | None = None

    def handler(self) -> Handler:
        """Return the function behind the action, importing its module at first use."""
        module, _, name = self.run.partition(":")
        found: Handler = getattr(importlib.import_module(f"app.actions.handlers.{module}"), name)
        return found
