"""What pydantic-core says about a field, as one sentence with a place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from app.i18n import N_, _, number
from app.model.engine import ValidationError
from app.storage import places
from app.storage.errors import InvalidContent
from app.storage.migrations import Tree

if TYPE_CHECKING:
    from app.model.engine import ErrorDetails

_SENTENCES: Final = {
    "missing": N_("The field “%(field)s” is missing."),
    "string_type": N_("“%(field)s” must be a text."),
    "int_type": N_("“%(field)s” must be a whole number."),
    "int_from_float": N_("“%(field)s” must be a whole number."),
    "float_type": N_("“%(field)s” must be a number."),
    "finite_number": N_("“%(field)s” must be a number."),
    "bool_type": N_("“%(field)s” must be true or false."),
    "tuple_type": N_("“%(field)s” must be a list."),
    "dict_type": N_("“%(field)s” must be an object."),
    "model_type": N_("“%(field)s” must be an object."),
    "greater_than_equal": N_("“%(field)s” must be at least %(limit)s."),
    "less_than_equal": N_("“%(field)s” must be at most %(limit)s."),
}


def invalid_content(error: ValidationError, tree: Tree, text: str) -> InvalidContent:
    """Return the error for the first field that does not fit; an empty text gives no line."""
    details = error.errors(include_url=False, include_input=False)
    first = details[0]
    path = _real_path(tree, first["loc"])
    around = path if first["type"] != "missing" else path[:-1]
    place = places.in_words(tree, path)
    line = places.line_of(text, around) if text else None
    where = ", ".join(part for part in (_("line %d") % line if line else "", place) if part)
    sentence = _sentence(first, path)
    if len(details) > 1:
        sentence += " " + _("(%d more like this.)") % (len(details) - 1)
    return InvalidContent(sentence, place=where, line=line)


def _sentence(details: "ErrorDetails", path: Sequence[str | int]) -> str:
    field = next((step for step in reversed(path) if isinstance(step, str)), "")
    context = details.get("ctx", {})
    limit = context.get("ge", context.get("le", ""))
    wording = _SENTENCES.get(details["type"])
    if wording is None:
        return _("“%(field)s” holds something that it cannot hold.") % {"field": places.short(field)}
    return _(wording) % {
        "field": places.short(field),
        "limit": number(limit) if isinstance(limit, float) else limit,
    }


def _real_path(tree: Any, loc: Sequence[str | int]) -> tuple[str | int, ...]:
    """Cut pydantic-core's place where it leaves the file: unions and keys add steps that are not there."""
    path: list[str | int] = []
    node = tree
    for step in loc:
        if isinstance(node, dict) and isinstance(step, str):
            path.append(step)
            node = node.get(step)
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            path.append(step)
            node = node[step]
        else:
            break
    return tuple(path)
