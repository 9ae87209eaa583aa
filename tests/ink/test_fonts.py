"""The bundled fonts, and the words that are shaped in them."""

import subprocess
import sys
from pathlib import Path

import pytest
import uharfbuzz as hb

from app.ink.fonts import BUNDLED, TEXT_FACES, TEXT_FEATURES, FontBook, default_book, open_face
from app.ink.text_fallback import SystemFonts, font_files, script_of, wants_emoji
from app.ink.text_plain import PLAIN
from app.paths import resource_path

SENTENCES = (
    "AVATAR: To Verify Your Way, Ya Yo Te «T. Wa» L’Avenir",
    "The office of affluent offers, fjord, ffi fl Th ct",
    "¿Cómo puedo cambiar la dirección de envío? Información útil, señor.",
    "Der Kunde fragt: „Wo ist meine Rechnung?“ Straße, ÜBER, T.V.A. (7.ª)",
    "Ελληνικά και Кириллица Туда - 100 % → ✓ 1/2 24/7",
    "AV- To/Wa Te–Yo LT’ “Tü” P. F, r. v, y. 11:17",
)


@pytest.fixture(scope="module")
def book() -> FontBook:
    """A book that does not look at the fonts of this computer."""
    return FontBook(system=SystemFonts(()))


def whole_line(text: str, face: str) -> tuple[list[int], list[int]]:
    """The glyphs and advances of a line that HarfBuzz shapes in one go."""
    opened = open_face(face, resource_path("fonts", BUNDLED[face]), 0)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.language = "und"
    buffer.guess_segment_properties()
    hb.shape(opened.font, buffer, TEXT_FEATURES)
    positions = buffer.glyph_positions or []
    return [info.codepoint for info in buffer.glyph_infos], [position.x_advance for position in positions]


@pytest.mark.parametrize("face", sorted(TEXT_FACES))
@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_when_shaped_one_by_one_then_equal_the_whole_line(
    book: FontBook, face: str, sentence: str
) -> None:
    space = book.shape(" ", face)
    glyphs: list[int] = []
    advances: list[int] = []
    for word in sentence.split(" "):
        shaped = book.shape(word, face)
        glyphs += [*shaped.glyphs, *space.glyphs]
        advances += [*shaped.advances, *space.advances]
    assert (glyphs[:-1], advances[:-1]) == whole_line(sentence, face)


@pytest.mark.parametrize("face", sorted(TEXT_FACES))
def test_pairs_with_a_space_when_shaped_then_are_not_kerned(book: FontBook, face: str) -> None:
    space = book.shape(" ", face).width
    for letter in map(chr, (*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180))):
        alone = book.shape(letter, face).width
        assert book.shape(f"{letter} {letter}", face).width == 2 * alone + space, letter


def test_shape_when_a_pair_is_kerned_then_is_narrower_than_its_letters(book: FontBook) -> None:
    assert book.shape("AV", "bold").width < book.shape("A", "bold").width + book.shape("V", "bold").width


@pytest.mark.parametrize("text", ["fi", "ffi", "fl", "->"])
def test_shape_when_letters_could_join_then_each_keeps_its_glyph(book: FontBook, text: str) -> None:
    word = book.shape(text, "regular")
    assert len(word.glyphs) == len(text)
    assert word.clusters is None


def test_shape_when_asked_again_then_gives_the_same_object(book: FontBook) -> None:
    assert book.shape("again", "regular") is book.shape("again", "regular")


def test_shape_when_a_word_is_very_long_then_is_not_remembered(book: FontBook) -> None:
    address = "a" * 500
    assert book.shape(address, "regular") == book.shape(address, "regular")
    assert address not in book.words("regular")


def test_width_when_a_word_is_shaped_then_is_the_sum_of_its_advances(book: FontBook) -> None:
    word = book.shape("Wartezeit", "semibold")
    assert word.width == sum(word.advances)
    assert word.units == book.face("semibold").units == 1000


def test_shape_when_marks_stand_above_letters_then_they_are_placed(book: FontBook) -> None:
    word = book.shape("x̣̂", "regular")
    assert word.offsets is not None
    assert word.clusters is not None
    assert set(word.clusters) == {0}


def test_shape_when_a_soft_hyphen_is_inside_then_it_has_no_glyph(book: FontBook) -> None:
    soft, hard = book.shape("a\u00adV", "regular"), book.shape("aV", "regular")
    assert (soft.glyphs, soft.width) == (hard.glyphs, hard.width)
    assert soft.clusters == (0, 2)


@pytest.mark.parametrize("key", sorted(BUNDLED))
def test_faces_when_opened_then_have_outlines_and_measures(book: FontBook, key: str) -> None:
    face = book.face(key)
    assert face.has_outlines
    assert face.ascent > 0 > face.descent
    assert face.path.is_file()


def test_faces_when_opened_then_know_their_names(book: FontBook) -> None:
    names = {(book.face(key).family, book.face(key).style) for key in TEXT_FACES}
    assert ("Source Sans 3", "Semibold Italic") in names
    assert len(names) == len(TEXT_FACES)


def test_face_when_unknown_then_is_a_key_error(book: FontBook) -> None:
    with pytest.raises(KeyError):
        book.face("comic")


def test_plain_characters_when_looked_up_then_every_text_face_has_them(book: FontBook) -> None:
    plain = [chr(code) for code in range(0x20, 0x3000) if PLAIN.fullmatch(chr(code))]
    assert len(plain) > 500
    for face in TEXT_FACES:
        assert [one for one in plain if not book.has(one, face)] == []


@pytest.mark.parametrize("face", sorted(TEXT_FACES))
def test_plain_characters_when_shaped_then_have_one_glyph_each(book: FontBook, face: str) -> None:
    plain = [chr(code) for code in range(0x21, 0x3000) if PLAIN.fullmatch(chr(code))]
    assert [one for one in plain if len(book.shape(one, face).glyphs) != 1] == []


@pytest.mark.parametrize(
    ("cluster", "face"),
    [
        ("a", "bold"),
        ("✓", "bold"),
        ("→", "italic"),
        ("❤", "regular"),
        ("❤\ufe0f", "emoji"),
        ("👩‍👩‍👧", "emoji"),
        ("👩🏿‍💻", "emoji"),
        ("🇪🇸", "emoji"),
        ("1️⃣", "emoji"),
        ("🏳️‍🌈", "emoji"),
        ("漢", None),
    ],
)
def test_cover_when_asked_for_a_cluster_then_names_the_right_face(
    book: FontBook, cluster: str, face: str | None
) -> None:
    wanted = face if face in TEXT_FACES else "regular"
    assert book.cover(cluster, str(wanted)) == face


@pytest.mark.parametrize("cluster", ["👩‍👩‍👧", "👩🏿‍💻", "🇪🇸", "1️⃣", "🏳️‍🌈"])
def test_emoji_when_a_sequence_then_is_one_glyph_or_base_and_tone(book: FontBook, cluster: str) -> None:
    word = book.shape(cluster, "emoji")
    drawn = [glyph for glyph, advance in zip(word.glyphs, word.advances, strict=True) if advance]
    assert len(drawn) == 1
    assert 0 not in word.glyphs


@pytest.mark.parametrize("cluster", ["a", "1", "#", "❤", "❤\ufe0e", "→", "נ", "ल्ल"])
def test_wants_emoji_when_nothing_asks_for_it_then_is_false(cluster: str) -> None:
    assert not wants_emoji(cluster)


@pytest.fixture
def font_folder(tmp_path: Path) -> Path:
    """A folder of fonts as a computer has them: with a face that has hearts, and a broken file."""
    folder = tmp_path / "fonts"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "Own-Bold.ttf").write_bytes(resource_path("fonts", BUNDLED["bold"]).read_bytes())
    (folder / "Own-Regular.ttf").write_bytes(resource_path("fonts", BUNDLED["regular"]).read_bytes())
    (folder / "Broken.ttf").write_bytes(b"this is no font")
    (folder / "readme.txt").write_bytes(b"nor is this")
    return folder


def test_system_fonts_when_a_file_is_broken_then_the_others_are_used(font_folder: Path) -> None:
    assert SystemFonts((font_folder,)).cover("Ж") == f"{font_folder / 'Own-Regular.ttf'}#0"


def test_system_fonts_when_no_font_has_a_character_then_say_none(font_folder: Path) -> None:
    assert SystemFonts((font_folder,)).cover("漢") is None


def test_system_faces_when_named_by_path_then_can_be_shaped(font_folder: Path) -> None:
    book = FontBook(system=SystemFonts((font_folder,)))
    key = f"{font_folder / 'Own-Regular.ttf'}#0"
    assert book.shape("Wort", key).width == book.shape("Wort", "regular").width


def test_font_files_when_listed_then_plain_faces_come_first(font_folder: Path) -> None:
    names = [path.name for path in font_files((font_folder,))]
    assert names == ["Own-Regular.ttf", "Broken.ttf", "Own-Bold.ttf"]


@pytest.mark.parametrize(
    ("character", "script"),
    [("a", "LATIN"), ("Ж", "CYRILLIC"), ("ש", "HEBREW"), ("漢", "CJK"), ("か", "CJK"), ("1", "COMMON")],
)
def test_script_of_when_asked_then_follows_the_unicode_name(character: str, script: str) -> None:
    assert script_of(character) == script


def test_default_book_when_asked_twice_then_is_shared() -> None:
    assert default_book() is default_book()


def test_fonts_when_imported_then_harfbuzz_is_not() -> None:
    code = "import sys, app.ink.text; print('uharfbuzz' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


@pytest.mark.parametrize("name", ["SourceSans3-OFL.md", "NotoEmoji-OFL.txt"])
def test_licences_when_fonts_are_bundled_then_lie_beside(name: str) -> None:
    assert "SIL Open Font License" in resource_path("licences", name).read_text(encoding="utf-8")
