"""Margins that stay equal whether or not a scroll bar takes its share of the width."""

from PySide6.QtWidgets import QScrollArea, QWidget

LEAST = 4


def right_margin(panel: QWidget, wanted: int, *, width: int) -> int:
    """Return the right margin with which a panel ends `wanted` pixels before the edge of what scrolls it;

    `width` is the panel's own, without the scroll bar.
    """
    viewport = panel.parentWidget()
    area = viewport.parentWidget() if viewport is not None else None
    if viewport is None or not isinstance(area, QScrollArea):
        return wanted
    return max(LEAST, wanted - (area.width() - width))
