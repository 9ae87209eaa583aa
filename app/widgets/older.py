"""Older versions of the file: looked at in another window, or brought back as one step that can be undone."""

from datetime import UTC, datetime
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

from app.editing.session import Session
from app.i18n import N_, _
from app.storage.backups import OldVersion, old_versions
from app.storage.errors import LoadError
from app.storage.loader import Loaded, read
from app.widgets.icons import icon
from app.widgets.plain import isolated, label, set_tip, tell
from app.widgets.recent import when_words
from app.widgets.sizing import icon_size

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

VERSION: Final = Qt.ItemDataRole.UserRole


def show_older(window: "MainWindow") -> None:
    """Show the older versions of the window's file, or say that there are none."""
    session = window.session
    if session is None or session.path is None:
        return
    versions = old_versions(session.path)
    if not versions:
        tell(
            window,
            title=_("Older versions"),
            text=_("There are no older versions of %s yet.") % isolated(session.path.name),
            more=_("Each save keeps what it replaces: the last ten, and one a day for 30 days."),
            close=_("Close"),
        )
        return
    dialog = OlderDialog(window, session, versions)
    dialog.exec()
    dialog.deleteLater()


class OlderDialog(QDialog):
    """A list of versions, the newest first, with what can be done with the marked one."""

    def __init__(self, window: "MainWindow", session: Session, versions: tuple[OldVersion, ...]) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self.setWindowTitle(_("Older versions"))
        self.resize(460, 420)
        self.list = QListWidget(self)
        icon_size(self.list, 20)
        self.list.setAccessibleName(_("Older versions"))
        self.list.setSpacing(2)
        for version in reversed(versions):
            item = QListWidgetItem(icon("history", token="muted"), _moment(version), self.list)
            item.setData(VERSION, version)
        self.list.itemActivated.connect(lambda _item: self._open_copy())
        self._compose()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _compose(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(label(_("Older versions"), look="heading", parent=self))
        words = _("What was replaced by saving, and when. The file stays as it is until you save.")
        box.addWidget(label(words, wrap=True, parent=self))
        box.addWidget(self.list, 1)
        box.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        self.copy = buttons.addButton(_("Open as copy"), role.AcceptRole)
        self.copy.setProperty("look", "filled")
        self.copy.setDefault(True)
        self.copy.clicked.connect(self._open_copy)
        set_tip(self.copy, _("Shows this version in a window of its own."))
        self.back: QPushButton = buttons.addButton(_("Go back to it"), role.ActionRole)
        self.back.clicked.connect(self._go_back)
        set_tip(self.back, _("Puts this version in the place of what is open; Undo takes that back."))
        buttons.addButton(_("Close"), role.RejectRole).clicked.connect(self.reject)
        return buttons

    def _open_copy(self) -> None:
        loaded = self._loaded()
        if loaded is None:
            return
        self.accept()
        copy = Session(loaded.project, loaded.assets, saved=False)
        self._window.studio.room_for_document(self._window).show_document(copy)

    def _go_back(self) -> None:
        loaded = self._loaded()
        if loaded is None:
            return
        self.accept()
        self._session.assets.add_all(loaded.assets)
        if self._session.apply(lambda _now: loaded.project, N_("Go back to an older version")):
            self._window.toast(_("This is the older version. Save to keep it."), undo=True)

    def _loaded(self) -> Loaded | None:
        version: OldVersion = self.list.currentItem().data(VERSION)
        try:
            return read(version.path)
        except LoadError as error:
            text = _("This version cannot be opened.")
            tell(self, title=_("Older versions"), text=text, more=error.sentence, close=_("Close"))
            return None


def _moment(version: OldVersion) -> str:
    """Say when a version was replaced."""
    try:
        replaced = datetime.strptime(version.time, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return version.time
    return when_words(replaced.timestamp())
