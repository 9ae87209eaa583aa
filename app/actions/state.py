"""What actions may depend on: a small picture of the window, taken whenever something changed."""

from app.values import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """Facts that switch actions on and off; all false or empty on the welcome page."""

    has_document: bool = False
    is_modified: bool = False
    has_path: bool = False
    can_undo: bool = False
    can_redo: bool = False
    undo_text: str = ""
    redo_text: str = ""
    part: str = "none"
    """What is selected: none, cards, stage, row, point, link or title."""
    cards: int = 0
    maps: int = 0
    stages: int = 0
    rows: int = 0
    hidden_rows: int = 0
    in_cell: bool = False
    in_curve: bool = False
    has_starters: bool = False
    """Whether there are starter cards for the cursor's row."""
    is_editing: bool = False
    personas: int = 0
    """How many personas the map has."""
    only_active: bool = False
    """Whether one emotion line is shown alone."""
    persona_panel: bool = False
    inspector: bool = False
    mini_map: bool = False
    outline: bool = False
    views: int = 0
    """How many views of the map are saved."""
    filter: bool = False
    """Whether the bar that filters cards is open."""
    offering: bool = False
    """Whether the bar with other ways of a paste is there."""
    freezes: bool = False
    """Whether headers stay in sight."""
    hand: bool = False
    """Whether a drag pushes the map around."""
    table: str = "none"
    """Where the table is: none, below (the map) or alone."""
    strip: str = "none"
    theme: str = "system"
    language: str = "en"
    full_screen: bool = False
