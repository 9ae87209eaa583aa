"""Light, dark or high contrast: which theme is on, how large the interface's text is, and Qt's palette.

There is one look for the whole program, as there is one language: `appearance()`.
"""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.ink.palette import CONTRAST, DARK, LIGHT, Palette
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

    `changed` is emitted after Qt's own palette changed, so whoever paints or tints can do so anew; where the size
    of the text changed, `resized` comes before it.
    """

    changed = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = "system"
        self.palette = LIGHT
        self.scale = 1.0
        self._styled = False
        self._system_is_dark = self._system_wants_contrast = False

    @property
    def is_dark(self) -> bool:
        return self.palette is DARK

    def choose(self, theme: str) -> None:
        """Use a theme from now on: system, light, dark or high-contrast."""
        self.choice = theme
        palette = self._palette_of(theme)
        if palette is not self.palette:
            self.palette = palette
            self._apply()
            self.changed.emit()

    def set_text_size(self, percent: int) -> None:
        """Make the interface's text larger or smaller, in per cent of what was designed; maps are left alone."""
        if percent / 100 == self.scale:
            return
        self.scale = percent / 100
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        application.setFont(interface_font())
        self._apply()
        self.resized.emit()
        self.changed.emit()

    def _palette_of(self, theme: str) -> Palette:
        if theme == "system" and self._system_wants_contrast:
            return CONTRAST
        if theme == "system":
            return DARK if self._system_is_dark else LIGHT
        return {"dark": DARK, "high-contrast": CONTRAST}.get(theme, LIGHT)

    def start(self, application: QApplication, *, theme: str, text_size: int = 100) -> None:
        """Give the program its font and first palette; cheap enough for before the first paint."""
        self.scale = text_size / 100
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
        accessibility = hints.accessibility()
        accessibility.contrastPreferenceChanged.connect(self._on_contrast_changed)
        self._on_contrast_changed(accessibility.contrastPreference())
        self._apply()

    def colour(self, token: str) -> QColor:
        """Return a token's colour in the theme that is on."""
        return QColor(self.palette.colour(token))

    def _on_system_changed(self, scheme: object) -> None:
        self._system_is_dark = getattr(scheme, "name", "") == "Dark"
        self.choose(self.choice)

    def _on_contrast_changed(self, preference: object) -> None:
        self._system_wants_contrast = getattr(preference, "name", "") == "HighContrast"
        self.choose(self.choice)

    def _apply(self) -> None:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        application.setPalette(qt_palette(self.palette))
        if self._styled:
            # The sheet is only needed once there is chrome, so it is only then read.
            from app.widgets.chrome import style_sheet

            application.setStyleSheet(style_sheet(self.palette, scale=self.scale))


@lru_cache(maxsize=1)
def appearance() -> Appearance:
    """Return the look of the program."""
    return Appearance()


def colour(token: str) -> QColor:
    """Return a token's colour in the theme that is on."""
    return appearance().colour(token)


def system_is_calm() -> bool:
    """Say whether the system asks programs to do without motion, where Qt knows."""
    from PySide6.QtWidgets import (
        QStyle,  # its enumerations take longer to make than the window's other colours
    )

    style = QApplication.style()
    return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0


def px(pixels: float) -> int:
    """Return a length of the interface, given in pixels at 100 %, at the text size that is chosen."""
    return round(pixels * appearance().scale)


def interface_font(pixels: float = TEXT_PIXELS, *, weight: int = 400) -> QFont:
    """Return the font of the interface in a size (pixels) and weight (400, 600 or 700)."""
    font = QFont(FAMILY)
    font.setPixelSize(px(pixels))
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
