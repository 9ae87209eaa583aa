"""The style sheet of the panels at the right: quiet boxes that show their edge when they are pointed at."""

from string import Template

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.ink.palette import Palette
from app.widgets.icons import retint
from app.widgets.sheets import filled
from app.widgets.theming import appearance

_SHEET = Template("""
QWidget#panel { background: $panel; }
QLineEdit, QPlainTextEdit { background: $field; color: $text; border: 1px solid $border;
  border-radius: 6px; padding: 2px 4px; font-size: 14px;
  selection-background-color: $accent; selection-color: $accenttext; }
QLineEdit { min-height: 26px; padding: 2px 2px; }
QLineEdit:hover, QPlainTextEdit:hover { border-color: $text; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: 1px 3px; }
QLineEdit:focus { padding: 1px 1px; }
QLineEdit[look="bare"], QPlainTextEdit[look="bare"], QLineEdit[look="name"],
  QPlainTextEdit[look="quote"], QLineEdit[look="label"], QPlainTextEdit[look="soft"]
  { background: transparent; border: 1px solid transparent; }
QLineEdit[look="bare"]:hover, QPlainTextEdit[look="bare"]:hover, QLineEdit[look="name"]:hover,
  QPlainTextEdit[look="quote"]:hover,
  QLineEdit[look="label"]:hover, QPlainTextEdit[look="soft"]:hover { background: $hover; }
QLineEdit[look="bare"]:focus, QPlainTextEdit[look="bare"]:focus, QLineEdit[look="name"]:focus,
  QPlainTextEdit[look="quote"]:focus,
  QLineEdit[look="label"]:focus, QPlainTextEdit[look="soft"]:focus { background: $field;
  border: 2px solid $accent; }
QLineEdit[look="bare"] { min-height: 24px; padding: 1px 2px; }
QLineEdit[look="bare"]:focus { padding: 0 1px; }
QLineEdit[look="name"] { font-size: 24px; font-weight: 700; min-height: 30px; padding: 0 2px; }
QLineEdit[look="name"]:focus { padding: 0 1px; }
QPlainTextEdit[look="soft"] { color: $muted; padding: 0 4px; }
QPlainTextEdit[look="soft"]:focus { padding: 0 3px; color: $text; }
QLineEdit[look="label"] { color: $muted; font-size: 12px; font-weight: 600; min-height: 16px; }
QPlainTextEdit[look="quote"] { font-size: 17px; font-weight: 600; font-style: italic; }
QPlainTextEdit[look="title"], QLineEdit[look="title"] { font-size: 15px; border-radius: 8px;
  padding: 7px 10px; }
QPlainTextEdit[look="title"]:focus, QLineEdit[look="title"]:focus { padding: 6px 9px; }
QLineEdit[wrong="true"] { border: 2px solid $error; padding: 1px 1px; }
QComboBox { background: $field; color: $text; border: 1px solid $border; border-radius: 6px;
  padding: 2px 6px; min-height: 26px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: none; }
QComboBox:hover { border-color: $text; }
QComboBox:focus { border: 2px solid $accent; padding: 1px 5px; }
QComboBox QAbstractItemView { background: $panel; color: $text; border: 1px solid $hairline;
  selection-background-color: $tint; selection-color: $text; }
QSlider { min-height: 32px; }
QSlider::groove:horizontal { background: $groove; height: 4px; border-radius: 2px; margin: 0 5px; }
QSlider::handle:horizontal { background: $panel; border: 2px solid $accent; width: 12px; height: 12px;
  margin: -6px 0; border-radius: 8px; }
QSlider::handle:horizontal:focus { background: $accent; }
QToolButton[look="small"] { border: 2px solid transparent; border-radius: 6px; padding: 6px;
  background: transparent; }
QToolButton[look="small"]:hover { background: $hover; }
QToolButton[look="small"]:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton[look="link"] { background: transparent; color: $accent; border: 2px solid transparent;
  border-radius: 6px; padding: 5px; min-height: 18px; font-weight: 600; text-align: left; }
QPushButton[look="link"]:hover { background: $hover; }
QPushButton[look="link"]:focus { border-color: $accent; }
QLabel { color: $text; }
QLabel[look="caps"] { color: $muted; font-size: 12px; font-weight: 700; letter-spacing: 1px; }
QLabel[look="key"] { color: $muted; font-size: 12px; }
QLabel[look="part"] { color: $muted; font-size: 12px; font-weight: 600; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="small"] { color: $muted; font-size: 13px; }
QLabel[look="heading"] { font-size: 18px; font-weight: 700; }
QLabel[look="error"] { color: $error; }
QFrame#picker { background: $panel; border: 1px solid $hairline; border-radius: 8px; }
QListWidget { background: $panel; color: $text; border: none; padding: 0; outline: none; }
QListWidget::item { padding: 4px 6px; border-radius: 6px; min-height: 18px; }
QListWidget::item:selected { background: $tint; color: $text; }
QListWidget::item:disabled { color: $muted; }
QFrame#rule { background: $separator; max-height: 1px; border: none; }
""")


def panel_sheet(palette: Palette, *, scale: float = 1) -> str:
    """Return the style sheet of the panels in a theme, at a scale of the interface's text."""
    return filled(_SHEET, palette, scale=scale)


class PanelLook(QObject):
    """Keeps a panel in the colours of the theme that is on; lives as long as the panel."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        appearance().changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        self._panel.setStyleSheet(panel_sheet(appearance().palette, scale=appearance().scale))
        retint(self._panel)
