"""What every test may rely on: a home of its own, English, no screen, and nothing left behind."""

import functools
import gc
import importlib
import importlib.util
import itertools
import logging
import os
import sys
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import hypothesis
import pytest
from pytestqt.qtbot import QtBot

from app import i18n
from app.paths import HOME_VARIABLE

# The same examples on every machine: a red run can be repeated. Shared machines make deadlines lie.
hypothesis.settings.register_profile("empathway", deadline=None, derandomize=True, max_examples=50)
hypothesis.settings.load_profile("empathway")


@hypothesis.given(hypothesis.strategies.none())
@hypothesis.settings(max_examples=1)
def _first_property(_nothing: None) -> None:
    """Have Hypothesis look for the owner of its random numbers now.

    From Python 3.14 on it would not find it later, and warn, since the collector passes over what all tests share.
    """


PATIENCE = 6
"""How many times longer than it says a test waits for something to come: no wait is a claim."""


def _patient(wait: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(wait)
    def patient(self: QtBot, *given: Any, timeout: int = 5_000, **named: Any) -> Any:
        return wait(self, *given, timeout=timeout * PATIENCE, **named)

    return patient


QtBot.waitUntil = _patient(QtBot.waitUntil)  # type: ignore[method-assign]
QtBot.waitSignal = _patient(QtBot.waitSignal)  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all homes: to make and remove a folder for each of thousands of tests takes seconds."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a user's folders that nobody else sees; there are none as yet."""
    folder = homes / str(next(_homes))
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    return folder


_homes = itertools.count(1)


_freeze, _unfreeze = gc.freeze, gc.unfreeze


def pytest_collection_finish() -> None:
    """Let the collector pass over what all tests share, and let nobody but the tests say what that is.

    The program exempts a document that was opened from the collector. It opens one at a time; thousands of tests
    do, and each would leave its windows' pictures behind for ever: 5 MB a test.
    """
    gc.freeze = gc.unfreeze = _leave_it
    _first_property()
    _sort_out()


def _leave_it() -> None:
    """Stand for `gc.freeze` and `gc.unfreeze` in tests."""


def _sort_out() -> None:
    """Collect everything, and let the collector pass over what stays: caches, that it would look through often."""
    _unfreeze()
    gc.collect()
    _freeze()


@pytest.fixture(autouse=True)
def _nothing_stays_in_memory() -> Iterator[None]:
    """End the test's sessions: their connections hold the widgets that follow them.

    Pictures weigh megabytes, and the collector counts them as nothing, so it is called after some windows.
    """
    _note_sessions()
    yield
    from_shiboken = sys.modules.get("shiboken6")
    alive = tuple(_sessions)
    for session in alive:
        if from_shiboken is not None and from_shiboken.isValid(session):
            from_shiboken.delete(session)
    with_session = bool(alive) and next(_tests_with_sessions)
    session = alive = None
    if next(_tests) % TESTS_BETWEEN == 0:
        _sort_out()
    elif with_session and with_session % WINDOWS_BETWEEN == 0:
        gc.collect()


TESTS_BETWEEN, WINDOWS_BETWEEN = 250, 20
_tests, _tests_with_sessions = itertools.count(1), itertools.count(1)
_sessions: "weakref.WeakSet[Any]" = weakref.WeakSet()


def _note_sessions() -> None:
    """Have every session of the program noted, once there are any."""
    module = sys.modules.get("app.editing.session")
    if module is None or hasattr(module.Session, "is_noted"):
        return
    plain = module.Session.__init__

    def noted(session: Any, *given: Any, **named: Any) -> None:
        plain(session, *given, **named)
        _sessions.add(session)

    module.Session.__init__ = noted
    module.Session.is_noted = True


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
