"""When an action of the map is there: questions to the state of the window."""

from app.actions.state import State


def has_document(state: State) -> bool:
    """Say whether a project is open."""
    return state.has_document


def has_cards(state: State) -> bool:
    """Say whether cards are selected."""
    return state.part == "cards"


def can_copy(state: State) -> bool:
    """Say whether cards, a row or a stage are selected."""
    return state.part in ("cards", "row", "stage")


def has_something(state: State) -> bool:
    """Say whether anything is selected that can be deleted."""
    return state.part in ("cards", "stage", "row", "point", "link")


def is_movable(state: State) -> bool:
    """Say whether something is selected that has a place among others."""
    return state.part in ("cards", "stage", "row")


def can_paste(state: State) -> bool:
    """Say whether there is a map to paste onto; a look at the clipboard would ask another program each time."""
    return state.has_document


def can_edit(state: State) -> bool:
    """Say whether the cursor is on something with a text."""
    return state.has_document and (state.in_cell or state.part != "none")


def in_stage(state: State) -> bool:
    """Say whether the cursor is in or on a stage."""
    return state.in_cell or state.part in ("stage", "point")


def in_row(state: State) -> bool:
    """Say whether the cursor is in or on a row."""
    return state.in_cell or state.part in ("row", "point")
