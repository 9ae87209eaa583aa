"""The toolbar: add, undo, zoom and export."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.actions.registry import Registry, keys_text, plain_text, tool_tip
from app.actions.spec import ActionSpec
from app.compat import override
from app.i18n import N_, _
from app.widgets.find_field import FindField
from app.widgets.icons import beside_icon, set_icon
from app.widgets.inking import fill_round
from app.widgets.plain import set_tip
from app.widgets.sizing import fix_height, fix_width, give_font, icon_size, least_width
from app.widgets.theming import colour, px

# Each group of the left side: action ids with the word beside the icon, or none for the icon alone.
LEFT = (
    (
        ("card.new", N_("Card"), "plus"),
        ("stage.insert_after", N_("Stage"), "columns-3"),
        ("row.insert_below", N_("Row"), "rows-3"),
    ),
    (("edit.undo", "", "undo-2"), ("edit.redo", "", "redo-2")),
    (("view.hand", "", "hand"),),
)
FIND = "find.open"
FIT = ("view.fit_map", N_("Fit"), "scan")
EXPORT = ("file.export", N_("Export"), "upload")
ZOOM_OUT, ZOOM_IN, ZOOM_FULL = "view.zoom_out", "view.zoom_in", "view.zoom_100"
HEIGHT = 48
WIDE_FIELD_FROM = 820
"""Width in pixels from which there is room for the field beside icons without words."""
BUTTON = 36
SPARED = (
    "view.hand",
    "view.fit_map",
    "find.open",
    "edit.redo",
    "edit.undo",
    "row.insert_below",
    "stage.insert_after",
    "card.new",
)
"""What goes into the menu of the last button where even icons have no room, the first one first."""


class ToolRow(QWidget):
    """The row of buttons above the map; every button is an action of the window.

    Words go where room is short, then whole buttons: a menu at the end holds these.
    """

    def __init__(self, registry: Registry, parent: QWidget) -> None:
        super().__init__(parent)
        self._registry = registry
        self._buttons: list[tuple[QToolButton, ActionSpec, str]] = []
        self._separators: list[QWidget] = []
        self._parts: dict[str, QWidget] = {}
        self.spared: list[str] = []
        """The ids of the actions that are in the last button's menu for want of room."""
        self._full_width = 0
        fix_height(self, HEIGHT)
        self._fill()
        self.retranslate()
        registry.updated.connect(self.retranslate)

    def show_zoom(self, zoom: float) -> None:
        """Show a zoom factor in per cent."""
        self._figure.setText(_("%d %%") % round(zoom * 100))

    def first_button(self) -> QToolButton:
        """Return the button that takes the focus when the toolbar is entered by keyboard."""
        able = (b for b, _spec, _word in self._buttons if b.isEnabled() and not b.isHidden())
        return next(able, self._buttons[0][0])

    def retranslate(self) -> None:
        """Speak the language of the program."""
        self.setAccessibleName(_("Toolbar"))
        for button, spec, word in self._buttons:
            # The button's own text: the action's would be the menu's, with dots and mnemonic.
            button.setText(beside_icon(_(word) if word else ""))
            button.setToolTip(tool_tip(spec))
            button.setAccessibleName(plain_text(_(spec.text)))
        spec = self._registry.specs[FIND]
        self.field.name(_("Find"), keys_text(spec.shortcuts[:1]))
        self.field.setToolTip(tool_tip(spec))
        self.field.setAccessibleName(plain_text(_(spec.text)))
        self._figure.setAccessibleName(_("Zoom"))
        self.more.setAccessibleName(_("More tools"))
        set_tip(self.more, _("What the toolbar has no room for."))
        self._show_all()
        self._show_words(is_shown=True)
        # Not the smallest size: a button with a word may be as narrow as its icon, and then cuts the word.
        self._full_width = self.sizeHint().width()
        self._fit_words()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_words()
        super().resizeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("chrome"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("separator"))
        for separator in self._separators:
            if separator.isHidden():
                continue
            middle = separator.geometry().center()
            painter.fillRect(middle.x(), middle.y() - 10, 1, 20, colour("separator"))
        fill_round(painter, QRectF(self._zoom_group.geometry()), 8, colour("hover"))

    def _fit_words(self) -> None:
        self._show_all()
        self._show_words(is_shown=self.width() >= self._full_width)
        for name in SPARED:
            if self.sizeHint().width() <= self.width():
                return
            self.spared.append(name)
            self._parts[name].hide()
            self.more.show()
            self._show_separators()

    def _show_all(self) -> None:
        self.spared.clear()
        self.more.hide()
        for part in self._parts.values():
            part.show()
        self._show_separators()

    def _show_separators(self) -> None:
        """Show a line before a group that has anything to show."""
        for separator, names in self._groups:
            separator.setVisible(any(name not in self.spared for name in names))

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self._registry.action(name) for name in reversed(self.spared)])
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _show_words(self, *, is_shown: bool) -> None:
        self.field.show_words(is_shown=is_shown or self.width() >= px(WIDE_FIELD_FROM))
        styles = Qt.ToolButtonStyle
        for button, _spec, word in self._buttons:
            if word:
                style = styles.ToolButtonTextBesideIcon if is_shown else styles.ToolButtonIconOnly
                button.setToolButtonStyle(style)

    def _fill(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(4)
        self._groups: list[tuple[QWidget, tuple[str, ...]]] = []
        for index, group in enumerate(LEFT):
            if index:
                row.addWidget(self._separator(*(action_id for action_id, _word, _icon in group)))
            for action_id, word, icon in group:
                row.addWidget(self._part(action_id, self._button(action_id, word, icon=icon)))
        row.addWidget(self._separator(FIND))
        row.addWidget(self._part(FIND, self._find_field()))
        row.addWidget(self._more())
        row.addStretch(1)
        self._zoom_group = self._zoom()
        row.addWidget(self._zoom_group)
        row.addWidget(self._part(FIT[0], self._button(FIT[0], FIT[1], icon=FIT[2])))
        row.addWidget(self._separator(FIT[0]))
        export = self._button(EXPORT[0], EXPORT[1], icon=EXPORT[2], token="accent.text")
        export.setStyleSheet(_FILLED)
        row.addWidget(export)

    def _part(self, name: str, widget: QWidget) -> QWidget:
        self._parts[name] = widget
        return widget

    def _more(self) -> QToolButton:
        self.more = QToolButton(self)
        self.more.setProperty("look", "tool")
        icon_size(self.more, 20)
        fix_height(self.more, BUTTON)
        set_icon(self.more, "ellipsis")
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.clicked.connect(lambda _checked=False: self._open_more())
        self.more.hide()
        return self.more

    def _separator(self, *names: str) -> QWidget:
        space = QWidget(self)
        fix_width(space, 22)
        self._separators.append(space)
        self._groups.append((space, names))
        return space

    def _button(self, action_id: str, word: str, *, icon: str, token: str = "text") -> QToolButton:
        spec, action = self._registry.specs[action_id], self._registry.action(action_id)
        button = QToolButton(self)
        button.setProperty("look", "tool")
        icon_size(button, 20)
        give_font(button, 14, weight=500)
        fix_height(button, BUTTON)
        least_width(button, BUTTON)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if word else Qt.ToolButtonStyle.ToolButtonIconOnly
        button.setToolButtonStyle(style)
        if icon:
            set_icon(button, icon, token=token)
        button.clicked.connect(lambda _checked=False: action.trigger())
        if action.isCheckable():
            button.setCheckable(True)
            action.toggled.connect(button.setChecked)
        action.enabledChanged.connect(button.setEnabled)
        button.setEnabled(action.isEnabled())
        self._buttons.append((button, spec, word))
        return button

    def _find_field(self) -> FindField:
        action = self._registry.action(FIND)
        self.field = FindField(self)
        self.field.clicked.connect(lambda _checked=False: action.trigger())
        action.enabledChanged.connect(self.field.setEnabled)
        self.field.setEnabled(action.isEnabled())
        return self.field

    def _zoom(self) -> QWidget:
        group = QWidget(self)
        fix_height(group, BUTTON)
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._button(ZOOM_OUT, "", icon="minus"))
        self._figure = self._button(ZOOM_FULL, "", icon="")
        self._figure.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        fix_width(self._figure, 64)
        # Its text is the zoom, not a word.
        self._figure.setToolTip(tool_tip(self._buttons.pop()[1]))
        row.addWidget(self._figure)
        row.addWidget(self._button(ZOOM_IN, "", icon="plus"))
        return group


_FILLED = """
QToolButton { background: palette(highlight); color: palette(highlighted-text); font-weight: 600; }
QToolButton { padding: 2px 12px; }
QToolButton:hover { background: palette(highlight); border-color: palette(mid); }
QToolButton:focus { border-color: palette(text); }
QToolButton:disabled { background: palette(alternate-base); color: palette(mid); }
"""
