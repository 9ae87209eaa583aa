"""The context menus, as data: what each holds, in which order, and what stands in its submenus."""

from collections.abc import Mapping
from typing import TypeAlias

from app.actions.spec import Context
from app.i18n import N_
from app.values import dataclass


@dataclass(frozen=True, slots=True)
class Fold:
    """A submenu of a context menu: its name, and the ids of its actions in groups."""

    text: str
    groups: tuple[tuple[str, ...], ...]


Entry: TypeAlias = str | Fold
Groups: TypeAlias = tuple[tuple[Entry, ...], ...]

_COLOUR = Fold(
    N_("C&ard colour"),
    (
        tuple(
            f"card.paper_{name}"
            for name in ("yellow", "orange", "coral", "pink", "violet", "blue", "green", "grey")
        ),
        ("card.paper_own",),
    ),
)
_RATING = Fold(
    N_("Ratin&g"), (("card.rating_good", "card.rating_neutral", "card.rating_bad"), ("card.rating_none",))
)
_CERTAINTY = Fold(
    N_("Certaint&y"),
    (
        ("card.certainty_assumption", "card.certainty_some", "card.certainty_researched"),
        ("card.certainty_none",),
    ),
)
_CARD_DETAILS = Fold(
    N_("Deta&ils"),
    (
        ("card.personas", "card.channels", "card.owner"),
        ("card.impact", "card.evidence", "card.solves", "card.link"),
    ),
)
_WIDTH = Fold(
    N_("Wi&dth"), (("stage.wider", "stage.narrower"), ("stage.fit_width", "stage.usual_width", "stage.width"))
)
_STAGE_DETAILS = Fold(N_("Deta&ils"), (("stage.duration", "stage.owner", "stage.objective"),))
_WHEN = Fold(
    N_("W&hen"), (("stage.when_before", "stage.when_during", "stage.when_after"), ("stage.when_none",))
)
_PER_LINE = Fold(N_("Cards per l&ine"), (("row.one_per_line", "row.two_per_line", "row.three_per_line"),))
_SCORES = tuple(f"point.score_{score}" for score in (5, 4, 3, 2, 1))
_SCORE, _SCORE_HERE = Fold(N_("&Score"), (_SCORES,)), Fold(N_("Set the sco&re"), (_SCORES,))


def _insert(*groups: tuple[str, ...]) -> Fold:
    return Fold(N_("&Insert"), groups)


def _copy_as(*names: str) -> Fold:
    return Fold(N_("Copy a&s"), (tuple(f"edit.copy_{name}" for name in names),))


_INSERT = _insert(("stage.insert_before", "stage.insert_after"), ("row.insert_above", "row.insert_below"))

CONTEXT_MENUS: Mapping[Context, Groups] = {
    "card": (
        ("edit.text", "card.new_below", "edit.duplicate"),
        ("edit.cut", "edit.copy", "edit.paste", _copy_as("picture", "table", "outline")),
        ("edit.pick_up", "card.connect"),
        (_COLOUR, _RATING, _CERTAINTY, _CARD_DETAILS, "card.insert_picture"),
        ("moment.toggle", "card.lock", "edit.delete"),
    ),
    "cell": (
        ("card.new", "edit.paste", "card.insert_picture", "card.starter"),
        (_INSERT,),
        ("select.row", "select.stage"),
    ),
    "photo": (
        ("card.insert_picture", "card.new", "edit.paste", "card.starter"),
        (_INSERT,),
        ("select.row", "select.stage"),
    ),
    "curve": (
        ("point.new", _SCORE_HERE, "edit.paste"),
        (_INSERT,),
        ("moment.toggle", "select.stage"),
    ),
    "level": (("point.new", "edit.paste"), (_INSERT,), ("select.stage",)),
    "stage": (
        (
            "stage.rename",
            _insert(("stage.insert_before", "stage.insert_after"), ("point.new",)),
            "edit.duplicate",
        ),
        ("edit.copy", "edit.paste", _copy_as("picture", "table")),
        ("stage.move_left", "stage.move_right", _WIDTH),
        ("stage.collapse", "stage.split", "stage.merge_next", "stage.loop_back"),
        (_STAGE_DETAILS, _WHEN),
        ("moment.toggle", "select.stage", "edit.delete"),
    ),
    "row": (
        ("row.rename", "row.guide", _insert(("row.insert_above", "row.insert_below")), "edit.duplicate"),
        ("edit.copy", "edit.paste", _copy_as("picture", "table")),
        ("row.move_up", "row.move_down"),
        ("row.choose_kind", "row.choose_colour", _PER_LINE, "row.choose_line", "row.persona"),
        ("row.fold", "row.hide", "row.show_hidden"),
        ("select.row", "edit.delete"),
    ),
    "point": ((_SCORE, "edit.text"), ("card.evidence", "moment.toggle"), ("edit.delete",)),
    "mark": (("edit.text", "card.evidence"), ("edit.delete",)),
    "link": (("link.label", "link.kind", "link.turn"), ("link.remove",)),
    "canvas": (
        ("stage.insert_after", "row.insert_below"),
        ("edit.paste", _copy_as("picture", "table", "outline")),
        ("view.fit_map", "view.fit_width"),
        ("row.show_hidden", "map.properties"),
    ),
    "map": (
        ("map.rename", "map.new"),
        ("map.duplicate_to_be", "map.duplicate"),
        ("map.move_left", "map.move_right"),
        ("file.export", "file.export_table"),
        ("map.properties", "map.delete"),
    ),
}
"""What each context menu holds; the actions name the same contexts, and a test holds both to each other."""
