"""From the dialog's buttons to files and paper: asks where to, works beside the window, says what became of it."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.editing.poster_files import PosterOrder
from app.i18n import _, ngettext, number
from app.layout.poster.checks import MANY_PAGES
from app.layout.poster.pages import Poster, PosterPage
from app.render.qt_pages import PagePainter
from app.render.qt_pictures import decoded
from app.storage.errors import StorageError
from app.storage.names import safe_name
from app.values import dataclass
from app.widgets.plain import Answer, Question, ask, isolated
from app.widgets.poster.foot import Foot
from app.widgets.poster.writer import Form, Job, Writer, check_folder, numbered

BUSY_WAIT_MS = 200


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """What is to be saved or printed."""

    order: PosterOrder
    poster: Poster
    folder: Path


def _pages(task: Task, form: Form) -> tuple[PosterPage, ...]:
    """What is made: pictures are made of the poster's own pages, not of tiles."""
    return task.poster.posters if form == "png" else task.poster.pages


class Saving(QObject):
    """One file or print at a time.

    `begun` and `ended` frame the work; `kept` comes when all was made and written or printed.
    """

    begun = Signal()
    ended = Signal()
    kept = Signal()

    def __init__(self, dialog: QWidget, foot: Foot) -> None:
        super().__init__(dialog)
        self._dialog, self._foot = dialog, foot
        self.writer: Writer | None = None
        self._printing: Iterator[float] | None = None
        self._done = 0.0
        self._busy_soon = QTimer(self)
        self._busy_soon.setSingleShot(True)
        self._busy_soon.setInterval(BUSY_WAIT_MS)
        self._busy_soon.timeout.connect(lambda: self._foot.show_progress(self._done))

    @property
    def is_busy(self) -> bool:
        """Whether something is being made."""
        return self.writer is not None or self._printing is not None

    # --- files ----------------------------------------------------------------------------------------

    def save(self, task: Task, form: Form) -> None:
        """Ask where to, and make the file."""
        if form != "svg" and not self._is_meant(len(_pages(task, form))):
            return
        target = self._target(task, form)
        if target is None:
            return
        try:
            check_folder(target)
        except StorageError as error:
            self._foot.say(error.sentence, is_error=True)
            return
        if not self._may_replace(task, form, target):
            return
        self._begin()
        self.writer = writer = Writer(Job(task.order, form, target, task.poster))
        writer.progressed.connect(self._on_progressed)
        writer.written.connect(self._on_written)
        writer.failed.connect(self._on_failed)
        writer.stopped.connect(self._on_stopped)
        writer.start()

    def _target(self, task: Task, form: Form) -> Path | None:
        start = task.folder / safe_name(task.order.title, suffix=f".{form}")
        filters = f"{form.upper()} (*.{form})"
        # The dialog asks before it gives the name of a file that exists.
        name, _filter = QFileDialog.getSaveFileName(self._dialog, _("Print and poster"), str(start), filters)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix.lower() == f".{form}" else path.with_name(f"{path.name}.{form}")

    def _may_replace(self, task: Task, form: Form, target: Path) -> bool:
        """Several pictures get numbers behind their names, so Qt could not ask about them."""
        count = len(_pages(task, form)) if form == "png" else 1
        names = [numbered(target, index, count=count) for index in range(count)]
        there = sum(name.exists() for name in names) if count > 1 else 0
        if not there:
            return True
        text = ngettext(
            "%d file is there already. Replace it?", "%d files are there already. Replace them?", there
        )
        answers = (Answer("cancel", _("Cancel"), "reject"), Answer("replace", _("Replace"), "accept"))
        question = Question(_("Print and poster"), text % there, isolated(names[0].name), answers, "warning")
        return ask(self._dialog, question) == "replace"

    def _is_meant(self, pages: int) -> bool:
        """Ask before many pages are made, which may be a slip in a field; nothing is refused for that."""
        if pages < MANY_PAGES:
            return True
        answers = (Answer("cancel", _("Cancel"), "reject"), Answer("go", _("Go on"), "accept"))
        text = _("That makes %s pages. Go on?") % number(pages)
        more = _("Larger paper or smaller text takes fewer.")
        return ask(self._dialog, Question(_("Print and poster"), text, more, answers)) == "go"

    def stop(self) -> None:
        """End what is being made; nothing of it stays."""
        if self.writer is not None:
            self.writer.stop()
            self._foot.say(_("Stopping…"))
        if self._printing is not None:
            printing, self._printing = self._printing, None
            getattr(printing, "close", lambda: None)()
            self._on_stopped()

    def leave(self) -> None:
        """Let go of what is being made without waiting for it, as the dialog closes."""
        if self.writer is not None:
            writer, self.writer = self.writer, None
            for signal in (writer.progressed, writer.written, writer.failed, writer.stopped):
                signal.disconnect()
            writer.stop()
            writer.join(2.0)
        if self._printing is not None:
            self.stop()

    # --- paper ----------------------------------------------------------------------------------------

    def print(self, task: Task) -> None:
        """Ask for a printer and print the pages on it."""
        from PySide6.QtPrintSupport import QPrintDialog  # brings the printing system, which only this needs

        from app.widgets.poster.printing import prepared, print_pages, wanted_pages

        if not self._is_meant(len(task.poster.pages)):
            return
        printer = prepared(task.order.title, task.poster)
        chooser = QPrintDialog(printer, self._dialog)
        chooser.setWindowTitle(_("Print and poster"))
        accepted = chooser.exec() == QDialog.DialogCode.Accepted
        chooser.deleteLater()
        if not accepted:
            return
        self._begin()
        book = task.order.book
        assert book is not None
        painter = PagePainter(task.order.palette, book, decoded(task.order.assets.get), exact=True)
        self._printing = print_pages(printer, wanted_pages(printer, task.poster), painter)
        QTimer.singleShot(0, self, self._print_next)

    def _print_next(self) -> None:
        from app.widgets.poster.printing import PrintProblem

        if self._printing is None:
            return
        try:
            done = next(self._printing, None)
        except PrintProblem as error:
            self._printing = None
            self._on_failed(str(error))
            return
        if done is not None:
            self._on_progressed(done)
            QTimer.singleShot(0, self, self._print_next)
            return
        self._printing = None
        self._end(_("The pages are on their way to the printer."))
        self.kept.emit()

    # --- what becomes of it ---------------------------------------------------------------------------

    def _begin(self) -> None:
        self._done = 0.0
        self._foot.offer(None)
        self._foot.say("")
        self._busy_soon.start()
        self.begun.emit()

    def _end(self, sentence: str, *, is_error: bool = False) -> None:
        self.writer = None
        self._busy_soon.stop()
        self._foot.show_progress(None)
        self.ended.emit()
        self._foot.say(sentence, is_error=is_error)

    def _on_progressed(self, done: float) -> None:
        self._done = done
        if self._foot.progress.isVisible():
            self._foot.show_progress(done)

    def _on_written(self, paths: tuple[Path, ...], missing: tuple[str, ...]) -> None:
        text = _("%s was written.") % isolated(paths[0].name)
        if len(paths) > 1:
            text = ngettext("%d file was written.", "%d files were written.", len(paths)) % len(paths)
        if missing:
            text += " " + _("No font here can draw: %s") % " ".join(missing[:10])
        self._end(text)
        self._foot.offer(paths[0])
        self.kept.emit()

    def _on_failed(self, sentence: str) -> None:
        self._end(sentence, is_error=True)

    def _on_stopped(self) -> None:
        self._end(_("Stopped; nothing was written."))
