"""Fills the templates of the style sheets: the theme's colours, the size of text, and edges."""

import re
from string import Template
from typing import Final

from app.ink.palette import CONTRAST, Palette, blend

_TOKENS: Final = {
    "chrome": "chrome",
    "panel": "band",
    "wall": "wall",
    "field": "field",
    "hover": "hover",
    "text": "text",
    "muted": "muted",
    "subtle": "subtle",
    "hairline": "hairline",
    "separator": "separator",
    "border": "border",
    "accent": "accent",
    "accenttext": "accent.text",
    "tint": "accent.tint",
    "error": "error",
}
THIN: Final = 2
"""Lines up to so many pixels are as thin at every text size."""


def filled(template: Template, palette: Palette, *, scale: float) -> str:
    """Return a style sheet in a theme's colours, its pixels multiplied by the scale of the interface's text."""
    colours = {name: palette.colour(token) for name, token in _TOKENS.items()}
    sheet = template.substitute(
        colours,
        faded=blend(colours["subtle"], colours["chrome"], 0.4),
        scroll=blend(colours["border"], colours["chrome"], 0.5),
        groove=blend(colours["border"], colours["chrome"], 0.5),
        accenthover=blend(colours["accent"], "#FFFFFF", 0.12),
    )
    if palette is CONTRAST:
        sheet = sheet.replace(": 1px solid", ": 2px solid")
    return sheet if scale == 1 else scaled(sheet, scale)


def scaled(sheet: str, scale: float) -> str:
    """Return a style sheet with every length of more than a thin line multiplied."""
    return re.sub(r"\b(\d+)px", lambda found: f"{_length(int(found[1]), scale)}px", sheet)


def _length(pixels: int, scale: float) -> int:
    return pixels if pixels <= THIN else round(pixels * scale)
