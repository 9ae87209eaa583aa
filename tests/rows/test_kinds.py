"""What every row kind must do, whichever it is; and how a new one is added."""

from pathlib import Path

import pytest

import app.rows as rows_package
from app.i18n import translator_for
from app.ink.geometry import Rect
from app.ink.icons import icon_names
from app.ink.palette import LIGHT, PAPERS
from app.ink.style import SCREEN
from app.ink.text import default_book
from app.model.card import Card, Opportunity
from app.model.persona import Persona
from app.model.row import Curve, Point, Row
from app.model.stage import Stage
from app.rows import kind as kind_module
from app.rows.kind import Column, RowContext, RowKind, RowLayout, all_kinds, kind_of
from tests.layout.reading import row_blocks, texts

METHOD = [
    "actions", "assets", "backstage", "brand", "channels", "emotions",
    "engagement", "evidence", "expectations", "frontstage", "funnel", "happy",
    "ideas", "kpi", "metrics", "motivations", "needs", "objectives",
    "offstage", "onstage", "opportunities", "owner", "pain", "people",
    "policy", "processes", "questions", "quotes", "steps", "storyboard",
    "strategies", "support", "tech", "text", "thoughts", "time",
    "tools", "touchpoints",
]  # fmt: skip
KINDS = [kind.id for kind in all_kinds()]
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 4
STAGES = tuple(Stage(id=f"st_{i}", name=f"Stage {i}", collapsed=i == 2) for i in range(4))


def columns(width: float = 264) -> tuple[Column, ...]:
    xs = [200.0, 200 + width, 200 + 2 * width, 240 + 2 * width]
    widths = [width, width, 40, width]
    return tuple(Column(stage, x, w) for stage, x, w in zip(STAGES, xs, widths, strict=True))


def context(width: float = 264, **more: object) -> RowContext:
    people = {"pe_1": Persona(id="pe_1", name="Sally"), "pe_2": Persona(id="pe_2", name="Max", colour=2)}
    base = {"personas": people, "active_persona": "pe_1", **more}
    return RowContext(
        columns=columns(width),
        header_width=168,
        style=SCREEN,
        book=default_book(),
        words=translator_for("en"),
        **base,
    )


def row_of(kind: str, *texts_of_cards: str) -> Row:
    def card(text: str, at: str) -> Card:
        return Card(
            id=f"cd_{at}",
            text=text,
            certainty="some-data",
            owner="Marta Ortega",
            votes={"1": 3},
            rating=1,
            channels=("Email",),
            opportunity=Opportunity(impact=5, effort=1),
        )

    cells = {
        stage.id: tuple(card(text, f"{stage.id}_{i}") for i, text in enumerate(texts_of_cards))
        for stage in STAGES
        if texts_of_cards
    }
    points = tuple(
        Point(id=f"pt_{stage.id}_{i}", stage=stage.id, pos=0.5, score=(-1) ** i * 1.5, text=text)
        for stage in STAGES
        for i, text in enumerate(texts_of_cards)
    )
    curves = (Curve(persona="pe_1", points=points),) if points else ()
    return Row(id="rw_1", kind=kind, cells=cells, curves=curves)


def check_inside(layout: RowLayout, *, right: float) -> None:
    frame = Rect(0, 0, right, layout.height)
    for placed in row_blocks(layout):
        block = placed.block
        for rect, item in texts(block):
            where = rect.moved(placed.x, placed.y)
            assert frame.x - 1 <= where.x and where.right <= frame.right + 1, item.line.text
            assert frame.y - 1 <= where.y and where.bottom <= frame.bottom + 1, item.line.text
    for cell in layout.cells:
        for placed in cell.cards:
            inner = cell.rect
            assert inner.x <= placed.x and placed.rect.right <= inner.right
            assert placed.y >= 0 and placed.rect.bottom <= layout.height
            for rect, item in texts(placed.block):
                assert rect.right <= placed.block.width + 1 and rect.bottom <= placed.block.height + 2, (
                    item.line.text
                )


def test_kinds_when_listed_then_all_of_the_method_are_there() -> None:
    assert {kind.id for kind in all_kinds()} >= set(METHOD)


@pytest.mark.parametrize("kind", KINDS)
def test_kind_when_described_then_its_data_exist(kind: str) -> None:
    found = kind_of(kind)
    assert found.id == kind and found.name and found.paper in PAPERS and found.icon in icon_names()
    assert found.band in LIGHT.colours


@pytest.mark.parametrize("kind", KINDS)
def test_row_when_empty_then_lays_out_without_anything_in_it(kind: str) -> None:
    layout = kind_of(kind).lay_out(row_of(kind), context())
    assert layout.height >= 62 and [cell.cards for cell in layout.cells] == [()] * 4
    assert [cell.rect.height for cell in layout.cells] == [layout.height] * 4
    assert layout.header.height == layout.height and not layout.over


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "said",
    [
        ("Short",),
        ("One", "Two and a bit", "18 % three"),
        ("word " * 300, LONG_WORD),
        ("", "- a\n- b\n\nc", "日本 مرحبا 😀"),
    ],
    ids=["short", "several", "absurd", "odd"],
)
def test_row_when_full_then_everything_stays_inside(kind: str, said: tuple[str, ...]) -> None:
    for width in (264, 132):
        layout = kind_of(kind).lay_out(row_of(kind, *said), context(width))
        check_inside(layout, right=columns(width)[-1].right)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind_of(kind).content == "cards"])
def test_row_when_text_grows_then_never_becomes_less_high(kind: str) -> None:
    heights = [kind_of(kind).lay_out(row_of(kind, "word " * n), context()).height for n in (1, 5, 12, 40, 80)]
    assert heights == sorted(heights)


def test_row_when_a_height_is_asked_for_then_is_at_least_that_high() -> None:
    for kind in ("actions", "emotions", "touchpoints"):
        layout = kind_of(kind).lay_out(row_of(kind, "x").replace(height=400.0), context())
        assert layout.height >= 400


def test_row_when_two_cards_a_line_are_asked_for_then_lie_side_by_side() -> None:
    row = row_of("actions", "one", "two", "three").replace(options={"wrap": 2})
    cards = kind_of("actions").lay_out(row, context()).cells[0].cards
    assert cards[0].y == cards[1].y < cards[2].y and cards[0].x == cards[2].x < cards[1].x


def test_kind_when_unknown_then_is_drawn_as_a_free_row() -> None:
    assert kind_of("from-the-future") is kind_of("text")
    assert kind_of("../../etc/passwd") is kind_of("text")


def test_kind_when_one_file_is_added_then_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = (
        "from app.rows.parts.cards import CardRow\n"
        "KIND = CardRow(id='smells', name='Smells', paper='pink', icon='heart')\n"
    )
    (tmp_path / "smells.py").write_text(source, "utf-8")
    monkeypatch.setattr(rows_package, "__path__", [*rows_package.__path__, str(tmp_path)])
    for cached in (kind_module.kind_of, kind_module._kind_modules):
        cached.cache_clear()
    try:
        found = kind_of("smells")
        assert (found.name, found.paper) == ("Smells", "pink") and found in all_kinds()
        assert kind_of("smells").lay_out(row_of("smells", "roasted beans"), context()).cells[0].cards
    finally:
        monkeypatch.undo()
        kind_module.kind_of.cache_clear()
        kind_module._kind_modules.cache_clear()


def test_kind_when_it_has_no_layout_then_says_so() -> None:
    with pytest.raises(LookupError, match="bare"):
        RowKind(id="bare", name="Bare").lay_out(row_of("bare"), context())
