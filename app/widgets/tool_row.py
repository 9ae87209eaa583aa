"""The toolbar: add, undo, zoom and export."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolBar, QToolButton, QWidget

from app.actions.registry import Registry, plain_text, tool_tip
from app.actions.spec import ActionSpec
from app.compat import override
from app.i18n import N_, _
from app.widgets.icons import set_icon
from app.widgets.theming import interface_font

# Each group of the left side: action ids with the word beside the icon, or none for the icon alone.
LEFT = (
    (
        ("card.new", N_("Card"), "plus"),
        ("stage.insert_after", N_("Stage"), "columns-3"),
        ("row.insert_below", N_("Row"), "rows-3"),
    ),
    (("edit.undo", "", "undo-2"), ("edit.redo", "", "redo-2")),
)
FIT = ("view.fit_map", N_("Fit"), "scan")
EXPORT = ("file.export", N_("Export"), "upload")
ZOOM_OUT, ZOOM_IN, ZOOM_FULL = "view.zoom_out", "view.zoom_in", "view.zoom_100"
HEIGHT = 48
BUTTON = 36


class ToolRow(QToolBar):
    """The row of buttons above the map; every button is an action of the window."""

    def __init__(self, registry: Registry, parent: QWidget) -> None:
        super().__init__(parent)
        self._registry = registry
        self._buttons: list[tuple[QToolButton, ActionSpec, str]] = []
        self.setFixedHeight(HEIGHT)
        self.setMovable(False)
        self.setIconSize(QSize(20, 20))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._fill()
        self.retranslate()
        registry.updated.connect(self.retranslate)

    def show_zoom(self, zoom: float) -> None:
        """Show a zoom factor in per cent."""
        self._figure.setText(_("%d %%") % round(zoom * 100))

    def first_button(self) -> QToolButton:
        """Return the button that takes the focus when the toolbar is entered by keyboard."""
        return next(
            (button for button, _spec, _word in self._buttons if button.isEnabled()), self._buttons[0][0]
        )

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def retranslate(self) -> None:
        """Speak the language of the program."""
        self.setAccessibleName(_("Toolbar"))
        self.setWindowTitle(_("Toolbar"))
        for button, spec, word in self._buttons:
            # The button's own text: the action's would be the menu's, with dots and mnemonic.
            button.setText(_(word) if word else "")
            button.setToolTip(tool_tip(spec))
            button.setAccessibleName(plain_text(_(spec.text)))

    def _fill(self) -> None:
        for index, group in enumerate(LEFT):
            if index:
                self.addSeparator()
            for action_id, word, icon in group:
                self._add(self._button(action_id, word, icon=icon))
        space = QWidget(self)
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self.addWidget(self._zoom())
        self._add(self._button(FIT[0], FIT[1], icon=FIT[2]))
        self.addSeparator()
        export = self._button(EXPORT[0], EXPORT[1], icon=EXPORT[2], token="accent.text")
        export.setObjectName("filled")
        export.setStyleSheet(_FILLED)
        self._add(export)

    def _add(self, button: QToolButton) -> None:
        self.addWidget(button)

    def _button(self, action_id: str, word: str, *, icon: str, token: str = "text") -> QToolButton:
        spec, action = self._registry.specs[action_id], self._registry.action(action_id)
        button = QToolButton(self)
        button.setProperty("look", "tool")
        button.setIconSize(QSize(20, 20))
        button.setFont(interface_font(14, weight=500))
        button.setMinimumSize(BUTTON, BUTTON)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if word else Qt.ToolButtonStyle.ToolButtonIconOnly
        button.setToolButtonStyle(style)
        set_icon(button, icon, token=token)
        button.clicked.connect(lambda _checked=False: action.trigger())
        action.enabledChanged.connect(button.setEnabled)
        button.setEnabled(action.isEnabled())
        self._buttons.append((button, spec, word))
        return button

    def _zoom(self) -> QWidget:
        group = QWidget(self)
        group.setObjectName("zoom")
        row = QHBoxLayout(group)
        row.setContentsMargins(2, 6, 2, 6)
        row.setSpacing(0)
        row.addWidget(self._button(ZOOM_OUT, "", icon="minus"))
        self._figure = self._button(ZOOM_FULL, "", icon="")
        self._figure.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._figure.setMinimumWidth(60)
        self._buttons.pop()
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


def menu_actions(registry: Registry, ids: tuple[str, ...]) -> list[QAction]:
    """Return those of the actions that there are."""
    return [registry.action(action_id) for action_id in ids if action_id in registry]
