"""A persona's portrait: the photo in a circle, or the initials on the persona's colour."""

from app.ink.geometry import Rect
from app.ink.primitives import Box, Item, Picture
from app.ink.text import TextFont
from app.ink.textblock import one_line
from app.model.persona import Persona
from app.rows.kind import RowContext
from app.rows.parts.footer import initials


def portrait(persona: Persona, x: float, y: float, *, size: float, context: RowContext) -> tuple[Item, ...]:
    """Return the items of a round portrait with its box's top left corner at (x, y)."""
    rect = Rect(x, y, size, size)
    if persona.photo is not None and persona.photo in context.pictures:
        return (Picture(rect, persona.photo, size / 2, persona.name),)
    leading = round(size * 0.44)
    font = TextFont("semibold", round(size * 0.38), leading)
    text = one_line(initials(persona.name) or "?", font, book=context.book)
    words = text.items(x, y + round((size - leading) / 2), ink="stage.text", width=size, align="center")
    return (Box(rect, f"curve.{persona.colour or 1}", size / 2), *words)


def sentence(persona: Persona) -> str:
    """Return the one sentence that says most about a persona."""
    return persona.tagline or persona.role or persona.quote or persona.scenario or persona.bio
