"""The editor of an emotion point's score: five faces, and the number itself."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.compat import override
from app.editing.fields.field import Field
from app.i18n import _
from app.ink.faces import FaceInks, face
from app.ink.geometry import Point
from app.ink.primitives import Box, Outline
from app.render.qt_shapes import add_steps
from app.rows.parts.face_scale import WORDS, tone
from app.widgets.fields.binding import Binding, FieldEditor, is_mixed
from app.widgets.fields.texts import NumberEditor
from app.widgets.plain import label, set_tip
from app.widgets.theming import colour

SCORES = (-2, -1, 0, 1, 2)
SIDE = 34
STEP = 0.5


class FaceButton(QAbstractButton):
    """A face that sets its score."""

    def __init__(self, score: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.score = score
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_(WORDS[score]))
        set_tip(self, _(WORDS[score]))

    @override
    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent.tint"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        paint_face(painter, QRectF(self.rect()), self.score, size=24 if not self.isChecked() else 26)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)


def paint_face(painter: QPainter, area: QRectF, score: float, *, size: float) -> None:
    """Paint a face into the middle of an area, in the colours of the scale."""
    middle, ink = area.center(), tone(score)
    inks = FaceInks(ink, "band", ink)
    for item in face(score, Point(middle.x(), middle.y()), size=size, ring=1.8, inks=inks):
        if isinstance(item, Box):
            _paint_box(painter, item)
        elif isinstance(item, Outline):
            _paint_outline(painter, item)


def _paint_box(painter: QPainter, item: Box) -> None:
    painter.setPen(QPen(colour(item.stroke.ink), item.stroke.width) if item.stroke else Qt.PenStyle.NoPen)
    painter.setBrush(colour(item.fill) if item.fill else Qt.BrushStyle.NoBrush)
    rect = QRectF(item.rect.x, item.rect.y, item.rect.width, item.rect.height)
    painter.drawRoundedRect(rect, item.radius, item.radius)


def _paint_outline(painter: QPainter, item: Outline) -> None:
    pen = Qt.PenStyle.NoPen if item.stroke is None else QPen(colour(item.stroke.ink), item.stroke.width)
    if isinstance(pen, QPen):
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(colour(item.fill) if item.fill else Qt.BrushStyle.NoBrush)
    path = QPainterPath()
    add_steps(path, item.steps)
    painter.drawPath(path)


class ScoreEditor(FieldEditor):
    """Edits a score from -2 to +2."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.faces = [FaceButton(score, self) for score in SCORES]
        strip = QHBoxLayout()
        strip.setSpacing(2)
        for button in self.faces:
            button.clicked.connect(lambda _on=False, score=button.score: self.write(float(score)))
            strip.addWidget(button)
        strip.addStretch(1)
        self.number = NumberEditor(field, self)
        self.number.line.setFixedWidth(56)
        self.word = label("", look="muted", parent=self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.number)
        row.addWidget(self.word, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(strip)
        box.addLayout(row)
        self.setFocusProxy(self.number)

    @override
    def bind(self, binding: Binding) -> None:
        self.number.bind(binding)
        super().bind(binding)

    @override
    def show_value(self, value: object) -> None:
        score = float(value) if isinstance(value, int | float) else 0.0
        self.number.refresh()
        self.word.setText("" if is_mixed(value) else _(WORDS[max(-2, min(2, round(score)))]))
        for button in self.faces:
            button.setChecked(not is_mixed(value) and button.score == score)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = next((i for i, button in enumerate(self.faces) if button.hasFocus()), None)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and focused is not None:
            self.faces[(focused + step) % len(self.faces)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        nudge = {Qt.Key.Key_Up: STEP, Qt.Key.Key_Down: -STEP}.get(Qt.Key(event.key()), 0.0)
        value = self.binding.value()
        if nudge and isinstance(value, int | float):
            self.write(max(-2.0, min(2.0, value + nudge)))
            return
        super().keyPressEvent(event)
