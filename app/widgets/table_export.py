"""The dialog that writes a map as a table for spreadsheets, with a preview of its first lines."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.editing.session import Session
from app.i18n import N_, _, language, manner
from app.interchange.reading import SEPARATORS
from app.interchange.table_file import TableFormat, TableWishes, table_bytes
from app.storage.errors import StorageError
from app.storage.files import save_bytes
from app.storage.names import safe_name
from app.widgets.fields.chips import TickBox
from app.widgets.importing.look import Fields, choice, form
from app.widgets.plain import Answer, Question, ask, isolated, label, set_tip

SHOWN_LINES = 12
SHOWN_CHARACTERS = 4_000
FORMATS: tuple[tuple[TableFormat, str], ...] = (("csv", "CSV"), ("tsv", "TSV"))
TURNS = ((False, N_("In the first line")), (True, N_("In the first column")))


class TableExport(QDialog):
    """Chooses how a table is written, shows how it begins, and writes the file."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._target: Path | None = None
        self.setWindowTitle(_("Export a table"))
        self.resize(760, 520)
        self._make_fields()
        self._compose()
        for box in (self.format, self.separator, self.turned):
            box.currentIndexChanged.connect(self._on_changed)
        self.guard.toggled.connect(self._show)
        self.ids.toggled.connect(self._show)
        self._show()
        self.save_button.setFocus()

    def wishes(self) -> TableWishes:
        """Return what the fields ask for."""
        return TableWishes(
            self.chosen_format,
            delimiter="" if self.chosen_format == "tsv" else str(self.separator.currentData()),
            guard=self.guard.isChecked(),
            with_ids=self.ids.isChecked(),
            turned=bool(self.turned.currentData()),
            language=language(),
        )

    @property
    def chosen_format(self) -> TableFormat:
        """The format: csv or tsv."""
        return "tsv" if self.format.currentData() == "tsv" else "csv"

    def _make_fields(self) -> None:
        self.format = choice(FORMATS)
        self.separator = choice(tuple((mark, _(words)) for mark, words in SEPARATORS if mark in ";,"))
        usual = manner().separator
        self.separator.setCurrentIndex(self.separator.findData(usual))
        self.turned = choice(tuple((turned, _(words)) for turned, words in TURNS))
        self.guard = TickBox(_("Safe for spreadsheets"))
        self.guard.setChecked(True)
        set_tip(self.guard, _("Puts an apostrophe before texts that a spreadsheet would run as a formula."))
        self.ids = TickBox(_("With ids, to bring edits back"))
        set_tip(self.ids, _("Puts an id behind each text; imported again, the table updates this map."))
        self.sample = QPlainTextEdit()
        self.sample.setReadOnly(True)
        self.sample.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.sample.setTabChangesFocus(True)
        self.sample.setAccessibleName(_("How the table begins"))

    def _compose(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 24, 28, 20)
        page.setSpacing(16)
        page.addWidget(label(_("Export a table"), look="heading", parent=self))
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addLayout(self._form())
        middle.addWidget(self.sample, 1)
        page.addLayout(middle, 1)
        page.addLayout(self._foot())

    def _form(self) -> QVBoxLayout:
        fields: Fields = (
            (_("Format"), self.format),
            (_("Separator"), self.separator),
            (_("Stages stand"), self.turned),
            ("", self.guard),
            ("", self.ids),
        )
        column, _captions = form(fields, self)
        return column

    def _foot(self) -> QHBoxLayout:
        self.message = label("", look="small", parent=self)
        self.open_button = QPushButton(_("Open"), self)
        self.close_button = QPushButton(_("Close"), self)
        self.save_button = QPushButton(_("Export…"), self)
        self.save_button.setProperty("look", "filled")
        self.save_button.setDefault(True)
        self.open_button.hide()
        self.save_button.clicked.connect(self._on_save)
        self.close_button.clicked.connect(self.reject)
        self.open_button.clicked.connect(self._on_open)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.message, 1)
        for button in (self.open_button, self.close_button, self.save_button):
            row.addWidget(button)
        return row

    def _on_changed(self) -> None:
        self.separator.setEnabled(self.chosen_format == "csv")
        self._show()

    def _made(self) -> bytes:
        return table_bytes(self._session.project, self._session.journey, self.wishes())

    def _show(self) -> None:
        text = self._made().decode("utf-8-sig").replace("\r\n", "\n")
        lines = text.split("\n")
        shown = "\n".join(lines[:SHOWN_LINES])[:SHOWN_CHARACTERS]
        self.sample.setPlainText(shown if shown == text.rstrip("\n") else f"{shown}\n…")

    def _on_save(self) -> None:
        path = self._ask_target()
        if path is None:
            return
        try:
            save_bytes(path, self._made())
        except StorageError as error:
            close = (Answer("close", _("Close"), "reject"),)
            text = _("%s was not written.") % isolated(path.name)
            ask(self, Question(_("Export a table"), text, error.sentence, close, "warning"))
            return
        self._target = path
        self.message.setText(_("%s was written.") % isolated(path.name))
        self.open_button.show()

    def _ask_target(self) -> Path | None:
        ending = f".{self.chosen_format}"
        folder = self._session.path.parent if self._session.path else Path.home()
        start = folder / safe_name(self._session.journey.title, suffix=ending)
        filters = f"{self.chosen_format.upper()} (*{ending})"
        # The dialog asks before it gives the name of a file that exists.
        name, _filter = QFileDialog.getSaveFileName(self, _("Export a table"), str(start), filters)
        path = Path(name)
        if not name:
            return None
        return path if path.suffix.lower() == ending else path.with_name(path.name + ending)

    def _on_open(self) -> None:
        if self._target is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._target)))
