"""Undo: which steps become one, and that undoing one leads back to the very object that was there before it."""

from collections.abc import Iterator

import pytest

from app.editing import history
from app.editing.session import Session
from app.model.edits.maps import update_map
from app.model.project import Project
from tests.widgets.canvas.conftest import small_project


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    clock = Clock()
    monkeypatch.setattr(history, "time", clock)
    yield clock


def rename(session: Session, title: str, merge: str | None) -> None:
    def edit(project: Project) -> Project:
        return update_map(project, session.map_id, title=title)

    assert session.apply(edit, f"Name it {title}", merge=merge)


def titles_on_the_way_back(session: Session) -> list[str]:
    found = []
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
        found.append(session.journey.title)
    return found


def test_steps_when_of_one_key_and_within_a_second_then_are_one(qapp: object, clock: Clock) -> None:
    session = Session(small_project())
    first = session.project
    for title in ("A", "AB", "ABC"):
        rename(session, title, "title")
        clock.now += 0.9  # each soon after the one before, all together longer than a second
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.project is first
    session.undo_stack.redo()
    assert session.journey.title == "ABC"


@pytest.mark.parametrize(
    ("keys", "pause"),
    [(("title", "title"), 1.1), (("title", "goal"), 0.0), (("title", None), 0.0), ((None, None), 0.0)],
    ids=["later", "another key", "no key", "neither"],
)
def test_steps_when_later_or_of_another_key_then_stay_apart(
    qapp: object, clock: Clock, keys: tuple[str | None, str | None], pause: float
) -> None:
    session = Session(small_project())
    rename(session, "A", keys[0])
    clock.now += pause
    rename(session, "B", keys[1])
    assert titles_on_the_way_back(session) == ["A", "A journey"]


def test_steps_when_they_lead_back_to_the_beginning_then_there_is_none(qapp: object, clock: Clock) -> None:
    session = Session(small_project())
    first = session.project
    rename(session, "A", "title")
    assert session.apply(lambda _project: first, "Back", merge="title")
    assert session.undo_stack.count() == 0
    assert session.project is first
    assert not session.is_modified
