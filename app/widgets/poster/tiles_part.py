"""The second part of the form: small sheets that are glued together, and marks for the print shop."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.layout.poster.pages import Facts
from app.layout.poster.wishes import MarkWishes, PosterWishes, TileWishes
from app.values import replace
from app.widgets.plain import set_tip
from app.widgets.poster.controls import Tick
from app.widgets.poster.lines import Choice, Lines, NumberBox, beside, millimetres
from app.widgets.poster.paper_part import WAYS, paper_words

TILE_PAPERS = ("a4", "a3", "letter", "legal", "tabloid", "a2")


class TilesPart(QWidget):
    """Tiles and marks; `changed` is called when a person changed something."""

    def __init__(self, changed: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._changed, self._is_putting = changed, False
        self._make_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._lines())
        self._connect()

    def _make_fields(self) -> None:
        self.on = Tick(_("Print on small s&heets"), self)
        papers = [(paper, paper_words(paper)) for paper in TILE_PAPERS]
        self.paper = Choice(papers, _("Paper of the small sheets"))
        self.way = Choice([(way, _(words)) for way, words in WAYS], _("How small sheets lie"))
        self.sheets_words = beside(parent=self)
        self.overlap = NumberBox(_("Overlap"), low=0, high=999, places=1)
        self.margin = NumberBox(_("Margin"), low=0, high=999, places=1)
        self.seams = Tick(_("Seams &between cards"), self)
        self.price_words = beside(parent=self)
        self.plan = Tick(_("&Assembly plan on a first sheet"), self)
        self.marks_on = Tick(_("&Crop marks and bleed"), self)
        self.bleed = NumberBox(_("Bleed"), low=0, high=99, places=1)
        self.registration = Tick(_("Registration crosses"), self)
        self.slug = Tick(_("Name and date"), self)
        self._give_tips()

    def _give_tips(self) -> None:
        set_tip(
            self.on, _("Cuts each page of the poster into sheets of a small printer, to be glued together.")
        )
        set_tip(self.way, _("Automatic takes the way with fewer sheets."))
        set_tip(self.overlap, _("How much of its neighbours each sheet shows again, for the glue."))
        set_tip(self.margin, _("What the printer cannot print on."))
        set_tip(self.seams, _("Moves seams by up to a quarter of a sheet, so that they cut no card."))
        set_tip(self.plan, _("Shows how the sheets belong together, with a line to check the size by."))
        set_tip(
            self.marks_on,
            _("What a print shop needs to cut the poster; sheets to be glued have marks of their own."),
        )
        set_tip(self.bleed, _("How far colour reaches beyond the cut."))
        set_tip(self.slug, _("A line outside of the poster with its name, date and size."))

    def _lines(self) -> QGridLayout:
        lines = Lines(self)
        lines.add(_("Tiles"), self.on)
        self._tile_lines = (
            lines.add("", self.paper, self.sheets_words),
            lines.add(_("Orientation"), self.way),
            lines.add(_("&Overlap"), self.overlap, millimetres(), *self._margin_fields()),
            lines.add("", self.seams, self.price_words),
            lines.add("", self.plan),
        )
        lines.add("", self.marks_on)
        self._mark_lines = (
            lines.add(_("Bleed"), self.bleed, millimetres()),
            lines.add("", self.registration, self.slug),
        )
        return lines.grid

    def _margin_fields(self) -> tuple[QWidget, ...]:
        words = beside(_("&Margin"), self)
        words.setBuddy(self.margin)
        words.setContentsMargins(12, 0, 0, 0)
        return words, self.margin, millimetres()

    def _connect(self) -> None:
        for tick in (self.on, self.seams, self.plan, self.marks_on, self.registration, self.slug):
            tick.toggled.connect(self._on_changed)
        for choice in (self.paper, self.way):
            choice.currentIndexChanged.connect(self._on_changed)
        for box in (self.overlap, self.margin, self.bleed):
            box.valueChanged.connect(self._on_changed)

    def put(self, wishes: PosterWishes) -> None:
        """Show wishes without telling."""
        self._is_putting = True
        tiles, marks = wishes.tiles or TileWishes(), wishes.marks or MarkWishes()
        self.on.setChecked(wishes.tiles is not None)
        self.paper.put(tiles.paper)
        self.way.put(tiles.orientation)
        self.overlap.setValue(tiles.overlap_mm)
        self.margin.setValue(tiles.margin_mm)
        self.seams.setChecked(tiles.seams_between_cards)
        self.plan.setChecked(tiles.plan)
        self.marks_on.setChecked(wishes.marks is not None)
        self.bleed.setValue(marks.bleed_mm)
        self.registration.setChecked(marks.registration)
        self.slug.setChecked(marks.slug)
        self._is_putting = False
        self._show_lines()

    def wishes(self, base: PosterWishes) -> PosterWishes:
        """Return `base` with what these fields say."""
        return replace(
            base,
            tiles=self._tiles() if self.on.isChecked() else None,
            marks=self._marks() if self._has_marks else None,
        )

    @property
    def _has_marks(self) -> bool:
        """Tiles have marks of their own: to be glued, they are cut at home."""
        return self.marks_on.isChecked() and not self.on.isChecked()

    def _tiles(self) -> TileWishes:
        return TileWishes(
            paper=str(self.paper.currentData()),
            orientation=WAYS[max(0, self.way.currentIndex())][0],
            margin_mm=self.margin.value(),
            overlap_mm=self.overlap.value(),
            seams_between_cards=self.seams.isChecked(),
            plan=self.plan.isChecked(),
        )

    def _marks(self) -> MarkWishes:
        return MarkWishes(
            bleed_mm=self.bleed.value(),
            registration=self.registration.isChecked(),
            slug=self.slug.isChecked(),
        )

    def show_facts(self, facts: Facts | None, *, other: int | None = None) -> None:
        """Say how many sheets it takes; `other` are those with the seams the other way, if that is known."""
        tilings = facts.tilings if facts is not None else ()
        sheets = sum(tiling.sheets for tiling in tilings)
        if not tilings:
            self.sheets_words.setText("")
            self.price_words.setText("")
            return
        counted = ngettext("%d sheet", "%d sheets", sheets) % sheets
        wide = tilings[0].width > tilings[0].height
        words = _("landscape, %s") if wide else _("portrait, %s")
        self.sheets_words.setText(words % counted)
        plain = sum(tiling.plain_sheets for tiling in tilings)
        self.price_words.setText(self._price(plain, other))

    def _price(self, plain: int, other: int | None) -> str:
        if self.seams.isChecked():
            return ngettext("%d sheet without", "%d sheets without", plain) % plain
        return ngettext("%d sheet with", "%d sheets with", other) % other if other else ""

    def _on_changed(self) -> None:
        if not self._is_putting:
            self._show_lines()
            self._changed()

    def _show_lines(self) -> None:
        for line in self._tile_lines:
            line.set_shown(is_shown=self.on.isChecked())
        for line in self._mark_lines:
            line.set_shown(is_shown=self._has_marks)
        self.marks_on.setEnabled(not self.on.isChecked())
