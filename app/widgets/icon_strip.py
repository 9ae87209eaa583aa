"""The strip of icons that stands for the side panels where a window is too small to show them beside the map."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from app import i18n
from app.actions.registry import plain_text, tool_tip
from app.actions.spec import ActionSpec
from app.compat import override
from app.i18n import _
from app.widgets.icons import set_icon
from app.widgets.side_panel import STRIP
from app.widgets.sizing import fix_height, fix_width, icon_size
from app.widgets.theming import colour

BUTTON = 36
ICONS = {"persona": "user", "inspector": "sliders-horizontal", "outline": "list-tree"}


class IconStrip(QWidget):
    """A button for each panel: it opens the panel beside the strip, and closes it again."""

    pressed = Signal(str)

    def __init__(self, specs: dict[str, ActionSpec], parent: QWidget) -> None:
        super().__init__(parent)
        self._specs = specs
        self.buttons: dict[str, QToolButton] = {}
        fix_width(self, STRIP)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 6, 8)
        column.setSpacing(4)
        for name, icon in ICONS.items():
            button = self.buttons[name] = self._button(name, icon)
            column.addWidget(button)
        column.addStretch(1)
        self._speak()
        self.destroyed.connect(i18n.on_change(self._speak))

    def show_open(self, names: set[str]) -> None:
        """Mark the buttons of the panels that are open."""
        for name, button in self.buttons.items():
            button.setChecked(name in names)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("chrome"))
        painter.fillRect(0, 0, 1, self.height(), colour("separator"))

    def _button(self, name: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setCheckable(True)
        icon_size(button, 20)
        fix_width(button, BUTTON)
        fix_height(button, BUTTON)
        set_icon(button, icon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _on=False: self.pressed.emit(name))
        return button

    def _speak(self) -> None:
        self.setAccessibleName(_("Panels"))
        for name, button in self.buttons.items():
            button.setAccessibleName(plain_text(_(self._specs[name].text)))
            button.setToolTip(tool_tip(self._specs[name]))
