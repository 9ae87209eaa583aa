"""The bar above the map that lets only some cards be bright: by persona, owner, tag and certainty."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.compat import override
from app.editing.filtering import (
    ASPECTS,
    NOT_GIVEN,
    Aspect,
    Filter,
    bright_in,
    passing,
    value_name,
    values_on,
)
from app.editing.session import Session
from app.i18n import N_, _
from app.model.query import card_count
from app.widgets.icons import set_icon
from app.widgets.plain import label, menu_text, set_tip
from app.widgets.sizing import fix_height, give_font, icon_size, least_width
from app.widgets.theming import colour

HEIGHT = 48
BUTTON = 32
SETTLE_MS = 60
NAMES: dict[Aspect, tuple[str, str]] = {
    "persona": (N_("Persona"), "user"),
    "owner": (N_("Owner"), "briefcase"),
    "tag": (N_("Tag"), "tag"),
    "certainty": (N_("Certainty"), "badge-check"),
    "evidence": (N_("Evidence"), "quote"),
}
CERTAINTY_NAMES = {
    "assumption": N_("Assumption"),
    "some-data": N_("Some data"),
    "researched": N_("Researched"),
}


class FilterBar(QWidget):
    """A button for each aspect with the values that cards have, and how many cards are left.

    `changed` when other cards are to be bright; `closed` when Esc or the cross ended it.
    """

    changed = Signal()
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.filter = Filter()
        fix_height(self, HEIGHT)
        self.title = label("", look="strong", parent=self)
        self.buttons: dict[Aspect, QToolButton] = {aspect: self._choice(aspect) for aspect in ASPECTS}
        self.count = label("", look="muted", parent=self)
        self.everything = self._tool("eye")
        self.cross = self._tool("x")
        self._compose()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLE_MS)
        self._later.timeout.connect(self._tell)
        self.everything.clicked.connect(lambda: self.use(Filter()))
        self.cross.clicked.connect(self.close_bar)
        session.document_changed.connect(lambda _change: self._follow())
        session.map_changed.connect(lambda _map_id: self._tell())
        self.retranslate()
        self.hide()

    def open(self) -> None:
        """Show the bar and give it the keyboard."""
        self.show()
        self._show_words()
        self.buttons["persona"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle(self) -> None:
        """Open the bar, or close it."""
        if self.isVisible():
            self.close_bar()
        else:
            self.open()

    def close_bar(self) -> None:
        """Let every card be bright again."""
        self.hide()
        self.use(Filter())
        self.closed.emit()

    def bright(self) -> frozenset[str] | None:
        """Return the ids of the cards, points, figures and connections that pass; None while nothing is chosen."""
        return bright_in(self._session.journey, self.filter)

    def retranslate(self) -> None:
        """Speak the language of the program."""
        self.setAccessibleName(_("Filter"))
        self.title.setText(_("Filter"))
        self.everything.setText(_("Show all"))
        set_tip(self.everything, _("Lets every card be bright again."))
        self.cross.setAccessibleName(_("Close"))
        set_tip(self.cross, f"{_('Close')}  Esc")
        self._show_words()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("chrome"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("separator"))

    def fill(self, aspect: Aspect) -> QMenu:
        """Fill the menu of an aspect with the values that cards have now, and return it."""
        menu = self.buttons[aspect].menu()
        menu.clear()
        wanted = self.filter.wanted.get(aspect, frozenset())
        values = values_on(self._session.journey, aspect)
        for value in dict.fromkeys((*values, *sorted(wanted))):
            action = menu.addAction(f"{menu_text(self._name(aspect, value))}  ({values.get(value, 0)})")
            action.setData(value)
            action.setCheckable(True)
            action.setChecked(value in wanted)
            action.triggered.connect(partial(self._toggle, aspect, value))
        return menu

    def _toggle(self, aspect: Aspect, value: str, _checked: object = None) -> None:
        self.use(self.filter.toggled(aspect, value))

    def use(self, chosen: Filter) -> None:
        """Let only the cards of a filter be bright."""
        if chosen != self.filter:
            self.filter = chosen
            self._tell()

    def _follow(self) -> None:
        if self.filter.is_on:
            self._later.start()

    def _tell(self) -> None:
        self._later.stop()
        self._show_words()
        self.changed.emit()

    def _show_words(self) -> None:
        for aspect, button in self.buttons.items():
            wanted = sorted(self.filter.wanted.get(aspect, frozenset()))
            name = _(NAMES[aspect][0])
            chosen = ", ".join(menu_text(self._name(aspect, value)) for value in wanted[:2])
            more = f" +{len(wanted) - 2}" if len(wanted) > 2 else ""
            button.setText(f"{name}: {chosen}{more}" if wanted else name)
            button.setAccessibleName(button.text().replace("&&", "&"))
            set_tip(button, _("Keep only some cards bright: %s") % name)
            button.setChecked(bool(wanted))
        journey = self._session.journey
        bright = passing(journey, self.filter)
        numbers = {"shown": len(bright or ()), "count": card_count(journey)}
        self.count.setText("" if bright is None else _("%(shown)d of %(count)d cards") % numbers)
        self.everything.setEnabled(self.filter.is_on)

    def _name(self, aspect: Aspect, value: str) -> str:
        if value == NOT_GIVEN:
            return _("Not given")
        if aspect == "certainty" and value in CERTAINTY_NAMES:
            return _(CERTAINTY_NAMES[value])
        return value_name(self._session.project, aspect, value) or _("Not given")

    def _choice(self, aspect: Aspect) -> QToolButton:
        button = self._tool(NAMES[aspect][1])
        button.setCheckable(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self.fill(aspect))
        # A checked button is one with a choice; opening its menu must not change that.
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self, self._show_words))
        button.setMenu(menu)
        return button

    def _tool(self, icon: str) -> QToolButton:
        button = QToolButton(self)
        fix_height(button, BUTTON)
        least_width(button, BUTTON)
        icon_size(button, 18)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_icon(button, icon, size=18)
        return button

    def _compose(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 1)
        row.setSpacing(4)
        row.addWidget(self.title)
        row.addSpacing(12)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addSpacing(12)
        row.addWidget(self.count)
        give_font(self.count, 13)
        row.addStretch(1)
        row.addWidget(self.everything)
        self.cross.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        row.addWidget(self.cross)
