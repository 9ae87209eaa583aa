"""Colours by name: every token of the display list and of the window's chrome, for each theme.

Source: the palette of the visual design; papers were found by search for the largest colour difference
(CIEDE2000) under normal, protan, deutan and tritan vision. Contrasts are held by a test.
"""

from collections.abc import Mapping
from types import MappingProxyType

from app.values import dataclass

PAPERS = ("yellow", "orange", "coral", "pink", "violet", "blue", "green", "grey", "white")
"""Names of the papers in the order of the keys Alt+1 … Alt+8; white is drawn with a hairline."""

_PAPER = {
    "yellow": "#F8EB85",
    "orange": "#F6C795",
    "coral": "#F09C95",
    "pink": "#F9CFEC",
    "violet": "#B8A4CF",
    "blue": "#9DD1FC",
    "green": "#AFE3BE",
    "grey": "#E7E7E7",
    "white": "#FFFFFF",
}
_EDGE = {
    "yellow": "#8F6B00",
    "orange": "#A85400",
    "coral": "#A3271F",
    "pink": "#A8327A",
    "violet": "#4B2E83",
    "blue": "#0B5FA5",
    "green": "#146B3A",
    "grey": "#4A5563",
    "white": "#6F7A87",
}

_LIGHT = {
    "wall": "#F3F4F6",
    "band": "#FFFFFF",
    "text": "#16202B",
    "muted": "#4A5563",
    "subtle": "#667180",
    "ink": "#16202B",
    "stage.a": "#22384F",
    "stage.b": "#35536F",
    "stage.text": "#FFFFFF",
    "stage.text2": "#D3DEE8",
    "hairline": "#DDE2E8",
    "separator": "#DFE4EA",
    "border": "#7A8592",
    "accent": "#0B57D0",
    "accent.text": "#FFFFFF",
    "accent.tint": "#EAF1FD",
    "accent.chip": "#DCE8FC",
    "positive": "#0A66A8",
    "negative": "#B8430F",
    "neutral": "#566270",
    "error": "#A3271F",
    "moment.gold": "#F5B800",
    "moment.pill": "#FFF6D6",
    "moment.ink": "#16202B",
    "moment.band": "#F0F4FC",
    "moment.wall": "#DEE6F2",
    "curve.1": "#0072B2",
    "curve.2": "#D55E00",
    "curve.3": "#009E73",
    "curve.4": "#A63A8C",
    "curve.5": "#16202B",
    "bracket": "#9AA7B5",
    "pill": "#FFFFFF",
    "shadow": "#000000",
    "offstage.band": "#FAFBFC",
    "shelf": "#DDF2E3",
    "shelf.text": "#0F5530",
    "chrome": "#FFFFFF",
    "field": "#FFFFFF",
    "hover": "#EEF1F5",
    "tile": "#E9ECF0",
    "tile.example": "#DCE4EC",
}

_DARK = {
    **_LIGHT,
    "wall": "#12171D",
    "band": "#1B222A",
    "text": "#F2F5F8",
    "muted": "#B4BECA",
    "subtle": "#8A95A3",
    "ink": "#0B1118",
    "stage.a": "#BFD3E8",
    "stage.b": "#9DB8D3",
    "stage.text": "#0F1720",
    "stage.text2": "#26384A",
    "hairline": "#2A333D",
    "separator": "#2A333D",
    "accent": "#8AB8FF",
    "accent.text": "#0F1720",
    "accent.tint": "#1E2B3D",
    "accent.chip": "#25364D",
    "positive": "#6DB9F5",
    "negative": "#FF9B6A",
    "neutral": "#A9B4C0",
    "error": "#FF9B90",
    "moment.band": "#222C39",
    "moment.wall": "#1D2631",
    "curve.1": "#2EB0F2",
    "curve.2": "#F1996A",
    "curve.3": "#2CF1BB",
    "curve.4": "#DDB0CE",
    "curve.5": "#F2F5F8",
    "bracket": "#5A6775",
    "offstage.band": "#181E25",
    "shelf": "#163424",
    "shelf.text": "#AFE3BE",
    "chrome": "#161C23",
    "field": "#12171D",
    "hover": "#252E38",
    "tile": "#1E252D",
    "tile.example": "#26303A",
}

_BLACK, _WHITE = "#000000", "#FFFFFF"
_CONTRAST = {
    **dict.fromkeys(_LIGHT, _BLACK),
    **dict.fromkeys(
        ("wall", "band", "stage.text", "stage.text2", "accent.text", "pill", "offstage.band", "shelf"), _WHITE
    ),
    **dict.fromkeys(("chrome", "field", "moment.pill", "moment.band", "moment.wall"), _WHITE),
    "subtle": "#333333",
    "stage.b": "#3D3D3D",
    "accent": "#0000EE",
    "accent.tint": "#E4E4FF",
    "accent.chip": "#E4E4FF",
    "hover": "#E6E6E6",
    "tile": _WHITE,
    "tile.example": _WHITE,
    "moment.gold": "#FFD400",
    "curve.1": "#003F80",
    "curve.2": "#7A2A00",
    "curve.3": "#00523A",
    "curve.4": "#6A1256",
}
"""Black on white. Kinds are told by row, icon and name, ratings by shape and word, curves by dash and marker."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme; `shadow_opacity` holds the soft and the hard shadow of a card."""

    name: str
    colours: Mapping[str, str]
    shadow_opacity: tuple[float, float]

    def colour(self, token: str) -> str:
        """Return "#rrggbb" for a token; a literal colour passes through. Raises `KeyError` for another."""
        return token if token.startswith("#") else self.colours[token]


def blend(colour: str, other: str, share: float) -> str:
    """Return the colour mixed with a share (0…1) of the other one, channel by channel in sRGB."""
    first, second = channels(colour), channels(other)
    mixed = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return "#" + "".join(f"{value:02X}" for value in mixed)


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue from 0 to 255 of "#rrggbb"."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(colour: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, after WCAG 2.2 (relative luminance)."""
    light, dark = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [value / 255 for value in channels(colour)]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _with_papers(base: Mapping[str, str], *, dim: float) -> Mapping[str, str]:
    """Add `paper.NAME`, `edge.NAME` and `bar.NAME`: card, its edge on paper, and its row's bar on a band."""
    black = "#000000"
    papers = {f"paper.{name}": blend(value, black, 1 - dim) for name, value in _PAPER.items()}
    edges = {f"edge.{name}": blend(value, black, 1 - dim) for name, value in _EDGE.items()}
    dark = dim < 1
    bars = {f"bar.{name}": papers[f"paper.{name}"] if dark else _EDGE[name] for name in _PAPER}
    if dark:
        bars["bar.white"] = base["subtle"]  # a white bar would be the brightest thing on a dark wall
    return MappingProxyType({**base, **papers, **edges, **bars})


def _without_papers(base: Mapping[str, str]) -> Mapping[str, str]:
    """Make every paper white and every edge and bar black: what a colour said is said otherwise too."""
    made = {f"{part}.{name}": _BLACK for part in ("edge", "bar") for name in _PAPER}
    return MappingProxyType({**base, **dict.fromkeys((f"paper.{name}" for name in _PAPER), _WHITE), **made})


LIGHT = Palette("light", _with_papers(_LIGHT, dim=1.0), (0.09, 0.06))
DARK = Palette("dark", _with_papers(_DARK, dim=0.92), (0.30, 0.22))
CONTRAST = Palette("high-contrast", _without_papers(_CONTRAST), (0.0, 0.0))
PALETTES = MappingProxyType({palette.name: palette for palette in (LIGHT, DARK, CONTRAST)})
