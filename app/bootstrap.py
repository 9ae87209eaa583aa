"""The composition root: puts the parts together and opens the window."""

import gc
import os
from collections.abc import Sequence
from pathlib import Path

from app.qt_start import lean_start

with lean_start():
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QWidget

from app import i18n
from app.constants import APP_ID, APP_NAME, VERSION
from app.settings import LANGUAGE, TEXT_SIZE, THEME, Settings
from app.widgets.after_paint import after_paint
from app.widgets.main_window import MainWindow
from app.widgets.studio import Studio
from app.widgets.theming import appearance

SETTLE_MS = 400
EXIT_AFTER_PAINT = "EMPATHWAY_EXIT_AFTER_PAINT"
"""A developer's switch: if this is set, the program ends when the page that was asked for is painted."""


class Application(QApplication):
    """The program's application object."""

    def __init__(self, arguments: Sequence[str] = ()) -> None:
        # As an argument, since `setStyle` would hand back a style, and with it load a hundred enumerations.
        super().__init__([APP_ID, "-style", "Fusion", *arguments])
        self.setApplicationName(APP_NAME)
        self.setApplicationVersion(VERSION)
        self.setDesktopFileName(APP_ID)


def run_window(
    files: Sequence[str | Path] = (),
    *,
    language: str | None = None,
    theme: str | None = None,
    screenshot: str | Path | None = None,
) -> int:
    """Open the editor with files, or the welcome page, and return the exit code when it ends.

    `language` and `theme` hold for this run and are not remembered. `screenshot`: paint, write the window's
    picture there, and end.
    """
    application = QApplication.instance() or Application()
    if not isinstance(application, QApplication):
        raise TypeError("a Qt application without windows is running already")
    settings = Settings()
    _start_language(language or settings.get(LANGUAGE))
    appearance().start(application, theme=theme or settings.get(THEME), text_size=settings.get(TEXT_SIZE))
    studio = Studio(settings, MainWindow)
    picture = Path(screenshot) if screenshot is not None else None
    if files:
        QTimer.singleShot(
            0, studio, lambda: _open(studio, [Path(file) for file in files], screenshot=picture)
        )
    else:
        welcome = studio.open_window().welcome
        _end_after_paint(welcome)
        welcome.painted.connect(
            lambda: QTimer.singleShot(0, studio, lambda: _after_paint(studio, screenshot=picture))
        )
    try:
        return application.exec()
    finally:
        studio.safety.end()


def _start_language(language: str) -> None:
    if i18n.translator_for(language).language == i18n.SOURCE_LANGUAGE:
        # Qt speaks English by itself; nothing needs to be loaded before the first paint.
        i18n.use(i18n.SOURCE_LANGUAGE)
        return
    from app.widgets.languages import use_language

    use_language(language)


def _open(studio: Studio, files: list[Path], *, screenshot: Path | None) -> None:
    """Open files, each in a window of its own; what cannot be opened leaves the welcome page."""
    window = studio.new_window()
    try:
        for path in files:
            window.open_file(path)
    finally:
        if window.session is None:
            window.show_welcome()
            window.show()
    if window.page is None:
        _after_paint(studio, screenshot=screenshot)
        return
    ground = window.page.canvas.viewport()
    _end_after_paint(ground)
    after_paint(ground, lambda: _after_paint(studio, screenshot=screenshot))


def _end_after_paint(widget: QWidget) -> None:
    if os.environ.get(EXIT_AFTER_PAINT):
        from app.widgets.stopwatch import end_after_paint

        end_after_paint(widget)


def _after_paint(studio: Studio, *, screenshot: Path | None) -> None:
    QTimer.singleShot(0, studio, lambda: _watch_errors(studio))
    QTimer.singleShot(SETTLE_MS, studio, _collect_garbage)
    if screenshot is not None:
        QTimer.singleShot(SETTLE_MS, studio, lambda: _take_picture(studio, screenshot))
    else:
        QTimer.singleShot(SETTLE_MS, studio, lambda: _keep_safe(studio))


def _collect_garbage() -> None:
    """Let the garbage collector in, which the start kept out, and spare it what the start has made."""
    gc.freeze()
    gc.enable()


def _watch_errors(studio: Studio) -> None:
    from app.widgets.errors import ErrorGuard  # needed only once something can go wrong

    guard = ErrorGuard(studio)
    guard.install()


def _keep_safe(studio: Studio) -> None:
    """Keep work from now on, and offer what an earlier run could not save."""
    from app.widgets.recovery import offer_after_crash
    from app.widgets.studio import active_window

    studio.safety.watch_signals()
    window = active_window(studio)
    if window is not None:
        offer_after_crash(window)


def _take_picture(studio: Studio, target: Path) -> None:
    """Write the picture of the last window into a file and end the program."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice

    from app.commands.console import LACKING, complain
    from app.storage.errors import StorageError
    from app.storage.files import save_bytes

    window = studio.windows[-1]
    window.prepare()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    code = 0
    try:
        save_bytes(target, bytes(held.data()))
    except StorageError as error:
        complain(str(error))
        code = LACKING
    for other in tuple(studio.windows):
        other.discard_changes()
    QApplication.exit(code)
