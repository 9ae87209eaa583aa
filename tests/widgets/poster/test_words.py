"""The words of the dialog in both languages: no letter twice, nothing clipped, every field with a name."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app import i18n
from app.editing.session import Session
from app.settings import Settings
from app.widgets.poster.controls import Tab, Tick
from app.widgets.poster.desk import Fact
from app.widgets.poster.dialog import PosterDialog
from app.widgets.poster.presets import PRESETS
from app.widgets.theming import appearance
from tests.widgets.poster.conftest import choose, close, wait_for_plan

Fields = QAbstractButton | QComboBox | QAbstractSpinBox


@pytest.fixture(params=["en", "es"])
def spoken(
    request: pytest.FixtureRequest, session: Session, settings: Settings, parent: QWidget, qtbot: QtBot
) -> Iterator[PosterDialog]:
    """The dialog in a language, with every part of its form used."""
    i18n.use(str(request.param))
    made = PosterDialog(session, settings, parent)
    made.show()
    wait_for_plan(made, qtbot)
    yield made
    close(made)
    i18n.use("en")


def letter_of(text: str) -> str:
    at = text.replace("&&", "").find("&")
    return text.replace("&&", "")[at + 1].casefold() if at >= 0 else ""


def captions(dialog: PosterDialog) -> list[str]:
    """Every text with a letter for Alt that can be pressed now."""
    labels = [each.text() for each in dialog.findChildren(QLabel) if each.buddy() and each.isVisible()]
    return labels + [each.text() for each in dialog.findChildren(QAbstractButton) if each.isVisible()]


def test_presets_when_chosen_then_no_letter_is_used_twice_and_no_word_is_cut(
    spoken: PosterDialog, qtbot: QtBot
) -> None:
    room = spoken.column.parentWidget()
    assert room is not None
    for preset in (each.id for each in PRESETS):
        choose(spoken.presets, preset)
        wait_for_plan(spoken, qtbot)
        letters = Counter(letter for text in captions(spoken) if (letter := letter_of(text)))
        assert len(letters) >= 9, preset
        assert {letter: count for letter, count in letters.items() if count > 1} == {}, preset
        qtbot.waitUntil(lambda: cut_words(spoken) == [])
        assert spoken.column.minimumSizeHint().width() <= room.width(), preset


@pytest.mark.parametrize("language", ["en", "es"])
def test_words_when_large_in_a_small_window_then_none_is_cut_or_covered(
    language: str, session: Session, settings: Settings, parent: QWidget, qtbot: QtBot
) -> None:
    i18n.use(language)
    appearance().set_text_size(150)
    made = PosterDialog(session, settings, parent)
    try:
        made.resize(1240, 660)
        made.show()
        choose(made.presets, "office")
        wait_for_plan(made, qtbot)
        qtbot.waitUntil(lambda: cut_words(made) == [])
        assert made.width() == 1240
        assert all(right_of(part, made.desk) <= made.desk.width() for part in on_desk(made))
        assert [part for part in on_desk(made) if part.width() < part.sizeHint().width()] == []
        assert made.desk.heading.geometry().left() >= 0
    finally:
        close(made)
        appearance().set_text_size(100)
        i18n.use("en")


@pytest.mark.parametrize("language", ["en", "es"])
def test_words_when_twice_as_large_on_a_small_screen_then_pages_stand_below_the_fields(
    language: str,
    session: Session,
    settings: Settings,
    parent: QWidget,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    i18n.use(language)
    appearance().set_text_size(200)
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(1280, 720))
    made = PosterDialog(session, settings, parent)
    try:
        made.show()
        choose(made.presets, "office")
        wait_for_plan(made, qtbot)
        qtbot.waitUntil(lambda: cut_words(made) == [])
        assert made.width() <= 1240 and made.height() <= 660
        assert made.column.isAncestorOf(made.desk)
        foot = [made.foot.cancel, made.foot.svg, made.foot.png, made.foot.print, made.foot.pdf]
        assert [one.text() for one in foot if one.width() < one.sizeHint().width()] == []
        assert all(right_of(part, made.desk) <= made.desk.width() for part in on_desk(made))
    finally:
        close(made)
        appearance().set_text_size(100)
        i18n.use("en")


def on_desk(dialog: PosterDialog) -> list[QWidget]:
    desk = dialog.desk
    facts = [part for part in desk.findChildren(Fact) if part.isVisible()]
    return [*facts, desk.heading, *desk.vision.buttons, desk.back, desk.whole]


def right_of(part: QWidget, desk: QWidget) -> int:
    return part.mapTo(desk, part.rect().topRight()).x()


def cut_words(dialog: PosterDialog) -> list[str]:
    """What has less room than its words take, or stands beyond the column."""
    buttons = [each for each in dialog.findChildren(Tab) + dialog.findChildren(Tick) if each.isVisible()]
    cut = [each.text() for each in buttons if each.width() < each.sizeHint().width()]
    for words in dialog.column.findChildren(QLabel):
        if words.isVisible() and words.text():
            right = words.mapTo(dialog.column, words.rect().topRight()).x()
            if words.width() < words.sizeHint().width() or right > dialog.column.width():
                cut.append(words.text())
    return cut


def test_fields_when_read_aloud_then_each_has_a_name(spoken: PosterDialog) -> None:
    for field in (*spoken.findChildren(QComboBox), *spoken.findChildren(QAbstractSpinBox)):
        assert field.accessibleName(), field
    for button in spoken.findChildren(QAbstractButton):
        assert button.accessibleName() or button.text(), button


def test_tab_key_when_pressed_on_and_on_then_reaches_every_field_that_is_shown(
    spoken: PosterDialog, qtbot: QtBot
) -> None:
    choose(spoken.presets, "office")
    wait_for_plan(spoken, qtbot)
    reached: set[QWidget] = set()
    widget: QWidget | None = spoken.presets
    while widget is not None and widget not in reached:
        reached.add(widget)
        widget = widget.nextInFocusChain()
    for field in (spoken.paper.text, spoken.tiles.overlap, spoken.contents.language, spoken.desk.preview):
        assert field in reached
        assert field.focusPolicy().value & 1, field


def test_menu_of_a_number_when_opened_then_is_as_light_as_the_dialog(spoken: PosterDialog) -> None:
    menu = spoken.tiles.overlap.lineEdit().createStandardContextMenu()
    menu.ensurePolished()
    picture = menu.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 4).lightness() > 200
    menu.deleteLater()
