"""What a PDF says of itself to screen readers: headings, a table, figures in words, and what is mere ornament."""

import re

import pypdfium2
import pypdfium2.raw as raw
import pytest

from app.ink.geometry import Rect
from app.ink.primitives import Box, Hyperlink
from app.layout.engine import lay_out
from app.layout.options import LayoutOptions
from app.layout.sheet import Sheet
from app.model.card import Card, Opportunity
from app.model.journey import JourneyMap
from app.model.project import new_project
from app.model.row import Curve, Point, Row
from app.model.stage import Stage
from app.render.pdf import PdfDrawing, PdfPage, write_pdf
from app.render.pdf_tags import curve_in_words
from tests.render.handmade import card, handmade_sheet, one_block
from tests.render.reading import pdf_dictionaries, pdf_objects, pdf_streams, pdf_tags


def page(sheet: Sheet, **more: object) -> PdfPage:
    return PdfPage(sheet.width, sheet.height, sheet, **more)  # type: ignore[arg-type]


def emotions(**options: str) -> Sheet:
    stages = (Stage(id="a", name="Finds"), Stage(id="b", name="Buys"))
    points = (
        Point(id="p", stage="b", score=-1.5, text="¿Por qué?"),
        Point(id="o", stage="a", score=1),
    )
    row = Row(id="r", kind="emotions", name="Mood", curves=(Curve(points=points),))
    journey = JourneyMap(id="m", title="T", stages=stages, rows=(row,))
    return lay_out(new_project("T", maps=(journey,)), "m", LayoutOptions(**options))


def test_tags_when_a_map_is_read_then_it_is_a_table_with_heads_rows_and_cards() -> None:
    tree = pdf_tags(write_pdf([page(handmade_sheet(4, 3, 2))]))
    [table] = tree.all("Table")
    rows = table.all("TR")
    assert [len(row.all("TH")) for row in rows] == [4, 1, 1, 1]  # PDFium leaves the empty corner out
    assert [len(row.all("TD")) for row in rows] == [0, 4, 4, 4]
    assert [len(cell.all("P")) for cell in table.all("TD")] == [2] * 12
    assert len(tree.all("H1")) == 1


def test_tags_when_counted_then_each_piece_of_the_page_is_in_the_tree_once() -> None:
    data = write_pdf([page(handmade_sheet(3, 3, 2, curve=True))])
    content = max(pdf_streams(data), key=lambda one: one.count(b"BDC"))
    numbers = [int(one) for one in re.findall(rb"MCID (\d+)", content)]
    assert numbers == list(range(len(numbers))) and len(numbers) > 20
    dictionaries = pdf_dictionaries(data)
    [root] = pdf_objects(data, b"StructTreeRoot")
    listed = re.search(rb"/Nums\[0 \[([^\]]*)\]", root)
    assert listed is not None
    nodes = [int(one) for one in re.findall(rb"(\d+) 0 R", listed[1])]
    assert len(nodes) == len(numbers)
    for number, node in zip(numbers, nodes, strict=True):
        kids = re.search(rb"/K[ \[](.*?)\]?>>$", dictionaries[node])
        assert kids is not None and str(number).encode() in kids[1].split()


def test_tags_when_marks_are_opened_then_each_is_closed_in_its_turn() -> None:
    data = write_pdf([page(handmade_sheet(2, 2, 2, curve=True), background="wall")])
    for content in pdf_streams(data):
        depth = 0
        for found in re.findall(rb"\b(BDC|BMC|EMC)\b", content):
            depth += -1 if found == b"EMC" else 1
            assert 0 <= depth <= 2
        assert depth == 0


def test_tags_when_nothing_is_said_then_it_is_an_artifact() -> None:
    data = write_pdf([page(handmade_sheet(1, 1, 1), background="wall")])
    content = next(one for one in pdf_streams(data) if b"BDC" in one)
    plain = re.sub(rb"/\w+(?:<<.*?>>BDC| BMC)\n.*?EMC\n", b"", content, flags=re.DOTALL)
    assert not re.search(rb"\b(f|S|B|TJ|Do)\b", plain)


def test_tags_when_there_is_a_curve_then_its_points_are_told_in_the_order_of_the_stages() -> None:
    sheet = emotions()
    [figure] = pdf_tags(write_pdf([page(sheet)])).all("Figure")
    assert figure.alt == "Mood. Finds +1; Buys -1.5 (¿Por qué?)"
    assert curve_in_words(sheet, sheet.shelves[0].layout.row) == figure.alt


def test_tags_when_the_map_is_printed_in_spanish_then_its_scores_have_a_decimal_comma() -> None:
    sheet = emotions(language="es")
    assert curve_in_words(sheet, sheet.shelves[0].layout.row) == "Mood. Finds +1; Buys -1,5 (¿Por qué?)"


def test_tags_when_a_page_shows_a_part_then_the_table_has_only_its_stages() -> None:
    sheet = handmade_sheet(4, 2, 1)
    middle = sheet.columns[2].x
    left = PdfPage(middle, sheet.height, sheet, clip=Rect(0, 0, middle, sheet.height))
    [table] = pdf_tags(write_pdf([left])).all("Table")
    assert [len(row.all("TH")) + len(row.all("TD")) for row in table.all("TR")] == [2, 3, 3]


def test_tags_when_tiles_share_a_drawing_then_each_is_a_figure_with_its_name() -> None:
    sheet = handmade_sheet(2, 1, 1)
    pages = [page(sheet, shared=True, name=name) for name in ("Row A · Column 1", "Row A · Column 2")]
    data = write_pdf(pages)
    for number, wanted in enumerate(pages):
        assert [one.alt for one in pdf_tags(data, page=number).all("Figure")] == [wanted.name]


def test_tags_when_a_card_leads_somewhere_then_its_link_is_in_the_tree() -> None:
    link = Hyperlink(Rect(0, 0, 200, 40), "https://example.org/")
    block = card(1, "Word of mouth", "green", extra=(link,))
    data = write_pdf([page(one_block(*block.items))])
    [annotation] = pdf_objects(data, b"Link")
    key = re.search(rb"/StructParent (\d+)", annotation)
    [root] = pdf_objects(data, b"StructTreeRoot")
    assert key is not None
    node = re.search(rb"\b%s (\d+) 0 R" % key[1], root)
    assert node is not None
    assert b"/S/Link" in pdf_dictionaries(data)[int(node[1])]
    assert b"/OBJR" in pdf_dictionaries(data)[int(node[1])]


def test_document_when_written_then_says_that_it_is_tagged_and_blends_in_rgb() -> None:
    data = write_pdf([page(handmade_sheet(1, 1, 1))], title="A <b> & c", author="Ana", language="es")
    [catalog] = pdf_objects(data, b"Catalog")
    objects = pdf_dictionaries(data)
    mark = re.search(rb"/MarkInfo (\d+) 0 R", catalog)
    assert mark is not None and b"/Marked true" in objects[int(mark[1])]
    [made] = pdf_objects(data, b"Page")
    assert b"/DeviceRGB" in made and b"/Tabs /S" in made
    assert b"A &lt;b&gt; &amp; c</rdf:li>" in data
    assert b"<rdf:li>es</rdf:li>" in data


def spaced(sheet: Sheet) -> str:
    """The text of a page as its glyphs stand for it, without what a reader guesses from their places."""
    document = pypdfium2.PdfDocument(write_pdf([page(sheet)]))
    text = document[0].get_textpage()
    found = [
        chr(raw.FPDFText_GetUnicode(text, index))
        for index in range(raw.FPDFText_CountChars(text))
        if not raw.FPDFText_IsGenerated(text, index)
    ]
    document.close()
    return "".join(found)


@pytest.mark.parametrize("language", ["plain", "mixed"])
def test_lines_when_read_by_their_glyphs_then_a_space_stands_between_them(language: str) -> None:
    words = "Notices her work is badly organised, and that for months"
    if language == "mixed":
        words = words.replace("badly", "badly 旅 👍")
    found = spaced(handmade_sheet(1, 1, 1, words=(words,)))
    assert "organised, and that for months" in found


def test_pages_when_they_hold_no_map_then_have_no_empty_section() -> None:
    ornament = one_block(Box(Rect(0, 0, 10, 10), "ink"))
    map_page = page(handmade_sheet(1, 1, 1), more=(PdfDrawing(ornament),))
    tree = [one for one in pdf_dictionaries(write_pdf([map_page])).values() if b"/S/Sect" in one]
    assert len(tree) == 1


@pytest.mark.parametrize("full_text", [True, False])
def test_words_when_something_is_drawn_between_them_then_are_read_as_two(full_text: bool) -> None:
    judged = Card(id="cd_1", text="Prices on the first page", opportunity=Opportunity(impact=4, effort=1))
    stage = Stage(id="st_1", name="Try")
    row = Row(id="rw_1", kind="opportunities", name="Ideas", cells={"st_1": (judged,)})
    journey = JourneyMap(id="mp_1", title="A map", stages=(stage,), rows=(row,))
    sheet = lay_out(
        new_project("A map", maps=(journey,)), "mp_1", LayoutOptions(language="en", full_text=full_text)
    )
    assert "first page Impact 4 Effort 1" in spaced(sheet)
