"""A bar after a paste: for ten seconds what was pasted can be pasted in another way, still as one undo step."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.compat import override
from app.editing import pasting
from app.editing.pasting import Pasted
from app.editing.selection import of_card
from app.editing.session import Session
from app.editing.typing import LONGEST_TEXT
from app.i18n import _, grouped
from app.model.project import Project
from app.widgets.canvas.canvas import Canvas
from app.widgets.plain import label, set_tip
from app.widgets.theming import colour

SECONDS = 10.0
ABOVE_FOOT = 140
"""Pixels to the foot of the page; a message has room below it."""


class PasteBar(QWidget):
    """Offers the other ways of the last paste; F4 goes through them, Esc sends it away."""

    told = Signal(str)
    """Emitted with a sentence when something cannot be pasted in a way."""

    def __init__(self, session: Session, canvas: Canvas, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._canvas = session, canvas
        self._pasted: Pasted | None = None
        self._typed: Project | None = None
        self._step, self._way = -1, ""
        self._is_busy = False
        self.buttons: dict[str, QPushButton] = {}
        self._words = label("", look="muted", parent=self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 6, 8, 6)
        self._row.setSpacing(6)
        self._row.addWidget(self._words)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(SECONDS * 1000))
        self._timer.timeout.connect(self._on_time)
        session.undo_stack.indexChanged.connect(self._on_index_changed)
        parent.installEventFilter(self)
        canvas.installEventFilter(self)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it is there to be used."""
        return not self.isHidden()

    def offer(self, pasted: Pasted) -> None:
        """Offer the ways in which something that was just pasted could have been pasted."""
        self._pasted, self._step = pasted, self._session.undo_stack.index()
        self._typed = None
        self.setAccessibleName(_("Ways to paste"))
        self._words.setText(_("Pasted as"))
        self._fill()
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def next_way(self) -> None:
        """Take the keyboard, or go on to the next way."""
        if not self.is_open:
            return
        order = list(self.buttons.values())
        at = next((i for i, button in enumerate(order) if button.hasFocus()), -1)
        order[(at + 1) % len(order)].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._timer.start()

    def leave(self) -> None:
        """Go away, and give the keyboard back to the map."""
        had_focus = any(button.hasFocus() for button in self.buttons.values())
        self._timer.stop()
        self.hide()
        if had_focus:
            self._canvas.take_focus()

    def _fill(self) -> None:
        for button in self.buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        ways = self._pasted.ways if self._pasted is not None else ()
        self._way = next((way for way, _words in ways), "")
        for at, (way, words) in enumerate(ways):
            button = QPushButton(words, self)
            button.setObjectName(way)
            button.setCheckable(True)
            button.setChecked(at == 0)
            button.setProperty("look", "quiet")
            button.setStyleSheet(f"QPushButton:checked {{ background: {colour('accent.tint').name()}; }}")
            set_tip(button, _("Pastes it in this way instead; F4 goes on to the next."))
            button.clicked.connect(lambda _on=False, name=way: self._choose(name))
            button.installEventFilter(self)
            self._row.addWidget(button)
            self.buttons[way] = button

    def _choose(self, way: str) -> None:
        """Take the paste back and do it in another way; the undo stack has one step for it as before."""
        pasted, session = self._pasted, self._session
        if pasted is not None and pasted.card is not None:
            self._canvas.finish_editing()
        if pasted is None or session.undo_stack.index() != self._step:
            self.leave()
            return
        if way == "one" and not pasting.fits_one(pasted):
            self._refuse()
            return
        self._is_busy = True
        if pasted.card is None:
            session.undo_stack.undo()
            pasting.put(session, pasted, way)
        elif self._typed is not None:
            self._retype(self._typed, pasted.card, is_split=way == "here")
        self._is_busy = False
        self._step, self._way = session.undo_stack.index(), way
        self._mark()
        self._canvas.reveal(session.selection)
        self._timer.start()

    def _mark(self) -> None:
        """Show in which way it is pasted now."""
        for name, button in self.buttons.items():
            button.setChecked(name == self._way)

    def _refuse(self) -> None:
        """Leave everything as it was pasted rather than cut it."""
        self._mark()
        self._timer.start()
        text = _("The text has more than the %s characters of a card: it stays as it is pasted now.")
        self.told.emit(text % grouped(LONGEST_TEXT))

    def _retype(self, typed: Project, card: str, *, is_split: bool) -> None:
        """Split the card that a text was pasted into, or put it together again."""
        session = self._session
        split, selection = pasting.split_card(typed, session.map_id, card)
        session.undo_stack.undo()
        if is_split:
            session.apply(lambda _project: split, _("Split into cards"), select=selection)
        else:
            session.apply(lambda _project: typed, _("Edit card"))
            session.select(of_card(session.journey, card))

    def _on_time(self) -> None:
        if any(button.hasFocus() for button in self.buttons.values()) or self.underMouse():
            self._timer.start()
        else:
            self.leave()

    def _on_index_changed(self, index: int) -> None:
        if not self.is_open or self._is_busy or index == self._step:
            return
        if self._is_typing and self._typed is None:
            # The text that the lines were pasted into is finished: this step is the one to change.
            self._typed, self._step = self._session.project, index
        else:
            self.leave()

    @property
    def _is_typing(self) -> bool:
        return self._pasted is not None and self._pasted.card is not None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.is_open:
            return False
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._place()
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and watched is not self.parent()
        ):
            return self._key(event, watched)
        return False

    def _key(self, event: QKeyEvent, watched: QObject) -> bool:
        if event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.leave()
            return True
        if watched is self._canvas:
            return False
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step:
            order = list(self.buttons.values())
            at = next((i for i, button in enumerate(order) if button is watched), 0)
            order[(at + step) % len(order)].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            next(button for button in self.buttons.values() if button is watched).click()
            return True
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("border"), 1))
        painter.setBrush(colour("band"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - ABOVE_FOOT)
