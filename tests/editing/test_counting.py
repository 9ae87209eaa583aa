"""The number of cards in the status bar."""

from app.editing.counting import CardCounter
from app.model.card import Card
from app.model.row import Row


def row(name: str, *counts: int) -> Row:
    cells = {
        f"st_{i}": tuple(Card(id=f"cd_{name}_{i}_{k}") for k in range(count))
        for i, count in enumerate(counts)
    }
    return Row(id=name, kind="actions", cells=cells)


def test_cards_when_counted_then_are_those_of_all_rows_asked_for() -> None:
    counter, one, two = CardCounter(), row("rw_1", 2, 0, 1), row("rw_2", 4)
    assert counter.count([]) == 0
    assert counter.count([one, two]) == 7
    assert counter.count([two]) == 4  # the other one is hidden now
    assert counter.count([one, two]) == 7


def test_cards_when_a_row_changes_then_are_counted_anew() -> None:
    counter, one, two = CardCounter(), row("rw_1", 2), row("rw_2", 4)
    counter.count([one, two])
    assert counter.count([row("rw_1", 2, 3), two]) == 9
    assert counter.count([one, two]) == 6


def test_rows_when_an_edit_left_them_alone_then_are_not_looked_at() -> None:
    counter, kept = CardCounter(), row("rw_1", 2)
    counter.count([kept])
    object.__setattr__(kept, "__dict__", {**kept.__dict__, "cells": None})
    assert counter.count([kept]) == 2
