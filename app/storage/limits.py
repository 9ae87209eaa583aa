"""How much a file may hold, in one table: beyond it, a file is refused with a sentence."""

from typing import Final

MEBIBYTE: Final = 1024 * 1024

FILE_BYTES: Final = 100 * MEBIBYTE
# Objects with an id: maps, stages, rows, cards, points …
ITEMS: Final = 50_000
# Every value of the file, counted roughly before parsing: 50,000 cards with all their fields stay below.
VALUES: Final = 4_000_000
TEXT_LENGTH: Final = 1_000_000
DEPTH: Final = 100
# Large enough for money and for times in milliseconds, small enough that a float holds every whole number.
NUMBER: Final = 1e15

PICTURE_BYTES: Final = 20 * MEBIBYTE
PICTURE_PIXELS: Final = 40_000_000
ALL_PICTURE_PIXELS: Final = 200_000_000

EXPORT_PIXELS: Final = 200_000_000
# Hardly any program opens a picture longer than this.
EXPORT_SIDE: Final = 65_000
FILE_NAME_BYTES: Final = 120
