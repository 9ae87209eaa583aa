"""The look of the drop-down lists in the dialogs for tables: like the fields of the inspector."""

from string import Template

from PySide6.QtWidgets import QWidget

from app.widgets.fields.choices import QuietCombo
from app.widgets.sheets import filled
from app.widgets.theming import appearance

_SHEET = Template("""
QComboBox { background: $field; color: $text; border: 1px solid $border; border-radius: 8px;
  padding: 1px 2px 1px 9px; min-height: 28px; selection-background-color: $accent; }
QComboBox:hover { border-color: $text; }
QComboBox:focus { border: 2px solid $accent; padding: 0 1px 0 8px; }
QComboBox:disabled { color: $faded; border-color: $hairline; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $panel; color: $text; border: 1px solid $hairline;
  padding: 4px; selection-background-color: $tint; selection-color: $text; outline: none; }
""")


def dress(dialog: QWidget) -> None:
    """Give the lists of a dialog their look in the theme that is on."""
    look = appearance()
    dialog.setStyleSheet(filled(_SHEET, look.palette, scale=look.scale))


def choice(entries: tuple[tuple[object, str], ...] = ()) -> QuietCombo:
    """Return a drop-down list of values and their words."""
    box = QuietCombo()
    for value, words in entries:
        box.addItem(words, value)
    return box
