"""The page with an open document: toolbar, map, side panel, map tabs and status bar."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.actions.registry import Registry
from app.compat import override
from app.editing.counting import CardCounter
from app.editing.session import Session
from app.i18n import _
from app.model.change import Change
from app.model.query import find_card
from app.settings import ENTER_BREAKS, REDUCE_MOTION, STRIP_PLACE, Settings
from app.widgets.after_paint import after_paint
from app.widgets.canvas.canvas import Canvas
from app.widgets.map_tabs import MapTabs, Tab
from app.widgets.mini_map import MiniMap
from app.widgets.page_bars import PageBars
from app.widgets.side_panel import SidePanel
from app.widgets.soon import Soon
from app.widgets.status_line import StatusLine
from app.widgets.theming import px, system_is_calm
from app.widgets.tool_row import ToolRow

if TYPE_CHECKING:
    from app.widgets.emotion_line import EmotionLine
    from app.widgets.font_notice import FontNotice
    from app.widgets.icon_strip import IconStrip
    from app.widgets.inspector import Inspector
    from app.widgets.outline import Outline
    from app.widgets.persona_panel import PersonaPanel
    from app.widgets.start_panel import StartPanel
    from app.widgets.table_view import TableView
    from app.widgets.toast import Toast

NARROW, SMALL = 900, (1320, 720)
"""Pixels of width, or of width and height, below which the panels fold to a strip of icons."""


class EditorPage(QWidget):
    """Composes the parts around one session and passes their signals on; it decides nothing."""

    context_requested = Signal(str, QPoint)
    tab_renamed = Signal(str, str)
    tab_moved = Signal(str, int)
    row_requested = Signal(int)
    changed = Signal()

    def __init__(self, session: Session, registry: Registry, settings: Settings) -> None:
        super().__init__()
        self.session, self._registry, self._settings = session, registry, settings
        self.canvas = Canvas(session)
        self.canvas.set_enter_breaks(is_on=settings.get(ENTER_BREAKS))
        # Until the system was asked, which takes a while: nothing moves yet.
        self.canvas.set_reduced_motion(is_on=True)
        self._persona_panel: PersonaPanel | None = None
        self._inspector: Inspector | None = None
        self.start: StartPanel | None = None
        self.tool_row = ToolRow(registry, self)
        self.notices: list[QWidget] = []
        self.tabs = MapTabs(self)
        self.status = StatusLine(self)
        self._counter = CardCounter()
        self._facts = Soon(self._show_facts, self)
        self.font_notice: FontNotice | None = None
        self.strip: EmotionLine | None = None
        self.table: TableView | None = None
        self.outline: Outline | None = None
        self.mini_map = MiniMap(session, self.canvas)
        self.side = SidePanel(self.mini_map, settings=settings)
        self._compose()
        say, offer_undo = (partial(self._say, undo=undo) for undo in (False, True))
        self.bars = PageBars(session, self.canvas, self._column, say=say, offer_undo=offer_undo, page=self)
        self._toast: Toast | None = None
        self._connect()
        self.set_strip(settings.get(STRIP_PLACE))
        self._show_all()
        # The map is painted first; the panels follow before anybody has read a word of it.
        after_paint(self.canvas.viewport(), self._settle)

    @property
    def persona_panel(self) -> "PersonaPanel":
        """The panel of the personas, made now if it was not there yet."""
        if self._persona_panel is None:
            from app.widgets.persona_panel import PersonaPanel  # brings a great many editors

            panel = self._persona_panel = PersonaPanel(self.session)
            panel.toast_requested.connect(partial(self._say, undo=True))
            self.side.put("persona", panel)
        return self._persona_panel

    @property
    def inspector(self) -> "Inspector":
        """The panel about what is selected, made now if it was not there yet."""
        if self._inspector is None:
            from app.widgets.inspector import Inspector  # brings a great many editors

            panel = self._inspector = Inspector(self.session)
            panel.properties_requested.connect(self._registry.action("map.properties").trigger)
            self.side.put("inspector", panel)
        return self._inspector

    def _settle(self) -> None:
        """Make what the first picture of the map did without."""
        from app.widgets.font_notice import FontNotice  # looks through the whole map

        self.take_habits()
        self.fill_panels()
        self.font_notice = FontNotice(self.session, self.canvas.live, self)
        self.status.add_notice(self.font_notice)
        # The first press of a button need not wait for what it may begin.
        QTimer.singleShot(0, self, _import_gestures)

    def fill_panels(self) -> None:
        """Make what helps to begin a map, once, and the panels at the right that are shown."""
        if self.start is None:
            from app.widgets.start_panel import StartPanel

            self.start = StartPanel(self.session, self.canvas, self._registry)
        self.side.fill()

    def _fill(self, name: str) -> None:
        """Make a panel when it is first shown."""
        match name:
            case "persona":
                _ = self.persona_panel
            case "inspector":
                _ = self.inspector
            case _:
                self._fill_outline()

    def _fill_outline(self) -> None:
        """Make the outline when it is first asked for."""
        if self.outline is not None:
            return
        from app.widgets.outline import Outline  # most maps are looked at without it

        outline = self.outline = Outline(self.session)
        outline.shown.connect(self.canvas.reveal)
        outline.left.connect(self.canvas.take_focus)
        outline.move_wanted.connect(lambda name: self._registry.action(name).trigger())
        self.side.put("outline", outline)

    def take_habits(self) -> None:
        """Follow the preferences for motion and the Enter key as they are now."""
        self.canvas.set_reduced_motion(is_on=self._settings.get(REDUCE_MOTION) or system_is_calm())
        self.canvas.set_enter_breaks(is_on=self._settings.get(ENTER_BREAKS))

    @property
    def strip_place(self) -> str:
        """Where the emotion line is pinned: none, above or below."""
        return self._settings.get(STRIP_PLACE)

    def set_strip(self, place: str) -> None:
        """Pin the emotion line above or below the map, or take it away."""
        self._settings.set(STRIP_PLACE, place)
        if place == "none":
            if self.strip is not None:
                self.strip.hide()
            return
        if self.strip is None:
            from app.widgets.emotion_line import EmotionLine  # most maps are never pinned

            self.strip = EmotionLine(self.session, self.canvas.live)
            self.strip.close_requested.connect(lambda: self.set_strip("none"))
            self.strip.status_changed.connect(self.status.show_place)
            self._lead_strip()
        at = self._column.indexOf(self._maps) + (1 if place == "below" else 0)
        self._column.removeWidget(self.strip)
        at = min(at, self._column.count())
        self._column.insertWidget(at, self.strip)
        self.strip.show()

    def edit_field(self, name: str) -> bool:
        """Show the inspector and bring the keyboard to one of its fields; False if it has none of that name."""
        if not self.inspector.has_field(name):
            return False
        if not self.side.is_shown("inspector"):
            self.side.toggle("inspector")
        self.inspector.edit_field(name)
        return True

    @property
    def table_place(self) -> str:
        """Where the table is: none, below the map or alone."""
        if self.table is None or self.table.isHidden():
            return "none"
        return "alone" if self.canvas.isHidden() else "below"

    def show_table(self, place: str) -> None:
        """Show the map as a table below the canvas or instead of it, or no table; it gets the keyboard."""
        self.canvas.finish_editing()
        if place == "none" and self.table is None:
            return
        if self.table is None:
            from app.widgets.table_view import SHARED_ACTIONS, TableView  # most maps are drawn

            actions = [self._registry.action(name) for name in SHARED_ACTIONS]
            self.table = TableView(self.session, actions)
            self._maps.addWidget(self.table)
            self.table.context_requested.connect(self.context_requested)
            self.canvas.settling.connect(self.table.finish_editing)
        self.canvas.setVisible(place != "alone")
        self.table.setVisible(place != "none")
        if place == "below":
            self._maps.setSizes([600, 400])
        (self.canvas if place == "none" else self.table).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panes(self) -> list[QWidget]:
        """Return what F6 goes through, in that order: toolbar, map, panels, tabs."""
        found: list[QWidget] = [self.tool_row.first_button()]
        found += self.notices
        found += self.bars.above()
        found.append(self.canvas)
        if self.start is not None and self.start.is_open:
            found.append(self.start)
        if self.side.is_shown("persona"):
            found.append(self.persona_panel)
        if self.side.is_shown("inspector"):
            found.append(self.inspector)
        if self.side.is_shown("outline") and self.outline is not None:
            found.append(self.outline)
        if self.table_place != "none" and self.table is not None:
            found.append(self.table)
        return [*(pane for pane in found if not pane.isHidden()), self.tabs.strip]

    def go_to_pane(self, step: int) -> None:
        """Move the keyboard focus to the next or previous part of the page."""
        panes, focused = self.panes(), self.focusWidget()
        index = next((i for i, pane in enumerate(panes) if _holds(pane, focused)), 0)
        if _holds(self.tool_row, focused):
            index = 0
        from app.widgets.focus import give_keyboard  # the first one goes to the map

        give_keyboard(panes[(index + step) % len(panes)])

    @property
    def toast(self) -> "Toast":
        """The short messages over the map, made for the first one."""
        if self._toast is None:
            from app.widgets.toast import Toast  # a map opens without a word

            self._toast = Toast(self)
            self.session.undo_stack.indexChanged.connect(self._toast.retire)
            self._toast.undo_requested.connect(self._registry.action("edit.undo").trigger)
        return self._toast

    def retranslate(self) -> None:
        """Speak the language of the program."""
        self.tabs.retranslate()
        self.bars.retranslate()
        self.mini_map.retranslate()
        if self.font_notice is not None:
            self.font_notice.retranslate()
        self._show_all()

    def close_parts(self) -> None:
        """Remember what the page looked like, before it goes."""
        self.side.remember_width()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the panels at the right where the map would have too little room beside them."""
        super().resizeEvent(event)
        width, height = self.width(), self.height()
        if width < px(NARROW) or (width < px(SMALL[0]) and height < px(SMALL[1])):
            self.side.fold(self._icon_strip)
        else:
            self.side.unfold()

    def _icon_strip(self) -> "IconStrip":
        from app.widgets.icon_strip import IconStrip  # large windows have none

        names = {"persona": "persona_panel", "inspector": "inspector", "outline": "outline"}
        ids = {name: f"view.{action}" for name, action in names.items()}
        strip = IconStrip({name: self._registry.specs[action] for name, action in ids.items()}, self.side)
        strip.pressed.connect(lambda name: self._registry.action(ids[name]).trigger())
        return strip

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._show_saved()
        super().changeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc end the search, then the filter, once the map has no more use for it."""
        bars = self.bars.above()
        if event.key() == Qt.Key.Key_Escape and bars:
            bars[0].close_bar()
        else:
            super().keyPressEvent(event)

    def _compose(self) -> None:
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._maps = QSplitter(Qt.Orientation.Vertical, self)
        self._maps.setHandleWidth(1)
        self._maps.setChildrenCollapsible(False)
        self._maps.addWidget(self.canvas)
        self._column.addWidget(self._maps, 1)
        self._column.addWidget(self.tabs)
        left = QWidget(self)
        left.setLayout(self._column)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(left)
        self._split.addWidget(self.side)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        self._split.setSizes([10_000, self.side.preferred_width()])
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        for part in (self.tool_row, self._split, self.status):
            page.addWidget(part)
        page.setStretch(1, 1)

    def _connect(self) -> None:
        session = self.session
        session.document_changed.connect(self._on_document_changed)
        session.map_changed.connect(self._on_map_changed)
        session.state_changed.connect(self._on_state_changed)
        session.selection_changed.connect(lambda _selection: self.changed.emit())
        session.persona_changed.connect(self.changed.emit)
        self.canvas.zoom_changed.connect(self.tool_row.show_zoom)
        self.canvas.zoom_changed.connect(lambda _zoom: self._lead_strip())
        self.canvas.status_changed.connect(self.status.show_place)
        self.canvas.context_requested.connect(self.context_requested)
        self.canvas.row_requested.connect(self.row_requested)
        self.canvas.name_wanted.connect(self._ask_name)
        self.canvas.editing_changed.connect(lambda *_values: self.changed.emit())
        self.canvas.lines_pasted.connect(self._on_lines_pasted)
        strip = self.tabs.strip
        strip.chosen.connect(session.show_map)
        strip.renamed.connect(self.tab_renamed)
        strip.moved.connect(self.tab_moved)
        strip.menu_requested.connect(self._on_tab_menu)
        self.bars.filter_closed.connect(self.changed)
        self.tabs.add_requested.connect(self._registry.action("map.new").trigger)
        self.side.left.connect(self.canvas.take_focus)
        self.side.reshaped.connect(lambda: self._split.setSizes([10_000, self.side.preferred_width()]))
        self.side.asked.connect(self._fill)

    def _say(self, text: str, *, undo: bool) -> None:
        self.toast.say(text, undo=undo)

    def _lead_strip(self) -> None:
        """Let the pinned emotion line show the same stages as the map; told of every move of the view."""
        if self.strip is not None:
            camera = self.canvas.frame.camera
            self.strip.set_horizontal(camera.x, camera.zoom)

    def _on_lines_pasted(self, card: str) -> None:
        from app.editing.pasting import Pasted

        held = find_card(self.session.journey, card)
        text = held.card.text if held is not None else ""
        self.bars.paste_bar.offer(Pasted(self.session.selection.cursor, text, card=card))
        self.changed.emit()

    def _on_tab_menu(self, map_id: str, place: QPoint) -> None:
        self.session.show_map(map_id)
        self.context_requested.emit("map", place)

    def _on_document_changed(self, change: Change) -> None:
        if change.tabs:
            self._show_tabs()
        if not self.session.is_previewing:
            self._facts.ask()
            self.changed.emit()

    def _on_map_changed(self, _map_id: str) -> None:
        self._show_all()

    def _on_state_changed(self) -> None:
        # A commit shows no other document than its preview did, so counts follow the undo stack too.
        self._facts.ask()
        self.changed.emit()

    def _ask_name(self, kind: str, slot_id: str, name: str) -> None:
        """Ask for a name in a dialog: the map, on which it could be written, is not in sight."""
        from app.editing.typing import put_text
        from app.widgets.chooser import ask_text

        text = ask_text(self, _("Rename"), _("Name"), value=name)
        if text and text.strip():
            self.session.apply(put_text(self.session.map_id, kind, slot_id, text=text), _("Rename"))

    def _show_all(self) -> None:
        self._show_tabs()
        self._facts.drop()
        self._show_facts()
        self.changed.emit()

    def _show_tabs(self) -> None:
        maps = self.session.project.maps
        tabs = tuple(Tab(journey.id, journey.title, journey.state) for journey in maps)
        self.tabs.show_tabs(tabs, self.session.map_id)

    def _show_facts(self) -> None:
        """Say in the status bar how much there is, and whether it is saved."""
        self._show_counts()
        self._show_saved()

    def _show_counts(self) -> None:
        journey = self.session.journey
        rows = [row for row in journey.rows if not row.hidden]
        self.status.show_counts(len(journey.stages), len(rows), cards=self._counter.count(rows))

    def _show_saved(self) -> None:
        session = self.session
        self.status.show_saved(is_modified=session.is_modified, is_new=session.path is None)


def _import_gestures() -> None:
    import app.widgets.canvas.tools.pick_up
    import app.widgets.canvas.tools.press  # noqa: F401


def _holds(pane: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))
