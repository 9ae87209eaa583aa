"""Short random names for the parts of a project."""

import os

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"

STAGE, STEP, ROW, CARD, PERSONA, MAP, POINT, VIEW = "st", "sp", "rw", "cd", "pe", "mp", "pt", "vw"
MOMENT, EVIDENCE, LINK, ACTION, NOTE, OUTCOME, PARTICIPANT, CHANNEL = (
    "mo",
    "ev",
    "ln",
    "ac",
    "no",
    "ou",
    "pa",
    "ch",
)


def new_id(prefix: str) -> str:
    """Return a fresh id such as `cd_k3x9q2mw`; 32^8 of them, so that merged files do not clash."""
    return f"{prefix}_" + "".join(_ALPHABET[byte & 31] for byte in os.urandom(8))
