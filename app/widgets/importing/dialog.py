"""The import dialog: what a table would become, corrected until it is right."""

from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import N_, _, grouped, ngettext
from app.interchange.merging import Merged, merge_table
from app.interchange.plan import NO_LINE, ImportPlan, Wishes, plan_of
from app.interchange.reading import ENCODINGS, SEPARATORS, Reading
from app.interchange.scale import SCALES, EmotionScale
from app.interchange.table import TableError
from app.interchange.wording import counted, merged_words
from app.model.journey import JourneyMap
from app.model.project import Project
from app.model.query import is_empty
from app.values import dataclass, replace
from app.widgets.fields.chips import TickBox
from app.widgets.importing.look import Fields, choice, form
from app.widgets.importing.preview import MOST_ROWS, MOST_STAGES, Preview
from app.widgets.importing.source import Source
from app.widgets.plain import isolated, label, set_tip
from app.widgets.theming import px

LISTED_LINES = 8
LISTED_NOTICES = 3
LINE_WORDS = 28
SPLITS = (
    ("lines", N_("A line or bullet each")),
    ("semicolons", N_("A line, bullet or semicolon each")),
    ("none", N_("One card per cell")),
)
HERE, NEW_MAP, NEW_FILE, MERGE = "here", "map", "file", "merge"


@dataclass(frozen=True, slots=True)
class Document:
    """The document that a table may go into, and who draws the emotion line in it."""

    project: Project
    journey: JourneyMap
    persona: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided: the plan, where it goes (here, map, file or merge) and under which title."""

    plan: ImportPlan
    target: str
    title: str
    removes: bool = False


def _beyond(plan: ImportPlan) -> Iterator[str]:
    """Say how much of a plan the preview does not show."""
    rows, stages = len(plan.rows) - MOST_ROWS, len(plan.stages) - MOST_STAGES
    if rows > 0:
        yield ngettext("… and %s more row", "… and %s more rows", rows) % grouped(rows)
    if stages > 0:
        yield ngettext("… and %s more stage", "… and %s more stages", stages) % grouped(stages)


class ImportDialog(QDialog):
    """Shows what a table would become and lets every guess be corrected."""

    def __init__(
        self, source: Source, document: Document | None, parent: QWidget, *, target: str = ""
    ) -> None:
        super().__init__(parent)
        self._source, self._document = source, document
        self._wishes = Wishes()
        self._reading = Reading(source.table) if source.table is not None else source.read()
        self.plan: ImportPlan | None = None
        self.setWindowTitle(_("Import a table"))
        room = self.screen().availableGeometry().size()
        self.resize(QSize(px(1120), px(720)).boundedTo(room))
        self._make_fields(target)
        self.preview = Preview(self)
        self._compose()
        self._connect()
        self._replan()
        self.import_button.setFocus()

    def decision(self) -> Decision | None:
        """Return what was decided; None as long as nothing can be imported."""
        if self.plan is None:
            return None
        title = " ".join(self.title.text().split()) or self._source.name
        return Decision(self.plan, self.target, title, self.removes.isChecked())

    @property
    def target(self) -> str:
        """Where it goes: here, map, file or merge."""
        return str(self.into.currentData())

    # --- building -----------------------------------------------------------------------------------------

    def _make_fields(self, target: str) -> None:
        self.into = choice(self._targets())
        self.into.setCurrentIndex(max(0, self.into.findData(self._first_target(target))))
        self.title = QLineEdit(self._source.name)
        self.stages = choice((("columns", _("In the first line")), ("rows", _("In the first column"))))
        self.line = choice()
        self.names = TickBox(_("First column names the rows"))
        self.separator = choice(tuple((mark, _(words)) for mark, words in SEPARATORS))
        self.encoding = choice(ENCODINGS)
        self.split = choice(tuple((name, _(words)) for name, words in SPLITS))
        self.scale = choice()
        self.removes = TickBox(_("Remove what the table lacks"))
        set_tip(self.removes, _("Cards that were in the map and are not in the table any more."))

    def _targets(self) -> tuple[tuple[str, str], ...]:
        held = self._document
        if held is None:
            return ((NEW_FILE, _("A new file")),)
        found = [(NEW_MAP, _("A new map in this file")), (NEW_FILE, _("A new file"))]
        if is_empty(held.journey):
            found.insert(0, (HERE, _("This map, which is empty")))
        else:
            found.append((MERGE, _("Merged into this map")))
        return tuple(found)

    def _first_target(self, wanted: str) -> str:
        """Return the target to begin with: an exported table goes back into its map."""
        held = self._document
        if wanted == "new":
            return HERE if held is not None and is_empty(held.journey) else NEW_FILE
        if wanted:
            return wanted
        if held is None:
            return NEW_FILE
        return MERGE if plan_of(self._reading.table).map_id == held.journey.id else HERE

    def _compose(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 24, 28, 20)
        page.setSpacing(16)
        page.addWidget(label(_("Import a table"), look="heading", parent=self))
        middle = QHBoxLayout()
        middle.setSpacing(28)
        middle.addLayout(self._form())
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.preview, 1)
        self.more = label("", look="small", parent=self)
        column.addWidget(self.more)
        self.notices = label("", look="small", wrap=True, parent=self)
        self.notices.setAccessibleName(_("What is odd about the table"))
        column.addWidget(self.notices)
        middle.addLayout(column, 1)
        page.addLayout(middle, 1)
        page.addLayout(self._foot())

    def _form(self) -> QVBoxLayout:
        fields: Fields = (
            (_("Becomes"), self.into),
            (_("Title"), self.title),
            (_("Stages stand"), self.stages),
            (_("Named by"), self.line),
            ("", self.names),
            (_("Separator"), self.separator),
            (_("Encoding"), self.encoding),
            (_("Cards of a cell"), self.split),
            (_("Emotion scale"), self.scale),
            ("", self.removes),
        )
        column, captions = form(fields, self)
        self._rows = {field: (caption, field) for field, caption in captions.items()}
        for field in captions:
            field.setFixedWidth(px(240))
        return column

    def _foot(self) -> QHBoxLayout:
        self.count = label("", look="strong", parent=self)
        self.effect = label("", look="small", parent=self)
        self.cancel_button = QPushButton(_("Cancel"), self)
        self.import_button = QPushButton(_("Import"), self)
        self.import_button.setProperty("look", "filled")
        self.import_button.setDefault(True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.count)
        words.addWidget(self.effect)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addLayout(words, 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.import_button)
        return row

    def _connect(self) -> None:
        for box in (self.separator, self.encoding):
            box.activated.connect(self._reread)
        self.stages.activated.connect(self._on_turned)
        for box in (self.line, self.split, self.scale):
            box.activated.connect(self._on_decided)
        self.names.clicked.connect(self._on_decided)
        self.removes.clicked.connect(self._show_effect)
        self.into.activated.connect(self._on_target)
        self.preview.kind_chosen.connect(self._on_kind)
        self.cancel_button.clicked.connect(self.reject)
        self.import_button.clicked.connect(self.accept)

    # --- deciding -----------------------------------------------------------------------------------------

    def _reread(self) -> None:
        """Read the file again with another separator or encoding; what hung on the old cells is guessed anew."""
        self._wishes = Wishes(scale=self._wishes.scale, split=self._wishes.split)
        encoding, delimiter = str(self.encoding.currentData()), str(self.separator.currentData())
        try:
            self._reading = self._source.read(encoding=encoding, delimiter=delimiter)
        except TableError as error:
            self._show_problem(str(error))
            return
        self._replan()

    def _on_turned(self) -> None:
        turned = self.stages.currentData() == "rows"
        self._wishes = Wishes(turned=turned, scale=self._wishes.scale, split=self._wishes.split)
        self._replan()

    def _on_decided(self) -> None:
        self._wishes = replace(
            self._wishes,
            stage_line=int(self.line.currentData()),
            has_names=self.names.isChecked(),
            scale=self.scale.currentData(),
            split=self.split.currentData(),
        )
        self._replan()

    def _on_kind(self, line: int, kind: str) -> None:
        kinds = dict(self._wishes.kinds) | {line: kind}
        self._wishes = replace(self._wishes, kinds=tuple(kinds.items()))
        self._replan()

    def _on_target(self) -> None:
        self._show_effect()

    def _replan(self) -> None:
        plan = self.plan = plan_of(self._reading.table, self._wishes)
        self.import_button.setEnabled(True)
        self.preview.show_plan(plan)
        self._show_guesses(plan)
        self.count.setText(counted(plan))
        self.more.setText(" · ".join(_beyond(plan)))
        self.more.setVisible(bool(self.more.text()))
        self._show_notices((*self._reading.notices, *plan.notices))
        self._show_effect()

    def _show_problem(self, sentence: str) -> None:
        self.plan = None
        self.import_button.setEnabled(False)
        self.preview.show_plan(None)
        self.count.setText("")
        self.effect.setText("")
        self._show_notices((sentence,))

    # --- showing ------------------------------------------------------------------------------------------

    def _show_guesses(self, plan: ImportPlan) -> None:
        """Let every field show what was decided or guessed."""
        known = plan.wishes
        self.stages.setCurrentIndex(1 if known.turned else 0)
        self._fill_lines(plan)
        self.names.setChecked(bool(known.has_names))
        self.separator.setCurrentIndex(max(0, self.separator.findData(self._reading.delimiter)))
        self.encoding.setCurrentIndex(max(0, self.encoding.findData(self._reading.encoding)))
        self.split.setCurrentIndex(max(0, self.split.findData(known.split)))
        self._fill_scales(plan.scale)
        if plan.title and self.title.text() == self._source.name:
            self.title.setText(plan.title)
        self._show_rows(plan)

    def _show_rows(self, plan: ImportPlan) -> None:
        """Show the fields that mean something for this table."""
        shown = {
            self.separator: self._source.is_file,
            self.encoding: self._source.is_file,
            self.scale: any(row.is_curve for row in plan.rows),
        }
        for field, is_shown in shown.items():
            for part in self._rows[field]:
                part.setVisible(is_shown)

    def _fill_lines(self, plan: ImportPlan) -> None:
        self.line.clear()
        self.line.addItem(_("No line: they get numbers"), NO_LINE)
        for at, cells in enumerate(plan.lines[:LISTED_LINES]):
            words = " · ".join(" ".join(cell.split()) for cell in cells if cell.strip())
            short = words if len(words) <= LINE_WORDS else words[: LINE_WORDS - 1] + "…"
            self.line.addItem(f"{at + 1}: {short}", at)
        self.line.setCurrentIndex(self.line.findData(plan.wishes.stage_line))

    def _fill_scales(self, used: EmotionScale) -> None:
        self.scale.clear()
        for scale in dict.fromkeys((*SCALES, used)):
            self.scale.addItem(scale.words, scale)
        self.scale.setCurrentText(used.words)

    def _show_notices(self, notices: tuple[str, ...]) -> None:
        lines = list(notices[:LISTED_NOTICES])
        if len(notices) > LISTED_NOTICES:
            lines.append(_("… and %d more") % (len(notices) - LISTED_NOTICES))
        self.notices.setText("\n".join(lines))
        self.notices.setToolTip("")
        self.notices.setVisible(bool(lines))

    def _show_effect(self) -> None:
        """Say what a merge would do, and show only the fields that the target needs."""
        merges = self.target == MERGE
        for part in self._rows[self.removes]:
            part.setVisible(merges)
        for part in self._rows[self.title]:
            part.setVisible(self.target in (NEW_MAP, NEW_FILE))
        merged = self._merged() if merges else None
        self.effect.setText(self._effect_words(merged) if merged is not None else "")
        self.effect.setVisible(merged is not None)

    def _effect_words(self, merged: Merged) -> str:
        assert self._document is not None
        title = isolated(self._document.journey.title)
        words = _("In “%(map)s” it %(what)s.") % {"map": title, "what": merged_words(merged)}
        if not merged.lacking:
            return words
        removed, kept = _("%d that the table lacks are removed."), _("%d that the table lacks stay.")
        return f"{words} {(removed if self.removes.isChecked() else kept) % merged.lacking}"

    def _merged(self) -> Merged | None:
        held, plan = self._document, self.plan
        if held is None or plan is None:
            return None
        return merge_table(held.project, held.journey.id, plan, persona=held.persona)
