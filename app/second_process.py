"""A second process for work that takes long, where one can be had for next to nothing: a copy of this one.

It knows all that this process knew when it began. What it finds out it lays into memory that both share, and says
in a few bytes where. Whatever it does not do, this process has to do itself.
"""

import mmap
import os
import select
import signal
import struct
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from app.values import dataclass

SLOTS, SLOT = 16, 1 << 18
"""How many pieces may be on their way to the copy, and how large each is at most."""
_NOTE: Final = struct.Struct("<4I")


class HelperLostError(Exception):
    """The copy has ended, and with it what it was given."""


@dataclass(frozen=True, slots=True)
class Note:
    """What one process tells the other: what it is about, a number, and data."""

    kind: int
    number: int
    data: bytes


def is_possible() -> bool:
    """Whether this process can be copied safely, and the copy would have a processor of its own.

    Threads are not copied, and what they hold would be held for ever: there must be none, not even of a library.
    """
    if sys.platform != "linux":
        return False
    try:
        threads = sum(1 for _thread in Path("/proc/self/task").iterdir())
        return threads == 1 and len(os.sched_getaffinity(0)) > 1
    except OSError:
        return False


class _Shared:
    """Memory that both processes see: a flag for each piece of work, pieces for the copy, and what it says."""

    def __init__(self, flags: int, room: int) -> None:
        self.memory = mmap.mmap(-1, flags + SLOTS * SLOT + room)
        self._slots = flags
        self._end = flags + SLOTS * SLOT

    def put(self, data: bytes) -> int:
        """Keep data for good and return where; `MemoryError` if there is no more room."""
        start, self._end = self._end, self._end + len(data)
        if self._end > len(self.memory):
            raise MemoryError
        self.memory[start : self._end] = data
        return start

    def lend(self, data: bytes, turn: int) -> int:
        """Keep data until the same slot has its turn again and return where."""
        start = self._slots + turn % SLOTS * SLOT
        self.memory[start : start + len(data)] = data
        return start


class _Line:
    """One direction of what two processes tell each other."""

    def __init__(self, shared: _Shared) -> None:
        self._shared = shared
        self._ear, self._mouth = os.pipe()

    def tell(self, kind: int, number: int, place: tuple[int, int]) -> None:
        """Tell of data at a place of the shared memory; raises `OSError` if nobody listens."""
        os.write(self._mouth, _NOTE.pack(kind, number, *place))

    def heard(self, *, wait: bool) -> Iterator[Note]:
        """Yield what was told since; with `wait` as soon as there is something: nothing is the end."""
        if not wait and not select.select([self._ear], [], [], 0)[0]:
            return
        said = os.read(self._ear, 1 << 12)
        while len(said) % _NOTE.size and (more := os.read(self._ear, _NOTE.size - len(said) % _NOTE.size)):
            said += more
        for kind, number, start, length in _NOTE.iter_unpack(said):
            yield Note(kind, number, self._shared.memory[start : start + length])

    def listen(self) -> None:
        """Let the other process alone speak."""
        os.close(self._mouth)

    def speak(self) -> None:
        """Let the other process alone listen."""
        os.close(self._ear)

    def hang_up(self) -> None:
        """Neither listen nor speak; each process has let one of both go before."""
        for end in (self._ear, self._mouth):
            try:
                os.close(end)
            except OSError:
                continue  # that one was let go


def started(
    work: "Callable[[Colleague], None]", *, flags: int = 0, room: int = 1 << 12
) -> "SecondProcess | None":
    """Start some work in a copy of this process, if there can be one.

    `room` are the bytes for all that it may say; memory that nobody writes to takes none. `flags` are pieces of
    work that only one of both need do.
    """
    try:
        return SecondProcess(work, flags=flags, room=room) if is_possible() else None
    except OSError:  # no more processes, or no more memory, than there are
        return None


class SecondProcess:
    """The copy, as this process sees it."""

    def __init__(self, work: "Callable[[Colleague], None]", *, flags: int, room: int) -> None:
        """Start the work; the copy ends with it, or as soon as there is nobody who would hear of it."""
        self._shared = _Shared(flags, room)
        self._home, self._out = _Line(self._shared), _Line(self._shared)
        self._given = self._taken = 0
        self._pid = os.fork()
        if not self._pid:
            self._home.speak()
            self._out.listen()
            _do(work, Colleague(self._shared, self._home, self._out))
        self._home.listen()
        self._out.speak()

    def mark(self, number: int) -> None:
        """Say that this process does a piece of work itself."""
        self._shared.memory[number] = 1

    def notes(self, *, wait: bool = False) -> list[Note]:
        """Return what was done since; with `wait` at least one thing; raises `HelperLostError` at the end."""
        said = list(self._home.heard(wait=wait))
        if wait and not said:
            raise HelperLostError
        self._taken += sum(note.kind == TAKEN for note in said)
        return said

    def has_room(self) -> bool:
        """Whether a piece can be given now."""
        return self._given - self._taken < SLOTS

    def give(self, kind: int, number: int, data: bytes) -> None:
        """Give the copy a piece of at most `SLOT` bytes, where there is room."""
        start = self._shared.lend(data, self._given)
        try:
            self._out.tell(kind, number, (start, len(data)))
        except OSError as error:
            raise HelperLostError from error
        self._given += 1

    def dismiss(self) -> None:
        """Let the copy end by itself, for nothing more is wanted of it."""
        self._out.hang_up()

    def __enter__(self) -> "SecondProcess":
        return self

    def __exit__(self, *_error: object) -> None:
        self.end()

    def end(self) -> None:
        """End the copy if it is still there."""
        self._home.hang_up()
        self._out.hang_up()
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        self._shared.memory.close()


TAKEN: Final = 0
"""The kind of a note that a piece was taken, and its slot is free."""


class Colleague:
    """The process that a copy was made from, as the copy sees it."""

    def __init__(self, shared: _Shared, home: _Line, out: _Line) -> None:
        self._shared, self._home, self._out = shared, home, out

    def has_marked(self, number: int) -> bool:
        """Say whether that process does a piece of work itself."""
        return self._shared.memory[number] == 1

    def tell(self, kind: int, number: int, data: bytes) -> None:
        """Tell what came of some work; raises `OSError` if nobody listens, `MemoryError` if it is too much."""
        self._home.tell(kind, number, (self._shared.put(data), len(data)))

    def pieces(self) -> Iterator[Note]:
        """Yield what is given, until nobody is there any more."""
        while said := list(self._out.heard(wait=True)):
            for note in said:
                self._home.tell(TAKEN, note.number, (0, 0))
                yield note


def _do(work: Callable[[Colleague], None], colleague: Colleague) -> None:
    """Do the work and end this copy, without a word and without what others do at the end of a program."""
    try:
        work(colleague)
    except BaseException:  # noqa: BLE001  (the other process does what is not done here)
        pass
    finally:
        os._exit(0)
