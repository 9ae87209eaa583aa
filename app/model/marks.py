"""What a field of a node says about itself beside its type, in `Annotated`; and the type of any JSON."""

from typing import Final, TypeAlias


class Between:
    """The smallest and the largest number that a field holds, both allowed."""

    __slots__ = ("high", "low")

    def __init__(self, low: float, high: float) -> None:
        self.low: Final = low
        self.high: Final = high


class WrittenAs:
    """The key of a field in files, where it is not the field's name in camel case."""

    __slots__ = ("key",)

    def __init__(self, key: str) -> None:
        self.key: Final = key


JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
"""Whatever JSON can say."""
