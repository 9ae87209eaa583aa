"""The garbage collector keeps out of what is made at once, and of all threads but the main one."""

import gc
import threading
from collections.abc import Iterator

import pytest

from app.collector import let_in_again, quiet_collector


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """The collector as a program has it, and as the other tests have it afterwards."""
    was = gc.isenabled()
    gc.enable()
    gc.collect()
    yield
    let_in_again()
    if was:
        gc.enable()
    else:
        gc.disable()


class Window:
    """Something that only the collector can free, and only the main thread may."""

    def __init__(self, ends: list[threading.Thread]) -> None:
        self._self, self._ends = self, ends

    def __del__(self) -> None:
        self._ends.append(threading.current_thread())


def in_another_thread() -> None:
    """Make so much in another thread that the collector would begin there."""

    def make() -> None:
        with quiet_collector():
            assert len([[number] for number in range(20_000)]) == 20_000

    thread = threading.Thread(target=make)
    thread.start()
    thread.join()


def test_garbage_when_another_thread_works_then_is_taken_apart_by_the_main_one() -> None:
    ends: list[threading.Thread] = []
    for _each in range(20):
        Window(ends)
    in_another_thread()
    assert not ends and not gc.isenabled()
    let_in_again()
    assert gc.isenabled()
    assert ends == [threading.main_thread()] * 20


def test_collector_when_a_block_of_the_main_thread_ends_then_is_in_again_unless_another_thread_works() -> (
    None
):
    begun, done = threading.Event(), threading.Event()

    def wait() -> None:
        with quiet_collector():
            begun.set()
            done.wait(20)

    thread = threading.Thread(target=wait)
    with quiet_collector():
        thread.start()
        begun.wait(20)
    assert not gc.isenabled()
    let_in_again()
    assert not gc.isenabled()
    done.set()
    thread.join()
    with quiet_collector():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_collector_when_it_was_kept_out_by_the_start_then_stays_out() -> None:
    gc.disable()
    with quiet_collector():
        in_another_thread()
    let_in_again()
    assert not gc.isenabled()
