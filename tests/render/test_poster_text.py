"""A poster's words in a PDF: each card once, in reading order, in every script that a font can be found for."""

import unicodedata
from pathlib import Path

import pytest

from app.editing.poster_files import PosterOrder, pdf_bytes, planned
from app.ink.fonts import FontBook
from app.ink.text import default_book
from app.layout.poster.wishes import Contents, PosterWishes
from app.model.card import Card
from app.model.journey import JourneyMap
from app.model.project import Project, new_project
from app.model.ranking import ranked
from app.model.row import Curve, Point, Row
from app.model.stage import Stage
from app.paths import resource_path
from app.storage.assets import AssetStore
from app.storage.loader import read
from tests.layout import rich
from tests.render.reading import pdf_text

SHELF = PosterWishes(mode="fit", contents=Contents(page_numbers=False))

SCRIPTS = {
    "arabic": "يبحث العميل عن مقهى قريب",
    "hebrew": "הלקוח מחפש בית קפה קרוב",
    "devanagari": "ग्राहक पास का कैफ़े खोजता है",
    "thai": "ลูกค้ามา",
    "korean": "고객은 카페를 찾는다",
    "japanese": "近くのカフェ",
    "chinese": "顾客寻找附近的咖啡馆",
    "greek": "Ο πελάτης ψάχνει",
    "cyrillic": "Клиент ищет кафе рядом",
    "vietnamese": "Khách hàng tìm quán cà phê",
    "spanish": "¿Cuánto habrá que esperar?",
    "french": "L’œuvre « d’été » : où ?",
    "emoji": "Loves it 👍",
}


def example(name: str) -> tuple[Project, AssetStore]:
    loaded = read(Path(str(resource_path(f"examples/{name}.journey"))))
    return loaded.project, loaded.assets


def printed(project: Project, assets: AssetStore | None = None, wishes: PosterWishes = SHELF) -> bytes:
    order = PosterOrder(project, project.maps[0], assets or AssetStore(), wishes)
    return pdf_bytes(order, planned(order))


def plain(text: str) -> str:
    """Text as a search compares it: without marks of direction, its presentation forms resolved."""
    folded = unicodedata.normalize("NFKC", text)
    kept = "".join(one for one in folded if unicodedata.category(one) != "Cf" and one != "\ufe0f")
    return " ".join(kept.split())


def in_reading_order(journey: JourneyMap) -> list[str]:
    """What cards say row by row, then the opportunities by their rank."""
    rows = [row for row in journey.rows if row.kind != "opportunities" and not row.hidden]
    shelf = [row for row in journey.rows if row.kind == "opportunities"]
    cards = [card for row in rows for stage in journey.stages for card in row.cells.get(stage.id, ())]
    return [plain(card.text) for card in cards] + [plain(one.card.text) for one in ranked(journey, shelf)]


@pytest.mark.parametrize("name", ["es/cafeteria", "es/sally", "es/car", "en/cafeteria", "en/sally", "en/car"])
def test_cards_when_a_poster_is_printed_then_each_is_found_once_and_in_reading_order(name: str) -> None:
    project, assets = example(name)
    text = plain(pdf_text(printed(project, assets)))
    told = in_reading_order(project.maps[0])
    at = 0
    for words in told:
        found = text.find(words, at)
        assert found >= 0, f"{words!r} is not found after {text[max(0, at - 40) : at]!r}"
        at = found + len(words)
    said = [plain(p.text) for row in project.maps[0].rows for curve in row.curves for p in curve.points]
    for words in set(told):
        if sum(words in other for other in (*told, *said)) == 1 and len(words.split()) > 2:
            assert text.count(words) == 1, words


def scripted(words: str) -> Project:
    stages = tuple(Stage(id=f"st_{i}", name=f"Stage {i}") for i in range(1, 4))
    cards = {"st_1": (Card(id="cd_1", text=words),), "st_2": (Card(id="cd_2", text="and more"),)}
    points = (Point(id="pt_1", stage="st_3", score=1.0, text=words),)
    rows = (
        Row(id="rw_1", kind="actions", cells=cards),
        Row(id="rw_2", kind="emotions", curves=(Curve(points=points),)),
    )
    return new_project("Scripts", maps=(JourneyMap(id="mp_1", title="Scripts", stages=stages, rows=rows),))


def has_font(words: str, book: FontBook) -> bool:
    return all(book.cover(one, "regular") for one in words if not one.isspace())


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_when_a_font_has_it_then_a_search_finds_its_words_on_card_and_curve(script: str) -> None:
    words = SCRIPTS[script]
    if not has_font(words, default_book()):
        pytest.skip(f"no font on this machine has {script}")
    # Lines of Chinese and Japanese end without a space, so none counts.
    text = "".join(plain(pdf_text(printed(scripted(words)))).split())
    for word in plain(words).split():
        assert text.count(word) >= 2, word
    assert text.index(plain(words).split()[0]) < text.index("andmore")


def test_end_pages_when_printed_then_their_words_are_found_on_pages_of_their_own() -> None:
    contents = Contents(evidence=True, notes=True, persona_sheets=True, header_footer=True)
    data = printed(rich.project(improvements=20), wishes=PosterWishes(mode="fit", contents=contents))
    persona, *listed = (pdf_text(data, page=page) for page in (1, 2, 3))
    lists = " ".join(listed)
    assert "Inés Robles" in persona and "Waiting without a word" in persona
    for words in ("More opportunities", "Notes", "Is that so on Mondays, too?", "Evidence", "12 interviews"):
        assert words in lists
    assert "Page 4 of 4" in lists and "Buying a car" in lists
    poster = pdf_text(data, page=0)
    improvements = [f"Improvement number {i + 1} of the journey" for i in range(20)]
    assert all((words in poster) != (words in lists) for words in improvements)


def test_labels_when_another_language_is_wished_then_the_poster_speaks_it() -> None:
    contents = Contents(evidence=True, notes=True, persona_sheets=True)
    spanish = printed(rich.project(), wishes=PosterWishes(mode="fit", contents=contents, language="es"))
    text = " ".join(pdf_text(spanish, page=page) for page in (0, 1, 2))
    for words in ("Entusiasmo", "ANTES", "Impacto", "Objetivos profesionales", "Evidencia", "Notas"):
        assert words in text, words


def test_poster_when_printed_twice_then_the_bytes_are_the_same() -> None:
    assert printed(rich.project()) == printed(rich.project())
