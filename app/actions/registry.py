"""From action data to Qt's actions and menus, in whatever language is spoken now."""

from collections.abc import Callable, Iterable, Sequence
from typing import get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.actions.context_menus import CONTEXT_MENUS, Fold
from app.actions.markup import escaped
from app.actions.menus import MENUS, MenuSpec
from app.actions.spec import ActionSpec, Context
from app.actions.state import State
from app.i18n import _

LONGEST_STEP = 40


class Registry(QObject):
    """The actions of one window.

    `run` is called with the spec of an action that was triggered; `updated` is emitted when texts changed.
    An action is made when it is asked for; `complete` makes all others and fills the menus.
    """

    updated = Signal()

    def __init__(
        self, specs: Sequence[ActionSpec], window: QWidget, *, run: Callable[[ActionSpec], None]
    ) -> None:
        super().__init__(window)
        self._window, self._run = window, run
        self.specs = {spec.id: spec for spec in specs}
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._dynamic: Callable[[str, QMenu], None] = lambda _menu_id, _menu: None
        self._state = State()
        self._canvas: QWidget | None = None
        self.is_complete = False
        """Whether all actions are made and the menus filled."""

    def action(self, action_id: str) -> QAction:
        """Return the action of that id; raises `KeyError` for an unknown one."""
        found = self._actions.get(action_id)
        return found if found is not None else self._added(self.specs[action_id])

    def __contains__(self, action_id: object) -> bool:
        return action_id in self.specs

    def complete(self) -> None:
        """Make all that was not asked for yet, so that every shortcut acts and every menu is filled."""
        if self.is_complete:
            return
        self.is_complete = True
        for action_id in self.specs:
            self.action(action_id)
        for spec in MENUS:
            if not spec.parent and spec.id in self._menus:
                self._fill(self._menus[spec.id], spec.id, self._dynamic)

    def retranslate(self) -> None:
        """Show every text in the language of the program."""
        for action_id, action in self._actions.items():
            _name(action, self.specs[action_id])
        for menu in MENUS:
            if menu.id in self._menus:
                self._menus[menu.id].setTitle(_(menu.text))
        self._name_steps()
        self.updated.emit()

    def refresh(self, state: State) -> None:
        """Switch actions on and off, check them, and name the steps that undo and redo would take."""
        self._state = state
        for action_id, action in self._actions.items():
            _show(action, self.specs[action_id], state)
        self._name_steps()

    def fill_menu_bar(self, bar: QMenuBar, dynamic: Callable[[str, QMenu], None]) -> None:
        """Put every menu into a menu bar; `dynamic` fills a menu that changes, each time it opens.

        They are empty until the registry is complete.
        """
        self._dynamic = dynamic
        used = {spec.menu for spec in self.specs.values()} | {spec.parent for spec in MENUS}
        for spec in MENUS:
            if not spec.parent and spec.id in used:
                bar.addMenu(self._menu(spec, bar))

    def context_menu(self, context: str, parent: QWidget) -> QMenu:
        """Return a context menu, as its table says; empty for what has none."""
        self.complete()
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
        for action_id, action in self._actions.items():
            if self.specs[action_id].scope == "canvas":
                if self._canvas is not None:
                    self._canvas.removeAction(action)
                if canvas is not None:
                    canvas.addAction(action)
        self._canvas = canvas

    def _added(self, spec: ActionSpec) -> QAction:
        action = self._actions[spec.id] = QAction(self._window)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checked is not None)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        if spec.scope == "canvas":
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            if self._canvas is not None:
                self._canvas.addAction(action)
        else:
            self._window.addAction(action)
        _name(action, spec)
        _show(action, spec, self._state)
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
            menu.addActions([self.action(spec.id) for spec in specs if spec.group == group])
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


def _name(action: QAction, spec: ActionSpec) -> None:
    action.setText(_(spec.text))
    action.setToolTip(tool_tip(spec))
    action.setStatusTip(_(spec.tip))


def _show(action: QAction, spec: ActionSpec, state: State) -> None:
    action.setEnabled(spec.enabled(state))
    if spec.checked is not None:
        action.setChecked(spec.checked(state))


def tool_tip(spec: ActionSpec) -> str:
    """Return an action's tooltip: its name and keys, below what it does; escaped, since it is markup."""
    name = escaped(plain_text(_(spec.text)))
    keys = escaped(keys_text(spec.shortcuts[:1]))
    first = f"<b>{name}</b>&nbsp;&nbsp;{keys}" if keys else f"<b>{name}</b>"
    more = escaped(_(spec.tip)) if spec.tip else ""
    return f"<qt>{first}<br>{more}</qt>" if more else f"<qt>{first}</qt>"


def plain_text(text: str) -> str:
    """Return a menu text without its mnemonic and its dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def keys_text(shortcuts: Iterable[str]) -> str:
    """Return key names as this system writes them; the large key and the one of the keypad are one: Enter."""
    native = QKeySequence.SequenceFormat.NativeText
    names = (QKeySequence(keys.replace("Return", "Enter")).toString(native) for keys in shortcuts)
    return ", ".join(dict.fromkeys(names))


CONTEXTS: tuple[Context, ...] = get_args(Context)
