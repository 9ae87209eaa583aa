"""The style sheet of the chrome: menus, toolbar, tabs, fields and buttons, in the theme's colours.

Read after the first paint only. A widget's `look` property chooses its form: filled, tool, quiet, heading, muted …
"""

from string import Template

from app.ink.palette import Palette
from app.widgets.sheets import filled

_SHEET = Template("""
QMainWindow, QDialog { background: $chrome; }
QMenuBar { background: $chrome; color: $text; padding: 2px 8px; border: none; }
QMenuBar::item { padding: 4px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $panel; color: $text; border: 1px solid $hairline; border-radius: 8px; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 14px; border-radius: 6px; min-height: 18px; }
QMenu::item:selected { background: $tint; }
QMenu::item:disabled { color: $subtle; }
QMenu { icon-size: 16px; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $hairline; margin: 6px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 6px; }
QToolTip { background: $text; color: $panel; border: 1px solid $text; padding: 5px 7px; border-radius: 4px; }
QToolButton {
  color: $text; background: transparent; border: 2px solid transparent; border-radius: 8px;
  padding: 4px 8px; }
QToolButton[look="tool"] { min-height: 28px; padding: 2px 9px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $tint; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $faded; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton {
  color: $text; background: $panel; border: 1px solid $border; border-radius: 8px; padding: 7px 14px;
  min-height: 18px; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $accent; padding: 6px 13px; }
QPushButton:disabled { color: $faded; border-color: $hairline; }
QPushButton[look="filled"], QPushButton:default {
  background: $accent; color: $accenttext; border: 1px solid $accent; font-weight: 600; }
QPushButton[look="filled"]:hover, QPushButton:default:hover { background: $accenthover; }
QPushButton[look="filled"]:focus, QPushButton:default:focus { border: 2px solid $text; padding: 6px 13px; }
QPushButton[look="filled"]:disabled { background: $hairline; color: $subtle; border-color: $hairline; }
QPushButton[look="quiet"] {
  background: transparent; border-color: transparent; color: $accent; font-weight: 600; }
QPushButton[look="quiet"]:hover { background: $hover; }
QPushButton[look="quiet"]:focus { border: 2px solid $accent; }
QLineEdit, QPlainTextEdit {
  background: $field; color: $text; border: 1px solid $border; border-radius: 8px; padding: 6px 9px;
  selection-background-color: $accent; selection-color: $accenttext; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: 5px 8px; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: $subtle; border-color: $hairline; }
QComboBox { background: $field; color: $text; border: 1px solid $border; border-radius: 8px;
  padding: 1px 2px 1px 9px; min-height: 28px; selection-background-color: $accent; }
QComboBox:hover { border-color: $text; }
QComboBox:focus { border: 2px solid $accent; padding: 0 1px 0 8px; }
QComboBox:disabled { color: $faded; border-color: $hairline; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $panel; color: $text; border: 1px solid $hairline;
  padding: 4px; selection-background-color: $tint; selection-color: $text; outline: none; }
QListWidget, QTreeWidget {
  background: $field; color: $text; border: 1px solid $hairline; border-radius: 8px; padding: 4px;
  outline: none; }
QListWidget::item { padding: 6px 8px; border-radius: 6px; }
QListWidget::item:selected, QTreeWidget::item:selected { background: $tint; color: $text; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle {
  background: $scroll; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $border; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
Surface QScrollBar:vertical, Surface QScrollBar:horizontal, Surface::corner,
  QScrollArea#gallery QScrollBar:vertical { background: $wall; }
QSplitter::handle { background: $separator; }
QSplitter::handle:hover { background: $accent; }
QLabel[look="heading"] { font-size: 18px; font-weight: 700; }
QLabel[look="title"] { font-size: 24px; font-weight: 700; }
QLabel[look="strong"] { font-weight: 700; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="small"] { color: $muted; font-size: 13px; }
QLabel[look="error"] { color: $error; }
QLabel[look="caps"] { color: $muted; font-size: 12px; font-weight: 700; }
QLabel[look="key"] { color: $muted; font-size: 12px; }
""")


def style_sheet(palette: Palette, *, scale: float = 1) -> str:
    """Return the style sheet of a theme, at a scale of the interface's text."""
    sheet = filled(_SHEET, palette, scale=scale)
    if scale == 1:
        return sheet
    from app.widgets.sheet_images import menu_marks  # at the usual size Qt's own marks will do

    return sheet + menu_marks(palette, scale=scale)
