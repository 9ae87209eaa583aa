"""The list of all commands: a few letters find one, Enter does it."""

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.actions.ranking import Command, command_of, ranked
from app.actions.registry import Registry, keys_text
from app.compat import override
from app.i18n import _
from app.settings import RECENT_COMMANDS, Settings
from app.widgets.icons import icon_names, paint_icon
from app.widgets.plain import label
from app.widgets.theming import colour, interface_font, px

WIDTH, HEIGHT = 640, 480
TOP, EDGE = 96, 16
LINE = 36
ICON = 18.0
MOST_RECENT = 8
COMMAND = Qt.ItemDataRole.UserRole
STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class CommandPalette(QDialog):
    """Every action with its icon, menu and keys; what cannot be done now is grey and cannot be chosen."""

    def __init__(self, registry: Registry, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._registry, self._settings = registry, settings
        self.was_left = False
        """Whether something else took the keyboard."""
        self._commands = [command_of(spec) for spec in registry.specs.values() if spec.id != "help.commands"]
        self.setWindowTitle(_("Commands"))
        self.resize(WIDTH, HEIGHT)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(_("Type a few letters of a command"))
        self.filter.setAccessibleName(_("Type a few letters of a command"))
        self.filter.textChanged.connect(self._fill)
        self.filter.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Line(registry, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.itemClicked.connect(lambda _item: self._choose())
        self._nothing = label(_("No command has these letters."), look="muted", parent=self)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(10)
        for part in (self.filter, self.list, self._nothing):
            box.addWidget(part)
        self._fill("")
        self.filter.setFocus()

    def lie_over(self, window: QWidget) -> None:
        """Be a part of a window instead of one of its own.

        Letters that are typed while the list is made wait for the window that has the keyboard: this one. A window
        of its own would get the keyboard some time after it is shown, and what was typed by then would be lost.
        """
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setObjectName("commands")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(
            f"QDialog#commands {{ background: {colour('band').name()};"
            f" border: 1px solid {colour('border').name()}; border-radius: 12px; }}"
        )
        room = window.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        self.resize(QSize(px(WIDTH), px(HEIGHT)).boundedTo(room.size()))
        self.move((window.width() - self.width()) // 2, min(px(TOP), window.height() - EDGE - self.height()))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)
        self.show()
        self.raise_()
        self.filter.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Go when something else in the window is used."""
        if self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self.was_left = True
            self.reject()

    def shown(self) -> list[str]:
        """Return the ids of the commands in the list, from the top."""
        return [_command(item).id for item in self._items()]

    def chosen(self) -> str | None:
        """Return the id of the command that is marked, if it can be done now."""
        items = [item for item in self.list.selectedItems() if self._is_able(item)]
        return _command(items[0]).id if items else None

    def remember(self, action_id: str) -> None:
        """Let a command be among the first ones next time."""
        others = (name for name in self._settings.get(RECENT_COMMANDS) if name != action_id)
        self._settings.set(RECENT_COMMANDS, (action_id, *others)[:MOST_RECENT])

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._step(1 if event.key() == Qt.Key.Key_Tab else -1)
                return True
            if Qt.Key(event.key()) in STEPS:
                self._step(STEPS[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
        return False

    def _choose(self) -> None:
        if self.chosen() is not None:
            self.accept()

    def _fill(self, typed: str) -> None:
        self.list.clear()
        recent: tuple[str, ...] = self._settings.get(RECENT_COMMANDS)
        for command in ranked(self._commands, typed, recent=recent):
            item = QListWidgetItem(command.name)
            item.setData(COMMAND, command)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(command))
            if not self._registry.action(command.id).isEnabled():
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        able = [row for row, item in enumerate(self._items()) if self._is_able(item)]
        self.list.setCurrentRow(able[0] if able else -1)
        self.list.scrollToTop()
        self.list.setVisible(self.list.count() > 0)
        self._nothing.setVisible(self.list.count() == 0)

    def _step(self, step: int) -> None:
        able = [row for row, item in enumerate(self._items()) if self._is_able(item)]
        if able:
            at = able.index(self.list.currentRow()) if self.list.currentRow() in able else 0
            self.list.setCurrentRow(able[max(0, min(len(able) - 1, at + step))])

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _is_able(self, item: QListWidgetItem) -> bool:
        return bool(item.flags() & Qt.ItemFlag.ItemIsEnabled)

    def _spoken(self, command: Command) -> str:
        parts = (command.name, command.path, keys_text(command.spec.shortcuts[:1]))
        return ", ".join(part for part in parts if part)


class _Line(QStyledItemDelegate):
    """Paints a command: icon, name, menu, and keys at the right."""

    def __init__(self, registry: Registry, parent: QWidget) -> None:
        super().__init__(parent)
        self._registry = registry

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, px(LINE))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        command = index.data(COMMAND)
        if not isinstance(command, Command):
            return
        area, state = _area(option), _state(option)
        is_able = bool(state & QStyle.StateFlag.State_Enabled)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent.tint"))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 6, 6)
        quiet = colour("muted" if is_able else "subtle")
        if command.spec.icon in icon_names():
            side = px(ICON)
            place = QRectF(area.left() + 10, area.center().y() - side / 2 + 1, side, side)
            paint_icon(painter, command.spec.icon, place, ink=quiet)
        words = area.adjusted(px(ICON) + 22, 0, -12, 0)
        _paint_words(painter, words, command, inks=(_ink(is_able=is_able), quiet))
        painter.restore()


def _paint_words(painter: QPainter, area: QRect, command: Command, *, inks: tuple[QColor, QColor]) -> None:
    ink, quiet = inks
    side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    keys = keys_text(command.spec.shortcuts[:1])
    keys_wide = _width(interface_font(12), keys) + 16
    painter.setFont(interface_font(12))
    painter.setPen(quiet)
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, keys)
    name_wide = min(_width(interface_font(14, weight=500), command.name), area.width() - keys_wide)
    painter.setFont(interface_font(14, weight=500))
    painter.setPen(ink)
    painter.drawText(area.adjusted(0, 0, -keys_wide, 0), side, command.name)
    room = area.adjusted(name_wide + 12, 0, -keys_wide, 0)
    painter.setFont(interface_font(13))
    painter.setPen(quiet)
    path = QFontMetrics(interface_font(13)).elidedText(
        command.path, Qt.TextElideMode.ElideRight, room.width()
    )
    painter.drawText(room, side, path)


def _width(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text)


def _ink(*, is_able: bool) -> QColor:
    return colour("text" if is_able else "subtle")


def _area(option: QStyleOptionViewItem) -> QRect:
    # PySide6's stubs do not know the fields of style options.
    area: QRect = getattr(option, "rect")  # noqa: B009
    return area


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = getattr(option, "state")  # noqa: B009
    return state


def _command(item: QListWidgetItem) -> Command:
    command: Command = item.data(COMMAND)
    return command


def run_command(registry: Registry, settings: Settings, parent: QWidget) -> None:
    """Let a command be chosen over a window and do it; asked for again, the list that is open goes."""
    held = parent.findChild(CommandPalette)
    if isinstance(held, CommandPalette) and held.isVisible():
        held.reject()
        return
    before = QApplication.focusWidget()
    dialog, loop = CommandPalette(registry, settings, parent), QEventLoop()
    dialog.finished.connect(lambda _result: loop.quit())
    dialog.destroyed.connect(loop.quit)
    dialog.lie_over(parent)
    loop.exec()
    if not isValid(dialog):
        return
    accepted = dialog.result() == QDialog.DialogCode.Accepted
    chosen = dialog.chosen() if accepted else None
    if chosen is not None:
        dialog.remember(chosen)
    dialog.deleteLater()
    if before is not None and isValid(before) and before.isVisible() and not dialog.was_left:
        before.setFocus(Qt.FocusReason.OtherFocusReason)
    if chosen is not None:
        registry.action(chosen).trigger()
