"""Makes and writes the files of a poster beside the window, tells how far it is, and stops when told to."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from app.collector import quiet_collector
from app.editing.poster_files import (
    PosterOrder,
    check_pixels,
    pdf_bytes,
    pixels_of,
    planned,
    png_bytes,
    svg_bytes,
)
from app.i18n import _
from app.ink.fonts import FontBook
from app.layout.papers import PageProblem
from app.layout.poster.pages import Poster, Progress, Stopped
from app.storage.errors import StorageError
from app.storage.files import save_bytes
from app.storage.several import save_all
from app.values import dataclass, replace
from app.widgets.plain import isolated

Form = Literal["pdf", "png", "svg"]
PLANNING = 0.3
"""The share of the work that planning the pages is, where they are not planned yet."""


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """A file to write; `poster` are its pages if they are known."""

    order: PosterOrder
    form: Form
    target: Path
    poster: Poster | None = None


class Writer(QObject):
    """One job in a thread of its own; without a parent, it lives until that thread has ended.

    It ends with one of `written(paths, missing characters)`, `failed(sentence)` and `stopped()`; nothing is
    written unless all is made. `progressed` tells the share that is done.
    """

    written = Signal(object, object)
    failed = Signal(str)
    stopped = Signal()
    progressed = Signal(float)

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job
        self._is_stopping = False
        self._thread = threading.Thread(target=self._work, name="poster writer", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End the work at the next page or band; nothing is written then."""
        self._is_stopping = True

    @property
    def is_alive(self) -> bool:
        """Whether the thread still works."""
        return self._thread.is_alive()

    def join(self, seconds: float) -> None:
        """Wait until the thread has ended."""
        self._thread.join(seconds)

    def _work(self) -> None:
        with quiet_collector():
            self._make()

    def _make(self) -> None:
        try:
            check_folder(self._job.target)
            files, missing = self._made()
            self._save(files)
        except Stopped:
            self.stopped.emit()
        except PageProblem as error:
            self.failed.emit(str(error))
        except StorageError as error:
            self.failed.emit(error.sentence)
        except MemoryError:
            self.failed.emit(_("There is not enough memory for a file of this size."))
        else:
            self.written.emit(tuple(path for path, _data in files), missing)

    def _progress(self, done: float) -> None:
        if self._is_stopping:
            raise Stopped
        self.progressed.emit(done)

    def _made(self) -> tuple[list[tuple[Path, bytes]], tuple[str, ...]]:
        job = self._job
        order, poster, begun = job.order, job.poster, 0.0
        if poster is None:
            # Fonts of its own: the window may be planning other pages at the same moment.
            order, begun = replace(order, book=FontBook()), PLANNING
            poster = planned(order, lambda done: self._progress(done * PLANNING))
        makers = {"pdf": self._pdf, "png": self._pngs, "svg": self._svg}
        return list(makers[job.form](order, poster, begun)), poster.missing

    def _pdf(self, order: PosterOrder, poster: Poster, begun: float) -> Iterator[tuple[Path, bytes]]:
        data = pdf_bytes(order, poster, lambda done: self._progress(begun + done * (1 - begun)))
        yield self._job.target, data

    def _pngs(self, order: PosterOrder, poster: Poster, begun: float) -> Iterator[tuple[Path, bytes]]:
        pages = poster.posters
        for page in pages:
            check_pixels(*pixels_of(page, order.dpi))
        for index, page in enumerate(pages):
            first = begun + (1 - begun) * index / len(pages)
            data = png_bytes(order, page, self._part(first, (1 - begun) / len(pages)))
            yield numbered(self._job.target, index, count=len(pages)), data

    def _part(self, first: float, share: float) -> Progress:
        return lambda done: self._progress(first + done * share)

    def _svg(self, order: PosterOrder, poster: Poster, begun: float) -> Iterator[tuple[Path, bytes]]:
        self._progress(begun)
        yield self._job.target, svg_bytes(order, poster)

    def _save(self, files: list[tuple[Path, bytes]]) -> None:
        self._progress(1.0)
        save_all(files, save_bytes)


def check_folder(target: Path) -> None:
    """Raise `StorageError` if nothing can be written beside a file, before any work is done."""
    folder = target.parent
    if not folder.is_dir():
        raise StorageError(_("The folder %s does not exist.") % isolated(folder.name))
    if not os.access(folder, os.W_OK):
        raise StorageError(_("Nothing may be written into the folder %s.") % isolated(folder.name))


def numbered(target: Path, index: int, *, count: int) -> Path:
    """Return the name of one of several files: "map-2.png"; a single one keeps the name."""
    return target if count == 1 else target.with_name(f"{target.stem}-{index + 1}{target.suffix}")
