"""Print and poster: a map on paper, as one picture with all that can be wished for, seen before it is printed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDate, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.compat import override
from app.editing.poster_files import PosterOrder
from app.editing.session import Session
from app.i18n import _, language, translator_for
from app.layout.papers import POINTS_PER_MM, PageProblem
from app.layout.poster.wishes import PosterWishes
from app.settings import Settings
from app.values import replace
from app.widgets.plain import label
from app.widgets.poster.contents_part import ContentsPart
from app.widgets.poster.desk import Desk
from app.widgets.poster.estimate import expected_bytes
from app.widgets.poster.foot import Foot
from app.widgets.poster.lines import rule
from app.widgets.poster.look import DialogLook
from app.widgets.poster.memory import recalled, remember
from app.widgets.poster.paper_part import PaperPart
from app.widgets.poster.planner import Plan, Planner
from app.widgets.poster.preset_box import PresetBox
from app.widgets.poster.saving import Saving, Task
from app.widgets.poster.sizes import judged, points_words, usual_distance
from app.widgets.poster.tiles_part import TilesPart
from app.widgets.poster.views import facts_words
from app.widgets.poster.writer import Form
from app.widgets.sizing import fix_width, free_width, give_font, least_height
from app.widgets.theming import px

SIZE, SMALLEST = QSize(1300, 860), QSize(940, 560)
COLUMN, STACKED = 430, 300
PLAN_WAIT_MS, HINT_WAIT_MS = 15, 250


class PosterDialog(QDialog):
    """Chooses how a map is put on paper, shows it at once, and saves or prints it."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self.setWindowTitle(_("Print and poster"))
        self._base = recalled(session, settings)
        self._plan: Plan | None = None
        self._was_pressed: QWidget | None = None
        self.planner = Planner()
        self._make_parts()
        self._compose()
        self._look = DialogLook(self)
        self._plan_soon = self._timer(PLAN_WAIT_MS, self._ask)
        self._hint_soon = self._timer(HINT_WAIT_MS, self._show_waiting)
        self.saving = Saving(self, self.foot)
        self._connect()
        self._fit_screen(parent)
        self._put(self._base)
        self._judge(None)
        self._ask()

    # --- building -------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.column = QWidget(self)
        self.column.setObjectName("column")
        self.presets = PresetBox(self._settings, self.wishes, self)
        self.paper = PaperPart(self._on_changed, self.column)
        self.tiles = TilesPart(self._on_changed, self.column)
        session = self._session
        self.contents = ContentsPart(self._on_changed, session.project, session.journey, parent=self.column)
        self.desk = Desk(self.planner.book, self._session.assets.get, self)
        self.foot = Foot(self)

    def _compose(self) -> None:
        self._area, middle = self._scrolling(), QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._area)
        middle.addWidget(self.desk, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._head())
        page.addWidget(rule(self))
        page.addLayout(middle, 1)
        page.addWidget(rule(self))
        page.addWidget(self.foot)

    def _head(self) -> QWidget:
        head = QWidget(self)
        head.setObjectName("head")
        heading = label(_("Print and poster"), parent=head)
        give_font(heading, 19, weight=700)
        caption = label(_("P&reset"), look="caption", parent=head)
        caption.setBuddy(self.presets)
        row = QHBoxLayout(head)
        row.setContentsMargins(32, 11, 32, 11)
        row.setSpacing(10)
        row.addWidget(heading)
        row.addStretch(1)
        row.addWidget(caption)
        row.addWidget(self.presets)
        return head

    def _scrolling(self) -> QScrollArea:
        column = QVBoxLayout(self.column)
        column.setContentsMargins(32, 24, 16, 24)
        column.setSpacing(16)
        for index, part in enumerate((self.paper, self.tiles, self.contents)):
            if index:
                column.addWidget(rule(self.column))
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(self.column)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        fix_width(area, COLUMN)
        return area

    def _connect(self) -> None:
        self.planner.planned.connect(self._on_planned)
        self.planner.progressed.connect(self._on_planning)
        self.presets.chosen.connect(self._on_preset)
        self.foot.cancel.clicked.connect(self.reject)
        forms: tuple[Form, ...] = ("pdf", "png", "svg")
        for form, button in zip(forms, (self.foot.pdf, self.foot.png, self.foot.svg), strict=True):
            button.clicked.connect(lambda _on=False, form=form: self._save(form))
        self.foot.print.clicked.connect(self._print)
        self.saving.begun.connect(lambda: self._set_busy(is_busy=True))
        self.saving.ended.connect(lambda: self._set_busy(is_busy=False))
        self.saving.kept.connect(self._remember)

    def _timer(self, wait: int, task: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(task)
        return timer

    def _fit_screen(self, parent: QWidget) -> None:
        """Take the usual size: more where words are long and large, and never more than the screen has."""
        screen = parent.screen().availableSize() - QSize(40, 60)
        if self.minimumSizeHint().width() > max(screen.width(), SMALLEST.width()):
            self._stack()
        least = SMALLEST.expandedTo(QSize(self.minimumSizeHint().width(), 0)).boundedTo(screen)
        self.setMinimumSize(least.expandedTo(SMALLEST))
        self.resize(QSize(px(SIZE.width()), px(SIZE.height())).boundedTo(screen).expandedTo(least))

    def _stack(self) -> None:
        """Put the pages below the fields: where words are so large that a screen has no room for both."""
        free_width(self._area)
        least_height(self.desk, STACKED)
        fields = self.column.layout()
        if fields is not None:
            fields.addWidget(self.desk)
        self.foot.stack()

    # --- wishes ---------------------------------------------------------------------------------------

    def wishes(self) -> PosterWishes:
        """Return what the fields say."""
        wished = self.contents.wishes(self.tiles.wishes(self.paper.wishes(self._base)))
        return replace(wished, date=self._today(wished.language))

    def _today(self, spoken: str | None) -> str:
        return translator_for(spoken or language()).manner.date(
            QDate.currentDate().toString(Qt.DateFormat.ISODate)
        )

    def order(self) -> PosterOrder:
        """Return what is to be made."""
        wishes = self.wishes()
        return PosterOrder(
            self._session.project,
            self._session.journey,
            self._session.assets,
            wishes,
            persona=self._session.active_persona,
            dpi=float(self.contents.dpi.currentData()),
            transparent=self.contents.transparent.isChecked(),
            outlines=self.contents.outlines.isChecked(),
        )

    def _put(self, wishes: PosterWishes) -> None:
        self._base = wishes
        for part in (self.paper, self.tiles, self.contents):
            part.put(wishes)
        self.presets.follow(self.wishes())

    def _on_preset(self, wishes: PosterWishes) -> None:
        now = self.wishes()
        kept = replace(wishes.contents, rows=now.contents.rows)
        self._put(replace(wishes, contents=kept, language=now.language))
        self._on_changed()

    def _on_changed(self) -> None:
        self.presets.follow(self.wishes())
        self._judge(None)
        self._plan_soon.start()

    # --- planning -------------------------------------------------------------------------------------

    def _ask(self) -> None:
        if self.paper.problem:
            self._show_problem(self.paper.problem)
            return
        self._hint_soon.start()
        self.planner.ask(self.order())

    def _show_waiting(self) -> None:
        if not self.saving.is_busy:
            self.foot.show_progress(-1.0)
            self.foot.set_ready(is_ready=False)
            self.desk.preview.show_waiting()

    def _on_planning(self, done: float) -> None:
        if self.foot.progress.isVisible() and not self.saving.is_busy:
            self.foot.show_progress(done)

    def _on_planned(self, plan: Plan) -> None:
        if plan.order.wishes != self.wishes() or self.paper.problem:
            return
        self._plan = plan
        self._end_hint()
        poster = plan.poster
        if poster is None:
            self._show_problem(plan.problem)
            return
        wishes = plan.order.wishes
        self.paper.size_words.setText(self._size_words())
        self.desk.show_poster(poster, plan.order.palette, overlap_mm=self._overlap(wishes))
        self.tiles.show_facts(poster.facts, other=self._other_sheets(wishes))
        self.foot.say(facts_words(poster, expected_bytes(poster, self._picture_size)))
        self.foot.offer(None)
        self.foot.set_ready(is_ready=not self.saving.is_busy)
        self._judge(plan)

    def _picture_size(self, asset: str) -> int:
        return len(self._session.assets.get(asset) or b"")

    def _overlap(self, wishes: PosterWishes) -> float:
        return wishes.tiles.overlap_mm if wishes.tiles is not None else 0.0

    def _size_words(self) -> str:
        assert self._plan is not None
        assert self._plan.poster is not None
        width, height = (round(side / POINTS_PER_MM) for side in self._plan.poster.facts.trim)
        return _("%(width)d × %(height)d mm") % {"width": width, "height": height}

    def _other_sheets(self, wishes: PosterWishes) -> int | None:
        """Return how many sheets it takes with the seams the other way, if that was planned before."""
        if wishes.tiles is None:
            return None
        turned = replace(wishes.tiles, seams_between_cards=not wishes.tiles.seams_between_cards)
        known = self.planner.known(replace(wishes, tiles=turned))
        if known is None or known.poster is None:
            return None
        return sum(tiling.sheets for tiling in known.poster.facts.tilings)

    def _show_problem(self, sentence: str) -> None:
        self._plan = None
        self._end_hint()
        self.desk.show_problem(sentence)
        self.tiles.show_facts(None)
        self.paper.show_nothing()
        self.foot.say(sentence, is_error=True)
        self.foot.offer(None)
        self.foot.set_ready(is_ready=False)

    def _end_hint(self) -> None:
        self._hint_soon.stop()
        if not self.saving.is_busy:
            self.foot.show_progress(None)

    def _judge(self, plan: Plan | None) -> None:
        """Say what the size of the text means: at once where it was chosen, else when the pages are known."""
        wishes = self.wishes()
        facts = plan.poster.facts if plan is not None and plan.poster is not None else None
        if facts is None and (wishes.mode != "readable" or self.paper.problem):
            return
        points = facts.text_size if facts is not None else wishes.text_size
        try:
            usual = usual_distance(wishes, facts)
        except PageProblem:
            return
        state, strong, rest = judged(points, usual)
        self.paper.outcome.setText(points_words(points))
        self.paper.light.say(state, strong, rest=rest)

    # --- making ---------------------------------------------------------------------------------------

    def _task(self) -> Task | None:
        """Return what can be made now: the pages must be those that the fields ask for."""
        plan = self._plan
        if plan is None or plan.poster is None or plan.order.wishes != self.wishes():
            return None
        folder = self._session.path.parent if self._session.path else Path.home()
        order = replace(self.order(), book=self.planner.book)
        return Task(order, plan.poster, folder)

    def _save(self, form: Form) -> None:
        task = self._task()
        if task is not None and not self.saving.is_busy:
            self.saving.save(task, form)

    def _print(self) -> None:
        task = self._task()
        if task is not None and not self.saving.is_busy:
            self.saving.print(task)

    def _set_busy(self, *, is_busy: bool) -> None:
        if is_busy:
            self._was_pressed = self.focusWidget()
        self.column.setEnabled(not is_busy)
        self.presets.setEnabled(not is_busy)
        self.foot.set_ready(is_ready=not is_busy)
        self.foot.cancel.setText(_("Cancel") if is_busy else _("Close"))
        if is_busy:
            self.foot.cancel.setFocus()
        elif self._was_pressed is not None and self.focusWidget() is self.foot.cancel:
            self._was_pressed.setFocus()  # a key that was meant to try again must not close the dialog

    def _remember(self) -> None:
        """Keep the wishes in the map, for the next time and for whoever gets the file."""
        remember(self._session, self._settings, self.wishes())

    # --- leaving --------------------------------------------------------------------------------------

    @override
    def reject(self) -> None:
        if self.saving.is_busy:
            self.saving.stop()
            return
        self._leave()
        super().reject()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        super().closeEvent(event)

    def _leave(self) -> None:
        self.saving.leave()
        self._plan_soon.stop()
        self._hint_soon.stop()
        self.planner.stop()
