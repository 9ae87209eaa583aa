"""What every test may rely on: a home of its own, English, no screen, and nothing left behind."""

import gc
import importlib
import importlib.util
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import hypothesis
import pytest

from app import i18n
from app.paths import HOME_VARIABLE

# The same examples on every machine: a red run can be repeated. Shared machines make deadlines lie.
hypothesis.settings.register_profile("empathway", deadline=None, derandomize=True, max_examples=50)
hypothesis.settings.load_profile("empathway")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a user's folders that nobody else sees."""
    folder = tmp_path / "home"
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    return folder


@pytest.fixture(autouse=True)
def _collector() -> Iterator[None]:
    """Let the garbage collector see again what loading a file exempted from it, else memory grows test by test."""
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Start and end in English."""
    i18n.use("en")
    yield
    i18n.use("en")


class _Records(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self.are_expected = False

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _warning_records() -> Iterator[_Records]:
    """Fail the test that logs a warning which it did not expect."""
    handler = _Records()
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)
    if handler.records and not handler.are_expected:
        pytest.fail("unexpected log: " + "; ".join(record.getMessage() for record in handler.records))


@pytest.fixture
def expected_warnings(_warning_records: _Records) -> list[logging.LogRecord]:
    """Allow warnings in this test; the list fills with their log records."""
    _warning_records.are_expected = True
    return _warning_records.records


@pytest.fixture(autouse=True)
def _no_windows_left() -> Iterator[None]:
    """Fail the test that leaves a window open, and close it, so that the next test is not blamed."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets else None
    if widgets is None or not isinstance(application, widgets.QApplication):
        return
    left = [window for window in application.topLevelWidgets() if window.isVisible()]
    names = [f"{type(window).__name__} {window.windowTitle()!r}" for window in left]
    for window in left:
        window.hide()
        window.deleteLater()
    if names:
        pytest.fail("windows left open: " + ", ".join(names))


@pytest.fixture(scope="session")
def qapp_cls() -> Any:
    """Use the program's own application class, as the real window does."""
    from PySide6.QtWidgets import QApplication

    if importlib.util.find_spec("app.bootstrap") is None:
        return QApplication
    return getattr(importlib.import_module("app.bootstrap"), "Application", QApplication)
