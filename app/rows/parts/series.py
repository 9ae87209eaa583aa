"""Numbers behind the figures of a row: what a cell's figure is worth, and the latest value of a dated series."""

import re

from app.model.row import MetricValue, Row
from app.rows.parts.figures import split_figure

NUMBER = re.compile(r"\d+(?:[.,' ’]\d+)*")
MULTIPLES = {"k": 1e3, "K": 1e3, "M": 1e6, "m": 1e6}


def worth(figure: str) -> float | None:
    """Return the number that a figure such as "12,400", "2.1 %", "3:40" or "1.2k" stands for.

    A separator before exactly three digits groups them, any other one is the decimal point; both may occur in one.
    """
    clock = re.search(r"(\d+):(\d\d)(?!\d)", figure)
    if clock:
        return int(clock[1]) + int(clock[2]) / 60
    found = NUMBER.search(figure)
    if found is None:
        return None
    digits = re.sub(r"[ '’]", "", found[0])
    whole, part = _split(digits)
    value = float(re.sub(r"[.,]", "", whole) + ("." + part if part else ""))
    after = figure[found.end() : found.end() + 1]
    sign = -1.0 if re.match(r"\s*[-−]", figure) else 1.0
    return sign * value * MULTIPLES.get(after, 1.0)


def _split(digits: str) -> tuple[str, str]:
    """Digits before and after the decimal point."""
    marks = re.findall(r"[.,]", digits)
    tail = re.split(r"[.,]", digits)[-1]
    has_both = len(set(marks)) == 2
    is_decimal = has_both or (len(marks) == 1 and len(tail) != 3)
    return (digits[: -len(tail) - 1], tail) if is_decimal else (digits, "")


def cell_value(row: Row, stage: str) -> float | None:
    """Return a stage's number: the latest of its series, a card's measured value, or its first figure."""
    series = row.values.get(stage, ())
    if series:
        return latest(series).value
    for card in row.cells.get(stage, ()):
        if card.metric_value is not None:
            return card.metric_value
        parts = split_figure(card.text)
        number = worth(parts[0]) if parts else None
        if number is not None:
            return number
    return None


def latest(series: tuple[MetricValue, ...]) -> MetricValue:
    """Return the value of the latest date; of equal or unknown dates the last one."""
    return max(enumerate(series), key=lambda pair: (pair[1].date or "", pair[0]))[1]


def value_id(row: str, stage: str) -> str:
    """Return what the figure that a row shows at a stage is called, since values have no id of their own."""
    return f"{row}/{stage}"
