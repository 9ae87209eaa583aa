"""The export dialog: one map as PDF, PNG or SVG, with a picture of what will come out."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import i18n
from app.compat import override
from app.editing.exporting import Order
from app.editing.session import Session
from app.i18n import N_, _
from app.layout.papers import POINTS_PER_MM, Orientation
from app.settings import Settings
from app.storage.errors import StorageError
from app.storage.files import save_bytes
from app.storage.names import safe_name
from app.values import dataclass
from app.widgets.export_preview import ExportPreview
from app.widgets.export_worker import ExportWorker
from app.widgets.fields.chips import TickBox
from app.widgets.icons import set_icon
from app.widgets.plain import Answer, Question, ask, isolated, label

FORMATS = (("pdf", "PDF"), ("png", "PNG"), ("svg", "SVG"))
PAPERS = (
    ("", N_("As large as the map")),
    *((name, name.upper()) for name in ("a4", "a3", "a2", "a1", "a0")),
    *((name, name.capitalize()) for name in ("letter", "legal", "tabloid")),
    ("archd", "Arch D"),
    ("arche", "Arch E"),
)
ORIENTATIONS = (("auto", N_("Automatic")), ("landscape", N_("Landscape")), ("portrait", N_("Portrait")))
MODES = (("fit", N_("Fit to page")), ("readable", N_("Readable")))
SIZES = (
    (96.0, N_("Screen, 96 dpi")),
    (150.0, "150 dpi"),
    (192.0, N_("Sharp screen, 192 dpi")),
    (300.0, "300 dpi"),
)
DEFAULT_TEXT = 9.0
PREVIEW_WAIT_MS = 150
BUSY_WAIT_MS = 400
COMFORTABLE_M_PER_PT = 0.04


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the form: its words and its field, shown or hidden together."""

    words: QWidget
    field: QWidget

    def set_shown(self, *, is_shown: bool) -> None:
        """Show or hide both."""
        self.words.setVisible(is_shown)
        self.field.setVisible(is_shown)


class ExportDialog(QDialog):
    """Chooses format, paper and size, shows what comes of it, and writes the file."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._worker: ExportWorker | None = None
        self._target: Path | None = None
        self.setWindowTitle(_("Export"))
        self.resize(1080, 720)
        self._make_fields()
        self.preview = ExportPreview(session.assets, self)
        self._compose()
        self._preview_soon = self._timer(PREVIEW_WAIT_MS, self._show_preview)
        self._busy_soon = self._timer(BUSY_WAIT_MS, lambda: self.progress.show())
        self._connect()
        self._on_changed()

    def order(self) -> Order:
        """Return what the fields ask for."""
        paper = str(self.paper.currentData()) or None
        readable = paper is not None and self.mode.currentData() == "readable"
        return Order(
            self._session.project,
            self._session.journey,
            self._session.assets,
            language=str(self.language.currentData()),
            paper=paper,
            orientation=cast(Orientation, self.orientation.currentData()),
            text_size=self.text_size.value() if readable else None,
            dpi=float(self.dpi.currentData()) if self.chosen_format == "png" else None,
            has_title=self.has_title.isChecked(),
        )

    @property
    def chosen_format(self) -> str:
        """The format: pdf, png or svg."""
        return str(self.format.currentData())

    # --- building -------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        self.format = _choice(FORMATS)
        self.paper = _choice(PAPERS)
        self.orientation = _choice(ORIENTATIONS)
        self.mode = _choice(MODES)
        self.dpi = _choice(SIZES)
        self.language = _choice(tuple(i18n.LANGUAGES.items()))
        wanted = self._session.project.language or i18n.language()
        self.language.setCurrentIndex(max(0, self.language.findData(wanted)))
        self.text_size = QDoubleSpinBox()
        self.text_size.setRange(4, 200)
        self.text_size.setDecimals(1)
        self.text_size.setValue(DEFAULT_TEXT)
        self.text_size.setSuffix(" pt")
        self.has_title = TickBox(_("Title, goal and persona"))
        self.has_title.setChecked(True)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(_("Exporting"))
        self.progress.hide()

    def _compose(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 24, 28, 20)
        page.setSpacing(18)
        page.addWidget(label(_("Export"), look="heading", parent=self))
        middle = QHBoxLayout()
        middle.setSpacing(28)
        middle.addLayout(self._form())
        middle.addWidget(self.preview, 1)
        page.addLayout(middle, 1)
        page.addLayout(self._foot())

    def _form(self) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        self._rows = {
            name: self._row(grid, index, words, field)
            for index, (name, words, field) in enumerate(
                (
                    ("format", _("Format"), self.format),
                    ("paper", _("Paper"), self.paper),
                    ("orientation", _("Orientation"), self.orientation),
                    ("mode", _("Size"), self.mode),
                    ("text", _("Card text"), self.text_size),
                    ("dpi", _("Resolution"), self.dpi),
                    ("language", _("Language"), self.language),
                    ("title", _("Contents"), self.has_title),
                )
            )
        }
        self.hint = label("", look="small", wrap=True, parent=self)
        self.hint.setMinimumHeight(54)
        column = QVBoxLayout()
        column.addLayout(grid)
        column.addSpacing(8)
        column.addWidget(self.hint)
        column.addStretch(1)
        return column

    def _row(self, grid: QGridLayout, index: int, words: str, field: QWidget) -> Row:
        caption = label(words, look="muted", parent=self)
        caption.setBuddy(field)
        field.setAccessibleName(words)
        field.setMinimumSize(200, 32)
        grid.addWidget(caption, index, 0)
        grid.addWidget(field, index, 1)
        return Row(caption, field)

    def _foot(self) -> QHBoxLayout:
        self.message = label("", look="small", parent=self)
        self.show_button = QPushButton(_("Show in folder"), self)
        self.open_button = QPushButton(_("Open"), self)
        self.cancel_button = QPushButton(_("Close"), self)
        self.save_button = QPushButton(_("Export…"), self)
        self.save_button.setProperty("look", "filled")
        self.save_button.setDefault(True)
        set_icon(self.save_button, "file-down", token="accent.text")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.message, 1)
        for part in (self.progress, self.show_button, self.open_button, self.cancel_button, self.save_button):
            row.addWidget(part)
        self.show_button.hide()
        self.open_button.hide()
        return row

    def _connect(self) -> None:
        for choice in (self.format, self.paper, self.orientation, self.mode, self.dpi, self.language):
            choice.currentIndexChanged.connect(self._on_changed)
        self.text_size.valueChanged.connect(self._on_changed)
        self.has_title.toggled.connect(self._on_changed)
        self.save_button.clicked.connect(self._on_save)
        self.cancel_button.clicked.connect(self._on_cancel)
        self.show_button.clicked.connect(lambda: self._open(self._target.parent if self._target else None))
        self.open_button.clicked.connect(lambda: self._open(self._target))

    def _timer(self, wait: int, task: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(task)
        return timer

    # --- choosing -------------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        on_paper = bool(self.paper.currentData())
        self._rows["orientation"].set_shown(is_shown=on_paper)
        self._rows["mode"].set_shown(is_shown=on_paper)
        self._rows["text"].set_shown(is_shown=on_paper and self.mode.currentData() == "readable")
        self._rows["dpi"].set_shown(is_shown=self.chosen_format == "png")
        self._preview_soon.start()

    def _show_preview(self) -> None:
        plan = self.preview.show_order(self.order())
        self.save_button.setEnabled(plan is not None)
        if plan is None:
            self.hint.setText(self.preview.problem)
            return
        text = plan.text_size
        size = _("Page: %(width)d × %(height)d mm.") % {
            "width": round(plan.width / POINTS_PER_MM),
            "height": round(plan.height / POINTS_PER_MM),
        }
        reading = _("Card text prints at %(size)s pt: comfortable to %(metres)s m.") % {
            "size": i18n.number(text, places=1),
            "metres": i18n.number(text * COMFORTABLE_M_PER_PT, places=1),
        }
        self.hint.setText(f"{size} {reading}")

    # --- writing --------------------------------------------------------------------------------------

    def _on_save(self) -> None:
        path = self._ask_target()
        if path is None:
            return
        self._target = path
        self.message.setText("")
        self._set_busy(is_busy=True)
        self._worker = ExportWorker(self.order(), self.chosen_format, self)
        self._worker.finished.connect(self._on_made)
        self._worker.failed.connect(self._on_failed)
        self._worker.start()

    def _ask_target(self) -> Path | None:
        form = self.chosen_format
        folder = self._session.path.parent if self._session.path else Path.home()
        start = folder / safe_name(self._session.journey.title, suffix=f".{form}")
        filters = f"{form.upper()} (*.{form})"
        # The dialog asks before it gives the name of a file that exists.
        name, _filter = QFileDialog.getSaveFileName(self, _("Export"), str(start), filters)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix.lower() == f".{form}" else path.with_name(f"{path.name}.{form}")

    def _on_made(self, data: bytes, missing: tuple[str, ...]) -> None:
        self._set_busy(is_busy=False)
        target = self._target
        if target is None:
            return
        try:
            save_bytes(target, data)
        except StorageError as error:
            self._on_failed(error.sentence)
            return
        text = _("%s was written.") % isolated(target.name)
        if missing:
            text += " " + _("No font here can draw: %s") % " ".join(missing[:10])
        self.message.setText(text)
        self.show_button.show()
        self.open_button.show()

    def _on_failed(self, sentence: str) -> None:
        self._set_busy(is_busy=False)
        name = isolated(self._target.name if self._target else "")
        close = (Answer("close", _("Close"), "reject"),)
        ask(self, Question(_("Export"), _("%s was not written.") % name, sentence, close, "warning"))

    def _on_cancel(self) -> None:
        if self._worker is not None:
            self._stop()
            self.message.setText(_("Stopped; nothing was written."))
        else:
            self.reject()

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.abandon()
        self._set_busy(is_busy=False)

    def _set_busy(self, *, is_busy: bool) -> None:
        if is_busy:
            self._busy_soon.start()
        else:
            self._worker = None
            self._busy_soon.stop()
            self.progress.hide()
        self.save_button.setEnabled(not is_busy)
        self.cancel_button.setText(_("Cancel") if is_busy else _("Close"))

    def _open(self, path: Path | None) -> None:
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    @override
    def reject(self) -> None:
        self._stop()
        super().reject()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)


def _choice(entries: tuple[tuple[object, str], ...]) -> QComboBox:
    box = QComboBox()
    for value, words in entries:
        box.addItem(_(words), value)
    return box
