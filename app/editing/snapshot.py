"""A picture of a map, or of a part of it, for the clipboard: as it prints, at twice its size."""

from app.editing.exporting import Order, made
from app.i18n import language
from app.layout.papers import PageProblem
from app.model.journey import JourneyMap
from app.model.project import Project
from app.storage.assets import AssetStore

SCALE = 2.0
SMALLER = (1.0, 0.5, 0.25)


def png_of(project: Project, journey: JourneyMap, assets: AssetStore, *, has_title: bool) -> bytes:
    """Return a map as a PNG at two pixels a unit, at fewer if it is huge; empty if even that is too large."""
    for scale in (SCALE, *SMALLER):
        order = Order(
            project,
            journey,
            assets,
            language=project.language or language(),
            scale=scale,
            has_title=has_title,
        )
        try:
            return made(order, "png")[0]
        except PageProblem:
            continue
    return b""
