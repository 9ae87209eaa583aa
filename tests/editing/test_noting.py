"""What is noted beside the edits, such as how a map was printed: no step, and known on all ways back and forth."""

from pathlib import Path

from app.editing.session import Session
from app.model.edits.maps import update_map
from app.model.project import Project
from tests.layout.samples import sally


def renamed(session: Session, title: str) -> None:
    map_id = session.map_id
    session.apply(lambda project: update_map(project, map_id, title=title), title)


def noted(session: Session, paper: str) -> None:
    map_id = session.map_id
    session.note(lambda project: update_map(project, map_id, print={"paper": paper}))


def test_note_when_steps_are_taken_back_and_done_again_then_is_still_known(qtbot: object) -> None:
    session = Session(sally())
    for title in ("One", "Two"):
        renamed(session, title)
    session.undo_stack.undo()
    noted(session, "a2")
    assert session.undo_stack.count() == 2
    for move, title in (("undo", "How"), ("redo", "One"), ("redo", "Two"), ("undo", "One")):
        getattr(session.undo_stack, move)()
        assert session.journey.title.startswith(title)
        assert session.journey.print == {"paper": "a2"}


def test_note_when_the_saved_state_is_left_and_come_back_to_then_is_saved(tmp_path: Path) -> None:
    session = Session(sally())
    renamed(session, "One")
    session.mark_saved(tmp_path / "x.journey", "0")
    renamed(session, "Two")
    noted(session, "a3")
    assert session.is_modified
    session.undo_stack.undo()
    assert not session.is_modified and session.journey.print == {"paper": "a3"}
    session.undo_stack.undo()
    assert session.is_modified
    session.undo_stack.redo()
    assert not session.is_modified
    noted(session, "a1")
    assert not session.is_modified


def test_note_when_the_map_is_not_in_an_older_state_then_that_state_stays(qtbot: object) -> None:
    session = Session(sally())
    first = session.map_id

    def doubled(project: Project) -> Project:
        copy = project.maps[0].replace(id="mp_2", title="Copy")
        return project.replace(maps=(*project.maps, copy))

    session.apply(doubled, "Copy", show_map="mp_2")
    noted(session, "a4")
    session.undo_stack.undo()
    assert session.map_id == first and not session.journey.print
    session.undo_stack.redo()
    assert session.journey.print == {"paper": "a4"}
