"""From where a map is looked at when it is opened: for the first time, and in the zoom in which it was left."""

from collections.abc import Callable

from app.widgets.canvas.camera import FIT_MARGIN, Camera, centred, clamp_zoom
from app.widgets.canvas.frame import TITLE_LINE
from app.widgets.canvas.viewing import Viewing, inked_area

READABLE, SURELY_SMALL = 0.5, 0.42
"""The least zoom at which a map is first shown as a whole; below the other one it is not even tried."""
USUAL = 0.75
SAME = 0.02
"""Shares by which a zoom may differ from the one that shows a whole map, and mean it."""


def look_first(viewing: Viewing, fit_map: Callable[[], None]) -> None:
    """Look at all of a map if it can be read so, else at its beginning."""
    animates, viewing.animates = viewing.animates, False
    # What is reckoned tells well enough that a map is far too large; else it is all in sight.
    if viewing.fitting_zoom() > SURELY_SMALL:
        fit_map()
    if viewing.fitting_zoom() < READABLE:
        viewing.set(Camera(0.0, 0.0, USUAL))
    viewing.animates = animates


def look_again(viewing: Viewing, zoom: float) -> None:
    """Look in a zoom from before: at all of a map that fits, in the middle of the view, else at its beginning."""
    sheet, zoom = viewing.sheet(), clamp_zoom(zoom)
    area, margin = inked_area(sheet), FIT_MARGIN / zoom
    animates, viewing.animates = viewing.animates, False
    fits = area.width * zoom < viewing.width and area.height * zoom < viewing.height
    if fits and abs(zoom / viewing.fitting_zoom() - 1) < SAME:
        viewing.fit_map()
    else:
        middle = centred(area, zoom=zoom, width=viewing.width, height=viewing.height)
        top = min(middle.y, area.y - margin)
        if viewing.freezes:
            # So small a title block would let the line that takes its place hide the first row.
            top = min(top, sheet.ribbon_y - TITLE_LINE / zoom)
        viewing.set(Camera(min(middle.x, area.x - margin), top, zoom))
    viewing.animates = animates
