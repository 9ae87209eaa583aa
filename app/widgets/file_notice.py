"""The bar above the map that says what is the matter with its file, for as long as it is so."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from app.compat import override
from app.i18n import _
from app.widgets.canvas.announcements import announce
from app.widgets.icons import set_icon
from app.widgets.plain import breakable, label, set_tip
from app.widgets.sizing import fix_size, icon_size, least_height
from app.widgets.theming import colour

HEIGHT = 48
BUTTON = 32
SIGN = 20
MOST = 2
"""So many buttons at most."""

Choice: TypeAlias = tuple[str, str, Callable[[], None]]
"""A button: its word, its tooltip, and what it does."""


class FileNotice(QWidget):
    """One sentence and up to two ways to go on, or a cross that sends it away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = ""
        least_height(self, HEIGHT)
        self._sign = QToolButton(self)
        self._sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        icon_size(self._sign, SIGN)
        self._words = label("", wrap=True, parent=self)
        self._choices: tuple[Choice, ...] = ()
        # Made before the cross, so that Tab and F6 come to them first.
        self._made = [self._button(index) for index in range(MOST)]
        self.cross = QToolButton(self)
        fix_size(self.cross, BUTTON, height=BUTTON)
        icon_size(self.cross, 18)
        self.cross.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(self.cross, "x", size=18)
        self.cross.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 4, 12, 5)
        self._row.setSpacing(8)
        self._row.addWidget(self._sign)
        self._row.addWidget(self._words, 1)
        for button in self._made:
            self._row.addWidget(button)
        self._row.addWidget(self.cross)
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says."""
        return self.accessibleName()

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons that there are now."""
        return self._made[: len(self._choices)]

    def show_notice(self, kind: str, text: str, *, choices: Sequence[Choice], sign: str) -> None:
        """Say something instead of what was said before; the first choice is the one to advise."""
        is_new, self.kind = kind != self.kind or self.isHidden(), kind
        self._words.setText(breakable(text))
        self.setAccessibleName(text)
        set_icon(self._sign, sign, token="accent", size=SIGN)
        self._sign.setAccessibleName(_("About the file"))
        self.cross.setAccessibleName(_("Close"))
        set_tip(self.cross, _("Close"))
        self._show_choices(choices)
        self.show()
        if is_new:
            announce(self, text)

    def dismiss(self) -> None:
        """Take the bar away: what it said is no longer so."""
        self.kind = ""
        self.hide()

    def _show_choices(self, choices: Sequence[Choice]) -> None:
        self._choices = tuple(choices[:MOST])
        for button, (word, tip, _act) in zip(self._made, self._choices, strict=False):
            button.setText(word)
            set_tip(button, tip)
        for index, button in enumerate(self._made):
            button.setVisible(index < len(self._choices))

    def _button(self, index: int) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(False)
        least_height(button, BUTTON)
        # What it does may take the bar away, and the button with it.
        button.clicked.connect(lambda: self._choices[index][2](), Qt.ConnectionType.QueuedConnection)
        return button

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("accent.tint"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("separator"))
