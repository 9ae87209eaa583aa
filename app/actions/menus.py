"""The menus of the window, as data: their order, their names, and where submenus hang."""

from app.i18n import N_
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class MenuSpec:
    """A menu of the menu bar, or a submenu: its id is the parent's id, a slash and its own name.

    `group` is the group of the parent after whose actions it stands. A `dynamic` menu is filled by the window each
    time it opens.
    """

    id: str
    text: str
    group: int = 0
    dynamic: bool = False

    @property
    def parent(self) -> str:
        """The id of the menu that holds this one; empty for the menu bar."""
        return self.id.rpartition("/")[0]


MENUS = (
    MenuSpec("file", N_("&File")),
    MenuSpec("file/recent", N_("Open &recent"), dynamic=True),
    MenuSpec("edit", N_("&Edit")),
    MenuSpec("edit/select", N_("&Select"), group=3),
    MenuSpec("edit/move", N_("&Move"), group=3),
    MenuSpec("edit/colour", N_("C&ard colour"), group=4),
    MenuSpec("edit/rating", N_("Ratin&g"), group=4),
    MenuSpec("edit/certainty", N_("Certaint&y"), group=4),
    MenuSpec("edit/details", N_("Deta&ils"), group=4),
    MenuSpec("insert", N_("&Insert")),
    MenuSpec("view", N_("&View")),
    MenuSpec("view/go", N_("&Go to"), group=1),
    MenuSpec("view/saved", N_("Sa&ved views"), group=2, dynamic=True),
    MenuSpec("view/table", N_("T&able"), group=2),
    MenuSpec("view/strip", N_("Pi&nned emotion line"), group=2),
    MenuSpec("view/theme", N_("&Theme"), group=5),
    MenuSpec("view/language", N_("&Language"), group=5),
    MenuSpec("map", N_("&Map")),
    MenuSpec("map/stage", N_("&Stage"), group=1),
    MenuSpec("map/stage/when", N_("W&hen"), group=5),
    MenuSpec("map/row", N_("&Row"), group=1),
    MenuSpec("map/point", N_("&Emotion"), group=1),
    MenuSpec("help", N_("&Help")),
)
"""Every menu there is, in the order of the menu bar; submenus without actions are left out."""
