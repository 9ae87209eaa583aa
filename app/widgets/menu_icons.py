"""Icons for the menus: those of the action table, in the theme's colours."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.actions.registry import Registry
from app.widgets.icons import SWATCH, retint, set_icon

PAUSE_MS: Final = 30


def finish_icons(registry: Registry, page: QWidget | None) -> None:
    """Draw the icons that the first picture of a page did without, and soon after those of the menus."""
    if page is not None:
        retint(page)
    # Only menus show these; to draw a hundred of them takes as long as to draw the map.
    QTimer.singleShot(PAUSE_MS, registry, lambda: give_icons(registry))


def give_icons(registry: Registry) -> None:
    """Give each action the icon that its spec names."""
    for spec in registry.specs.values():
        if spec.paper:
            set_icon(registry.action(spec.id), SWATCH, token=f"paper.{spec.paper}", size=18)
        elif spec.icon and spec.checked is None:
            # Qt draws the icon of a checkable entry in the place of its tick.
            set_icon(registry.action(spec.id), spec.icon, token="muted", size=18)
