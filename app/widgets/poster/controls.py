"""The controls that only this dialog has: tabs of which one is chosen, ticks with letters, the traffic light."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QStyle, QWidget

from app.compat import override
from app.ink.palette import blend
from app.widgets.icons import paint_icon
from app.widgets.sizing import fix_height, give_font
from app.widgets.theming import appearance, colour, interface_font, px

TAB, SMALL_TAB, TICK = 36, 32, 32
LIGHT, TALL_LIGHT = 38, 56
ROUND = 8.0


def _flags(widget: QWidget, align: Qt.AlignmentFlag) -> int:
    """Return how to draw a text with a letter for Alt: underlined where the desktop shows such letters."""
    hint = widget.style().styleHint(QStyle.StyleHint.SH_UnderlineShortcut, None, widget)
    letter = Qt.TextFlag.TextShowMnemonic if hint else Qt.TextFlag.TextHideMnemonic
    return int(align.value) | int(letter.value) | int(Qt.TextFlag.TextSingleLine.value)


def _plain(text: str) -> str:
    return text.replace("&", "")


class Tab(QAbstractButton):
    """One of the tabs."""

    def __init__(self, text: str, parent: QWidget, *, height: int) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(_plain(text))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        give_font(self, 14, weight=600)
        fix_height(self, height)

    @override
    def sizeHint(self) -> QSize:
        bold = QFontMetrics(interface_font(14, weight=700))
        return QSize(bold.horizontalAdvance(_plain(self.text())) + px(22), self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        chosen = self.isChecked()
        if chosen:
            painter.setPen(QPen(colour("border"), 1.2))
            painter.setBrush(colour("band"))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), ROUND - 1, ROUND - 1)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, ROUND - 1, ROUND - 1)
        painter.setFont(interface_font(14, weight=700 if chosen else 600))
        painter.setPen(colour("text" if chosen or self.underMouse() else "muted"))
        painter.drawText(QRectF(self.rect()), _flags(self, Qt.AlignmentFlag.AlignCenter), self.text())


class Tabs(QWidget):
    """Tabs side by side, one of which is chosen always; the arrow keys choose the next one.

    `chosen(value)` comes when a person chose another one.
    """

    chosen = Signal(object)

    def __init__(
        self,
        choices: tuple[tuple[object, str], ...],
        name: str,
        parent: QWidget | None = None,
        *,
        height: int = TAB,
    ) -> None:
        super().__init__(parent)
        self._values = [value for value, _words in choices]
        self.buttons = [Tab(words, self, height=height) for _value, words in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, button in enumerate(self.buttons):
            self._group.addButton(button, index)
            row.addWidget(button)
        self.buttons[0].setChecked(True)
        self._group.idClicked.connect(lambda index: self.chosen.emit(self._values[index]))
        self.setAccessibleName(name)
        self.setFocusProxy(self.buttons[0])

    @property
    def value(self) -> object:
        """What is chosen."""
        return self._values[max(0, self._group.checkedId())]

    def put(self, value: object) -> None:
        """Choose without telling."""
        self.buttons[self._values.index(value)].setChecked(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        button = self.buttons[(self._group.checkedId() + step) % len(self.buttons)]
        button.setFocus(Qt.FocusReason.TabFocusReason)
        button.click()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("hover"))
        painter.drawRoundedRect(QRectF(self.rect()), ROUND, ROUND)


class Tick(QAbstractButton):
    """A square that can be ticked, and what it means, with a letter for Alt."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(_plain(text))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        give_font(self, 14)
        fix_height(self, TICK)

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(interface_font(14)).horizontalAdvance(_plain(self.text()))
        return QSize(words + px(32), px(TICK))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(17)
        box = QRectF(2.5, (self.height() - side) / 2, side, side)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        self.paint_sign(painter, box)
        painter.setFont(self.font())
        painter.setPen(colour("text" if self.isEnabled() else "subtle"))
        room = QRectF(self.rect()).adjusted(side + px(9), 0, 0, 0)
        painter.drawText(room, _flags(self, Qt.AlignmentFlag.AlignVCenter), self.text())

    def paint_sign(self, painter: QPainter, box: QRectF) -> None:
        """Draw the square, with a tick if it is ticked, and a ring if it has the keyboard."""
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 6, 6)
        is_on = self.isChecked()
        painter.setPen(QPen(colour("accent" if is_on else "border"), 1.4))
        painter.setBrush(colour("accent" if is_on else "band"))
        painter.drawRoundedRect(box, 4, 4)
        if is_on:
            paint_icon(painter, "check", box.adjusted(2, 2, -2, -2), ink=colour("accent.text"))


class Dot(Tick):
    """A circle of which one in a group is filled, and what it means."""

    @override
    def paint_sign(self, painter: QPainter, box: QRectF) -> None:
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawEllipse(box.adjusted(-2.5, -2.5, 2.5, 2.5))
        painter.setPen(QPen(colour("accent" if self.isChecked() else "border"), 1.4))
        painter.setBrush(colour("accent" if self.isChecked() else "band"))
        painter.drawEllipse(box)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent.text"))
            inner = box.width() * 0.3
            painter.drawEllipse(box.adjusted(inner, inner, -inner, -inner))


SHAPES = {"good": "circle-check", "tight": "triangle-alert", "bad": "circle-x"}
INKS = {"good": "edge.green", "tight": "edge.orange", "bad": "edge.coral"}
GROUNDS = {"good": "paper.green", "tight": "paper.orange", "bad": "paper.coral"}


def sign_ink(state: str) -> QColor:
    """Return the colour of a sign for good, tight or bad, on the theme's own ground."""
    return colour(GROUNDS[state] if appearance().is_dark else INKS[state])


class TrafficLight(QWidget):
    """One sentence on a ground of green, amber or red, with a shape that says the same without colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state, self.strong, self.rest = "good", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fix_height(self, LIGHT)

    def say(self, state: str, strong: str, *, rest: str = "") -> None:
        """Show words in bold and what follows: behind them if all is well, else on a line below."""
        self.state, self.strong, self.rest = state, strong, rest
        self.setAccessibleName(f"{strong} {rest}")
        fix_height(self, LIGHT if state == "good" else TALL_LIGHT)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.strong:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = appearance().palette
        ground = blend(
            palette.colour(GROUNDS[self.state]),
            palette.colour("band"),
            0.86 if appearance().is_dark else 0.66,
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        side = px(20)
        shape = QRectF(px(12), (self.height() - side) / 2, side, side)
        paint_icon(painter, SHAPES[self.state], shape, ink=sign_ink(self.state))
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setPen(colour("text"))
        bold = interface_font(14, weight=700)
        painter.setFont(bold)
        room = QRectF(self.rect()).adjusted(px(42), 0, 0, 0)
        if self.state != "good":
            room.setHeight(room.height() / 2 + px(4))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.strong)
        if self.state == "good":
            room.adjust(QFontMetrics(bold).horizontalAdvance(self.strong), 0, 0, 0)
        else:
            room.moveBottom(self.height() - px(1))
        painter.setFont(interface_font(14))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.rest)
