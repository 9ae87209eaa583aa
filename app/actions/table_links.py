"""Connections between cards and between stages, as data."""

from app.actions.conditions import has_cards, in_stage
from app.actions.spec import ActionSpec
from app.actions.state import State
from app.i18n import N_


def _has_link(state: State) -> bool:
    return state.part == "link"


LINK_ACTIONS = (
    ActionSpec(
        "card.connect",
        N_("Co&nnection…"),
        "links:connect",
        menu="insert",
        group=3,
        icon="spline",
        tip=N_("Draws an arrow from the selected card to another; with two cards selected, between them."),
        contexts=("card",),
        enabled=has_cards,
    ),
    ActionSpec(
        "stage.loop_back",
        N_("Loop bac&k to…"),
        "links:loop_back",
        menu="map/stage",
        group=4,
        icon="repeat",
        tip=N_("Draws an arrow under the stages, as where a journey begins again."),
        contexts=("stage",),
        enabled=lambda state: in_stage(state) and state.stages > 1,
    ),
    ActionSpec(
        "link.label",
        N_("&Text of the connection…"),
        "links:label",
        icon="pencil",
        contexts=("link",),
        enabled=_has_link,
    ),
    ActionSpec(
        "link.kind",
        N_("&Kind of the connection…"),
        "links:kind",
        icon="spline",
        contexts=("link",),
        enabled=_has_link,
    ),
    ActionSpec(
        "link.turn",
        N_("Turn &round"),
        "links:turn",
        icon="arrow-left-right",
        contexts=("link",),
        enabled=_has_link,
    ),
    ActionSpec(
        "link.remove",
        N_("Re&move the connection"),
        "links:remove",
        icon="trash-2",
        contexts=("link",),
        enabled=_has_link,
    ),
)
