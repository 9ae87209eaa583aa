"""All windows for everybody: names, targets, keyboard, contrast, text size and motion."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QDeadlineTimer, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollBar,
    QSizeGrip,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.editing.selection import Selection, of_card, of_point, of_row, of_stage
from app.ink.palette import CONTRAST, DARK, LIGHT
from app.settings import REDUCE_MOTION, TEXT_SIZE
from app.widgets import theming
from app.widgets.main_window import MainWindow
from app.widgets.pages import show_page
from app.widgets.palette import CommandPalette
from app.widgets.plain import PlainLabel
from app.widgets.preferences import Preferences
from app.widgets.sheets import scaled
from app.widgets.studio import Studio
from app.widgets.theming import appearance

DIALOGS = ("preferences", "export", "export-table", "shortcuts", "about", "commands", "map-properties")
TARGET = 32
POLL_MS, SETTLED_MS = 20, 120
"""How often is looked for a dialog that opens, and how long it has to fill itself."""
SMALL_ON_PURPOSE = {"Whose emotion line: Sally"}
"""Lies in the foot of a row header, which is as high as the strip allows; never below 24."""


@pytest.fixture(autouse=True)
def usual_size(qapp: QApplication) -> Iterator[None]:
    """End in the usual size."""
    yield
    appearance().set_text_size(100)


def parts(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Bring one part of the window after the other into sight."""
    yield "welcome", window.welcome
    window.open_offer("sally")
    page, session = window.page, window.session
    assert page is not None
    assert session is not None
    page.fill_panels()
    journey = session.journey
    row = next(row for row in journey.rows if row.curves)
    cards = next(cards for held in journey.rows for cards in held.cells.values())
    choices = (
        Selection(),
        of_card(journey, cards[0].id),
        of_stage(journey.stages[0].id),
        of_row(row.id),
        of_point(journey, row.curves[0].points[0].id),
    )
    for choice in choices:
        session.select(choice)
        for _turn in range(3):  # what follows a frame may make others follow
            QTest.qWait(20)
        yield choice.part, window
    page.bars.find_bar.open()
    page.bars.filter_bar.toggle()
    page.set_strip("below")
    QTest.qWait(50)
    yield "bars and strip", window
    page.set_strip("none")
    page.show_table("below")
    QTest.qWait(50)
    yield "table", window


def in_dialog(window: MainWindow, name: str, look: Callable[[QWidget], None]) -> None:
    """Open a dialog, look at it, close it."""
    seen: list[BaseException | None] = []

    def visit() -> None:
        dialog = QApplication.activeModalWidget() or window.findChild(CommandPalette)
        if dialog is None or not dialog.isVisible():
            timer.start(POLL_MS)
            return
        QTest.qWait(SETTLED_MS)
        try:
            look(dialog)
            seen.append(None)
        except AssertionError as error:
            seen.append(error)
        finally:
            dialog.close()

    timer = QTimer(window)
    timer.setSingleShot(True)
    timer.timeout.connect(visit)
    timer.start(POLL_MS)
    show_page(window, name)
    QTest.qWait(20)
    # The palette of commands is no dialog: `show_page` returns at once.
    deadline = QDeadlineTimer(10_000)
    while not seen and not deadline.hasExpired():
        QTest.qWait(POLL_MS)
    timer.stop()
    assert seen
    if seen[0] is not None:
        raise seen[0]


def widgets(root: QWidget) -> list[QWidget]:
    found = [root, *root.findChildren(QWidget)]
    return [widget for widget in found if widget.isVisible() and not isinstance(widget, QSizeGrip)]


def spot(widget: QWidget) -> str:
    chain: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(chain) < 4:
        chain.append(type(at).__name__)
        at = at.parentWidget()
    return f"{' in '.join(chain)}: {widget.accessibleName()!r}"


def unnamed(root: QWidget) -> list[str]:
    found = []
    for widget in widgets(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        is_asked = widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, QAbstractButton)
        is_inner = isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
        if not is_asked or is_inner or widget is root or isinstance(widget, QScrollBar):
            continue
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(spot(widget))
    return found


def without_tip(root: QWidget) -> list[str]:
    """The buttons that are only an icon and do not say what they do."""
    buttons = [widget for widget in widgets(root) if isinstance(widget, QAbstractButton)]
    return [spot(button) for button in buttons if not button.text() and not button.toolTip()]


def small(root: QWidget) -> list[str]:
    buttons = [widget for widget in widgets(root) if isinstance(widget, QAbstractButton)]
    return [
        f"{spot(button)} {button.width()}×{button.height()}"
        for button in buttons
        if button.parent() is not None
        and not isinstance(button.parent(), QAbstractItemView)
        and min(button.width(), button.height())
        < (24 if button.accessibleName() in SMALL_ON_PURPOSE else TARGET)
    ]


def cut(root: QWidget) -> list[str]:
    """The labels and buttons whose words do not fit into them."""
    return [f"{spot(widget)} {widget.size().toTuple()}" for widget in widgets(root) if is_cut(widget)]


def is_cut(widget: QWidget) -> bool:
    room, needed = widget.size(), widget.minimumSizeHint()
    if isinstance(widget, PlainLabel) and widget.text() and not widget.wordWrap():
        words = max(widget.text().replace("&", "").split("\n"), key=len)
        is_narrow = widget.fontMetrics().horizontalAdvance(words) > widget.contentsRect().width() + 1
        return is_narrow and not may_shrink(widget)
    if isinstance(widget, QPushButton) and widget.text():
        return room.width() < needed.width() or room.height() < needed.height() - 2
    has_words = isinstance(widget, QLabel | QToolButton) and bool(widget.text())
    return has_words and room.height() < needed.height() - 2


def may_shrink(widget: QWidget) -> bool:
    return widget.sizePolicy().horizontalPolicy() == widget.sizePolicy().Policy.Ignored


def poor(root: QWidget) -> list[str]:
    """All that cannot be named, understood or hit."""
    return [*unnamed(root), *without_tip(root), *small(root)]


def test_window_when_walked_then_all_can_be_named_understood_and_hit(window: MainWindow) -> None:
    assert {name: found for name, root in parts(window) if (found := poor(root))} == {}


def test_dialogs_when_walked_then_all_can_be_named_understood_and_hit(editor: MainWindow) -> None:
    found: dict[str, list[str]] = {}
    for name in DIALOGS:
        in_dialog(editor, name, lambda dialog, name=name: found.update({name: poor(dialog)}))
    assert found == {name: [] for name in DIALOGS}


def tab_stops(root: QWidget) -> set[QWidget]:
    """All that Tab leads to; one of several buttons that exclude each other stands for them."""
    return {
        widget
        for widget in widgets(root)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not isinstance(widget, QScrollBar)
        and (not isinstance(widget, QAbstractScrollArea) or isinstance(widget, QAbstractItemView))
    }


def test_dialogs_when_tab_is_pressed_then_goes_round_their_fields(editor: MainWindow) -> None:
    visited: dict[str, set[int]] = {}
    wanted: dict[str, int] = {}

    def go_round(dialog: QWidget, name: str) -> None:
        dialog.activateWindow()
        QTest.qWait(50)
        stops = tab_stops(dialog)
        seen = visited.setdefault(name, set())
        for _each in range(3 * len(stops) + 8):
            focused = QApplication.focusWidget()
            if id(focused) in seen and len(seen) >= len(stops):
                break
            seen.add(id(focused))
            QTest.keyClick(focused or dialog, Qt.Key.Key_Tab)
        wanted[name] = min(2, len(stops))

    for name in DIALOGS:
        in_dialog(editor, name, lambda dialog, name=name: go_round(dialog, name))
    assert {name: len(seen) for name, seen in visited.items() if len(seen) < wanted[name]} == {}


def test_panes_when_f6_is_pressed_then_every_part_of_the_window_is_reached(
    editor: MainWindow, qtbot: QtBot
) -> None:
    page = editor.page
    assert page is not None
    page.fill_panels()
    activate(editor, qtbot)
    page.canvas.setFocus()
    reached = []
    for _each in page.panes():
        page.go_to_pane(1)
        focused = QApplication.focusWidget()
        reached.append(next((i for i, pane in enumerate(page.panes()) if holds(pane, focused)), -1))
    assert set(reached) >= set(range(1, len(page.panes())))


def activate(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def holds(pane: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST], ids=lambda palette: palette.name)
def test_focus_when_on_a_button_then_changes_pixels_in_the_accent(
    studio: Studio, editor: MainWindow, palette: object, qtbot: QtBot
) -> None:
    studio.choose_theme(getattr(palette, "name", ""))
    page = editor.page
    assert page is not None
    activate(editor, qtbot)
    button = page.tool_row.first_button()
    page.canvas.setFocus()
    before = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    after = button.grab().toImage()
    changed = [
        QPoint(x, y)
        for x in range(before.width())
        for y in range(before.height())
        if before.pixel(x, y) != after.pixel(x, y)
    ]
    # The upper edge of a ring of two pixels around a button of 36 or more.
    assert len(changed) >= 2 * (36 - 16)
    assert any(after.pixelColor(point) == appearance().colour("accent") for point in changed)


def test_theme_when_high_contrast_is_chosen_then_window_and_cards_are_black_and_white(
    studio: Studio, editor: MainWindow
) -> None:
    page = editor.page
    assert page is not None
    studio.choose_theme("high-contrast")
    assert appearance().palette is CONTRAST
    assert page.canvas.palette_now is CONTRAST
    assert page.canvas.live.options().style.ground == "grey"
    assert "2px solid #000000" in QApplication.instance().styleSheet()
    studio.choose_theme("light")
    assert page.canvas.live.options().style.ground == "colour"


def test_cards_when_seen_from_afar_in_high_contrast_then_stand_out(
    studio: Studio, editor: MainWindow
) -> None:
    page = editor.page
    assert page is not None
    studio.choose_theme("high-contrast")
    canvas = page.canvas
    canvas.set_reduced_motion(is_on=True)
    canvas.zoom_to(0.12)
    QTest.qWait(60)
    # Not in the first cell, where the cursor is.
    shelf = next(
        shelf for shelf in canvas.sheet().shelves if shelf.layout.cells and shelf.layout.cells[1].cards
    )
    card = shelf.layout.cells[1].cards[0].rect.moved(0, shelf.y)
    middle = canvas.frame.body_rect(card).center().toPoint()
    seen = canvas.viewport().grab().toImage().pixelColor(middle)
    assert seen.lightness() < 220


def test_theme_when_the_system_asks_for_contrast_then_system_means_that(studio: Studio) -> None:
    look = appearance()
    look.choose("system")
    try:
        look._on_contrast_changed(Qt.ContrastPreference.HighContrast)
        assert look.palette is CONTRAST
    finally:
        look._on_contrast_changed(Qt.ContrastPreference.NoPreference)
    assert look.palette is not CONTRAST


@pytest.mark.parametrize("size", [90, 150, 200])
def test_text_size_when_chosen_then_applies_at_once_and_is_remembered(
    studio: Studio, editor: MainWindow, size: int
) -> None:
    page = editor.page
    assert page is not None
    canvas, height = page.canvas, page.tool_row.height()
    canvas.set_reduced_motion(is_on=True)
    canvas.fit_map()
    assert canvas.zoom == canvas._viewing.fitting_zoom()
    studio.choose_text_size(size)
    QTest.qWait(30)
    assert QApplication.font().pixelSize() == round(14 * size / 100)
    assert page.tool_row.height() == round(height * size / 100)
    assert page.status.font().pixelSize() == QApplication.font().pixelSize()
    # Panels give the map their room or take it: what fitted still fits, and a zoom that was chosen stays.
    assert canvas.zoom == canvas._viewing.fitting_zoom()
    assert studio.settings.get(TEXT_SIZE) == size
    canvas.zoom_to(0.8)
    studio.choose_text_size(100)
    QTest.qWait(30)
    assert canvas.zoom == 0.8


def test_window_when_spanish_at_one_and_a_half_then_nothing_is_cut(
    studio: Studio, window: MainWindow
) -> None:
    window.resize(1400, 900)
    window.set_language("es")
    studio.choose_text_size(150)
    assert {name: found for name, root in parts(window) if (found := cut(root))} == {}


def test_dialogs_when_spanish_at_one_and_a_half_then_nothing_is_cut(
    studio: Studio, editor: MainWindow
) -> None:
    editor.set_language("es")
    studio.choose_text_size(150)
    found: dict[str, list[str]] = {}

    def look(dialog: QWidget, name: str) -> None:
        # The screen of the tests has 800 pixels; text half as large again needs as much more room.
        dialog.resize(dialog.size().expandedTo(QSize(1900, 1000)))
        QTest.qWait(50)
        found[name] = cut(dialog)

    # In the dialog for posters the asides (a paper's measures) give way to the fields when room is short.
    names = [name for name in DIALOGS if name != "export"]
    for name in names:
        in_dialog(editor, name, lambda dialog, name=name: look(dialog, name))
    assert found == {name: [] for name in names}


def test_preferences_when_the_text_size_is_chosen_then_take_it_at_once(
    studio: Studio, editor: MainWindow
) -> None:
    dialog = Preferences(studio, editor)
    dialog.show()
    before = dialog.height()
    box = dialog.findChild(QComboBox, "text_size")
    assert box is not None
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    QTest.qWait(30)
    chosen = dialog.findChildren(QComboBox, "text_size")[-1]
    assert studio.settings.get(TEXT_SIZE) == 200
    assert chosen.currentData() == 200
    assert dialog.height() > before
    dialog.close()
    dialog.deleteLater()


def test_sheet_when_scaled_then_lengths_grow_and_thin_lines_stay() -> None:
    assert scaled("border: 1px solid; padding: 6px; font-size: 14px", 1.5) == (
        "border: 1px solid; padding: 9px; font-size: 21px"
    )


def test_motion_when_reduced_by_choice_or_by_the_system_then_the_view_jumps(
    editor: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = editor.page
    assert page is not None
    for chosen, is_calm, animates in ((False, False, True), (True, False, False), (False, True, False)):
        editor.studio.settings.set(REDUCE_MOTION, chosen)
        monkeypatch.setattr("app.widgets.editor_page.system_is_calm", lambda calm=is_calm: calm)
        page.take_habits()
        assert page.canvas._viewing.animates is animates
    assert theming.system_is_calm() is False
