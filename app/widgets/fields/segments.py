"""A row of joined buttons of which at most one is chosen: for judgements from 1 to 5 and short choices."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from app.compat import override
from app.widgets.sizing import give_font
from app.widgets.theming import colour, interface_font, px

HEIGHT = 32
RADIUS = 7.0
SIDE, LEAST_SIDE = 10, 6
TEXT = 14


class Segment(QAbstractButton):
    """One of the buttons."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        give_font(self, TEXT, weight=400 if len(text) <= 2 else 600)

    @override
    def sizeHint(self) -> QSize:
        return QSize(text_width(self.text()) + 2 * SIDE, px(HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, px(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.isChecked():
            _paint_chosen(painter, area)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
        chosen = self.isChecked()
        room = self.width() - LEAST_SIDE
        pixels = TEXT if text_width(self.text()) <= room else max(11, TEXT * room // text_width(self.text()))
        painter.setFont(interface_font(pixels, weight=700 if chosen else self.font().weight()))
        painter.setPen(colour("text" if chosen or self.underMouse() else "muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.text())


def _paint_chosen(painter: QPainter, area: QRectF) -> None:
    shade = colour("shadow")
    shade.setAlphaF(0.10)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawRoundedRect(area.adjusted(0.5, 1.5, -0.5, 0), RADIUS, RADIUS)
    painter.setPen(QPen(colour("border"), 1))
    painter.setBrush(colour("band"))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -1), RADIUS - 0.5, RADIUS - 0.5)


def text_width(text: str) -> int:
    """Return the width of a segment's text in pixels, in its widest form."""
    return QFontMetrics(interface_font(TEXT, weight=700)).horizontalAdvance(text)


class Segments(QWidget):
    """The row; clicking what is chosen takes the choice back. Arrows go from one to the next, digits choose."""

    chosen = Signal(object)

    def __init__(
        self, choices: tuple[tuple[object, str], ...], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values = [value for value, _text in choices]
        self.buttons = [Segment(text, self) for _value, text in choices]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, button in enumerate(self.buttons):
            button.setAccessibleName(f"{name}: {button.text()}")
            button.clicked.connect(lambda _on=False, at=index: self._choose(at))
            row.addWidget(button)
        self.setAccessibleName(name)
        self.setFocusProxy(self.buttons[0])
        self._value: object = None

    def put(self, value: object) -> None:
        """Show a value; one that is not among the choices is none of them."""
        self._value = value if value in self._values else None
        for held, button in zip(self._values, self.buttons, strict=True):
            button.setChecked(held == value and type(held) is type(value))

    def _choose(self, index: int) -> None:
        button = self.buttons[index]
        value = self._values[index] if button.isChecked() else None
        self.put(value)
        self.chosen.emit(value)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = next((i for i, button in enumerate(self.buttons) if button.hasFocus()), 0)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.buttons[(focused + step) % len(self.buttons)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        texts = [button.text() for button in self.buttons]
        if event.text() and event.text() in texts:
            self.buttons[texts.index(event.text())].click()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("hover"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
