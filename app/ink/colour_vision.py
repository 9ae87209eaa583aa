"""How colours look to those who see fewer of them, and on a printer without colour: for previews.

Source of the matrices: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009,
table 1, severity 1.0; they work on linear RGB. Grey is the relative luminance of WCAG 2.2.
"""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from app.compat import override
from app.ink.palette import Palette, channels
from app.values import dataclass

Vision: TypeAlias = Literal["normal", "greyscale", "protan", "deutan", "tritan"]
VISIONS: Final[tuple[Vision, ...]] = ("normal", "greyscale", "protan", "deutan", "tritan")

_LUMINANCE: Final = (0.2126, 0.7152, 0.0722)
_MATRICES: Final = MappingProxyType(
    {
        "greyscale": (_LUMINANCE, _LUMINANCE, _LUMINANCE),
        "protan": (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        "deutan": (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
        "tritan": (
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        ),
    }
)


@dataclass(frozen=True, slots=True)
class SeenPalette(Palette):
    """A palette whose colours all went through `see`: those with a name, and those that a map gives itself.

    `is_grey` says that photos must be without colour too.
    """

    see: Callable[[str], str]
    is_grey: bool = False

    @override
    def colour(self, token: str) -> str:
        """Return "#rrggbb" for a token or a literal colour, as it is seen. Raises `KeyError` for another."""
        return self.see(token) if token.startswith("#") else self.colours[token]


def seen(colour: str, vision: Vision) -> str:
    """Return "#RRGGBB" as somebody with that vision sees it; "normal" changes nothing."""
    if vision == "normal":
        return colour
    red, green, blue = (_linear(value) for value in channels(colour))
    rows = _MATRICES[vision]
    return "#" + "".join(f"{_encoded(row[0] * red + row[1] * green + row[2] * blue):02X}" for row in rows)


def simulated(palette: Palette, vision: Vision) -> Palette:
    """Return a palette as somebody with that vision sees it; the very same one for "normal"."""
    if vision == "normal":
        return palette

    def see(colour: str) -> str:
        return seen(palette.colour(colour), vision)

    return through(palette, see, name=f"{palette.name}, {vision}", is_grey=vision == "greyscale")


def through(palette: Palette, see: Callable[[str], str], *, name: str, is_grey: bool = False) -> SeenPalette:
    """Return a palette with every colour changed by a function."""
    colours = MappingProxyType({token: see(colour) for token, colour in palette.colours.items()})
    return SeenPalette(name, colours, palette.shadow_opacity, see, is_grey)


def needs_grey_photos(palette: Palette) -> bool:
    """Say whether photos must be drawn without colour."""
    return isinstance(palette, SeenPalette) and palette.is_grey


def _linear(value: int) -> float:
    """Return the light of a channel (0 … 255), 0 to 1 (IEC 61966-2-1)."""
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _encoded(light: float) -> int:
    """Return the channel (0 … 255) of some light; what a screen cannot show is cut off."""
    light = min(1.0, max(0.0, light))
    share = light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return round(share * 255)
