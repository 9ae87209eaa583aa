"""What else can be done with cards, stages and rows, as data: moving without dragging, and their finer points."""

from app.actions.conditions import has_cards
from app.actions.spec import ActionSpec
from app.i18n import N_

_MOVING = (
    ActionSpec(
        "edit.pick_up",
        N_("Mo&ve…"),
        "moving:pick_up",
        menu="edit/move",
        group=2,
        shortcuts=("Ctrl+J",),
        icon="hand",
        tip=N_("Picks the selected cards up: arrows or a click choose the place, Enter puts them down."),
        scope="canvas",
        contexts=("card",),
        enabled=has_cards,
    ),
    ActionSpec(
        "edit.send_to",
        N_("Move &to a row and stage…"),
        "moving:send_to",
        menu="edit/move",
        group=2,
        tip=N_("Asks for a row, a stage and a position."),
        enabled=has_cards,
    ),
)

MORE_ACTIONS = (*_MOVING,)
