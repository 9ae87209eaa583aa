"""What a table means: which line names the stages, and which kind a row is by its name in English and Spanish."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from app.i18n import translator_for
from app.interchange.table import Table
from app.rows.kind import all_kinds, kind_of

MOST_TITLE_LINES = 5
SHORTEST_HINT = 4
_PERSONA = re.compile(r"(.*\S)\s*(?:[–—]|\s-\s|:\s)\s*(\S.*)")

_WORDS: dict[str, tuple[str, ...]] = {
    "actions": ("action", "doing", "activities", "user actions", "customer actions", "accion", "actividades"),
    "steps": ("step", "paso", "pasos"),
    "touchpoints": ("touchpoint", "touch points", "punto de contacto", "puntos de contacto", "contactos"),
    "channels": ("channel", "canal", "canales"),
    "thoughts": ("thought", "thinking", "piensa", "pensamiento", "pensamientos"),
    "emotions": (
        *("emotion", "feeling", "feelings", "mood", "experience", "emotional journey", "sentiment"),
        *("emotion curve", "emotional curve", "emotion line", "curva emocional", "linea emocional"),
        *("emocion", "sentimiento", "sentimientos", "animo", "estado de animo"),
    ),
    "pain": (
        *("pain", "pain point", "pains", "problems", "frustrations", "barriers"),
        *("dolor", "dolores", "punto de dolor", "problema", "problemas", "frustraciones", "barreras"),
    ),
    "opportunities": ("opportunity", "improvements", "oportunidad", "mejoras"),
    "ideas": ("idea", "solutions", "soluciones"),
    "needs": ("need", "goals", "user goals", "necesidad", "metas"),
    "metrics": ("metric", "metrica", "metricas", "indicadores"),
    "kpi": ("kpi", "kpis"),
    "questions": ("question", "pregunta"),
    "quotes": ("quote", "cita"),
    "backstage": ("behind the scenes", "back stage", "entre bastidores", "bambalinas", "trastienda"),
    "frontstage": ("front stage", "on stage", "en escena"),
    "expectations": ("expectation", "expectativas"),
    "happy": ("positives", "highlights", "happy moment", "momentos felices"),
    "support": ("systems", "support process", "sistemas", "procesos de apoyo"),
    "owner": ("owner", "responsible", "responsable", "responsables"),
}


def kind_named(name: str) -> str:
    """Return the id of the row kind that a name means, or "text" for a free row."""
    return _known().get(_folded(name), "text")


def kind_guessed(name: str) -> str:
    """Return the kind that a row's name means as a whole, or by the longest known words in it; else "text"."""
    exact = kind_named(name)
    if exact != "text":
        return exact
    words = f" {_folded(name)} "
    held = [word for word in _known() if len(word) >= SHORTEST_HINT and f" {word} " in words]
    return _known()[max(held, key=len)] if held else "text"


def persona_in(name: str) -> tuple[str, str]:
    """Return the parts of a name such as "Emotions – Sally": the row's and the persona's, which may be empty."""
    found = _PERSONA.fullmatch(name)
    if found is None or kind_of(kind_guessed(found[1])).content != "curves":
        return name, ""
    return found[1], found[2].strip()


def title_lines(table: Table) -> int:
    """Return how many lines stand above the table proper: those with nothing but a first cell, as titles have."""
    count = 0
    while count < min(table.height - 2, MOST_TITLE_LINES) and table.width >= 3:
        filled = [at for at, cell in enumerate(table.rows[count]) if cell.strip()]
        if filled and filled != [0]:
            break
        count += 1
    below = table.rows[count : count + 1]
    return count if any(sum(1 for cell in line if cell.strip()) >= 2 for line in below) else 0


@cache
def _known() -> dict[str, str]:
    known = {_folded(word): kind for kind, words in _WORDS.items() for word in words}
    for language in ("es", "en"):
        words = translator_for(language)
        for kind in all_kinds():
            known.setdefault(_folded(words.text(kind.name)), kind.id)
    for kind in all_kinds():
        known.setdefault(_folded(kind.id), kind.id)
    return known


def has_stage_line(table: Table) -> bool:
    """Say whether the first line names stages: its corner is empty, or it is all short and filled."""
    if table.height < 2:
        return False
    first = table.rows[0]
    return not first[0].strip() or _are_names(first[1:])


def has_row_column(table: Table) -> bool:
    """Say whether the first column names rows: the corner is empty, a name is known, or all are short names."""
    if table.width < 2:
        return False
    names = [row[0] for row in table.rows[1:]]
    return not table.rows[0][0].strip() or any(kind_named(n) != "text" for n in names) or _are_names(names)


def is_turned(table: Table) -> bool:
    """Say whether the first line names rows rather than stages, so that lines and columns must be swapped."""
    if not table.rows:
        return False
    across = sum(1 for name in table.rows[0][1:] if kind_named(name) != "text")
    down = sum(1 for row in table.rows[1:] if kind_named(row[0]) != "text")
    return across > down


def _are_names(cells: Iterable[str]) -> bool:
    held = [cell.strip() for cell in cells]
    return bool(held) and all(0 < len(cell) <= 40 and "\n" not in cell for cell in held)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split())
