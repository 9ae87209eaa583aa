"""What the preview can show, one after the other: the poster's pages, then every sheet that leaves the printer."""

from app.i18n import _, ngettext, number
from app.layout.papers import POINTS_PER_MM
from app.layout.poster.pages import Poster, PosterPage, Tiling
from app.values import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One page to look at; `tiling` is drawn over it, `words` say what it is."""

    page: PosterPage
    words: str
    tiling: Tiling | None = None


def views_of(poster: Poster) -> tuple[View, ...]:
    """Return the views of a poster."""
    tilings = poster.facts.tilings
    count = len(poster.posters)
    size = "{} × {} mm".format(*(round(side / POINTS_PER_MM) for side in poster.facts.trim))
    posters = [
        View(
            page,
            (_("Poster, %s") % size if count == 1 else _page_words(index, count, size)),
            tilings[index] if index < len(tilings) else None,
        )
        for index, page in enumerate(poster.posters)
    ]
    shown = {id(page) for page in poster.posters}
    sheets = [page for page in poster.pages if id(page) not in shown]
    return (*posters, *(View(page, sheet_words(page, at, len(sheets))) for at, page in enumerate(sheets, 1)))


def _page_words(index: int, count: int, size: str) -> str:
    return _("Page %(page)d of %(pages)d, %(size)s") % {"page": index + 1, "pages": count, "size": size}


def sheet_words(page: PosterPage, index: int, count: int) -> str:
    """Return what a sheet is called: its own label, or its number."""
    if page.kind == "plan":
        return _("Assembly plan")
    said = _("Sheet %(sheet)d of %(sheets)d") % {"sheet": index, "sheets": count}
    return f"{said} · {page.label}" if page.label else said


def size_words(poster: Poster) -> str:
    """Return how much of a map is shown: "9 stages, 6 rows"."""
    facts = poster.facts
    stages = ngettext("%d stage", "%d stages", facts.stages) % facts.stages
    rows = ngettext("%d row", "%d rows", facts.rows) % facts.rows
    return f"{stages}, {rows}"


def facts_words(poster: Poster, size: float) -> str:
    """Return the line at the foot: "15 sheets and 1 assembly plan, about 0.4 MB"; `size` is in bytes."""
    plans = sum(page.kind == "plan" for page in poster.pages)
    more = sum(page.kind == "more" for page in poster.pages)
    sheets = len(poster.pages) - plans - more
    is_tiled = bool(poster.facts.tilings)
    parts = [
        (ngettext("%d sheet", "%d sheets", sheets) if is_tiled else ngettext("%d page", "%d pages", sheets))
        % sheets
    ]
    if plans:
        parts.append(ngettext("%d assembly plan", "%d assembly plans", plans) % plans)
    if more:
        parts.append(ngettext("%d page of lists", "%d pages of lists", more) % more)
    # Translators: what is printed, such as "15 sheets and 1 assembly plan"
    listed = parts[0] if len(parts) == 1 else _("%(some)s and %(last)s") % _listed(parts)
    return _("%(what)s, about %(size)s") % {"what": listed, "size": megabytes(size)}


def _listed(parts: list[str]) -> dict[str, str]:
    return {"some": ", ".join(parts[:-1]), "last": parts[-1]}


def megabytes(size: float) -> str:
    """Return a size in bytes as people say it."""
    if size < 95_000:
        return f"{number(max(10, round(size / 10_000) * 10))}\N{NO-BREAK SPACE}kB"
    return f"{number(size / 1_000_000, places=1)}\N{NO-BREAK SPACE}MB"


def letters(row: int) -> str:
    """Return the letters of a row of tiles: A … Z, AA …"""
    name = ""
    row += 1
    while row:
        row, rest = divmod(row - 1, 26)
        name = chr(65 + rest) + name
    return name
