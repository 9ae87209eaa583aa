"""The drop-down lists of the dialogs for tables and of the preferences."""

from app.widgets.fields.choices import QuietCombo


def choice(entries: tuple[tuple[object, str], ...] = ()) -> QuietCombo:
    """Return a drop-down list of values and their words."""
    box = QuietCombo()
    for value, words in entries:
        box.addItem(words, value)
    return box
