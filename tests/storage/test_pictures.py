"""A picture is measured by its header, and refused with a sentence, before anything decodes it."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.storage import limits
from app.storage.pictures import PictureError, PictureHead, inspect_picture
from tests.storage.pictures import gif, jpeg, png, webp


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (png(300, 200), "png"),
        (gif(300, 200), "gif"),
        (jpeg(300, 200), "jpeg"),
        (jpeg(300, 200, 0xC2), "jpeg"),
        (webp(300, 200), "webp"),
        (webp(300, 200, b"VP8L"), "webp"),
        (webp(300, 200, b"VP8 "), "webp"),
    ],
)
def test_picture_when_of_a_known_format_then_is_measured(data: bytes, kind: str) -> None:
    head = inspect_picture(data)
    assert head == PictureHead(f"image/{kind}", 300, 200)
    assert head.format == kind
    for length in range(8, len(data)):
        try:
            inspect_picture(data[:length])
        except PictureError as error:
            assert error.sentence


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Only pictures"),
        (b"<svg/>", "Only pictures"),
        (b"%PDF-1.7", "Only pictures"),
        (b"BM" + b"\0" * 60, "Only pictures"),
        (png(0, 5), "damaged"),
        (png(5, 5)[:20], "damaged"),
        (b"\xff\xd8\xff", "damaged"),
        (b"\xff\xd8\xff\xe1\x00\x02\x00\x00", "damaged"),
        (webp(5, 5, b"VP9 "), "damaged"),
        (png(100_000, 100_000), "megapixels"),
        (webp(16_384, 16_384, b"VP8L"), "megapixels"),
    ],
)
def test_picture_when_foreign_damaged_or_huge_then_is_refused_in_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(PictureError, match=words):
        inspect_picture(data)


def test_picture_when_at_the_limit_then_is_taken_and_beyond_it_refused() -> None:
    assert inspect_picture(png(8000, 5000)).width == 8000
    with pytest.raises(PictureError):
        inspect_picture(png(8000, 5001))
    whole = png(1, 1)
    inspect_picture(whole.ljust(limits.PICTURE_BYTES, b"\0"))
    with pytest.raises(PictureError, match="20 MB"):
        inspect_picture(whole.ljust(limits.PICTURE_BYTES + 1, b"\0"))


@given(st.sampled_from([png(9, 9), gif(9, 9), jpeg(9, 9), webp(9, 9)]), st.integers(0, 2**32))
def test_picture_when_bytes_are_flipped_then_is_measured_or_refused(data: bytes, seed: int) -> None:
    chance = random.Random(seed)
    damaged = bytearray(data)
    for _ in range(3):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    try:
        assert inspect_picture(bytes(damaged)).width > 0
    except PictureError as error:
        assert error.sentence
