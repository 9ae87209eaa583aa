"""What stands over a map that has nothing to show: ways to begin, or the way back to hidden rows."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app import i18n
from app.actions.registry import Registry, keys_text, tool_tip
from app.compat import override
from app.editing.session import Session
from app.i18n import N_, _
from app.ink.geometry import Rect
from app.model.journey import JourneyMap
from app.model.query import is_empty
from app.values import dataclass
from app.widgets.canvas.canvas import Canvas
from app.widgets.icons import beside_icon, set_icon
from app.widgets.plain import label, set_tip
from app.widgets.sizing import give_font, icon_size, least_width, most_width
from app.widgets.theming import appearance, colour, px

WIDE = 320
WIDEST = 4000
EDGE = 24
FOOT = 12
BELOW = 64
"""Pixels below the last row that its plus sign needs."""


@dataclass(frozen=True, slots=True)
class Way:
    """A button: the action behind it, the words and the icon on it, and whose keys it shows."""

    action: str
    text: str
    icon: str
    keys_of: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """What the panel says, and the ways it offers."""

    title: str
    text: str
    ways: tuple[Way, ...]
    stays: bool = False
    """Whether it cannot be sent away: without it there would be nothing to see at all."""


EMPTY = Guide(
    N_("This map is empty"),
    N_("Type into a cell, or begin with one of these."),
    (
        Way("file.template", N_("Template…"), "layout-template"),
        Way("file.new_from_clipboard", N_("Paste a table"), "clipboard-paste", "edit.paste"),
        Way("file.import_table", N_("Import a table…"), "table"),
        Way("file.example", N_("Open an example…"), "book-open"),
    ),
)
ALL_HIDDEN = Guide(
    N_("All rows are hidden"),
    N_("Their cards are still there."),
    (Way("row.show_hidden", N_("Show hidden rows…"), "eye"),),
    stays=True,
)
NO_ROWS = Guide(
    N_("This map has no rows"),
    N_("A row says what its cards are about: actions, thoughts, pain points …"),
    (
        Way("row.insert_below", N_("Add a row…"), "rows-3"),
        Way("file.template", N_("Template…"), "layout-template"),
    ),
    stays=True,
)
NO_STAGES = Guide(
    N_("This map has no stages"),
    N_("A stage is a part of the journey, from left to right."),
    (
        Way("stage.insert_after", N_("Add a stage"), "columns-3"),
        Way("file.template", N_("Template…"), "layout-template"),
    ),
    stays=True,
)


def guide_for(journey: JourneyMap) -> Guide | None:
    """Return what a map needs to be told about; None for one that shows something."""
    if not journey.stages:
        return NO_STAGES
    if not journey.rows:
        return NO_ROWS
    if all(row.hidden for row in journey.rows):
        return ALL_HIDDEN
    return EMPTY if is_empty(journey) else None


def place_for(view: QRect, taken: QRect, size: QSize) -> QRect:
    """Return where a panel stands: in the middle of the view, or of free room below or beside the map."""
    below = QRect(view)
    below.setTop(taken.bottom() + BELOW)
    beside = QRect(view)
    beside.setLeft(taken.right() + BELOW)
    for room in (view, below, beside):
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        if room.adjusted(EDGE, 0, -EDGE, 0).contains(place) and not place.intersects(taken):
            return place
    place = QRect(0, 0, size.width(), size.height())
    place.moveCenter(view.center())
    return place


def foot_of(view: QRect, size: QSize) -> QRect:
    """Return where a strip stands: along the foot of the view, away from the names and cells that come first."""
    place = QRect(0, 0, size.width(), size.height())
    place.moveCenter(view.center())
    place.moveBottom(view.bottom() - FOOT)
    return place


class StartPanel(QFrame):
    """A calm panel over the map with a button for each way; never part of the map, of a picture or of paper.

    Where there are stages and rows to begin with, it is a strip along the foot, as flat as the view is wide.
    """

    def __init__(self, session: Session, canvas: Canvas, registry: Registry) -> None:
        super().__init__(canvas.viewport())
        self._session, self._canvas, self._registry = session, canvas, registry
        self._guide: Guide | None = None
        self._sent_away: set[str] = set()
        self._shapes: dict[str, tuple[str, ...]] = {}
        self._shape: tuple[int, bool, tuple[str, ...]] = (0, False, ())
        self.buttons: dict[str, QPushButton] = {}
        self.setObjectName("start")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._title = label("", look="heading", wrap=True, parent=self)
        self._text = label("", look="muted", wrap=True, parent=self)
        self.close_button = QToolButton(self)
        self._compose()
        self.hide()
        session.document_changed.connect(lambda _change: self.look())
        session.map_changed.connect(lambda _map_id: self.look())
        canvas.viewport().installEventFilter(self)
        canvas.zoom_changed.connect(self._on_zoom)
        appearance().changed.connect(self._paint)
        self.destroyed.connect(i18n.on_change(self._speak))
        self._zoom = canvas.zoom
        self.look()

    @property
    def is_open(self) -> bool:
        """Whether it is there."""
        return not self.isHidden()

    def look(self) -> None:
        """Come, change or go, as the map needs it."""
        guide = guide_for(self._session.journey)
        if guide is not None and not guide.stays and self._is_done():
            guide = None
        if guide is not self._guide:
            had_focus = self._has_focus()
            self._guide = guide
            self._fill()
            if had_focus:
                self._canvas.take_focus()
        elif guide is not None:
            self._put()

    def _is_done(self) -> bool:
        """Say whether it was sent away, or somebody has begun with other stages or rows than the map came with."""
        journey = self._session.journey
        shape = (*(stage.id for stage in journey.stages), *(row.id for row in journey.rows))
        return self._session.map_id in self._sent_away or self._shapes.setdefault(journey.id, shape) != shape

    def send_away(self) -> None:
        """Go, and do not come back for this map."""
        self._sent_away.add(self._session.map_id)
        self.look()
        self._canvas.take_focus()

    def take_focus(self) -> None:
        """Give the keyboard to the first way."""
        next(iter(self.buttons.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.is_open:
            self._put()
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the ways with the arrows, and leave with Esc."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            order = list(self.buttons.values())
            at = next((i for i, button in enumerate(order) if button.hasFocus()), 0)
            order[(at + step) % len(order)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self._canvas.take_focus()
        else:
            super().keyPressEvent(event)

    def _compose(self) -> None:
        give_font(self._title, 18, weight=700)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        icon_size(self.close_button, 16)
        set_icon(self.close_button, "x", token="muted", size=16)
        self.close_button.clicked.connect(lambda _on=False: self.send_away())
        self._ways = QGridLayout()
        self._ways.setSpacing(8)
        self._words = QGridLayout()
        self._words.setVerticalSpacing(4)
        self._words.setHorizontalSpacing(12)
        self._grid = QGridLayout(self)
        self._grid.setVerticalSpacing(8)
        self._grid.setHorizontalSpacing(20)
        self._paint()

    def _fill(self) -> None:
        """Show the guide that is needed now, or nothing."""
        for button in self.buttons.values():
            self._ways.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        if self._guide is None:
            self.hide()
            return
        self.close_button.setVisible(not self._guide.stays)
        for way in self._guide.ways:
            self.buttons[way.action] = self._button(way)
        self.setFocusProxy(next(iter(self.buttons.values())))
        self._speak()
        self.show()
        self.raise_()

    def _go(self, way: Way) -> None:
        """Go a way; a map that got its stages and rows from a template has begun."""
        rows = self._session.journey.rows
        self._registry.action(way.action).trigger()
        if way.action == "file.template" and self._session.journey.rows is not rows:
            self.send_away()

    def _button(self, way: Way) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(way.action)
        button.setAutoDefault(False)
        icon_size(button, 18)
        set_icon(button, way.icon, token="accent", size=18)
        button.clicked.connect(lambda _on=False: self._go(way))
        keys = QHBoxLayout(button)
        keys.setContentsMargins(0, 0, 12, 0)
        keys.addStretch(1)
        held = label("", look="key", parent=button)
        held.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        keys.addWidget(held)
        return button

    def _speak(self) -> None:
        """Say everything in the language of the program."""
        guide = self._guide
        if guide is None:
            return
        self._title.setText(_(guide.title))
        self._text.setText(_(guide.text))
        self.setAccessibleName(_(guide.title))
        self.setAccessibleDescription(_(guide.text))
        self.close_button.setAccessibleName(_("Close"))
        set_tip(self.close_button, _("Close; it goes by itself with the first card."))
        for way in guide.ways:
            self._name(self.buttons[way.action], way)
        self._put()

    def _name(self, button: QPushButton, way: Way) -> None:
        keys = keys_text(self._registry.specs[way.keys_of or way.action].shortcuts[:1])
        held = button.findChild(QLabel)
        assert isinstance(held, QLabel)
        held.setText(keys if self._is_card else "")
        button.setText(beside_icon(_(way.text)))
        button.setToolTip(tool_tip(self._registry.specs[way.action]))
        button.setAccessibleName(", ".join(part for part in (_(way.text), keys) if part))
        # The keys stand over the button's own text, which must leave them room.
        room = button.fontMetrics().horizontalAdvance(button.text()) + held.sizeHint().width()
        button.setMinimumWidth(room + px(80 if self._is_card else 56))

    def _put(self) -> None:
        """Stand where the map is not, if there is such a place."""
        view = self._canvas.viewport().rect()
        if self._is_card:
            self._arrange(1, is_flat=False)
        else:
            # As flat as it can be: beside its words, below them, or in lines of two and of one.
            for columns, is_flat in ((4, True), (4, False), (2, False), (1, False)):
                self._arrange(columns, is_flat=is_flat)
                if self.minimumSizeHint().width() <= view.width() - 2 * FOOT:
                    break
        size = self._size()
        self.setGeometry(place_for(view, self._taken(), size) if self._is_card else foot_of(view, size))

    @property
    def _is_card(self) -> bool:
        """Whether it stands in the middle, since there is nothing yet to begin with."""
        return self._guide is not None and self._guide.stays

    def _size(self) -> QSize:
        size = self.sizeHint().expandedTo(self.minimumSize())
        if self.hasHeightForWidth():
            size.setHeight(max(size.height(), self.heightForWidth(size.width())))
        return size

    def _arrange(self, columns: int, *, is_flat: bool) -> None:
        """Put the words before or above the ways, and those into so many columns."""
        if self._shape == (columns, is_flat, tuple(self.buttons)):
            return
        self._shape = (columns, is_flat, tuple(self.buttons))
        least_width(self, WIDE if self._is_card else 0)
        most_width(self, WIDE + 120 if self._is_card else WIDEST)
        side = 24 if self._is_card else 16
        self._grid.setContentsMargins(side, side - 6, side, side if self._is_card else side - 6)
        self._text.setWordWrap(self._is_card)
        self._title.setWordWrap(self._is_card)
        for index, button in enumerate(self.buttons.values()):
            self._ways.addWidget(button, index // columns, index % columns)
        self._stand_words(beside=columns > 2 and not is_flat)
        for part in (self._words, self._ways):
            self._grid.removeItem(part)
        self._grid.removeWidget(self.close_button)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addLayout(self._words, 0, 0)
        if is_flat:
            self._grid.addLayout(self._ways, 0, 1, middle)
            self._grid.addWidget(self.close_button, 0, 2, middle)
        else:
            self._grid.addWidget(self.close_button, 0, 1, Qt.AlignmentFlag.AlignTop)
            self._grid.addLayout(self._ways, 1, 0, 1, 2)
        self._grid.setColumnStretch(0, 1)

    def _stand_words(self, *, beside: bool) -> None:
        """Put the sentence below its title, or beside it."""
        for held in (self._title, self._text):
            self._words.removeWidget(held)
        self._words.addWidget(self._title, 0, 0)
        self._words.addWidget(self._text, 0 if beside else 1, 1 if beside else 0)
        self._words.setColumnStretch(1, 1 if beside else 0)

    def _taken(self) -> QRect:
        """Return the part of the view that shows the map: title, stages and rows."""
        sheet, frame = self._canvas.sheet(), self._canvas.frame
        margin = sheet.style.page_margin
        area = Rect(margin, margin, sheet.width - 2 * margin, sheet.height - 2 * margin)
        return frame.body_rect(area).toAlignedRect()

    def _on_zoom(self, zoom: float) -> None:
        if zoom != self._zoom and self.is_open:
            self._put()
        self._zoom = zoom

    def _has_focus(self) -> bool:
        focused: QWidget | None = self.focusWidget()
        return focused is not None and focused.hasFocus()

    def _paint(self) -> None:
        self.setStyleSheet(
            f"QFrame#start {{ background: {colour('band').name()};"
            f" border: 1px solid {colour('border').name()}; border-radius: 12px; }}"
            "QFrame#start > QPushButton { text-align: left; padding-left: 12px; }"
        )
