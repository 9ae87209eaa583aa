"""Words that no line holds: the panels stay as wide as they are, and rest."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.compat import override
from app.editing.selection import of_card, of_point, of_row, of_stage
from app.editing.session import Session
from app.model.project import Project
from app.widgets.main_window import MainWindow
from app.widgets.plain import breakable
from tests.layout.samples import sally

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def long_words() -> Project:
    """Sally's map, in which every name is one word that is wider than any panel."""
    project = sally()
    journey = project.maps[0]
    stages = tuple(stage.replace(name=WORD, objective=WORD, owner=WORD) for stage in journey.stages)
    rows = tuple(
        row.replace(
            name=WORD,
            cells={
                stage: tuple(card.replace(text=WORD, owner=WORD, tags=(WORD,)) for card in cards)
                for stage, cards in row.cells.items()
            },
        )
        for row in journey.rows
    )
    personas = tuple(persona.replace(name=WORD, tagline=WORD, role=WORD) for persona in project.personas)
    journey = journey.replace(title=WORD, goal=WORD, stages=stages, rows=rows)
    return project.replace(maps=(journey, *project.maps[1:]), personas=personas)


class Restless(QObject):
    """Counts how often anything changes its size."""

    count = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Resize
        return False


def comes_to_rest() -> bool:
    """Whether nothing changes its size any more for a fifth of a second, within some seconds."""
    application = QApplication.instance()
    assert application is not None
    for _turn in range(20):
        restless = Restless()
        application.installEventFilter(restless)
        QTest.qWait(200)
        application.removeEventFilter(restless)
        if not restless.count:
            return True
    return False


def test_panels_when_every_word_is_too_long_then_they_keep_their_width_and_rest(window: MainWindow) -> None:
    window.show_document(Session(long_words()))
    assert window.page is not None and window.session is not None
    page, session = window.page, window.session
    page.fill_panels()
    journey = session.journey
    row = next(row for row in journey.rows if row.cells)
    card = next(card for cards in row.cells.values() for card in cards)
    point = next(point for row in journey.rows for curve in row.curves for point in curve.points)
    width = page.side.width()
    for selection in (
        of_card(journey, card.id),
        of_stage(journey.stages[0].id),
        of_row(row.id),
        of_point(journey, point.id),
    ):
        session.select(selection)
        assert comes_to_rest(), selection.part
        assert page.side.width() == width
        assert page.inspector.minimumSizeHint().width() <= width, selection.part


@pytest.mark.parametrize("text", ["", "A short text", "internationalisation", f"{WORD} and more", WORD * 3])
def test_breakable_when_words_are_long_then_has_places_to_break_and_the_same_letters(text: str) -> None:
    found = breakable(text)
    assert found.replace("\u200b", "") == text
    assert max((len(piece) for piece in found.replace("\u200b", " ").split()), default=0) <= 20
