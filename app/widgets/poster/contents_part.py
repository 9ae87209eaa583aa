"""The third part of the form: colours, what is on the poster, its rows, its language, and pictures' resolution."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app import i18n
from app.editing.poster_files import DPI
from app.i18n import N_, _, ngettext, number
from app.layout.poster.wishes import COLOURS, Contents, PosterWishes
from app.model.journey import JourneyMap
from app.model.project import Project
from app.values import replace
from app.widgets.fields.flow import FlowLayout
from app.widgets.plain import menu_text, set_tip
from app.widgets.poster.controls import Tick
from app.widgets.poster.lines import LINE, Choice, Lines
from app.widgets.sizing import fix_height

COLOUR_WORDS = {"colour": N_("Colour"), "grey": N_("Greyscale-safe"), "ink-saver": N_("Ink saver")}
CONTENT_WORDS = (
    ("title", N_("Title"), N_("Title, goal, start and end of the map.")),
    ("legend", N_("Legend"), N_("What edges, lines and signs mean, where there is need of it.")),
    ("persona", N_("Persona"), N_("Portrait, name and quote of the persona.")),
    ("shelf", N_("Opportunity shelf"), N_("The best opportunities below the map, by impact and effort.")),
    ("votes", N_("Votes"), N_("The dots that cards were given.")),
    ("notes", N_("Notes"), N_("Numbers on cards, and their notes as a list at the end.")),
    ("evidence", N_("Evidence"), N_("A list at the end: what the map was learnt from.")),
    ("persona_sheets", N_("Persona sheets"), N_("A page for each persona at the end.")),
    ("hidden_rows", N_("Hidden rows"), N_("Rows that are hidden on the screen.")),
    (
        "opened",
        N_("Collapsed parts opened"),
        N_("Stages and rows that are collapsed on the screen, with all their cards."),
    ),
    (
        "header_footer",
        N_("Header and footer"),
        N_("Name, makers, version and date along the edges of pages."),
    ),
    ("page_numbers", N_("Page numbers"), N_("The number of each page, where there are several.")),
)


class ContentsPart(QWidget):
    """Colours, contents and language; `changed` is called when a person changed something."""

    def __init__(
        self, changed: Callable[[], None], project: Project, journey: JourneyMap, *, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._first_language = project.language or i18n.language()
        self._changed, self._journey, self._is_putting = changed, journey, False
        self._rows: tuple[str, ...] | None = None
        self._make_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._lines())
        self._connect()

    def _make_fields(self) -> None:
        self.colours = Choice([(name, _(COLOUR_WORDS[name])) for name in COLOURS], _("Co&lours"))
        self.ticks = {name: Tick(_(words), self) for name, words, _tip in CONTENT_WORDS}
        for name, _words, tip in CONTENT_WORDS:
            set_tip(self.ticks[name], _(tip))
        self.repeat = Tick(_("Repeated stages"), self)
        set_tip(self.repeat, _("Shows the last stage of a page again on the next one."))
        self.rows = QPushButton(self)
        self.rows.setAutoDefault(False)
        self.rows.setProperty("look", "link")
        self.rows.setAccessibleName(_("Rows"))
        self.language = Choice(list(i18n.LANGUAGES.items()), _("La&nguage"))
        sizes = [(dpi, _("%s dpi") % number(dpi)) for dpi in DPI]
        self.dpi = Choice(sizes, _("Resolution of pictures"))
        self.transparent = Tick(_("Transparent"), self)
        self.outlines = Tick(_("SVG text as outlines"), self)
        set_tip(self.transparent, _("Leaves the wall out of PNG and SVG pictures."))
        set_tip(self.outlines, _("Looks the same everywhere, but cannot be searched or edited."))
        set_tip(self.dpi, _("Dots per inch of PNG pictures: 150 for large posters, 300 for print shops."))
        set_tip(
            self.colours, _("In colour; safe for printers without colour; or with as little ink as can be.")
        )
        set_tip(self.language, _("The language of labels; what was written on cards stays as it is."))
        set_tip(self.rows, _("Chooses the rows that are printed."))
        fix_height(self.rows, LINE)

    def _lines(self) -> QGridLayout:
        lines = Lines(self)
        lines.add(_("Co&lours"), self.colours)
        holder = QWidget(self)
        holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        flow = FlowLayout(holder, gap=4)
        flow.setSpacing(4)
        for tick in (*self.ticks.values(), self.repeat):
            flow.addWidget(tick)
        lines.add(_("Contents"), holder)
        lines.add(_("Ro&ws"), self.rows)
        lines.add(_("La&nguage"), self.language)
        lines.add(_("Pictures"), self.dpi, self.transparent)
        lines.add("", self.outlines)
        return lines.grid

    def _connect(self) -> None:
        for tick in (*self.ticks.values(), self.repeat):
            tick.toggled.connect(self._on_changed)
        self.colours.currentIndexChanged.connect(self._on_changed)
        self.language.currentIndexChanged.connect(self._on_changed)
        self.rows.clicked.connect(self._choose_rows)

    def put(self, wishes: PosterWishes) -> None:
        """Show wishes without telling."""
        self._is_putting = True
        self.colours.put(wishes.colours)
        for name, tick in self.ticks.items():
            tick.setChecked(bool(getattr(wishes.contents, name)))
        self.repeat.setChecked(wishes.repeat_stage)
        self.language.put(wishes.language or self._first_language)
        self._rows = self._known(wishes.contents.rows)
        self._is_putting = False
        self._say_rows()

    def _known(self, rows: tuple[str, ...] | None) -> tuple[str, ...] | None:
        """Rows that the map has; all of them if it has none of those."""
        known = tuple(row.id for row in self._journey.rows if rows is not None and row.id in rows)
        return known or None

    def wishes(self, base: PosterWishes) -> PosterWishes:
        """Return `base` with what these fields say."""
        ticked = {name: tick.isChecked() for name, tick in self.ticks.items()}
        return replace(
            base,
            colours=COLOURS[max(0, self.colours.currentIndex())],
            contents=Contents(**ticked, rows=self._rows),
            repeat_stage=self.repeat.isChecked(),
            language=str(self.language.currentData()),
        )

    # --- rows -----------------------------------------------------------------------------------------

    def rows_menu(self) -> QMenu:
        """Return a menu with a tick for each row."""
        menu = QMenu(self)
        everything = menu.addAction(_("All rows"))
        everything.triggered.connect(lambda: self._set_rows(None))
        menu.addSeparator()
        for row in self._journey.rows:
            action = menu.addAction(menu_text(row.name) or _("No name yet"))
            action.setCheckable(True)
            action.setChecked(self._rows is None or row.id in self._rows)
            action.triggered.connect(lambda is_on, id_=row.id: self._set_row(id_, is_on=is_on))
        return menu

    def _choose_rows(self) -> None:
        menu = self.rows_menu()
        menu.exec(self.rows.mapToGlobal(QPoint(0, self.rows.height())))
        menu.deleteLater()

    def _set_row(self, row_id: str, *, is_on: bool) -> None:
        every = [row.id for row in self._journey.rows]
        chosen = set(every if self._rows is None else self._rows)
        chosen = chosen | {row_id} if is_on else chosen - {row_id}
        self._set_rows(tuple(row for row in every if row in chosen) or None)

    def _set_rows(self, rows: tuple[str, ...] | None) -> None:
        self._rows = None if rows is not None and len(rows) == len(self._journey.rows) else rows
        self._say_rows()
        self._changed()

    def _say_rows(self) -> None:
        count = len(self._journey.rows) if self._rows is None else len(self._rows)
        hidden = sum(row.hidden for row in self._journey.rows)
        if self._rows is not None:
            words = _("%(some)d of %(all)d rows") % {"some": count, "all": len(self._journey.rows)}
        elif hidden:
            words = ngettext("All rows (%d hidden)", "All rows (%d hidden)", hidden) % hidden
        else:
            words = _("All rows")
        self.rows.setText(words + " …")

    def _on_changed(self) -> None:
        if not self._is_putting:
            self._changed()
