"""The window: the welcome page or one open document, and what handlers may ask of it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, QTimer
from PySide6.QtWidgets import QStackedWidget

from app import i18n
from app.compat import override
from app.constants import APP_NAME
from app.i18n import _
from app.paths import resource_path
from app.settings import RECENT_FILES, THEME
from app.widgets.after_paint import after_paint, when_wanted
from app.widgets.studio import Studio
from app.widgets.theming import appearance
from app.widgets.window_desk import WindowDesk
from app.widgets.window_memory import remember_geometry, remember_zoom, restore_geometry, restore_zoom
from app.widgets.window_questions import WindowQuestions

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QMenu

    from app.actions.registry import Registry
    from app.actions.spec import ActionSpec
    from app.actions.state import State
    from app.editing.session import Session
    from app.editing.views import Seen
    from app.interchange.table import Table
    from app.widgets.recent import RecentFile
    from app.widgets.welcome import WelcomePage

FIRST_SIZE = QSize(1400, 900)
SMALLEST = QSize(720, 480)
MENU_HEIGHT = 32
PAINTED_MS = 30
"""After so long the first paint is done: what it does not need can be made."""
BLANK = "blank"


class MainWindow(WindowQuestions):
    """One window of the program; it composes pages and dialogs, and leaves what they do to others.

    What is not needed for the first paint is made by `prepare`, right after it or as soon as it is asked for.
    """

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.studio = studio
        self.session: Session | None = None
        self.registry: Registry | None = None
        self.desk = WindowDesk(self)
        self._welcome: WelcomePage | None = None
        self._is_discarding = self._is_watched = False
        self._refresh_soon = QTimer(self)
        self._refresh_soon.setSingleShot(True)
        self._refresh_soon.setInterval(0)
        self._refresh_soon.timeout.connect(self.refresh)
        self._stack = QStackedWidget(self)
        self.setCentralWidget(self._stack)
        self.setMinimumSize(SMALLEST)
        self.setAcceptDrops(True)
        restore_geometry(self, FIRST_SIZE)
        self._show_title()
        self._unsubscribe = i18n.on_change(self._on_language_changed)

    # --- making what is needed ---------------------------------------------------------------------------

    def prepare(self) -> "Registry":
        """Make the actions, the menus and the style sheet, once."""
        if self.registry is not None:
            return self.registry
        # All this would delay the first paint of the welcome page, which needs none of it.
        from PySide6.QtGui import QIcon, QPixmap

        from app.actions.registry import Registry
        from app.actions.table import ACTIONS
        from app.widgets.sizing import fix_height

        appearance().finish()
        registry = self.registry = Registry(ACTIONS, self, run=self._run)
        registry.fill_menu_bar(self.menuBar(), self._fill_menu)
        fix_height(self.menuBar(), MENU_HEIGHT)
        self.menuBar().setVisible(self.session is not None)
        self.setWindowIcon(QIcon(QPixmap(str(resource_path("icons", "empathway.png")))))
        appearance().changed.connect(self._on_theme_changed)
        if self._welcome is not None:
            self._welcome.warm()
        self._watch_state()
        self.refresh()
        return registry

    def complete(self) -> None:
        """Fill the menus and give every shortcut its action, once."""
        registry = self.prepare()
        if not registry.is_complete:
            from app.widgets.menu_icons import finish_icons

            registry.complete()
            finish_icons(registry, self.page)

    def _watch_state(self) -> None:
        """Follow full screen, once there is a window on the screen to follow."""
        if self.isVisible() and not self._is_watched:
            self._is_watched = True
            self.windowHandle().windowStateChanged.connect(lambda _state: self._refresh_soon.start())

    @property
    def welcome(self) -> "WelcomePage":
        """The welcome page; a window that opens with a document has none until it is asked for."""
        if self._welcome is None:
            self._welcome = self._made_welcome()
            self._stack.addWidget(self._welcome)
            if self.registry is not None:
                self._welcome.warm()
        return self._welcome

    def _made_welcome(self) -> "WelcomePage":
        from app.widgets.welcome import WelcomePage  # a window that opens with a document does without

        welcome = WelcomePage(self._recent_files(), self)
        welcome.new_requested.connect(lambda: self.open_offer(BLANK))
        welcome.open_requested.connect(lambda: self.open_file())
        welcome.offer_chosen.connect(self.open_offer)
        welcome.recent_chosen.connect(lambda path: self.open_file(path))
        welcome.recent_forgotten.connect(self._on_recent_forgotten)
        welcome.paste_requested.connect(self._on_paste_requested)
        welcome.language_requested.connect(self.set_language)
        welcome.theme_requested.connect(self.set_theme)
        welcome.help_requested.connect(lambda: self.show_page("shortcuts"))
        welcome.painted.connect(self._on_first_paint)
        return welcome

    def _recent_files(self) -> "list[RecentFile]":
        from app.widgets.recent import MOST_SHOWN, recent_files  # brings what draws them

        return recent_files(self.recent_names()[:MOST_SHOWN])

    def _on_recent_forgotten(self, path: Path) -> None:
        self.studio.settings.forget_recent_file(path)
        self.welcome.show_recent(self._recent_files())
        self.welcome.take_focus()

    def _on_first_paint(self) -> None:
        QTimer.singleShot(0, self, self.complete)
        QTimer.singleShot(PAINTED_MS, self, _preload)

    # --- showing documents -------------------------------------------------------------------------------

    def show_document(self, session: "Session") -> None:
        """Show a document in this window, instead of what it showed before."""
        # Brings the model, which the welcome page does not need.
        from app.widgets.editor_page import EditorPage
        from app.widgets.icons import in_haste

        registry = self.prepare()
        self._drop_page()
        self.session = session
        with in_haste(is_on=not registry.is_complete):
            page = self.page = EditorPage(session, registry, self.studio.settings)
        page.context_requested.connect(self._on_context_requested)
        page.row_requested.connect(self._on_row_requested)
        page.tab_renamed.connect(self._on_tab_renamed)
        page.tab_moved.connect(self._on_tab_moved)
        page.changed.connect(self._refresh_soon.start)
        registry.attach_canvas(page.canvas)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.menuBar().setVisible(True)
        self.refresh()
        if not registry.is_complete:
            page.canvas.wait_for_paint()
            when_wanted(page.canvas.viewport(), self.complete, doors=(page.canvas, self, self.menuBar()))
        self.show()
        after_paint(page.canvas.viewport(), self._watch_state)
        restore_zoom(self, page)
        page.canvas.setFocus()
        self.studio.keep_safe(self, session)

    def show_welcome(self) -> None:
        """Show the welcome page instead of a document; what was not saved is gone."""
        self._drop_page()
        if self._welcome is not None:
            self._welcome.show_recent(self._recent_files())
        self._stack.setCurrentWidget(self.welcome)
        if self.registry is not None:
            self.menuBar().hide()
        self.welcome.take_focus()
        self.refresh()

    def _drop_page(self) -> None:
        page, self.page, self.session = self.page, None, None
        if page is None:
            return
        self.studio.let_go(page.session, discarded=not self._is_discarding)
        remember_zoom(self, page)
        page.close_parts()
        if self.registry is not None:
            self.registry.attach_canvas(None)
        self._stack.removeWidget(page)
        page.deleteLater()
        # Its connections hold the page, and the page holds it: neither would ever go by itself.
        page.session.deleteLater()

    # --- keeping up ---------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Bring actions, title and welcome page up to date."""
        self._show_title()
        if self.registry is not None:
            self.registry.refresh(self.state())

    def state(self) -> "State":
        """Return what actions depend on."""
        from app.actions.state import State  # with the actions, after the first paint

        if self.session is None or self.page is None:
            return State(
                theme=self.studio.settings.get(THEME),
                language=i18n.language(),
                full_screen=self.isFullScreen(),
            )
        from app.widgets.window_state import state_of

        return state_of(self, self.session, self.page)

    def _show_title(self) -> None:
        session = self.session
        if session is None:
            self.setWindowModified(False)
            self.setWindowTitle(APP_NAME)
            return
        name = session.path.name if session.path else (session.project.title or session.journey.title)
        line = " ".join(name.replace("[*]", "[∗]").split()) or _("Untitled")
        line += _(" (read-only)") if session.is_read_only else ""
        self.setWindowTitle(f"{line}[*] — {APP_NAME}")
        self.setWindowModified(session.is_modified)

    def _on_language_changed(self) -> None:
        if self.registry is not None:
            self.registry.retranslate()
        if self.page is not None:
            self.page.retranslate()
        self.refresh()

    def take_text_size(self) -> None:
        """Lay out anew what measures its own words; the welcome page is made once more."""
        welcome, self._welcome = self._welcome, None
        if welcome is not None:
            welcome.close_parts()
            self._stack.removeWidget(welcome)
            welcome.deleteLater()
            if self.session is None:
                self.show_welcome()
        self._on_language_changed()

    def _on_theme_changed(self) -> None:
        from app.widgets.icons import retint

        retint(self)
        self.refresh()

    # --- actions and menus --------------------------------------------------------------------------------

    def _run(self, spec: "ActionSpec") -> None:
        spec.handler()(self.desk)
        self._refresh_soon.start()

    def _on_context_requested(self, context: str, place: QPoint) -> None:
        self.refresh()
        menu = self.prepare().context_menu(context, self)
        if not menu.isEmpty():
            menu.popup(place)

    def _on_paste_requested(self) -> None:
        self.prepare().action("file.new_from_clipboard").trigger()

    def _fill_menu(self, menu_id: str, menu: "QMenu") -> None:
        from app.widgets.recent_menu import fill_recent

        if menu_id == "file/recent":
            fill_recent(menu, self)
        elif menu_id == "view/saved":
            from app.widgets.views_menu import fill_views

            fill_views(menu, self)

    def _on_row_requested(self, index: int) -> None:
        from app.actions.handlers import rows

        rows.insert_at(self.desk, index)

    def _on_tab_renamed(self, map_id: str, title: str) -> None:
        from app.actions.handlers import maps

        maps.rename_to(self.desk, map_id, title)

    def _on_tab_moved(self, map_id: str, gap: int) -> None:
        from app.actions.handlers import maps

        maps.move_to(self.desk, map_id, gap)

    # --- what handlers may ask for (WindowPort) -----------------------------------------------------------

    def new_map(self) -> None:
        """Show the welcome page, in another window if this one has a document; there, begin an empty map."""
        if self.session is None:
            self.open_offer(BLANK)
        else:
            free = next((window for window in self.studio.windows if window.session is None), None)
            (free or self.studio.open_window()).bring_to_front()

    def open_file(self, path: Path | None = None) -> None:
        """Open a file, asking for one if none is given."""
        from app.widgets import documents

        documents.open_file(self, path)

    def open_offer(self, offer_id: str) -> None:
        """Open a template or example as a new document."""
        from app.widgets import documents

        documents.open_offer(self, offer_id)

    def import_table(self, source: "Table | Path | None" = None, *, target: str = "") -> None:
        """Show what a table would become, and make it if that is wanted; None: ask for a file."""
        from app.widgets.importing.flow import import_table

        import_table(self, source, target=target)

    def save(self) -> bool:
        """Save the document; False if it was not saved."""
        from app.widgets import saving

        return saving.save(self)

    def save_as(self) -> bool:
        """Save the document into another file; False if it was not saved."""
        from app.widgets import saving

        return saving.save_as(self)

    def close_document(self) -> None:
        """Close the document: the window too if there are others, else the welcome page comes back."""
        if self.session is None or len(self.studio.windows) > 1:
            self.close()
        elif self._may_close():
            self.show_welcome()

    def quit(self) -> None:
        """Close every window, asking where something is not saved."""
        self.studio.close_all()

    def show_page(self, name: str) -> None:
        """Show a dialog or page by name; see `WindowPort`."""
        from app.widgets.pages import show_page

        self.prepare()
        show_page(self, name)

    def toggle_panel(self, name: str) -> None:
        """Show or hide the persona panel, the inspector, the mini-map or the filter."""
        if self.page is not None and name == "filter":
            self.page.bars.filter_bar.toggle()
        elif self.page is not None:
            self.page.side.toggle(name)

    def seen(self) -> "Seen":
        """Return how the map is looked at now."""
        assert self.page is not None, "asked with a document only"
        return self.page.bars.seen()

    def look(self, seen: "Seen") -> None:
        """Look at the map in another way."""
        if self.page is not None:
            self.page.bars.look(seen)

    def find_words(self, step: int) -> None:
        """Open the bar that finds words (0), or go to the next (1) or previous (-1) match."""
        if self.page is not None:
            self.page.bars.find_words(step)

    def edit_field(self, name: str) -> bool:
        """Show the inspector and bring the keyboard to one of its fields."""
        return self.page is not None and self.page.edit_field(name)

    @property
    def table_place(self) -> str:
        """Where the table is: none, below the map or alone."""
        return self.page.table_place if self.page is not None else "none"

    def show_table(self, place: str) -> None:
        """Show the map as a table: none, below the map or alone."""
        if self.page is not None:
            self.page.show_table(place)

    def set_strip(self, place: str) -> None:
        """Pin the emotion line: none, above or below."""
        if self.page is not None:
            self.page.set_strip(place)

    def set_theme(self, theme: str) -> None:
        """Use a theme in all windows and remember it."""
        self.studio.choose_theme(theme)

    def set_language(self, language: str) -> None:
        """Speak a language in all windows and remember it."""
        self.studio.choose_language(language)

    def toggle_full_screen(self) -> None:
        """Enter or leave full screen."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def go_to_pane(self, step: int) -> None:
        """Move the keyboard focus to the next or previous part of the window."""
        if self.page is not None:
            self.page.go_to_pane(step)

    # --- the window itself --------------------------------------------------------------------------------

    def recent_names(self) -> tuple[str, ...]:
        """Return the paths of the recent files, newest first."""
        return self.studio.settings.get(RECENT_FILES)

    def bring_to_front(self) -> None:
        """Show this window above the others and give it the keyboard."""
        self.show()
        self.raise_()
        self.activateWindow()

    def discard_changes(self) -> None:
        """Close without asking, whatever is not saved."""
        self._is_discarding = True
        self.close()

    def _may_close(self) -> bool:
        if self._is_discarding or self.session is None:
            return True
        from app.widgets import saving

        if self.page is not None:
            self.page.canvas.finish_editing()
        return saving.may_close(self)

    @override
    def closeEvent(self, event: "QCloseEvent") -> None:
        # An exception in here would let Qt close the window and lose the map: so it is no until all is well.
        event.ignore()
        if not self._may_close():
            return
        remember_geometry(self)
        self._drop_page()
        self._unsubscribe()
        if self._welcome is not None:
            self._welcome.close_parts()
        self.studio.forget(self)
        event.accept()
        self.deleteLater()

    @override
    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        from app.widgets.dropped import opened_files, take_copy  # nothing was dragged before the first paint

        if opened_files(event):
            take_copy(event)

    @override
    def dropEvent(self, event: "QDropEvent") -> None:
        from app.widgets.dropped import opened_files, take_copy

        paths = opened_files(event)
        if paths:
            take_copy(event)
            for path in paths:
                QTimer.singleShot(0, self, partial(self.open_file, path))


def _preload() -> None:
    """Import what the first document will need, while nobody waits for it."""
    import app.widgets.documents
    import app.widgets.editor_page  # noqa: F401
