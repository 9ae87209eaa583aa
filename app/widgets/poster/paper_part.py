"""The first part of the form: mode, paper, how it lies, and how large the text is on it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.compat import override
from app.i18n import N_, _
from app.layout.papers import PAPERS, ROLLS, Orientation
from app.layout.poster.wishes import MODES, OWN_SCALE_MM, PosterWishes
from app.values import replace
from app.widgets.fields.choices import QuietCombo
from app.widgets.plain import label, set_tip
from app.widgets.poster.controls import Dot, Tabs, TrafficLight
from app.widgets.poster.lines import LINE, Choice, Lines, NumberBox, beside, millimetres
from app.widgets.poster.sizes import DISTANCES, POINTS, metres, points_of, points_words, standing_words
from app.widgets.sizing import fix_height, fix_width

MODE_WORDS = {"readable": N_("Readable"), "fit": N_("&Fit to page"), "exact": N_("&Exact scale")}
WAYS: tuple[tuple[Orientation, str], ...] = (
    ("auto", N_("Automatic")),
    ("landscape", N_("Landscape")),
    ("portrait", N_("Portrait")),
)
NAMES = {"archd": "Arch D", "arche": "Arch E"}
CUSTOM, OWN_SIZE = "custom", "own"
FIRST_CUSTOM = "1200x900mm"


def paper_words(paper: str) -> str:
    """Return what a paper is called."""
    if paper in ROLLS:
        return _("Roll %s mm") % paper.removeprefix("roll")
    return NAMES.get(paper) or (paper.upper() if len(paper) == 2 else paper.capitalize())


def _paper_choices() -> list[tuple[object, str]]:
    papers = [(paper, paper_words(paper)) for paper in (*PAPERS, *ROLLS)]
    return [*papers, (CUSTOM, _("Other size")), (OWN_SIZE, _("As large as the map"))]


class TextSize(QuietCombo):
    """The size of the cards' text: points, or a distance to read from, which becomes points.

    `changed` comes with the points, or None for what is neither.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for points in POINTS:
            self.addItem(points_words(points), float(points))
        self.insertSeparator(self.count())
        for distance in DISTANCES:
            self.addItem(_("to read from %s") % metres(distance), distance)
        self._first_distance = len(POINTS) + 1
        self.setAccessibleName(_("Card text"))
        self.setMaxVisibleItems(24)
        self.view().setMinimumWidth(170)
        fix_width(self, 88)
        fix_height(self, LINE)
        self.points: float | None = None
        self.activated.connect(self._on_activated)
        editor = QLineEdit(self)
        self.setLineEdit(editor)
        self.setCompleter(None)  # type: ignore[arg-type]  # the stub forgets that there may be none
        editor.textEdited.connect(self._on_edited)
        editor.editingFinished.connect(self._on_finished)

    def put(self, points: float) -> None:
        """Show points without telling."""
        self.points = points
        self.setCurrentIndex(self.findData(points) if points in POINTS else -1)
        self.setEditText(points_words(points))

    def _on_activated(self, index: int) -> None:
        value = float(self.itemData(index))
        text = f"{value:g} m" if index >= self._first_distance else f"{value:g}"
        points = points_of(text)
        assert points is not None
        self.put(points)
        self.changed.emit(points)

    def _on_edited(self, text: str) -> None:
        self.points = points_of(text)
        self.changed.emit(self.points)

    def _on_finished(self) -> None:
        if self.points is not None:
            self.put(self.points)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class PaperPart(QWidget):
    """Mode, paper and text size; `changed` is called when a person changed something."""

    def __init__(self, changed: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._changed, self._is_putting = changed, False
        self.mode = Tabs(tuple((mode, _(MODE_WORDS[mode])) for mode in MODES), _("Size"), self)
        self._make_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        column.addWidget(self.mode)
        column.addLayout(self._lines())
        self._connect()

    def _make_fields(self) -> None:
        self.paper = Choice(_paper_choices(), _("&Paper"))
        self.size_words = beside(parent=self)
        self.width_mm = NumberBox(_("Width"), low=0, high=20000, width=64)
        self.height_mm = NumberBox(_("Height"), low=0, high=20000, width=64)
        self.ways = QButtonGroup(self)
        self.way_buttons = [Dot(_(words), self) for _way, words in WAYS]
        for index, button in enumerate(self.way_buttons):
            self.ways.addButton(button, index)
        self.text = TextSize(self)
        self.text_words = beside(parent=self)
        self.outcome = label("", parent=self)
        self.across = NumberBox(_("Pages across"), low=0, high=999)
        self.down = NumberBox(_("Pages down"), low=0, high=999)
        self.scale = NumberBox(_("Scale"), low=0, high=9999, places=1, width=72)
        self.scale_words = beside(parent=self)
        self.light = TrafficLight(self)
        self._give_tips()

    def _give_tips(self) -> None:
        set_tip(self.mode.buttons[0], _("At a size of text that can be read, on as many pages as it takes."))
        set_tip(self.mode.buttons[1], _("The whole map on so many pages, as large as they allow."))
        set_tip(self.mode.buttons[2], _("At a scale of the screen's size."))
        set_tip(self.text, _("Points, or the distance to read from: 18 pt, 0.7 m, 70 cm."))
        set_tip(self.way_buttons[0], _("The way that shows the map larger."))

    def _lines(self) -> QGridLayout:
        lines = Lines(self)
        lines.add(_("&Paper"), self.paper, self.size_words)
        times = beside("×", self)
        self._custom_line = lines.add("", self.width_mm, times, self.height_mm, millimetres())
        self._ways_line = lines.add(_("Orientation"), *self.way_buttons)
        self._text_line = lines.add(_("Card &text"), self.text, self.text_words)
        self._outcome_line = lines.add(_("Card &text").replace("&", ""), self.outcome)
        across, down = beside(_("across"), self), beside(_("down"), self)
        self._pages_line = lines.add(_("Pages"), self.across, across, self.down, down)
        self._scale_line = lines.add(_("Scale"), self.scale, beside("%", self), self.scale_words)
        lines.add("", self.light)
        return lines.grid

    def _connect(self) -> None:
        self.mode.chosen.connect(self._on_changed)
        self.paper.currentIndexChanged.connect(self._on_changed)
        self.ways.idClicked.connect(self._on_changed)
        self.text.changed.connect(self._on_changed)
        for box in (self.width_mm, self.height_mm, self.across, self.down, self.scale):
            box.valueChanged.connect(self._on_changed)

    # --- wishes ---------------------------------------------------------------------------------------

    def put(self, wishes: PosterWishes) -> None:
        """Show wishes without telling."""
        self._is_putting = True
        self.mode.put(wishes.mode)
        self._put_paper(wishes)
        self.way_buttons[[way for way, _words in WAYS].index(wishes.orientation)].setChecked(True)
        self.text.put(wishes.text_size)
        self.across.setValue(wishes.across)
        self.down.setValue(wishes.down)
        self.scale.setValue(wishes.scale / OWN_SCALE_MM * 100)
        self._is_putting = False
        self._show_lines()

    def _put_paper(self, wishes: PosterWishes) -> None:
        paper = wishes.paper
        known = [*PAPERS, *ROLLS]
        self.paper.put(OWN_SIZE if paper is None else paper if paper in known else CUSTOM)
        custom = paper if paper is not None and paper not in known else FIRST_CUSTOM
        sides = custom.removesuffix("mm").split("x")
        self.width_mm.setValue(float(sides[0]))
        self.height_mm.setValue(float(sides[-1]))

    def wishes(self, base: PosterWishes) -> PosterWishes:
        """Return `base` with what these fields say."""
        mode = next(mode for mode in MODES if mode == self.mode.value)
        return replace(
            base,
            mode=mode,
            paper=self._paper(),
            orientation=WAYS[max(0, self.ways.checkedId())][0],
            text_size=self.text.points if self.text.points is not None else base.text_size,
            across=int(self.across.value()),
            down=int(self.down.value()),
            scale=self._scale(base),
        )

    def _scale(self, base: PosterWishes) -> float:
        """The scale, to the tenth of a per cent that the field shows."""
        shown = self.scale.value() / 100 * OWN_SCALE_MM
        return base.scale if abs(shown - base.scale) < OWN_SCALE_MM / 2000 else shown

    def _paper(self) -> str | None:
        chosen = str(self.paper.currentData())
        if chosen == CUSTOM:
            return f"{self.width_mm.value():g}x{self.height_mm.value():g}mm"
        return None if chosen == OWN_SIZE else chosen

    @property
    def problem(self) -> str:
        """What is wrong with what was typed, or an empty text."""
        if self.mode.value == "readable" and self.text.points is None:
            return _("Write a size such as 18 pt, or a distance to read from such as 0.7 m.")
        return ""

    def show_nothing(self) -> None:
        """Take back what was said of a size and of what its text means: there are no pages."""
        self.size_words.setText("")
        self.outcome.setText("")
        self.light.say("good", "")

    # --- what follows from it -------------------------------------------------------------------------

    def _on_changed(self) -> None:
        if self._is_putting:
            return
        if self.paper.currentData() == OWN_SIZE and self.mode.value != "exact":
            if self.sender() is self.paper:
                self.mode.put("exact")
            else:
                self._is_putting = True
                self.paper.put("a1")
                self._is_putting = False
        self._show_lines()
        self._changed()

    def _show_lines(self) -> None:
        mode, paper = self.mode.value, self.paper.currentData()
        self._custom_line.set_shown(is_shown=paper == CUSTOM)
        self._ways_line.set_shown(is_shown=paper != OWN_SIZE)
        self._text_line.set_shown(is_shown=mode == "readable")
        self._outcome_line.set_shown(is_shown=mode != "readable")
        self._pages_line.set_shown(is_shown=mode == "fit")
        self._scale_line.set_shown(is_shown=mode == "exact")
        self.text_words.setText(standing_words(self.text.points) if self.text.points else "")
        self.scale_words.setText(_("of the screen's size"))
        wrong = bool(self.problem)
        if bool(self.text.property("wrong")) != wrong:
            self.text.setProperty("wrong", wrong)
            self.text.style().polish(self.text)
