"""The panel at the right: the personas, the details of what is selected, and the map in small at its foot.

In a small window it folds to a strip of icons, each of which opens one of the panels for as long as it is needed.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from app.compat import override
from app.settings import (
    INSPECTOR_VISIBLE,
    MINI_MAP_VISIBLE,
    OUTLINE_VISIBLE,
    PERSONA_PANEL_VISIBLE,
    PERSONA_PANEL_WIDTH,
    Settings,
)
from app.widgets.mini_map import MiniMap
from app.widgets.sizing import least_width, most_width
from app.widgets.theming import appearance, px

if TYPE_CHECKING:
    from app.widgets.icon_strip import IconStrip

WIDTH = 320
NARROWEST = 280
WIDEST = 480
PERSONA_SHARE = 0.52
THIRD = 0.34
"""The persona's share of the height while the outline is there too."""
STRIP = 48
"""Width of the strip of icons."""
SETTLED_MS = 30
LULL_MS = 500
"""How long what is selected stays short before the persona takes its room: panels do not jump at every step."""
LOWEST_WITH_MINI_MAP = 640
"""Height in pixels below which the panels need all the room themselves."""
PANELS = {"persona": PERSONA_PANEL_VISIBLE, "inspector": INSPECTOR_VISIBLE, "outline": OUTLINE_VISIBLE}


class SidePanel(QWidget):
    """Two panels above each other; each can be hidden, and without both the map has all the room."""

    left = Signal()
    asked = Signal(str)
    """Emitted with the name of a panel that is shown for the first time."""
    reshaped = Signal()
    """Emitted when it has folded to a strip, or is there in full again."""

    def __init__(self, mini_map: MiniMap, *, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._is_filled = False
        self._is_shared = False
        self._is_hand_set = False
        self._mini_map = mini_map
        self._panels: dict[str, QWidget] = {}
        self._strip: IconStrip | None = None
        self._column = QWidget(self)
        self._split = QSplitter(Qt.Orientation.Vertical, self._column)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._holders = {name: _scroller() for name in PANELS}
        for holder in self._holders.values():
            self._split.addWidget(holder)
        self._split.setStretchFactor(1, 1)
        self._split.splitterMoved.connect(self._on_split_moved)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._adapt)
        self._lull = QTimer(self)
        self._lull.setSingleShot(True)
        self._lull.setInterval(LULL_MS)
        self._lull.timeout.connect(self._share_unless_set)
        box = QVBoxLayout(self._column)
        self._row = QHBoxLayout(self)
        for each in (box, self._row):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(0)
        box.addWidget(self._split, 1)
        box.addWidget(mini_map)
        self._row.addWidget(self._column)
        mini_map.needed_changed.connect(lambda _is_needed: self._show_mini_map())
        self._show_mini_map()
        for name, setting in PANELS.items():
            self._show(name, is_shown=settings.get(setting))

    def fill(self) -> None:
        """Ask for the panels that are shown; until then their places are empty, and others wait until they are."""
        self._is_filled = True
        for name in PANELS:
            if self.is_shown(name) and name not in self._panels:
                self.asked.emit(name)

    def put(self, name: str, panel: QWidget) -> None:
        """Put a panel into its place."""
        self._panels[name] = panel
        self._holders[name].setWidget(panel)
        if name in ("persona", "inspector"):
            panel.installEventFilter(self)
        if self._is_shared and not self._is_hand_set:
            QTimer.singleShot(SETTLED_MS, self, self._share)

    @property
    def is_folded(self) -> bool:
        """Whether it is a strip of icons that opens one panel at a time."""
        return self._strip is not None and not self._strip.isHidden()

    def fold(self, make_strip: "Callable[[], IconStrip]") -> None:
        """Fold to a strip of icons, if any panel is wanted at all."""
        if self.is_folded or not any(self._settings.get(setting) for setting in PANELS.values()):
            return
        if self._strip is None:
            self._strip = make_strip()
            self._row.addWidget(self._strip)
        self._strip.show()
        for name in PANELS:
            self._show(name, is_shown=False)
        self.reshaped.emit()

    def unfold(self) -> None:
        """Show the panels that are wanted, beside the map."""
        if not self.is_folded or self._strip is None:
            return
        self._strip.hide()
        for name, setting in PANELS.items():
            self._show(name, is_shown=self._settings.get(setting))
        if self._is_filled:
            self.fill()
        QTimer.singleShot(SETTLED_MS, self, self._share)
        self.reshaped.emit()

    def is_shown(self, name: str) -> bool:
        """Say whether a panel (persona, inspector or outline) is shown."""
        return not self._holders[name].isHidden()

    @property
    def has_mini_map(self) -> bool:
        """Whether the map in small is wanted; it is shown while there is more map than in sight."""
        return self._settings.get(MINI_MAP_VISIBLE)

    def toggle(self, name: str) -> None:
        """Show a panel, or hide it, and remember that; a panel that comes gets the focus."""
        if name == "mini-map":
            self._settings.set(MINI_MAP_VISIBLE, not self.has_mini_map)
            self._show_mini_map()
            return
        show = not self.is_shown(name)
        if self.is_folded:
            for other in PANELS:
                self._show(other, is_shown=False)
        else:
            self._settings.set(PANELS[name], show)
        self._show(name, is_shown=show)
        if name == "outline" and self._is_shared and not self._is_hand_set:
            QTimer.singleShot(SETTLED_MS, self, self._share)
        if show and name not in self._panels:
            self.asked.emit(name)
        if show and name in self._panels:
            from app.widgets.focus import give_keyboard  # the first one goes to the map

            give_keyboard(self._panels[name])

    def preferred_width(self) -> int:
        """Return the width that the user gave the panel, or the usual one."""
        chosen = self._settings.get(PERSONA_PANEL_WIDTH)
        wanted = max(NARROWEST, min(WIDEST, chosen)) if chosen != PERSONA_PANEL_WIDTH.default else WIDTH
        return px(STRIP) if self.is_folded else px(wanted)

    def remember_width(self) -> None:
        """Keep the width for the next time."""
        if self.isVisible() and not self.is_folded:
            self._settings.set(PERSONA_PANEL_WIDTH, round(self.width() / appearance().scale))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the panels with Esc, when no field wanted it for itself."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the persona the room that it needs: half of it, and what the details below leave free."""
        super().showEvent(event)
        if not self._is_shared:
            self._is_shared = True
            # The texts know how high they are only once they have their width.
            QTimer.singleShot(SETTLED_MS, self, self._share)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when the persona or the details below get more to show, or less."""
        if event.type() == QEvent.Type.LayoutRequest and self._is_shared and not self._is_hand_set:
            self._settled.start()
        return False

    def _wanted(self) -> int:
        return min(self._needed("persona"), max(self._fair, self._split.height() - self._needed_below()))

    @property
    def _fair(self) -> int:
        """The persona's part of the height, however much there is below."""
        return round(self._split.height() * (THIRD if self.is_shown("outline") else PERSONA_SHARE))

    def _needed(self, name: str) -> int:
        panel = self._panels.get(name)
        if panel is None:
            return self.height()
        return max(panel.sizeHint().height(), panel.minimumSizeHint().height()) + 2

    def _needed_below(self) -> int:
        """How high what is below the persona is; an outline takes all it can get."""
        if self.is_shown("outline") or not self.is_shown("inspector"):
            return self.height()
        return self._needed("inspector") + self._split.handleWidth()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_mini_map()

    def _show_mini_map(self) -> None:
        is_high = self.height() >= LOWEST_WITH_MINI_MAP
        self._mini_map.setVisible(self.has_mini_map and self._mini_map.is_needed and is_high)

    def _share(self) -> None:
        wanted = self._wanted()
        rest = max(2, self._split.height() - wanted)
        self._split.setSizes([wanted, rest // 2, rest - rest // 2])

    def _adapt(self) -> None:
        """Share anew: at once where something is cut, after a lull where the persona only may have more."""
        if self._is_hand_set or not self.is_shown("persona"):
            return
        has, wanted = self._split.sizes()[0], self._wanted()
        if has < min(wanted, self._fair) or (wanted < has and self._is_cut_below()):
            self._share()
        elif wanted > has:
            self._lull.start()

    def _is_cut_below(self) -> bool:
        return self.is_shown("inspector") and self._split.sizes()[1] < self._needed("inspector")

    def _share_unless_set(self) -> None:
        if not self._is_hand_set and self._wanted() > self._split.sizes()[0]:
            self._share()

    def _on_split_moved(self, _at: int, _index: int) -> None:
        self._is_hand_set = True

    def _show(self, name: str, *, is_shown: bool) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._holders[name].isAncestorOf(focused)
        self._holders[name].setVisible(is_shown)
        shown = {panel for panel in PANELS if self.is_shown(panel)}
        self._column.setVisible(bool(shown))
        self.setVisible(bool(shown) or self.is_folded)
        strip = STRIP if self.is_folded else 0
        # Beside a strip nobody drags the border: the panel comes in its usual width.
        narrowest = WIDTH if self.is_folded else NARROWEST
        least_width(self, (narrowest if shown else 0) + strip)
        most_width(self, (WIDEST if shown else 0) + strip)
        if self._strip is not None:
            self._strip.show_open(shown)
        if had_focus and not is_shown:
            self.left.emit()


def _scroller() -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
