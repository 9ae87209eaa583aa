"""The preview of an import: the map that a table would become, and a kind for each of its rows."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from app.compat import override
from app.i18n import _, manner
from app.interchange.plan import ImportPlan, Item, PlannedRow
from app.rows.kind import all_kinds, kind_of
from app.widgets.fields.choices import QuietCombo
from app.widgets.icons import icon
from app.widgets.plain import tip
from app.widgets.theming import colour, px

MOST_ROWS = 60
MOST_STAGES = 60
KIND_WIDTH = 190
STAGE_WIDTH = 170
LINE = 19
MOST_LINES = 3
LOWEST = 54

_LOOK = """
QTableView { background: %(paper)s; color: %(text)s; gridline-color: %(line)s; border: 1px solid %(line)s;
    selection-background-color: %(tint)s; selection-color: %(text)s; }
QTableView::item { padding: 6px 8px; }
QHeaderView, QTableCornerButton::section { background: %(ground)s; border: 0; }
QHeaderView::section { background: %(ground)s; color: %(text)s; border: 0; padding: 6px 10px; font-weight: 600;
    border-right: 1px solid %(line)s; border-bottom: 1px solid %(line)s; }
"""

Index = QModelIndex | QPersistentModelIndex


class PreviewModel(QAbstractTableModel):
    """A plan as a table: stages above, row names at the left, a column for kinds, then cards and scores."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._plan: ImportPlan | None = None

    def show_plan(self, plan: ImportPlan | None) -> bool:
        """Show another plan, or nothing; says whether it has other lines than the one before."""
        if plan is not None and self._plan is not None and _shape(plan) == _shape(self._plan):
            self._plan = plan
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            for side, count in (
                (Qt.Orientation.Vertical, self.rowCount()),
                (Qt.Orientation.Horizontal, self.columnCount()),
            ):
                self.headerDataChanged.emit(side, 0, count - 1)
            return False
        self.beginResetModel()
        self._plan = plan
        self.endResetModel()
        return True

    def row(self, at: int) -> PlannedRow | None:
        """Return the planned row of a line of the preview."""
        rows = self._plan.rows if self._plan is not None else ()
        return rows[at] if at < len(rows) else None

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return min(len(self._plan.rows), MOST_ROWS) if self._plan is not None else 0

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 1 + min(len(self._plan.stages), MOST_STAGES) if self._plan is not None else 0

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row())
        if row is None:
            return None
        if index.column() == 0:
            return _(kind_of(row.kind).name) if role == Qt.ItemDataRole.AccessibleTextRole else None
        items = row.cells[index.column() - 1] if index.column() <= len(row.cells) else ()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return "\n".join(_line(item, is_one=len(items) == 1) for item in items)
            case Qt.ItemDataRole.ToolTipRole:
                return tip("\n".join(_line(item, is_one=len(items) == 1) for item in items[:20]))
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            case _:
                return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self._plan is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return _("Kind of row") if section == 0 else _short(self._plan.stages[section - 1].name)
        row = self._plan.rows[section]
        name = row.name or _(kind_of(row.kind).name)
        return _short(f"{name} – {row.persona}" if row.persona else name)


def _shape(plan: ImportPlan) -> tuple[int, tuple[int, ...]]:
    return len(plan.stages), tuple(row.line for row in plan.rows[:MOST_ROWS])


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _line(item: Item, *, is_one: bool) -> str:
    """Return what one card or point says, with a score before it or a bullet if it is one of several."""
    if item.score is not None:
        score = manner().number(f"{item.score:+g}").replace("-", "−") if item.score else "0"
        return f"{score}  {item.text}".rstrip()
    return item.text if is_one else f"• {item.text}"


class Preview(QTableView):
    """Shows a plan; `kind_chosen(line, kind)` when somebody says what a row is."""

    kind_chosen = Signal(int, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = PreviewModel(self)
        self.setModel(self.table)
        self.kinds = _kind_model(self)
        self.boxes: list[QuietCombo] = []
        self.setAccessibleName(_("What it would become"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setDefaultSectionSize(px(STAGE_WIDTH))
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMaximumWidth(px(220))
        self.setStyleSheet(
            _LOOK
            % {
                "paper": colour("field").name(),
                "text": colour("text").name(),
                "line": colour("hairline").name(),
                "tint": colour("accent.tint").name(),
                "ground": colour("chrome").name(),
            }
        )

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    def show_plan(self, plan: ImportPlan | None) -> None:
        """Show another plan; rows that stay keep their box, and with it the keyboard."""
        if self.table.show_plan(plan):
            self.setColumnWidth(0, px(KIND_WIDTH))
            self._fit_boxes()
        for at, box in enumerate(self.boxes):
            row = self.table.row(at)
            if row is not None:
                box.blockSignals(True)
                box.setCurrentIndex(max(0, box.findData(row.kind)))
                box.blockSignals(False)
                box.setAccessibleName(_("Kind of the row %s") % (row.name or at + 1))
                self.setRowHeight(at, _height(row))

    def _fit_boxes(self) -> None:
        """Have one box for each row; a model that was reset has let go of the old ones."""
        self.boxes = []
        for at in range(self.table.rowCount()):
            box = QuietCombo(self)
            box.setModel(self.kinds)
            box.activated.connect(lambda _index, line=at: self._on_chosen(line))
            self.setIndexWidget(self.table.index(at, 0), _on_top(box, self))
            self.boxes.append(box)

    def _on_chosen(self, at: int) -> None:
        row = self.table.row(at)
        if row is not None:
            self.kind_chosen.emit(row.line, str(self.boxes[at].currentData()))


def _on_top(box: QuietCombo, parent: QWidget) -> QWidget:
    """Return a box at the top of a cell, whose words begin there as well."""
    box.setMinimumHeight(px(32))
    cell = QWidget(parent)
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(box)
    column.addStretch(1)
    return cell


def _height(row: PlannedRow) -> int:
    """Return the height of a line of the preview: up to three lines of text in its fullest cell."""
    lines = max((sum(1 + len(item.text) // 24 for item in cell) for cell in row.cells), default=1)
    return px(max(LOWEST, 20 + LINE * min(MOST_LINES, lines)))


def _kind_model(parent: QWidget) -> QStandardItemModel:
    """Return all kinds by name, shared by the boxes of all rows."""
    model = QStandardItemModel(parent)
    for kind in sorted(all_kinds(), key=lambda each: _(each.name).casefold()):
        item = QStandardItem(icon(kind.icon, token="muted"), _(kind.name))
        item.setData(kind.id, Qt.ItemDataRole.UserRole)
        model.appendRow(item)
    return model
