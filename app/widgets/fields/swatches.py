"""Editors of colours: the papers of cards and rows, and the colours of emotion lines."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from app.compat import override
from app.editing.fields.field import Field
from app.i18n import N_, _
from app.ink.palette import CONTRAST, LIGHT, PAPERS
from app.model.query import find_card
from app.model.row import Row
from app.rows.kind import kind_of
from app.widgets.fields.binding import FieldEditor, is_mixed
from app.widgets.fields.text_boxes import EDGE
from app.widgets.icons import paint_icon
from app.widgets.plain import set_tip
from app.widgets.theming import appearance, colour

SIDE, REACH = 25, 3.5
"""A swatch, and how far its ring reaches out of it."""

PAPER_NAMES = {
    "yellow": N_("Yellow"),
    "orange": N_("Orange"),
    "coral": N_("Coral"),
    "pink": N_("Pink"),
    "violet": N_("Violet"),
    "blue": N_("Blue"),
    "green": N_("Green"),
    "grey": N_("Grey"),
    "white": N_("White"),
}
LINE_NAMES = {1: N_("Blue"), 2: N_("Orange"), 3: N_("Green"), 4: N_("Purple"), 5: N_("Black or white")}


class Swatch(QAbstractButton):
    """A square or disc of a colour; the chosen one has a tick and a ring around it."""

    def __init__(self, token: str, name: str, parent: QWidget, *, is_round: bool = False) -> None:
        super().__init__(parent)
        self._token, self._is_round = token, is_round
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        set_tip(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(SIDE + 2 * REACH), round(SIDE + 2 * REACH))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(SIDE + 4, round(SIDE + 2 * REACH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QRectF(self.rect()).center()
        area = QRectF(middle.x() - SIDE / 2, middle.y() - SIDE / 2, SIDE, SIDE)
        radius = SIDE / 2 if self._is_round else 5.0
        painter.setPen(QPen(colour("hairline"), 1))
        # What is chosen is the colour on paper; a theme without colours would show all of them alike.
        fill = QColor(LIGHT.colour(self._token)) if appearance().palette is CONTRAST else colour(self._token)
        painter.setBrush(fill)
        painter.drawRoundedRect(area, radius, radius)
        if self.isChecked() or self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2.6 if self.hasFocus() else 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(-2.5, -2.5, 2.5, 2.5), radius + 2.5, radius + 2.5)
        if self.isChecked():
            is_light = fill.lightnessF() > 0.5
            ink = colour("ink") if self._token.startswith("paper.") or is_light else colour("band")
            paint_icon(painter, "check", area.adjusted(4, 4, -4, -4), ink=ink)


class SwatchEditor(FieldEditor):
    """Edits a colour; choosing what is chosen goes back to the usual one."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.swatches: dict[object, Swatch] = {}
        self._row = QHBoxLayout(self)
        # The rings reach out, so that the colours themselves stand in line with the texts.
        self._row.setContentsMargins(round(EDGE - REACH), 0, 0, 0)
        self._row.setSpacing(0)
        for value, token, name in self.colours():
            swatch = Swatch(token, name, self, is_round=token.startswith("curve."))
            swatch.clicked.connect(lambda _on=False, held=value: self._choose(held))
            self.swatches[value] = swatch
            if len(self.swatches) > 1:
                self._row.addStretch(1)
            self._row.addWidget(swatch)
        self.setFocusProxy(next(iter(self.swatches.values())))

    def colours(self) -> tuple[tuple[object, str, str], ...]:
        """Return value, token and name of each colour."""
        return ()

    def usual(self) -> object:
        """Return the colour that is used when none is chosen."""
        return None

    @override
    def show_value(self, value: object) -> None:
        shown = None if is_mixed(value) else value if value is not None else self.usual()
        for held, swatch in self.swatches.items():
            swatch.setChecked(held == shown)

    @override
    def watches_more(self) -> bool:
        return True

    def _choose(self, value: object) -> None:
        is_same = self.binding.value() == value or value == self.usual()
        self.write(None if is_same else value)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        swatches = list(self.swatches.values())
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        focused = next((i for i, swatch in enumerate(swatches) if swatch.hasFocus()), None)
        if step and focused is not None:
            swatches[(focused + step) % len(swatches)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)


class PaperEditor(SwatchEditor):
    """Edits the paper of a card or of a row's cards."""

    @override
    def colours(self) -> tuple[tuple[object, str, str], ...]:
        return tuple((name, f"paper.{name}", _(PAPER_NAMES[name])) for name in PAPERS if name != "white")

    @override
    def usual(self) -> object:
        nodes = self.binding.subject.nodes(self.binding.project)
        if not nodes:
            return None
        if isinstance(nodes[0], Row):
            return kind_of(nodes[0].kind).paper
        journey = self.binding.session.journey
        papers = set()
        for node in nodes:
            place = find_card(journey, str(getattr(node, "id", "")))
            row = next((row for row in journey.rows if place and row.id == place.row), None)
            papers.add(kind_of(row.kind).paper_of(row) if row else None)
        return papers.pop() if len(papers) == 1 else None


class CurveColourEditor(SwatchEditor):
    """Edits the colour of a persona's line."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._row.addStretch(1)

    @override
    def colours(self) -> tuple[tuple[object, str, str], ...]:
        return tuple((number, f"curve.{number}", _(name)) for number, name in LINE_NAMES.items())
