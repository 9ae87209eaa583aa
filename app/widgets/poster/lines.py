"""The lines of the form: a caption, and fields beside it; and the fields that several parts use."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QWidget,
)

from app.compat import override
from app.i18n import _, number
from app.values import dataclass
from app.widgets.fields.choices import QuietCombo
from app.widgets.plain import PlainLabel, label
from app.widgets.sizing import fix_height, fix_width
from app.widgets.theming import colour, px

GAP, LINE, CAPTION = 8, 32, 72


class NumberBox(QDoubleSpinBox):
    """A number without buttons; the arrow keys change it, and the comma is a point too."""

    def __init__(self, name: str, *, low: float, high: float, places: int = 0, width: int = 56) -> None:
        super().__init__()
        self.setRange(low, high)
        self.setDecimals(places)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(name)
        # Qt gives a number without buttons no room for its text as soon as a style sheet draws its edge.
        self.setFrame(False)
        # The rule names its class: without one it would also take the ground from the menu of the field.
        self.lineEdit().setStyleSheet("QLineEdit { background: transparent; border: none; padding: 0 7px; }")
        fix_width(self, width)
        fix_height(self, LINE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_hot = self.hasFocus()
        ink = "accent" if is_hot else "text" if self.underMouse() and self.isEnabled() else "border"
        painter.setPen(QPen(colour(ink if self.isEnabled() else "hairline"), 2 if is_hot else 1))
        painter.setBrush(colour("band"))
        inset = 1.0 if is_hot else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 7, 7)

    @override
    def textFromValue(self, value: float) -> str:
        return number(round(value, self.decimals()))

    @override
    def valueFromText(self, text: str) -> float:
        try:
            return float(text.replace(",", "."))
        except ValueError:
            return self.minimum()


class Choice(QuietCombo):
    """A drop-down list of values with words, as wide as its longest words."""

    def __init__(self, choices: Sequence[tuple[object, str]], name: str, *, width: int = 0) -> None:
        super().__init__()
        for value, words in choices:
            self.addItem(words, value)
        self.setAccessibleName(name.replace("&", ""))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(24)
        if width:
            fix_width(self, width)
        fix_height(self, LINE)

    def put(self, value: object) -> None:
        """Choose a value; the first one if there is no such."""
        index = next((at for at in range(self.count()) if self.itemData(at) == value), 0)
        self.setCurrentIndex(index)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A caption and its fields, shown or hidden together."""

    widgets: tuple[QWidget, ...]

    def set_shown(self, *, is_shown: bool) -> None:
        """Show or hide all of it."""
        for widget in self.widgets:
            widget.setVisible(is_shown)


class Lines(QObject):
    """Puts lines below one another, captions in one column and fields in the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(GAP)
        self.grid.setVerticalSpacing(GAP)
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnMinimumWidth(0, px(CAPTION))
        self._count = 0

    def add(self, caption: str, *fields: QWidget, buddy: QWidget | None = None) -> Line:
        """Append a line; a letter in the caption leads to `buddy`, or to the first field."""
        widgets = list(fields)
        if caption:
            words = label(caption, look="caption", parent=self._parent)
            words.setBuddy(buddy or fields[0])
            fix_height(words, LINE)
            self.grid.addWidget(words, self._count, 0, Qt.AlignmentFlag.AlignTop)
            widgets.append(words)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for field in fields:
            row.addWidget(field)
        if not any(_grows(field) for field in fields):
            row.addStretch(1)
        self._put(row)
        return Line(tuple(widgets))

    def _put(self, layout: QLayout) -> None:
        self.grid.addLayout(layout, self._count, 1)
        self._count += 1


def _grows(field: QWidget) -> bool:
    return field.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Expanding


def beside(text: str = "", parent: QWidget | None = None) -> PlainLabel:
    """Return words that stand beside a field."""
    return label(text, look="beside", parent=parent)


def rule(parent: QWidget) -> QFrame:
    """Return a hairline."""
    line = QFrame(parent)
    line.setObjectName("rule")
    line.setProperty("flat", True)
    return line


def millimetres() -> PlainLabel:
    """Return the unit after a length."""
    return beside(_("mm"))
