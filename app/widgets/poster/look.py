"""The style sheet of the dialog: a white column of fields, a grey desk with the pages, a foot with buttons."""

from string import Template

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.ink.palette import Palette
from app.widgets.icons import retint
from app.widgets.sheets import filled
from app.widgets.theming import appearance

_SHEET = Template("""
QDialog, QWidget#column, QWidget#head, QWidget#foot { background: $panel; }
QScrollArea { background: $panel; border: none; }
QComboBox { background: $panel; color: $text; border: 1px solid $border;
  border-radius: 7px; padding: 1px 10px; min-height: 28px; font-size: 14px;
  selection-background-color: $accent; selection-color: $accenttext; }
QComboBox { padding-right: 2px; }
QComboBox:hover { border-color: $text; }
QComboBox:focus { border: 2px solid $accent; padding: 0 9px; }
QComboBox:focus { padding-right: 1px; }
QComboBox:disabled { color: $faded; border-color: $hairline; }
QComboBox[wrong="true"] { border: 2px solid $error; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: none; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit, QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit:focus {
  background: transparent; border: none; padding: 0; min-height: 0; }
QComboBox QAbstractItemView { background: $panel; color: $text; border: 1px solid $hairline;
  padding: 4px; selection-background-color: $tint; selection-color: $text; outline: none; }
QFrame#rule, QFrame#edge { background: $separator; border: none; }
QFrame#rule, QFrame#edge[flat="true"] { max-height: 1px; min-height: 1px; }
QLabel[look="caption"] { color: $muted; font-size: 14px; }
QLabel[look="beside"] { color: $muted; font-size: 13px; }
QLabel[look="error"] { color: $error; font-weight: 600; }
QPushButton { font-size: 14px; font-weight: 600; padding: 8px 14px; min-height: 20px; }
QPushButton:focus { padding: 7px 13px; }
QPushButton[look="quiet"] { color: $text; }
QPushButton[look="link"] { background: transparent; color: $accent; border: 2px solid transparent;
  border-radius: 6px; padding: 5px; min-height: 18px; font-weight: 600; }
QPushButton[look="link"]:hover { background: $hover; }
QPushButton[look="link"]:focus { border-color: $accent; }
QToolButton[look="small"] { border: 2px solid transparent; border-radius: 6px; padding: 6px;
  background: transparent; }
QToolButton[look="small"]:hover { background: $hover; }
QToolButton[look="small"]:focus { border-color: $accent; }
QProgressBar { background: $hover; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
""")


def dialog_sheet(palette: Palette, *, scale: float = 1) -> str:
    """Return the style sheet of the dialog in a theme, at a scale of the interface's text."""
    return filled(_SHEET, palette, scale=scale)


class DialogLook(QObject):
    """Keeps the dialog in the colours of the theme that is on; lives as long as the dialog."""

    def __init__(self, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        appearance().changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        self._dialog.setStyleSheet(dialog_sheet(appearance().palette, scale=appearance().scale))
        retint(self._dialog)
