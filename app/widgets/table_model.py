"""The map as Qt's table model: rows × stages, each cell its cards as lines; it edits through the session."""

from typing import TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.compat import override
from app.editing.cells import cards_text, points_text, write_cards, write_points
from app.editing.navigation import points_in
from app.editing.rows import is_curve, row_name
from app.editing.session import Session
from app.i18n import _
from app.model.change import Change
from app.model.row import Row
from app.model.stage import Stage
from app.rows.kind import kind_of

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class TableModel(QAbstractTableModel):
    """Shows the visible rows of the session's map and follows every change of it."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: tuple[Row, ...] = ()
        self._stages: tuple[Stage, ...] = ()
        self._persona: str | None = None
        self._take()
        session.document_changed.connect(self._on_document_changed)
        session.map_changed.connect(lambda _map_id: self.renew())
        session.persona_changed.connect(self.renew)

    # --- questions ----------------------------------------------------------------------------------------

    def place_of(self, index: Index) -> tuple[str, str] | None:
        """Return the row and the stage of a cell, or None for no cell."""
        if not index.isValid():
            return None
        return self._rows[index.row()].id, self._stages[index.column()].id

    def index_of(self, row: str | None, stage: str | None) -> QModelIndex:
        """Return the index of a cell; an invalid one if it is not shown."""
        down = next((i for i, held in enumerate(self._rows) if held.id == row), -1)
        across = next((i for i, held in enumerate(self._stages) if held.id == stage), -1)
        return self.index(down, across) if down >= 0 and across >= 0 else QModelIndex()

    def renew(self) -> None:
        """Read the whole map anew."""
        self.beginResetModel()
        self._take()
        self.endResetModel()

    # --- Qt's model ---------------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._stages)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        match role:
            case Role.DisplayRole | Role.EditRole:
                return self._text(self._rows[index.row()], self._stages[index.column()].id)
            case Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            case Role.AccessibleTextRole:
                return self._spoken(index)
            case _:
                return None

    @override
    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        place = self.place_of(index)
        if role != Role.EditRole or place is None or value == self.data(index):
            return False
        map_id, lines = self._session.map_id, str(value)
        if is_curve(self._rows[index.row()]):
            edit = write_points(map_id, place[0], stage=place[1], persona=self._persona, lines=lines)
            return self._session.apply(edit, _("Edit emotions in the table"))
        edit = write_cards(map_id, place[0], stage=place[1], lines=lines)
        return self._session.apply(edit, _("Edit a cell in the table"))

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        is_row = orientation == Qt.Orientation.Vertical
        if not 0 <= section < len(self._rows if is_row else self._stages):
            return None
        if role == Role.DisplayRole:
            return row_name(self._rows[section]) if is_row else self._stages[section].name
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        return None

    def icon_of(self, line: int) -> str:
        """Return the name of the sign of a line's row."""
        found = kind_of(self._rows[line].kind).icon if 0 <= line < len(self._rows) else ""
        return found or "rows-3"

    def _text(self, row: Row, stage: str) -> str:
        if is_curve(row):
            return points_text(points_in(row, stage, self._persona))
        return cards_text(row.cells.get(stage, ()))

    def _spoken(self, index: Index) -> str:
        row, stage = self._rows[index.row()], self._stages[index.column()]
        return f"{row_name(row)} × {stage.name}. {self._text(row, stage.id) or _('empty')}"

    # --- following ----------------------------------------------------------------------------------------

    def _take(self) -> None:
        journey = self._session.journey
        self._rows = tuple(row for row in journey.rows if not row.hidden)
        self._stages = journey.stages
        self._persona = self._session.active_persona

    def _on_document_changed(self, change: Change) -> None:
        if not change.touches(self._session.map_id):
            return
        before, stages, persona = self._rows, self._stages, self._persona
        journey = self._session.journey
        shown = tuple(row for row in journey.rows if not row.hidden)
        same = [row.id for row in before] == [
            row.id for row in shown
        ] and persona == self._session.active_persona
        if not same or [stage.id for stage in stages] != [stage.id for stage in journey.stages]:
            self.renew()
            return
        self._take()
        self._tell(before, stages)

    def _tell(self, before: tuple[Row, ...], stages: tuple[Stage, ...]) -> None:
        """Tell the view of the rows and names that changed, and of nothing else."""
        for index, (old, new) in enumerate(zip(before, self._rows, strict=True)):
            if old is not new:
                self.dataChanged.emit(self.index(index, 0), self.index(index, len(self._stages) - 1))
                if row_name(old) != row_name(new) or old.kind != new.kind:
                    self.headerDataChanged.emit(Qt.Orientation.Vertical, index, index)
        for index, (first, then) in enumerate(zip(stages, self._stages, strict=True)):
            if first.name != then.name:
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, index, index)
