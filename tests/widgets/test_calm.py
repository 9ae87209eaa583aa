"""Garbage is collected as a whole when nothing is painted, and hardly ever in the middle of a gesture."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.widgets import calm
from app.widgets.calm import DUE, GOES_IN_STEPS, MOST, Calm, collect_if_due

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(GOES_IN_STEPS, reason="this Python collects garbage in small steps"),
]


class Knot:
    """Something that only the collector can free."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture
def collector() -> Iterator[None]:
    """The collector as a program has it, and as the other tests have it afterwards."""
    was, threshold = gc.isenabled(), gc.get_threshold()
    gc.enable()
    gc.collect()
    yield
    gc.set_threshold(*threshold)
    if not was:
        gc.disable()


def aged() -> "weakref.ref[Knot]":
    held = Knot()
    for _time in range(DUE + 1):
        gc.collect(1)
    return weakref.ref(held)


@pytest.mark.usefixtures("collector")
def test_garbage_when_nothing_was_painted_for_a_while_then_is_collected(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calm, "CALM_MS", 30)
    owner = QObject()
    knot = aged()
    watch = Calm(owner)
    watch.put_off()
    qtbot.waitUntil(lambda: knot() is None, timeout=5000)


@pytest.mark.usefixtures("collector")
def test_garbage_when_the_collector_is_kept_out_then_stays() -> None:
    knot = aged()
    gc.disable()
    collect_if_due()
    assert knot() is not None
    gc.enable()
    collect_if_due()
    assert knot() is None


@pytest.mark.usefixtures("collector")
def test_garbage_when_hardly_anything_was_made_then_is_not_looked_for() -> None:
    gc.collect()
    held = Knot()
    gc.collect(1)
    knot = weakref.ref(held)
    del held
    collect_if_due()
    assert knot() is not None


@pytest.mark.usefixtures("collector")
def test_collector_when_a_map_is_shown_then_seldom_looks_through_everything() -> None:
    first, second, _third = gc.get_threshold()
    Calm(QObject())
    assert gc.get_threshold() == (first, second, MOST)
