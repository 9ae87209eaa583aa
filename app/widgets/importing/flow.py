"""From a table to a map in a window: the dialog, and one undo step."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog

from app.constants import APP_NAME, VERSION
from app.editing.pasting import MANY
from app.editing.selection import at_cell
from app.editing.session import Session
from app.i18n import _, language
from app.interchange.into_map import replace_content, with_new_map
from app.interchange.merging import Merged, merge_table
from app.interchange.plan import ImportPlan
from app.interchange.table import Table, TableError
from app.interchange.wording import merged_words
from app.model.project import Project, new_project
from app.widgets.importing.dialog import HERE, MERGE, NEW_FILE, NEW_MAP, Decision, Document, ImportDialog
from app.widgets.importing.source import ENDINGS, source_of
from app.widgets.many_cards import may_add
from app.widgets.plain import Answer, Question, ask, isolated

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


def import_table(window: "MainWindow", given: Path | Table | None, *, target: str = "") -> bool:
    """Show what a table would become and make it, if that is wanted; None: a file is asked for first."""
    given = given if given is not None else _ask_file(window)
    if given is None:
        return False
    try:
        source = source_of(given)
    except TableError as error:
        _tell(window, given, str(error))
        return False
    window.prepare()  # a file named at the start comes before the style sheet
    dialog = ImportDialog(source, _document(window), window, target=target)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    decision = dialog.decision() if accepted else None
    dialog.deleteLater()
    if decision is None or not _is_sure(window, decision):
        return False
    _carry_out(window, decision)
    return True


def _document(window: "MainWindow") -> Document | None:
    session = window.session
    if session is None:
        return None
    return Document(session.project, session.journey, session.active_persona)


def _is_sure(window: "MainWindow", decision: Decision) -> bool:
    count = decision.plan.cards
    if decision.target == MERGE and window.session is not None:
        count = _merged(window.session, decision).added
    return count <= MANY or may_add(window, count)


def _merged(session: Session, decision: Decision) -> Merged:
    return merge_table(
        session.project,
        session.map_id,
        decision.plan,
        persona=session.active_persona,
        removes=decision.removes,
    )


def _carry_out(window: "MainWindow", decision: Decision) -> None:
    session = window.session
    if session is None or decision.target == NEW_FILE:
        _open_new(window, decision)
    elif decision.target == HERE:
        _fill(session, decision.plan)
        _show_whole(window)
    elif decision.target == NEW_MAP:
        _add_map(session, decision)
        _show_whole(window)
    else:
        merged = _merged(session, decision)
        session.apply(lambda _project: merged.project, _("Merge a table"))
        window.toast(_("The table %s.") % merged_words(merged), undo=True)


def _fill(session: Session, plan: ImportPlan) -> None:
    """Give an empty map what the table holds, as one undo step."""
    map_id, persona = session.map_id, session.active_persona
    after = replace_content(session.project, map_id, plan, persona=persona)
    journey = next(journey for journey in after.maps if journey.id == map_id)
    first = at_cell(journey.rows[0].id, journey.stages[0].id)
    session.apply(lambda _project: after, _("Import a table"), select=first)


def _add_map(session: Session, decision: Decision) -> None:
    after, map_id = with_new_map(session.project, decision.plan, title=decision.title)
    journey = next(journey for journey in after.maps if journey.id == map_id)
    after = _titled(after, map_id, decision.title)
    first = at_cell(journey.rows[0].id, journey.stages[0].id)
    session.apply(lambda _project: after, _("Import a table"), select=first, show_map=map_id)


def _open_new(window: "MainWindow", decision: Decision) -> None:
    project = new_project(decision.title, language=language())
    project, map_id = with_new_map(project, decision.plan, title=decision.title)
    project = _titled(project, map_id, decision.title).replace(generator=f"{APP_NAME} {VERSION}")
    session = Session(project, saved=False)
    target = window.studio.room_for_document(window)
    target.show_document(session)


def _titled(project: Project, map_id: str, title: str) -> Project:
    return project.replace(
        maps=tuple(held.replace(title=title) if held.id == map_id else held for held in project.maps)
    )


def _show_whole(window: "MainWindow") -> None:
    if window.page is not None:
        window.page.canvas.fit_map()
        window.page.canvas.take_focus()


def _ask_file(window: "MainWindow") -> Path | None:
    tables = _("Tables (%s)") % " ".join(f"*{ending}" for ending in (*ENDINGS, ".txt"))
    session = window.session
    folder = session.path.parent if session is not None and session.path is not None else Path.home()
    name, _filter = QFileDialog.getOpenFileName(
        window, _("Import a table"), str(folder), ";;".join((tables, _("All files (*)")))
    )
    return Path(name) if name else None


def _tell(window: "MainWindow", given: Path | Table, sentence: str) -> None:
    name = isolated(given.name) if isinstance(given, Path) else _("The table")
    close = (Answer("close", _("Close"), "reject"),)
    ask(window, Question(APP_NAME, _("%s cannot be imported.") % name, sentence, close, "warning"))
