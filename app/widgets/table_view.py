"""The map as a native table, beside the canvas or instead of it, with the same selection and the same undo."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView, QTableView

from app import i18n
from app.compat import override
from app.editing.cells import cells_data
from app.editing.lazy_mime import put_on_clipboard
from app.editing.navigation import in_cell
from app.editing.rows import is_curve
from app.editing.selection import Cursor, Selection, of_cards, of_row, of_stage
from app.editing.session import Session
from app.i18n import _
from app.interchange.table import Table
from app.model.query import cell_of
from app.widgets.canvas.menu_places import context_of
from app.widgets.cell_editor import CellDelegate, CellField
from app.widgets.plain import set_tip
from app.widgets.sheets import scaled
from app.widgets.sizing import give_font
from app.widgets.table_header import RowHeader
from app.widgets.table_model import TableModel
from app.widgets.theming import appearance, colour

COLUMN = 220
LOWEST, HIGHEST = 36, 320
"""Between these heights a row follows its text, in pixels."""
SHARED_ACTIONS = (
    "edit.cut",
    "edit.copy",
    "edit.paste",
    "edit.paste_as_one",
    "edit.delete",
    "edit.duplicate",
    "edit.move_up",
    "edit.move_down",
    "edit.move_left",
    "edit.move_right",
)
"""Actions of the canvas that act on the table's selection as well."""

_LOOK = """
QTableView { background: %(paper)s; color: %(text)s; gridline-color: %(line)s;
    selection-background-color: %(tint)s; selection-color: %(text)s; }
QHeaderView, QTableCornerButton::section { background: %(ground)s; border: 0; }
QHeaderView::section { background: %(ground)s; color: %(text)s; border: 0; padding: 7px 12px 7px 10px;
    border-right: 1px solid %(line)s; border-bottom: 1px solid %(line)s; }
QHeaderView::section:vertical { padding-left: 36px; }
"""


class TableView(QTableView):
    """Shows and edits the session's map; what is selected here is selected on the canvas, and vice versa.

    `context_requested(context, global position)` where a menu is asked for: of a stage, a row, a cell or a card.
    """

    context_requested = Signal(str, QPoint)

    def __init__(self, session: Session, actions: Iterable[QAction] = ()) -> None:
        super().__init__()
        self._session = session
        self._is_following = False
        self.table = TableModel(session, self)
        self.setVerticalHeader(RowHeader(self.table.icon_of, self))
        self.setModel(self.table)
        self._delegate = CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self._heights = QTimer(self)
        self._heights.setSingleShot(True)
        self._heights.setInterval(0)
        self._heights.timeout.connect(self.resizeRowsToContents)
        self._dress()
        self._connect()
        self.addActions(list(actions))
        self.retranslate()
        self._heights.start()
        self._follow(session.selection)

    def retranslate(self) -> None:
        """Speak the language of the program."""
        self.setAccessibleName(_("Table of the map"))
        corner = self.findChild(QAbstractButton)
        if corner is not None:
            corner.setAccessibleName(_("Select all cells"))
            set_tip(corner, _("Select all cells"))
        self.table.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(0, self.table.rowCount() - 1))

    def _tint(self) -> None:
        """Take over the colours of the theme that is on."""
        accent = colour("accent")
        inks = {
            "line": colour("separator").name(),
            "ground": colour("chrome").name(),
            "paper": colour("field").name(),
            "text": colour("text").name(),
            "tint": f"rgba({accent.red()}, {accent.green()}, {accent.blue()}, 46)",
        }
        self.setStyleSheet(scaled(_LOOK % inks, appearance().scale))

    def finish_editing(self) -> None:
        """End the edit of a cell and keep its text."""
        for field in self.findChildren(CellField):
            if not field.isHidden():
                field.ended.emit(False)

    def _dress(self) -> None:
        give_font(self, 14)
        self._tint()
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setDefaultSectionSize(COLUMN)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setHighlightSections(True)
        for header in (across, down):
            give_font(header, 13, weight=600)
        down.setMinimumSectionSize(LOWEST)
        down.setMaximumSectionSize(HIGHEST)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def _connect(self) -> None:
        session, table = self._session, self.table
        table.modelReset.connect(self._on_reset)
        table.dataChanged.connect(self._on_data_changed)
        self.horizontalHeader().sectionResized.connect(lambda *_sizes: self._heights.start())
        self._delegate.edit_next.connect(self._edit_next)
        session.selection_changed.connect(self._follow)
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self._lead())
        self.clicked.connect(lambda _index: self._lead())
        self.horizontalHeader().sectionClicked.connect(self._select_stage)
        self.verticalHeader().sectionClicked.connect(self._select_row)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.horizontalHeader().customContextMenuRequested.connect(self._on_stage_menu)
        self.verticalHeader().customContextMenuRequested.connect(self._on_row_menu)
        appearance().changed.connect(self._tint)
        self.destroyed.connect(i18n.on_change(self.retranslate))

    def _on_reset(self) -> None:
        self._heights.start()
        self._follow(self._session.selection)

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            self.resizeRowToContents(row)

    def _edit_next(self, index: QModelIndex) -> None:
        """Edit the cell to the right, as Tab does on the canvas; at the last stage nothing more happens."""
        following = index.siblingAtColumn(index.column() + 1)
        if following.isValid():
            self.setCurrentIndex(following)
            self.edit(following)

    # --- stages and rows ----------------------------------------------------------------------------------

    def _select_stage(self, section: int) -> None:
        stages = self._session.journey.stages
        if 0 <= section < len(stages):
            self._session.select(of_stage(stages[section].id))

    def _select_row(self, section: int) -> None:
        place = self.table.place_of(self.table.index(section, 0))
        if place is not None:
            self._session.select(of_row(place[0]))

    def _on_stage_menu(self, pos: QPoint) -> None:
        header = self.horizontalHeader()
        self._select_stage(header.logicalIndexAt(pos))
        self.context_requested.emit("stage", header.viewport().mapToGlobal(pos))

    def _on_row_menu(self, pos: QPoint) -> None:
        header = self.verticalHeader()
        self._select_row(header.logicalIndexAt(pos))
        self.context_requested.emit("row", header.viewport().mapToGlobal(pos))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.context_requested.emit(
            context_of(self._session.journey, self._session.selection), event.globalPos()
        )

    # --- the clipboard --------------------------------------------------------------------------------------

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the keys of copying where scores are among the cells: the map's own copy knows cards only."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Copy)
            and self._holds_scores()
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self._holds_scores():
            put_on_clipboard(cells_data(self._cells()))
            return
        super().keyPressEvent(event)

    def _holds_scores(self) -> bool:
        journey = self._session.journey
        chosen = {place[0] for index in self.selectedIndexes() if (place := self.table.place_of(index))}
        return any(row.id in chosen and is_curve(row) for row in journey.rows)

    def _cells(self) -> Table:
        """The texts of the chosen cells, as the rectangle around them."""
        chosen = {(index.row(), index.column()) for index in self.selectedIndexes()}
        downs, across = sorted({row for row, _column in chosen}), sorted({column for _row, column in chosen})
        return Table(
            tuple(
                tuple(
                    str(self.table.data(self.table.index(row, column)) or "")
                    if (row, column) in chosen
                    else ""
                    for column in across
                )
                for row in downs
            )
        )

    # --- one selection ------------------------------------------------------------------------------------

    def _follow(self, selection: Selection) -> None:
        """Show where the canvas's cursor is."""
        index = self.table.index_of(selection.cursor.row, selection.cursor.stage)
        if self._is_following or not index.isValid() or index == self.currentIndex():
            return
        self._is_following = True
        self.setCurrentIndex(index)
        self._is_following = False

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._session.selection.part == "none":
            self._lead()

    def _lead(self) -> None:
        """Select on the canvas what is selected here: all cards of the cells, or the point of a cell."""
        place = self.table.place_of(self.currentIndex())
        if self._is_following or place is None:
            return
        self._is_following = True
        self._session.select(self._selection(place))
        self._is_following = False

    def _selection(self, place: tuple[str, str]) -> Selection:
        session = self._session
        chosen = [
            held for index in self.selectedIndexes() if (held := self.table.place_of(index)) is not None
        ]
        cards = [card.id for row, stage in chosen for card in cell_of(session.journey, row, stage)]
        if not cards:
            return in_cell(session.journey, *place, persona=session.active_persona)
        here = cell_of(session.journey, *place)
        cursor = Cursor(*place, card=here[0].id if here else None)
        return of_cards(frozenset(cards), cursor)
