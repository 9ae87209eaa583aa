"""Text of all the world on the canvas: composed, typed, shown, saved, exported, and nothing lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.editing.selection import at_cell, of_card
from app.ink.text import default_book
from app.model.query import cell_of
from app.storage.codec import encode
from app.storage.loader import load
from app.widgets.both_ways import write_both_ways
from app.widgets.font_notice import FontNotice
from tests.widgets.canvas.conftest import Stand

TEXTS = {
    "accents": "Canción, señor, façade, naïve, Škoda, ﬁn",
    "marks": "q̃ x̣̂ é Å",
    "emoji": "👩‍👩‍👧 👩🏿‍💻 🏳️‍🌈 🇪🇸 1️⃣ ✅",
    "cjk": "顧客は配送状況を確認する。旅程地图，客户体验",
    "korean": "한국어 고객 여정",
    "arabic": "العميل يبحث عن منتج (رخيص) 24/7",
    "hebrew": "הלקוח מחפש מוצר\nand in English\nשורה שנייה",
    "hindi": "ग्राहक खरीदता है",
    "thai": "สวัสดีครับ ลูกค้า",
    "beyond": "\U00013000\U00013001 \U0001f9ff",
}


def compose(stand: Stand, preedit: str = "", commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(stand.focused(), event)


def editor_of(stand: Stand) -> QPlainTextEdit:
    found = QApplication.focusWidget()
    assert isinstance(found, QPlainTextEdit)
    return found


def test_dead_key_when_first_on_an_empty_cell_then_its_letter_begins_a_card(stand: Stand) -> None:
    stand.session.select(at_cell("rw_p", "st_0"))
    compose(stand, preedit="´")
    assert editor_of(stand).textCursor().block().layout().preeditAreaText() == "´"
    compose(stand, commit="á")
    stand.key(Qt.Key.Key_Escape)
    assert stand.texts("rw_p", "st_0") == ["á"]


def test_dead_key_when_first_on_a_card_then_its_letter_is_added(stand: Stand) -> None:
    stand.session.select(of_card(stand.session.journey, "cd_3"))
    compose(stand, preedit="´")
    compose(stand, commit="á")
    compose(stand, preedit="~")
    compose(stand, commit="ñ")
    stand.key(Qt.Key.Key_Escape)
    assert stand.texts("rw_a", "st_1") == ["Buys itáñ"]


def test_input_method_when_it_commits_words_then_all_of_them_stay(stand: Stand) -> None:
    stand.session.select(at_cell("rw_p", "st_0"))
    for preedit in ("k", "こ", "こk", "こきゃ", "こきゃく"):
        compose(stand, preedit=preedit)
    compose(stand, commit="顧客")
    compose(stand, preedit="は")
    assert editor_of(stand).toPlainText() == "顧客"
    stand.click(stand.cell("rw_o", "st_2"))
    assert stand.texts("rw_p", "st_0") == ["顧客は"]


def test_input_method_when_it_gives_up_then_the_empty_card_goes(stand: Stand) -> None:
    stand.session.select(at_cell("rw_p", "st_0"))
    compose(stand, preedit="´")
    compose(stand)
    stand.key(Qt.Key.Key_Escape)
    assert stand.texts("rw_p", "st_0") == []
    assert stand.steps() == 0


@pytest.mark.parametrize("name", TEXTS)
def test_text_when_typed_then_is_kept_saved_loaded_and_laid_out_whole(stand: Stand, name: str) -> None:
    text = TEXTS[name]
    stand.session.select(at_cell("rw_p", "st_0"))
    first, *rest = text.split("\n")
    compose(stand, commit=first)
    for line in rest:
        QTest.keyClick(editor_of(stand), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        compose(stand, commit=line)
    stand.key(Qt.Key.Key_Escape)
    kept = cell_of(stand.session.journey, "rw_p", "st_0")[0].text
    assert kept == text
    loaded = load(encode(stand.session.project)).project
    assert cell_of(loaded.maps[0], "rw_p", "st_0")[0].text == text


def lines_of(box: QPlainTextEdit) -> list[tuple[float, float]]:
    """The left and right end of the first line of each paragraph."""
    found, block = [], box.document().firstBlock()
    while block.isValid():
        box.blockBoundingRect(block)
        ends = sorted(block.layout().lineAt(0).cursorToX(at)[0] for at in (0, block.length() - 1))
        found.append((ends[0], ends[1]))
        block = block.next()
    return found


def test_paragraphs_when_of_two_directions_then_each_lies_at_its_side(qtbot: QtBot) -> None:
    box = QPlainTextEdit()
    qtbot.addWidget(box)
    write_both_ways(box)
    box.resize(400, 200)
    box.setPlainText(TEXTS["hebrew"])
    box.show()
    box.grab()
    hebrew, english, more = lines_of(box)
    assert hebrew[1] > 350
    assert more[1] > 350
    assert english[0] < 10


def test_editor_when_the_text_is_arabic_then_begins_at_the_right(stand: Stand) -> None:
    stand.session.select(at_cell("rw_p", "st_0"))
    compose(stand, commit=TEXTS["arabic"])
    editor = editor_of(stand)
    editor.grab()
    assert lines_of(editor)[0][1] > editor.viewport().width() * 0.8


def test_notice_when_a_character_has_no_font_then_names_it_until_it_is_gone(
    stand: Stand, qtbot: QtBot
) -> None:
    notice = FontNotice(stand.session, stand.canvas.live, stand.canvas)
    notice.look()
    assert notice.isHidden()
    stand.session.select(at_cell("rw_p", "st_0"))
    compose(stand, commit="a\U0010abcdb\U0010abce")
    stand.key(Qt.Key.Key_Escape)
    assert default_book().has_boxes
    qtbot.waitUntil(lambda: not notice.isHidden(), timeout=3000)
    assert notice.text() == "2 characters have no font"
    assert "U+10ABCD" in notice.sentences()
    stand.session.undo_stack.undo()
    qtbot.waitUntil(notice.isHidden, timeout=3000)


def test_export_when_characters_have_no_font_then_lists_them(tmp_path: Path, stand: Stand) -> None:
    from app.editing.exporting import Order, made

    stand.session.select(at_cell("rw_p", "st_0"))
    compose(stand, commit="a\U0010abcdb")
    stand.key(Qt.Key.Key_Escape)
    order = Order(stand.session.project, stand.session.journey, stand.session.assets)
    for form in ("pdf", "png", "svg"):
        _data, missing = made(order, form)
        assert missing == ("\U0010abcd",)
