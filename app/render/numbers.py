"""Numbers as text, for file formats."""

from functools import lru_cache


@lru_cache(maxsize=50_000)
def number(value: float) -> str:
    """Return a number with up to three decimals, as short as may be."""
    if value == int(value):
        return str(int(value))
    return f"{value:.3f}".rstrip("0").rstrip(".")
