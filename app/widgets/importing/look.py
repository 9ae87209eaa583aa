"""The drop-down lists of the dialogs for tables and of the preferences, and how their fields stand."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.widgets.fields.choices import QuietCombo
from app.widgets.plain import PlainLabel, label
from app.widgets.theming import px

Fields = tuple[tuple[str, QWidget], ...]


def choice(entries: tuple[tuple[object, str], ...] = ()) -> QuietCombo:
    """Return a drop-down list of values and their words."""
    box = QuietCombo()
    for value, words in entries:
        box.addItem(words, value)
    return box


def form(fields: Fields, parent: QWidget) -> tuple[QVBoxLayout, dict[QWidget, PlainLabel]]:
    """Return a column of fields with their words before them, and those words by field."""
    grid, captions = QGridLayout(), {}
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(10)
    for at, (words, field) in enumerate(fields):
        captions[field] = caption = label(words, look="muted", parent=parent)
        caption.setBuddy(field)
        if words:
            field.setAccessibleName(words)
        field.setMinimumSize(px(200), px(32))
        grid.addWidget(caption, at, 0)
        grid.addWidget(field, at, 1)
    column = QVBoxLayout()
    column.addLayout(grid)
    column.addStretch(1)
    return column, captions
