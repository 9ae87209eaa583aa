"""From action data to Qt's actions and menus, in whatever language is spoken now."""

import html
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.actions.context_menus import CONTEXT_MENUS, Fold
from app.actions.menus import MENUS, MenuSpec
from app.actions.spec import ActionSpec, Context
from app.actions.state import State
from app.i18n import _

LONGEST_STEP = 40


class Registry(QObject):
    """The actions of one window.

    `run` is called with the spec of an action that was triggered; `updated` is emitted when texts changed.
    """

    updated = Signal()

    def __init__(
        self, specs: Sequence[ActionSpec], window: QWidget, *, run: Callable[[ActionSpec], None]
    ) -> None:
        super().__init__(window)
        self._window, self._run = window, run
        self.specs = {spec.id: spec for spec in specs}
        self._actions = {spec.id: self._made(spec) for spec in specs}
        self._menus: dict[str, QMenu] = {}
        self._state = State()
        self._canvas: QWidget | None = None
        self.retranslate()

    def action(self, action_id: str) -> QAction:
        """Return the action of that id; raises `KeyError` for an unknown one."""
        return self._actions[action_id]

    def __contains__(self, action_id: object) -> bool:
        return action_id in self._actions

    def retranslate(self) -> None:
        """Show every text in the language of the program."""
        for spec in self.specs.values():
            action = self._actions[spec.id]
            action.setText(_(spec.text))
            action.setToolTip(tool_tip(spec))
            action.setStatusTip(_(spec.tip))
        for menu in MENUS:
            if menu.id in self._menus:
                self._menus[menu.id].setTitle(_(menu.text))
        self._name_steps()
        self.updated.emit()

    def refresh(self, state: State) -> None:
        """Switch actions on and off, check them, and name the steps that undo and redo would take."""
        self._state = state
        for spec in self.specs.values():
            action = self._actions[spec.id]
            action.setEnabled(spec.enabled(state))
            if spec.checked is not None:
                action.setChecked(spec.checked(state))
        self._name_steps()

    def fill_menu_bar(self, bar: QMenuBar, dynamic: Callable[[str, QMenu], None]) -> None:
        """Put every menu into a menu bar; `dynamic` fills a menu that changes, each time it opens."""
        for spec in MENUS:
            if not spec.parent:
                menu = self._menu(spec, bar)
                self._fill(menu, spec.id, dynamic)
                if not menu.isEmpty():
                    bar.addMenu(menu)

    def context_menu(self, context: str, parent: QWidget) -> QMenu:
        """Return a context menu, as its table says; empty for what has none."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in next((groups for name, groups in CONTEXT_MENUS.items() if name == context), ()):
            if not menu.isEmpty():
                menu.addSeparator()
            for entry in group:
                if isinstance(entry, Fold):
                    self._fold(menu, entry)
                else:
                    menu.addAction(self._actions[entry])
        return menu

    def in_context(self, context: str) -> list[ActionSpec]:
        """Return what a context menu offers, in the order of the table."""
        return [spec for spec in self.specs.values() if context in spec.contexts]

    def _fold(self, menu: QMenu, fold: Fold) -> None:
        inner = menu.addMenu(_(fold.text))
        for group in fold.groups:
            if not inner.isEmpty():
                inner.addSeparator()
            inner.addActions([self._actions[name] for name in group])
        names = (name for group in fold.groups for name in group)
        inner.menuAction().setEnabled(any(self._actions[name].isEnabled() for name in names))

    def attach_canvas(self, canvas: QWidget | None) -> None:
        """Let the canvas's shortcuts act while a canvas has the focus."""
        for spec in self.specs.values():
            if spec.scope == "canvas":
                if self._canvas is not None:
                    self._canvas.removeAction(self._actions[spec.id])
                if canvas is not None:
                    canvas.addAction(self._actions[spec.id])
        self._canvas = canvas

    def _made(self, spec: ActionSpec) -> QAction:
        action = QAction(self._window)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checked is not None)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        if spec.scope == "canvas":
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        else:
            self._window.addAction(action)
        action.triggered.connect(lambda _checked=False: self._trigger(spec))
        return action

    def _trigger(self, spec: ActionSpec) -> None:
        if spec.checked is not None:
            # Qt has toggled it already; the state decides what it shows.
            self._actions[spec.id].setChecked(spec.checked(self._state))
        self._run(spec)

    def _menu(self, spec: MenuSpec, parent: QWidget) -> QMenu:
        menu = QMenu(_(spec.text), parent)
        menu.setToolTipsVisible(False)
        self._menus[spec.id] = menu
        return menu

    def _fill(self, menu: QMenu, menu_id: str, dynamic: Callable[[str, QMenu], None]) -> None:
        specs = [spec for spec in self.specs.values() if spec.menu == menu_id]
        inner = [spec for spec in MENUS if spec.parent == menu_id]
        for group in sorted({*(spec.group for spec in specs), *(spec.group for spec in inner)}):
            if not menu.isEmpty():
                menu.addSeparator()
            menu.addActions([self._actions[spec.id] for spec in specs if spec.group == group])
            for sub in (spec for spec in inner if spec.group == group):
                self._add_submenu(menu, sub, dynamic)

    def _add_submenu(self, menu: QMenu, spec: MenuSpec, dynamic: Callable[[str, QMenu], None]) -> None:
        inner = self._menu(spec, menu)
        if spec.dynamic:
            self._fill(inner, spec.id, dynamic)
            inner.aboutToShow.connect(lambda: dynamic(spec.id, inner))
            menu.addMenu(inner)
            return
        self._fill(inner, spec.id, dynamic)
        if not inner.isEmpty():
            menu.addMenu(inner)

    def _name_steps(self) -> None:
        state = self._state
        for action_id, text, step in (
            ("edit.undo", _("&Undo"), state.undo_text),
            ("edit.redo", _("&Redo"), state.redo_text),
        ):
            if action_id in self._actions:
                short = step if len(step) <= LONGEST_STEP else step[: LONGEST_STEP - 1] + "…"
                name = f"{text}: {short.replace('&', '&&')}" if step else text
                self._actions[action_id].setText(name)


def tool_tip(spec: ActionSpec) -> str:
    """Return an action's tooltip: its name and keys, below what it does; escaped, since it is markup."""
    name = html.escape(plain_text(_(spec.text)))
    keys = html.escape(keys_text(spec.shortcuts[:1]))
    first = f"<b>{name}</b>&nbsp;&nbsp;{keys}" if keys else f"<b>{name}</b>"
    more = html.escape(_(spec.tip)) if spec.tip else ""
    return f"<qt>{first}<br>{more}</qt>" if more else f"<qt>{first}</qt>"


def plain_text(text: str) -> str:
    """Return a menu text without its mnemonic and its dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def keys_text(shortcuts: Iterable[str]) -> str:
    """Return key names as this system writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(keys).toString(native) for keys in shortcuts)


CONTEXTS: tuple[Context, ...] = ("card", "cell", "stage", "row", "point", "link", "canvas", "map", "persona")
