"""Work that a crash left behind, or that was closed without saving: offered, never forced, never thrown away."""

import contextlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from app.compat import override
from app.constants import APP_NAME
from app.editing.session import Session
from app.i18n import _, ngettext
from app.storage.errors import LoadError
from app.storage.left_work import LeftWork, left_work
from app.widgets.icons import icon
from app.widgets.plain import Answer, Question, ask, isolated, label, set_tip, tell
from app.widgets.recent import folder_words, when_words
from app.widgets.sizing import icon_size

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

WORK: Final = Qt.ItemDataRole.UserRole


def offer_after_crash(window: "MainWindow") -> None:
    """Offer the work of programs that did not end as they should; say nothing if there is none."""
    everything = left_work()
    lost = [work for work in everything if not work.reason]
    for work in everything:
        if work not in lost:
            work.lock.release()
    if lost:
        _show(RecoveryDialog(window, lost, has_crashed=True))


def show_recovered(window: "MainWindow") -> None:
    """Show all the work that is kept, also what was put off or closed without saving."""
    everything = left_work()
    if not everything:
        tell(
            window,
            title=_("Recovered maps"),
            text=_("There is no work to recover."),
            more=_("Maps closed without saving stay here for 7 days, what a crash left behind for 30 days."),
            close=_("Close"),
        )
        return
    _show(RecoveryDialog(window, everything, has_crashed=False))


def _show(dialog: "RecoveryDialog") -> None:
    dialog.exec()
    dialog.deleteLater()


class RecoveryDialog(QDialog):
    """A list of the work that was left, with what can be done with the marked ones; Esc puts the rest off."""

    def __init__(self, window: "MainWindow", works: Iterable[LeftWork], *, has_crashed: bool) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(_("Recovered maps"))
        self.resize(580, 340)
        self.list = QListWidget(self)
        icon_size(self.list, 20)
        self.list.setAccessibleName(_("Recovered maps"))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setSpacing(2)
        for work in works:
            self._add(work)
        self.list.itemActivated.connect(lambda _item: self._recover())
        self.list.itemSelectionChanged.connect(self._show_state)
        self._compose(has_crashed=has_crashed)
        self.list.selectAll()
        self.list.setFocus()
        self._show_state()

    def _compose(self, *, has_crashed: bool) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        if has_crashed:
            box.addWidget(label(_("Your work is safe"), look="heading", parent=self))
            words = _("%s did not end as it should. What was not saved by then was kept:") % APP_NAME
        else:
            box.addWidget(label(_("Recovered maps"), look="heading", parent=self))
            words = _("Work that was not saved, from the last days. The files themselves are as they were.")
        box.addWidget(label(words, wrap=True, parent=self))
        box.addWidget(self.list, 1)
        box.addWidget(self._buttons(_("Later") if has_crashed else _("Close")))

    def _buttons(self, leave: str) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        self.recover = self._button(
            buttons, _("Recover"), role.AcceptRole, tip=_("Opens the work; it is not saved before you do so.")
        )
        self.recover.setProperty("look", "filled")
        self.recover.setDefault(True)
        self.recover.clicked.connect(self._recover)
        self.saved = self._button(
            buttons,
            _("Open saved version"),
            role.ActionRole,
            tip=_("Opens the file and keeps the work here."),
        )
        self.saved.clicked.connect(self._open_saved)
        self.delete = self._button(
            buttons, _("Delete…"), role.DestructiveRole, tip=_("Throws the marked work away for good.")
        )
        self.delete.clicked.connect(self._delete)
        self.later = self._button(
            buttons, leave, role.RejectRole, tip=_("It stays under File, Recovered maps.")
        )
        self.later.clicked.connect(self.reject)
        return buttons

    def _button(
        self, buttons: QDialogButtonBox, text: str, role: QDialogButtonBox.ButtonRole, *, tip: str
    ) -> QPushButton:
        button = buttons.addButton(text, role)
        set_tip(button, tip)
        return button

    def _add(self, work: LeftWork) -> None:
        item = QListWidgetItem(icon("file", token="muted"), described(work), self.list)
        item.setData(WORK, work)

    def _marked(self) -> list[QListWidgetItem]:
        return self.list.selectedItems()

    def _show_state(self) -> None:
        marked = [item.data(WORK) for item in self._marked()]
        self.recover.setEnabled(bool(marked))
        self.delete.setEnabled(bool(marked))
        self.saved.setEnabled(bool(marked) and all(_has_file(work) for work in marked))

    def _recover(self) -> None:
        for item in self._marked():
            if recover(self._window, item.data(WORK)):
                self._take(item)
        self._end_if_done()

    def _open_saved(self) -> None:
        from app.widgets import documents

        for item in self._marked():
            work: LeftWork = item.data(WORK)
            if work.heading.path is not None and documents.open_file(self._window, Path(work.heading.path)):
                work.put_off()
                self._take(item)
        self._end_if_done()

    def _delete(self) -> None:
        marked = self._marked()
        if ask(self, _delete_question(len(marked))) != "delete":
            return
        for item in marked:
            item.data(WORK).delete()
            self._take(item)
        self._end_if_done()

    def _take(self, item: QListWidgetItem) -> None:
        self.list.takeItem(self.list.row(item))

    def _end_if_done(self) -> None:
        if self.list.count() == 0:
            self.accept()
        self._show_state()

    @override
    def done(self, result: int) -> None:
        for row in range(self.list.count()):
            self.list.item(row).data(WORK).put_off()
        super().done(result)


def recover(window: "MainWindow", work: LeftWork) -> bool:
    """Open what was left as an unsaved map; a sentence says why if it cannot be read."""
    try:
        loaded = work.load()
    except LoadError as error:
        title = _("%s cannot be recovered.") % isolated(work.heading.title)
        tell(window, title=APP_NAME, text=title, more=error.sentence, close=_("Close"))
        return False
    keeps_file = work.file_is_unchanged()
    path = Path(work.heading.path) if keeps_file and work.heading.path is not None else None
    session = Session(loaded.project, loaded.assets, path=path, saved=False)
    session.file_sha = work.heading.base_sha if keeps_file else None
    target = window.studio.room_for_document(window)
    target.show_document(session)
    if work.heading.path is not None and not keeps_file:
        target.toast(_("The file has changed since; this is a copy. Save it under another name."))
    # Only when the new window has a snapshot of its own may the old one go.
    window.studio.safety.watch(target, session)
    if window.studio.safety.has_kept(session):
        work.delete()
    else:
        work.put_off()
    return True


def described(work: LeftWork) -> str:
    """Return two lines: the map's title; its file, when it was kept, and how many changes it holds."""
    heading = work.heading
    title = isolated(heading.title) if heading.title else _("Untitled")
    path = Path(heading.path) if heading.path else None
    place = f"{isolated(path.name)}  {folder_words(path)}" if path else _("Never saved")
    parts = [place, _when(heading.time)]
    if heading.changes:
        parts.append(ngettext("%d change", "%d changes", heading.changes) % heading.changes)
    return f"{title}\n" + "  ·  ".join(part for part in parts if part)


def _when(time: str) -> str:
    try:
        return when_words(datetime.fromisoformat(time).timestamp())
    except (ValueError, OverflowError, OSError):
        return ""


def _has_file(work: LeftWork) -> bool:
    with contextlib.suppress(OSError):
        return work.heading.path is not None and Path(work.heading.path).is_file()
    return False


def _delete_question(count: int) -> Question:
    text = ngettext("Delete this work for good?", "Delete the work on %d maps for good?", count)
    return Question(
        APP_NAME,
        text % count if "%d" in text else text,
        _("It cannot be brought back. Files that you have saved are not touched."),
        (Answer("delete", _("Delete"), "destructive"), Answer("cancel", _("Cancel"), "reject")),
        "warning",
    )
