"""The measures of a sheet: sizes, gaps and type of every role, in map units (pixels at 100 %).

Source: visual design 5.1 and 5.2, refined by the values under the mock pictures. A poster keeps the cards'
measures, so that a size of text still says how large it prints; what is read from two and from five metres grows
around them.
"""

from typing import Literal, TypeAlias

from app.compat import override
from app.ink.text import TextFont
from app.values import dataclass, field, replace

Ground: TypeAlias = Literal["colour", "grey", "ink-saver"]


@dataclass(frozen=True, slots=True)
class Style:
    """How large everything on a sheet is."""

    column: float = 264
    header: float = 168
    page_margin: float = 32
    row_gap: float = 10
    band_radius: float = 10
    cell_side: float = 16
    cell_top: float = 12
    cell_bottom: float = 12
    card_side: float = 12
    card_top: float = 9
    card_bottom: float = 10
    card_gap: float = 8
    card_min_height: float = 38
    card_radius: float = 4
    evidence_edge: float = 3
    chip_height: float = 32
    chip_icon: float = 16
    pill_height: float = 20
    stage_height: float = 56
    stage_gap: float = 4
    chevron_tip: float = 14
    row_bar: float = 6
    row_icon: float = 20
    emotion_height: float = 268
    emotion_strip: float = 50
    line_width: float = 5
    marker: float = 28
    title: TextFont = field(default_factory=lambda: TextFont("bold", 40, 44))
    section: TextFont = field(default_factory=lambda: TextFont("bold", 24, 28))
    stage: TextFont = field(default_factory=lambda: TextFont("semibold", 20, 24))
    stage_number: TextFont = field(default_factory=lambda: TextFont("bold", 13, 16))
    goal: TextFont = field(default_factory=lambda: TextFont("regular", 18, 24))
    row_name: TextFont = field(default_factory=lambda: TextFont("bold", 17, 20))
    card: TextFont = field(default_factory=lambda: TextFont("regular", 15, 19))
    card_quote: TextFont = field(default_factory=lambda: TextFont("italic", 15, 19))
    chip: TextFont = field(default_factory=lambda: TextFont("regular", 14, 18))
    quote: TextFont = field(default_factory=lambda: TextFont("semibold-italic", 15, 18))
    peak: TextFont = field(default_factory=lambda: TextFont("semibold-italic", 15, 18))
    """The words at the highest and at the lowest point of a curve."""
    peak_reach: float = 0.45
    """How far those may reach into the stages beside theirs, as a share of their own."""
    guide: TextFont = field(default_factory=lambda: TextFont("regular", 13, 16))
    pill: TextFont = field(default_factory=lambda: TextFont("regular", 12, 14))
    pill_figure: TextFont = field(default_factory=lambda: TextFont("bold", 12, 14))
    figure: TextFont = field(default_factory=lambda: TextFont("bold", 24, 28))
    label: TextFont = field(default_factory=lambda: TextFont("semibold", 12, 14))
    goal_small: TextFont = field(default_factory=lambda: TextFont("regular", 15, 19))
    moment: TextFont = field(default_factory=lambda: TextFont("semibold", 13, 16))
    note: TextFont = field(default_factory=lambda: TextFont("bold", 13, 16))
    initials: TextFont = field(default_factory=lambda: TextFont("bold", 10, 12))
    line_label: TextFont = field(default_factory=lambda: TextFont("bold", 12, 14))
    scale_word: TextFont = field(default_factory=lambda: TextFont("semibold", 12, 14))
    source: TextFont = field(default_factory=lambda: TextFont("regular", 13, 16))
    """The foot of the sheet, and what lines between rows mean."""
    line_gap: float = 32
    collapsed_width: float = 40
    most_lines: int = 12
    section_gap: float = 16
    bracket_height: float = 28
    moment_pill: float = 24
    title_height: float = 128
    portrait: float = 68
    corner_portrait: float = 44
    far: float = 1.0
    """How much larger than on a screen the signs are that are read from two metres: faces, rings, stars."""
    is_poster: bool = False
    """Composed for a wall: a head for five metres, no guide questions, every word of a scale."""
    ground: Ground = "colour"
    """How papers are told from one another: by colour, by a pattern and an icon, or by a coloured edge."""

    @override
    def __hash__(self) -> int:
        """Hash what usually differs, which is quick; equality still compares everything."""
        return hash((self.column, self.header))


SCREEN = Style()

POSTER = replace(
    SCREEN,
    column=200,
    header=192,
    page_margin=50,
    cell_side=11,
    cell_top=11,
    cell_bottom=11,
    stage_height=90,
    chevron_tip=15,
    row_bar=7,
    row_icon=26,
    emotion_height=400,
    emotion_strip=94,
    line_width=7.5,
    marker=42,
    title=TextFont("bold", 100, 104),
    section=TextFont("bold", 62, 64),
    stage=TextFont("semibold", 21, 25),
    stage_number=TextFont("bold", 20, 24),
    goal=TextFont("regular", 29, 38),
    goal_small=TextFont("regular", 21, 27),
    row_name=TextFont("bold", 23, 28),
    quote=TextFont("semibold-italic", 22, 26),
    peak=TextFont("semibold-italic", 30, 34),
    guide=TextFont("regular", 15, 18),
    label=TextFont("semibold", 14, 17),
    moment=TextFont("semibold", 17, 20),
    line_label=TextFont("bold", 16, 20),
    scale_word=TextFont("semibold", 17, 20),
    source=TextFont("regular", 17, 22),
    figure=TextFont("bold", 29, 34),
    line_gap=40,
    section_gap=24,
    bracket_height=34,
    moment_pill=30,
    portrait=147,
    far=1.4,
    is_poster=True,
)
"""Three reading distances with cards for 0.7 m: stages, rows, quotes and opportunities for 2 m, the title for 5 m.

Points of the poster's picture at A1, whose cards are 18 pt, divided by 1.2.
"""
