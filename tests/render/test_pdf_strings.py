"""How text stands in a PDF: two bytes a code, none of which means anything else."""

import re

from app.ink.fonts import default_book
from app.render.pdf_fonts import CODES, SPECIAL, PdfFaces, _literal
from tests.render.reading import pdf_streams, pdf_text
from tests.render.test_pdf_swift import as_pdf, printed

LETTERS = "".join(chr(code) for code in (*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180)))


def test_codes_when_thousands_are_given_then_none_holds_a_byte_that_means_something_else() -> None:
    face = PdfFaces(default_book()).face("regular")
    codes = [face.code(glyph, str(glyph)) for glyph in range(3000)]
    assert len(set(codes)) == 3000
    assert SPECIAL.isdisjoint(byte for code in codes for byte in code.to_bytes(2, "big"))


def test_codes_when_words_are_written_in_another_order_then_common_letters_keep_theirs() -> None:
    book, found = default_book(), []
    for words in ("Año, über; čas", "čas über, Año;", "(x) Año, über; čas"):
        face = PdfFaces(book).face("regular")
        for one in words.split():
            face.fragment(book.shape(one, "regular"))
        found.append({text: code for (_glyph, text), code in face.codes.items()})
    assert found[0] == found[1]
    assert found[0].items() <= found[2].items()


def test_code_when_a_letter_has_another_glyph_than_its_own_then_it_is_another_one() -> None:
    face = PdfFaces(default_book()).face("regular")
    own = face.font.get_nominal_glyph(ord("a"))
    assert own is not None and face.code(own, "a") == CODES["a"]
    assert face.code(own + 1, "a") not in CODES.values()


def test_code_when_the_font_brings_it_then_its_special_bytes_are_escaped() -> None:
    assert _literal(0x2829) == r"\050\051"
    assert _literal(0x5C0D) == r"\134\015"
    assert _literal(0x1241) == "\x12A"


def test_text_when_it_has_more_letters_than_there_are_plain_bytes_then_each_is_found() -> None:
    words = " ".join(LETTERS[at : at + 6] for at in range(0, len(LETTERS), 6))
    found = pdf_text(as_pdf(printed(words)))
    assert set(LETTERS) <= set(found)


def test_lines_when_one_follows_below_the_other_then_only_the_first_says_where_it_is() -> None:
    sheet = printed("Notices that her work is badly organised, for the third time this week")
    content = next(one for one in pdf_streams(as_pdf(sheet)) if b"BDC" in one)
    card = re.findall(rb"/P<<.*?\nBT\n(.*?)\nET\n", content, re.DOTALL)[-1]
    assert card.count(b" Tm[(") == 1
    assert card.count(b"T*[(") >= 1
