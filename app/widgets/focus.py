"""Where the keyboard goes in a part of the window: to something that is seen and takes keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def give_keyboard(part: QWidget) -> None:
    """Let a part of the window have the keyboard, or what in it takes keys first."""
    wished = part.focusProxy() or part
    if not wished.isVisible() or (wished is part and part.focusPolicy() == Qt.FocusPolicy.NoFocus):
        wished = _first_stop(part) or part
    wished.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _first_stop(part: QWidget) -> QWidget | None:
    """Return the first widget inside that Tab would stop at."""
    stops = (
        widget for widget in part.findChildren(QWidget) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
    return next((widget for widget in stops if widget.isVisible() and widget.isEnabled()), None)
