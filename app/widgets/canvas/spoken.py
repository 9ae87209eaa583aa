"""What a screen reader says of each place of a map: a name, and what else is worth knowing."""

from collections.abc import Callable

from app.editing.fields.cards import CERTAINTY, RATING
from app.editing.fields.field import Field
from app.editing.rows import is_curve
from app.i18n import _, ngettext
from app.model.card import Card
from app.model.project import Project
from app.model.query import cell_of, find_card, find_point, persona_of, row_of, stage_index, stage_of
from app.rows.kind import kind_of
from app.values import dataclass
from app.widgets.canvas.outline_places import Place, PlaceTree
from app.widgets.canvas.wording import row_words, score_text


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """The words for the places of one state of a map, in the language of the program."""

    project: Project
    tree: PlaceTree

    def name(self, place: Place) -> str:
        """Return what a place is called: a card by its text, a cell by its stage, its row and how full it is."""
        return self._speakers(place)[0](place)

    def description(self, place: Place) -> str:
        """Return what else is worth knowing: kind, position and certainty of a card, the place of a stage."""
        return self._speakers(place)[1](place)

    def _speakers(self, place: Place) -> tuple[Callable[[Place], str], Callable[[Place], str]]:
        return {
            "map": (self._title, self._size),
            "title": (self._title, lambda _place: _("Map title")),
            "stage": (self._stage, self._stage_place),
            "row": (self._row, lambda _place: ""),
            "header": (self._row, self._guide),
            "cell": (self._cell, lambda _place: ""),
            "card": (self._card, self._about_card),
            "point": (self._point, self._about_point),
        }[place.kind]

    def _title(self, _place: Place) -> str:
        return self.tree.journey.title or _("Untitled")

    def _size(self, _place: Place) -> str:
        stages, rows = len(self.tree.sheet.columns), len(self.tree.sheet.shelves)
        return ", ".join(
            (
                ngettext("%d stage", "%d stages", stages) % stages,
                ngettext("%d row", "%d rows", rows) % rows,
            )
        )

    def _stage_name(self, place: Place) -> str:
        stage = stage_of(self.tree.journey, place.stage)
        return stage.name if stage else ""

    def _stage(self, place: Place) -> str:
        return _("Stage %s") % self._stage_name(place)

    def _stage_place(self, place: Place) -> str:
        stages = self.tree.journey.stages
        index = stage_index(self.tree.journey, place.stage) + 1
        return _("%(index)d of %(count)d") % {"index": index, "count": len(stages)}

    def _row(self, place: Place) -> str:
        return _("Row %s") % row_words(self.tree.sheet, place.row)

    def _guide(self, place: Place) -> str:
        row = row_of(self.tree.journey, place.row)
        return (row.guide or _(kind_of(row.kind).guide)) if row else ""

    def _cell(self, place: Place) -> str:
        where = {"stage": self._stage_name(place), "row": row_words(self.tree.sheet, place.row)}
        return ", ".join((_("Stage %(stage)s, row %(row)s") % where, self._fullness(place)))

    def _fullness(self, place: Place) -> str:
        row = row_of(self.tree.journey, place.row)
        count = len(self.tree.children(place))
        if not count:
            return _("empty")
        if is_curve(row):
            return ngettext("%d emotion point", "%d emotion points", count) % count
        return ngettext("%d card", "%d cards", count) % count

    def _card(self, place: Place) -> str:
        held = find_card(self.tree.journey, place.id)
        if held is None:
            return ""
        return held.card.text or held.card.image_alt or _("empty card")

    def _about_card(self, place: Place) -> str:
        held = find_card(self.tree.journey, place.id)
        if held is None:
            return ""
        count = len(cell_of(self.tree.journey, held.row, held.stage))
        position = _("card %(index)d of %(count)d") % {"index": held.index + 1, "count": count}
        parts = (row_words(self.tree.sheet, held.row), position, *_judgements(held.card))
        return ", ".join(part for part in parts if part)

    def _point(self, place: Place) -> str:
        held = find_point(self.tree.journey, place.id)
        if held is None:
            return ""
        return ". ".join(part for part in (score_text(held.point.score), held.point.text) if part)

    def _about_point(self, place: Place) -> str:
        held = find_point(self.tree.journey, place.id)
        persona = persona_of(self.project, held.persona) if held else None
        parts = (_("emotion point"), persona.name if persona else "", self._stage_name(place))
        return ", ".join(part for part in parts if part)


def _judgements(card: Card) -> tuple[str, ...]:
    """Say how well a card is known, how it is rated, and whether it is locked."""
    locked = _("locked") if card.locked else ""
    return (_choice(CERTAINTY, card.certainty), _choice(RATING, card.rating), locked)


def _choice(field: Field, value: object) -> str:
    words = next((words for known, words in field.choices if known == value), None)
    return _(words).strip("▲■▼ ").lower() if words and value is not None else ""
