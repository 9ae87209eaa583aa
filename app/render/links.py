"""Which addresses may become links in exported files."""

import re

_SAFE = re.compile(r"(?:https?://|mailto:)[^\s<>\"\x00-\x20\x7f]+", re.IGNORECASE)


def is_safe_link(url: str) -> bool:
    """Say whether an address opens a web page or a message and nothing else."""
    return _SAFE.fullmatch(url) is not None
