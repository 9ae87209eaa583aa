"""When the language changes while everything is open, no word of the program stays in the old one."""

import gettext
from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from app.editing.selection import Selection, of_card, of_point, of_row, of_stage
from app.editing.session import Session
from app.paths import resource_path
from app.widgets.canvas.canvas import Canvas
from app.widgets.main_window import MainWindow

OPEN = ("view.outline", "view.filter", "find.open", "view.table_below", "view.mini_map")
OWN_WORDS = {"bold", "careful", "Actions", "Questions", "Touchpoints", "Emotions", "Measures"}
"""What Sally's map says with words that the program uses as well."""


def translated() -> set[str]:
    """Every message that reads differently in Spanish."""
    catalogue = gettext.translation("empathway", str(resource_path("translations")), ["es"])
    words = catalogue._catalog.items()  # type: ignore[attr-defined]
    return {
        source for source, text in words if isinstance(source, str) and source and text not in ("", source)
    }


def said(window: MainWindow) -> Iterator[tuple[str, str]]:
    """Yield what the visible widgets and the actions of a window say, with what says it."""
    for widget in QApplication.allWidgets():
        if not widget.isVisible() or isinstance(widget, Canvas):
            continue
        for text in _texts(widget):
            yield type(widget).__name__, text
    for action in window.findChildren(QAction):
        yield "QAction", action.text()


def _texts(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.toolTip().removeprefix("<qt>").removesuffix("</qt>")
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()


def selections(session: Session) -> Iterator[Selection]:
    journey = session.journey
    row = next(row for row in journey.rows if row.cells)
    card = next(card for cards in row.cells.values() for card in cards)
    point = next(point for held in journey.rows for curve in held.curves for point in curve.points)
    yield from (of_card(journey, card.id), of_stage(journey.stages[0].id), of_row(row.id))
    yield from (of_point(journey, point.id), Selection())


def test_words_when_the_language_changes_with_everything_open_then_none_stays_behind(
    editor: MainWindow,
) -> None:
    session, registry, known = editor.session, editor.prepare(), translated() - OWN_WORDS
    assert session is not None and editor.page is not None
    editor.complete()
    editor.page.fill_panels()
    for name in OPEN:
        registry.action(name).trigger()
    editor.set_strip("above")
    for selection in selections(session):
        editor.set_language("en")
        session.select(selection)
        QTest.qWait(200)
        editor.set_language("es")
        QTest.qWait(200)
        left = {(who, text) for who, text in said(editor) if text in known}
        assert not left, selection.part
