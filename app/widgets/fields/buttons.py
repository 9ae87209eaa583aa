"""Small buttons of the panels."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from app.widgets.icons import set_icon
from app.widgets.plain import set_tip
from app.widgets.sizing import icon_size


def small_button(icon: str, name: str, parent: QWidget | None = None) -> QToolButton:
    """Return a button that is only an icon; its name is its tooltip."""
    button = QToolButton(parent)
    button.setProperty("look", "small")
    set_icon(button, icon, token="muted", size=16)
    icon_size(button, 16)
    button.setAccessibleName(name)
    set_tip(button, name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def quiet_button(text: str, parent: QWidget | None = None, *, icon: str = "") -> QPushButton:
    """Return a button that is only a word in the accent's colour."""
    button = QPushButton(text.replace("&", "&&"), parent)
    button.setProperty("look", "link")
    button.setAutoDefault(False)
    if icon:
        set_icon(button, icon, token="accent", size=16)
        icon_size(button, 16)
    return button
