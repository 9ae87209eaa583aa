"""Icons for the menus: those of the action table, in the theme's colours."""

from app.actions.registry import Registry
from app.widgets.icons import set_icon


def give_icons(registry: Registry) -> None:
    """Give each action the icon that its spec names."""
    for spec in registry.specs.values():
        if spec.icon and spec.checked is None:
            # Qt draws the icon of a checkable entry in the place of its tick.
            set_icon(registry.action(spec.id), spec.icon, token="muted", size=18)
