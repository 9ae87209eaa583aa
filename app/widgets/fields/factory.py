"""Which editor edits which field."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from app.editing.fields.field import Field
from app.widgets.fields.binding import FieldEditor
from app.widgets.fields.choices import KindEditor, OnePersonaEditor, made_choice, made_five, made_yes_no
from app.widgets.fields.composites import CustomEditor, EmpathyEditor, SlidersEditor
from app.widgets.fields.pictures import PictureEditor
from app.widgets.fields.references import ChannelsEditor, EvidenceEditor, PersonasEditor, SolvesEditor
from app.widgets.fields.score import ScoreEditor
from app.widgets.fields.swatches import CurveColourEditor, PaperEditor
from app.widgets.fields.texts import (
    DateEditor,
    LineEditor,
    ListEditor,
    NumberEditor,
    OwnerEditor,
    QuoteEditor,
    TextEditor,
)

Maker = Callable[[Field, QWidget | None], FieldEditor]

_TYPED: Mapping[str, Callable[..., FieldEditor]] = {
    "line": LineEditor,
    "text": TextEditor,
    "list": ListEditor,
    "number": NumberEditor,
    "date": DateEditor,
}
_OTHERS: Mapping[str, Maker] = {
    "choice": made_choice,
    "five": made_five,
    "yes-no": made_yes_no,
    "paper": PaperEditor,
    "curve-colour": CurveColourEditor,
    "personas": PersonasEditor,
    "evidence": EvidenceEditor,
    "channels": ChannelsEditor,
    "solves": SolvesEditor,
    "picture": PictureEditor,
    "sliders": SlidersEditor,
    "empathy": EmpathyEditor,
    "custom": CustomEditor,
    "score": ScoreEditor,
    "kind": lambda field, parent: KindEditor(field, (), parent),
    "persona": lambda field, parent: OnePersonaEditor(field, (), parent),
}


def made_editor(field: Field, parent: QWidget | None = None, *, look: str = "field") -> FieldEditor:
    """Return an editor for a field; `look` is how boxes to type into look: field, or bare until pointed at."""
    if field.name == "quote":
        return QuoteEditor(field, parent)
    if field.name == "owner":
        return OwnerEditor(field, parent, look=look)
    if field.editor in _TYPED:
        return _TYPED[field.editor](field, parent, look=look)
    return _OTHERS[field.editor](field, parent)
