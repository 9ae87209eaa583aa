"""The right side of the dialog: the preview, what it shows above it, and what there is to know below it."""

from typing import cast

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.compat import override
from app.i18n import N_, _
from app.ink.colour_vision import Vision
from app.ink.fonts import FontBook
from app.ink.palette import Palette
from app.layout.poster.pages import Poster
from app.render.qt_pictures import PictureBytes
from app.widgets.fields.buttons import small_button
from app.widgets.fields.flow import FlowLayout
from app.widgets.icons import paint_icon
from app.widgets.plain import label, set_tip
from app.widgets.poster.controls import SHAPES, SMALL_TAB, Tabs, sign_ink
from app.widgets.poster.preview import Preview
from app.widgets.poster.seams import seam_colour
from app.widgets.poster.views import size_words, views_of
from app.widgets.sizing import fix_height, give_font
from app.widgets.theming import appearance, colour, interface_font, px

VISIONS: tuple[tuple[Vision, str], ...] = (
    ("normal", N_("Normal")),
    ("greyscale", N_("Greyscale")),
    ("deutan", N_("Deutan")),
    ("protan", N_("Protan")),
    ("tritan", N_("Tritan")),
)
FACT = 28
SIDE = 24
LOW = 440
"""Below this height the page needs the room of what the assembly plan says as well."""
LINES = 1.7
"""So many lines of facts may stand beside the pager, counting that not every line is full."""


class Fact(QWidget):
    """A small sign and a few words below the preview."""

    def __init__(self, icon: str, words: str, state: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon, self.words, self._state = icon, words, state
        self.setAccessibleName(words)
        give_font(self, 14)
        fix_height(self, FACT)

    @property
    def is_news(self) -> bool:
        """Whether it says how this poster turned out, and not what is true of all."""
        return bool(self._state)

    @override
    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(interface_font(14)).horizontalAdvance(self.words) + px(42), px(FACT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        if self.icon == "overlap":
            _paint_overlap(painter, QRectF(0, middle - 7, px(22), 14))
        else:
            ink = sign_ink(self._state) if self._state in SHAPES else colour("muted")
            paint_icon(painter, self.icon, QRectF(px(2), middle - 9, 18, 18), ink=ink)
        painter.setFont(interface_font(14))
        painter.setPen(colour("muted"))
        room = QRectF(self.rect()).adjusted(px(29), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.words)


def _paint_overlap(painter: QPainter, place: QRectF) -> None:
    ink = seam_colour() if not appearance().is_dark else colour("accent")
    shade = seam_colour()
    shade.setAlphaF(0.22)
    painter.fillRect(place, shade)
    pen = QPen(ink, 1.6)
    pen.setDashPattern([3.2, 2.4])
    painter.setPen(pen)
    middle = place.center().y()
    painter.drawLine(QPointF(place.left(), middle), QPointF(place.right(), middle))


class Desk(QWidget):
    """The pages on their grey desk."""

    def __init__(self, book: FontBook, pictures: PictureBytes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.preview = Preview(book, pictures, self)
        self.vision = Tabs(
            tuple((vision, _(words)) for vision, words in VISIONS),
            _("Preview as"),
            self,
            height=SMALL_TAB,
        )
        self.heading = label(_("Preview"), parent=self)
        give_font(self.heading, 15, weight=700)
        self.count = label("", look="muted", parent=self)
        set_tip(self.vision.buttons[1], _("As a printer without colour prints it."))
        set_tip(self.vision.buttons[2], _("As people see it whose eyes take green for red."))
        set_tip(self.vision.buttons[3], _("As people see it whose eyes take red for dark."))
        set_tip(self.vision.buttons[4], _("As people see it whose eyes take blue for green."))
        self._facts = FlowLayout(gap=8)
        self._poster: Poster | None = None
        self._make_pager()
        self._compose()
        self.vision.chosen.connect(lambda vision: self.preview.show_vision(cast(Vision, vision)))
        self.preview.turned.connect(self._on_turned)
        appearance().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _make_pager(self) -> None:
        self.back = small_button("chevron-left", _("Previous page"), self)
        self.onward = small_button("chevron-right", _("Next page"), self)
        self.closer = small_button("zoom-in", _("Zoom in"), self)
        self.farther = small_button("zoom-out", _("Zoom out"), self)
        self.whole = small_button("maximize", _("Whole page"), self)
        self.place = label("", look="muted", parent=self)
        self.back.clicked.connect(lambda: self.preview.turn(self.preview.index - 1))
        self.onward.clicked.connect(lambda: self.preview.turn(self.preview.index + 1))
        self.closer.clicked.connect(lambda: self.preview.magnify(1.5))
        self.farther.clicked.connect(lambda: self.preview.magnify(1 / 1.5))
        self.whole.clicked.connect(self.preview.fit)

    def _compose(self) -> None:
        named = QHBoxLayout()
        named.setSpacing(12)
        for part in (self.heading, self.count):
            named.addWidget(part)
        named.addStretch(1)
        self._top = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._top.setSpacing(12)
        self._top.addLayout(named, 1)
        self._top.addWidget(self.vision)
        pager = QHBoxLayout()
        pager.setSpacing(0)
        for button in (self.back, self.place, self.onward, self.farther, self.closer, self.whole):
            pager.addWidget(button)
        self._pager = QHBoxLayout()
        self._pager.addStretch(1)
        self._pager.addLayout(pager)
        self._bottom = QBoxLayout(QBoxLayout.Direction.BottomToTop)
        self._bottom.setSpacing(4)
        self._bottom.addLayout(self._facts, 1)
        self._bottom.addLayout(self._pager)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 24, SIDE, 18)
        column.setSpacing(8)
        column.addLayout(self._top)
        column.addWidget(self.preview, 1)
        column.addLayout(self._bottom)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_top()
        self._fold_bottom()

    def _fold_bottom(self) -> None:
        """Put what there is to know below the pager where it would take more than two lines beside it."""
        items = [self._facts.itemAt(index).widget() for index in range(self._facts.count())]
        shown = [item for item in items if isinstance(item, Fact)]
        for item in shown:
            item.setVisible(self.height() >= px(LOW) or item.is_news)
        facts = [item.sizeHint().width() + self._facts.spacing() for item in shown if not item.isHidden()]
        room = self.width() - 2 * SIDE - self._pager.sizeHint().width()
        fits = sum(facts) <= LINES * room and max(facts, default=0) <= room
        ways = QBoxLayout.Direction
        self._bottom.setDirection(ways.LeftToRight if fits else ways.BottomToTop)

    def _fold_top(self) -> None:
        """Put the views below the heading, and leave the count out, where there is no room beside it."""
        room = self.width() - 2 * SIDE - self.vision.sizeHint().width() - 2 * self._top.spacing()
        heading = self.heading.sizeHint().width()
        ways = QBoxLayout.Direction
        self._top.setDirection(ways.LeftToRight if heading <= room else ways.TopToBottom)
        free = room if heading <= room else self.width() - 2 * SIDE
        self.count.setVisible(heading + self.count.sizeHint().width() + self._top.spacing() <= free)

    def show_poster(self, poster: Poster, palette: Palette, *, overlap_mm: float) -> None:
        """Show the pages of a poster."""
        self._poster = poster
        self.count.setText(size_words(poster))
        self.preview.show_views(views_of(poster), palette)
        self._show_facts(poster, overlap_mm)

    def show_problem(self, sentence: str) -> None:
        """Say why there are no pages."""
        self._poster = None
        self.heading.setText(_("Preview"))
        self.count.setText("")
        self.preview.show_problem(sentence)
        self._clear_facts()
        self._show_pager()

    # --- facts ----------------------------------------------------------------------------------------

    def facts(self) -> list[str]:
        """Return what is said below the preview."""
        items = [self._facts.itemAt(index) for index in range(self._facts.count())]
        return [widget.words for item in items if isinstance(widget := item.widget(), Fact)]

    def _clear_facts(self) -> None:
        while self._facts.count():
            widget = self._facts.takeAt(0).widget()
            if widget is not None:
                widget.deleteLater()

    def _show_facts(self, poster: Poster, overlap_mm: float) -> None:
        self._clear_facts()
        for icon, words, state in self._said(poster, overlap_mm):
            self._facts.addWidget(Fact(icon, words, state, self))
        self._fold_bottom()

    def _said(self, poster: Poster, overlap_mm: float) -> list[tuple[str, str, str]]:
        said = []
        tilings = poster.facts.tilings
        if tilings:
            words = _("overlap and glue line") if overlap_mm else _("cut and glue line")
            said.append(("overlap", words, ""))
            if not any(tiling.cut for tiling in tilings):  # else a notice says how many
                said.append(("circle-check", _("no seam cuts a card"), "good"))
            said.append(("ruler", _("print at 100 %, check line 100 mm"), ""))
        notices = [("triangle-alert", notice, "tight") for notice in poster.facts.notices]
        return [*said, *notices]

    # --- turning --------------------------------------------------------------------------------------

    def _on_turned(self, _index: int) -> None:
        view = self.preview.view
        if view is not None:
            self.heading.setText(view.words)
            self._fold_top()
            self.preview.setAccessibleDescription(". ".join((view.words, self.count.text(), *self.facts())))
        self._show_pager()

    def _show_pager(self) -> None:
        index, count = self.preview.index, self.preview.count
        for part in (self.back, self.place, self.onward):
            part.setVisible(count > 1)
        self.back.setEnabled(index > 0)
        self.onward.setEnabled(index + 1 < count)
        self.place.setText(f"{index + 1} / {count}")
        self._fold_bottom()

    def _on_theme_changed(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, colour("tile"))
        self.setPalette(palette)
