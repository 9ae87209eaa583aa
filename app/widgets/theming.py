"""Light and dark: which theme is on, and Qt's palette made from the tokens.

There is one look for the whole program, as there is one language: `appearance()`.
"""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.ink.palette import DARK, LIGHT, Palette
from app.paths import resource_path
from app.widgets.inking import Warmth

FAMILY: Final = "Source Sans 3"
TEXT_PIXELS: Final = 14
FIRST_FACES: Final = ("Regular", "Semibold", "Bold")
MIDDLE_GREY: Final = 128
LATER_FACES: Final = ("It", "SemiboldIt")

_ROLES: Final = {
    QPalette.ColorRole.Window: "chrome",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "hover",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "chrome",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "accent.text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent.text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "band",
    QPalette.ColorRole.PlaceholderText: "subtle",
    QPalette.ColorRole.Mid: "border",
}
_DISABLED: Final = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


class Appearance(QObject):
    """The theme of the program: what was chosen, and the palette that follows from it.

    `changed` is emitted after Qt's own palette changed, so whoever paints or tints can do so anew.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = "system"
        self.palette = LIGHT
        self._styled = False
        self._system_is_dark = False

    @property
    def is_dark(self) -> bool:
        return self.palette is DARK

    def choose(self, theme: str) -> None:
        """Use a theme from now on: system, light or dark."""
        self.choice = theme
        palette = DARK if theme == "dark" or (theme == "system" and self._system_is_dark) else LIGHT
        if palette is not self.palette:
            self.palette = palette
            self._apply()
            self.changed.emit()

    def start(self, application: QApplication, *, theme: str) -> None:
        """Give the program its font and first palette; cheap enough for before the first paint."""
        # Before it is replaced, Qt's own palette tells the system's theme; asking for it by name would load
        # the whole of Qt's namespace, which the first paint does not wait for. `finish` asks.
        self._system_is_dark = application.palette().window().color().lightness() < MIDDLE_GREY
        load_faces(FIRST_FACES)
        application.setFont(interface_font())
        self.choose(theme)
        application.setPalette(qt_palette(self.palette))

    def finish(self) -> None:
        """Load what the welcome page does not need: the italics and the style sheet of the chrome."""
        if self._styled:
            return
        self._styled = Warmth.is_warm = True
        load_faces(LATER_FACES)
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        self._apply()

    def colour(self, token: str) -> QColor:
        """Return a token's colour in the theme that is on."""
        return QColor(self.palette.colour(token))

    def _on_system_changed(self, scheme: object) -> None:
        self._system_is_dark = getattr(scheme, "name", "") == "Dark"
        self.choose(self.choice)

    def _apply(self) -> None:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        application.setPalette(qt_palette(self.palette))
        if self._styled:
            # The sheet is only needed once there is chrome, so it is only then read.
            from app.widgets.chrome import style_sheet

            application.setStyleSheet(style_sheet(self.palette))


@lru_cache(maxsize=1)
def appearance() -> Appearance:
    """Return the look of the program."""
    return Appearance()


def colour(token: str) -> QColor:
    """Return a token's colour in the theme that is on."""
    return appearance().colour(token)


def interface_font(pixels: float = TEXT_PIXELS, *, weight: int = 400) -> QFont:
    """Return the font of the interface in a size (pixels) and weight (400, 600 or 700)."""
    font = QFont(FAMILY)
    font.setPixelSize(round(pixels))
    font.setWeight(QFont.Weight(weight))
    return font


@lru_cache(maxsize=8)
def _load_face(face: str) -> int:
    return QFontDatabase.addApplicationFont(str(resource_path("fonts", f"SourceSans3-{face}.ttf")))


def load_faces(faces: tuple[str, ...]) -> None:
    """Make faces of the bundled font known to Qt, each one once."""
    for face in faces:
        _load_face(face)


def qt_palette(palette: Palette) -> QPalette:
    """Return Qt's palette for a theme."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, QColor(palette.colour(token)))
    faded = QColor(palette.colour("subtle"))
    faded.setAlphaF(0.75)
    for role in _DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return made
