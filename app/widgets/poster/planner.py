"""Plans pages beside the window: only the latest wishes count, and what was planned before is remembered."""

import threading
from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QObject, Signal

from app.collector import quiet_collector
from app.editing.poster_files import PosterOrder, planned
from app.ink.fonts import FontBook
from app.layout.papers import PageProblem
from app.layout.poster.pages import Poster, Stopped
from app.layout.poster.wishes import PosterWishes
from app.values import dataclass, replace

REMEMBERED: Final = 8
STEP: Final = 0.05
"""Progress is told when so much more is done."""


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What became of an order: a poster, or the sentence that says why there is none."""

    order: PosterOrder
    poster: Poster | None = None
    problem: str = ""


class Planner(QObject):
    """One thread that plans the newest order; an order that came before it is dropped at once.

    `planned(Plan)` comes for orders that were not dropped, `progressed(float)` in between. It has no parent: it
    lives until its thread has ended.
    """

    planned = Signal(object)
    progressed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.book = FontBook()
        self._news = threading.Condition()
        self._wanted: PosterOrder | None = None
        self._is_over = False
        self._thread: threading.Thread | None = None
        self._known: OrderedDict[PosterWishes, Plan] = OrderedDict()

    def ask(self, order: PosterOrder) -> None:
        """Plan an order and forget the one before, unless what comes of it is known already."""
        known = self.known(order.wishes)
        with self._news:
            self._wanted = None if known is not None else replace(order, book=self.book)
            self._news.notify()
        if known is not None:
            self.planned.emit(known)
        elif self._thread is None:
            self._thread = threading.Thread(target=self._work, name="poster planner", daemon=True)
            self._thread.start()

    def known(self, wishes: PosterWishes) -> Plan | None:
        """Return what came of these wishes before, if that is remembered."""
        return self._known.get(wishes)

    def stop(self) -> None:
        """End the thread; nothing is told any more."""
        with self._news:
            self._is_over, self._wanted = True, None
            self._news.notify()

    def join(self, seconds: float) -> None:
        """Wait until the thread has ended."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _work(self) -> None:
        while (order := self._next()) is not None:
            with quiet_collector():
                self._answer(order)

    def _answer(self, order: PosterOrder) -> None:
        plan = self._plan(order)
        if plan is None:
            return
        with self._news:
            is_wanted = self._wanted is order
            if is_wanted:
                self._wanted = None
        self._remember(plan)
        if is_wanted:
            self.planned.emit(plan)

    def _next(self) -> PosterOrder | None:
        with self._news:
            while self._wanted is None and not self._is_over:
                self._news.wait()
            return None if self._is_over else self._wanted

    def _plan(self, order: PosterOrder) -> Plan | None:
        told = 0.0

        def progress(done: float) -> None:
            nonlocal told
            if self._wanted is not order:
                raise Stopped
            if done >= told + STEP:
                told = done
                self.progressed.emit(done)

        try:
            return Plan(order, planned(order, progress))
        except Stopped:
            return None
        except PageProblem as error:
            return Plan(order, problem=str(error))

    def _remember(self, plan: Plan) -> None:
        self._known[plan.order.wishes] = plan
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
