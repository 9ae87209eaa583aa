"""The table of the tasks: what each was allowed, what it took, and how long an expert would need."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.usability import from_nothing, on_paper, tasks
from tests.usability.hands import Hands, Tally

Script = Callable[[Hands], None]


def nothing(hands: Hands) -> None:
    """Prepare nothing."""


@dataclass(frozen=True)
class Task:
    """One task: what it begins with (nothing means the welcome page), how it goes, and what it may take.

    `allowed` counts clicks, drags and shortcuts; letters are counted apart. None: it is only told.
    """

    number: int
    name: str
    allowed: int | None
    run: Script
    offer: str = ""
    prepare: Script = field(default=nothing)


TASKS = (
    Task(1, "A map of 30 cards from a spreadsheet's range, titled", 8, from_nothing.map_of_a_range),
    Task(2, "Type 12 cards into 4 stages of a row, by keyboard", 16, tasks.type_twelve_cards, "wall-grid"),
    Task(
        3,
        "Move three cards to another cell, second place; undo",
        6,
        tasks.move_three_cards,
        "sally",
        tasks.give_three_questions,
    ),
    Task(
        4,
        "Draw Sally's line: 6 scores, 3 thoughts, the moment",
        16,
        tasks.draw_emotion_line,
        "sally",
        tasks.forget_emotions,
    ),
    Task(5, "Add a persona and a line; where do they differ most", 16, tasks.add_second_persona, "sally"),
    Task(8, "A poster A1 to read from 0.7 m, as tiles on A4", 9, on_paper.tile_a_poster, "sally"),
    Task(10, "Keyboard only: template to PDF", None, from_nothing.keyboard_only),
)


@dataclass(frozen=True)
class Outcome:
    """What a task took."""

    task: Task
    tally: Tally

    @property
    def gestures(self) -> int:
        return len(self.tally.gestures)

    @property
    def is_within(self) -> bool:
        return self.task.allowed is None or self.gestures <= self.task.allowed


HEAD = f"{'task':<5}{'what':<56}{'gestures':>9}{'allowed':>9}{'letters':>9}{'expert':>9}"


def line(outcome: Outcome) -> str:
    """Return a row of the table."""
    task, tally = outcome.task, outcome.tally
    allowed = "–" if task.allowed is None else str(task.allowed)
    verdict = "" if outcome.is_within else "  TOO MANY"
    return (
        f"{task.number:<5}{task.name:<56}{outcome.gestures:>9}{allowed:>9}{tally.letters:>9}"
        f"{tally.seconds:>7.0f} s{verdict}"
    )
