"""Projects and files for the tests of storage: a small rich one, and random ones."""

import json
from typing import Any

from hypothesis import strategies as st

from app.model.project import Project

TREE: dict[str, Any] = {
    "format": "empathway",
    "version": 1,
    "title": "Task manager",
    "language": "en",
    "personas": [{"id": "pe_sally", "name": "Sally", "quote": "I want to own my work", "colour": 1}],
    "evidence": [{"id": "ev_1", "title": "Interviews", "kind": "interview", "n": 8}],
    "maps": [
        {
            "id": "mp_1",
            "title": "How Sally gets organised",
            "personaIds": ["pe_sally"],
            "stages": [
                {"id": "st_1", "name": "Awareness", "moment": "before"},
                {"id": "st_2", "name": "Decision"},
            ],
            "rows": [
                {
                    "id": "rw_1",
                    "kind": "actions",
                    "name": "Actions",
                    "cells": {"st_1": [{"id": "cd_1", "text": "Notices a mess 😀", "evidenceIds": ["ev_1"]}]},
                },
                {
                    "id": "rw_2",
                    "kind": "emotions",
                    "name": "Emotion",
                    "curves": [
                        {
                            "persona": "pe_sally",
                            "points": [
                                {
                                    "id": "pt_1",
                                    "stage": "st_1",
                                    "score": -1.5,
                                    "text": "I must sort this out",
                                },
                                {"id": "pt_2", "stage": "st_2", "score": 1.0},
                            ],
                        }
                    ],
                },
            ],
            "moments": [{"id": "mo_1", "stage": "st_2", "title": "Signs up"}],
        }
    ],
}


def as_bytes(tree: Any) -> bytes:
    """Write a tree the way a careful stranger would."""
    return (json.dumps(tree, indent=2, ensure_ascii=False) + "\n").encode()


SAMPLE = as_bytes(TREE)

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
keys = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=8).map(lambda key: "x" + key)
plain_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.floats(-1e15, 1e15) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=6,
)
# What a newer version might have added.
extras = st.dictionaries(keys, plain_json, max_size=2)


def _merged(parts: tuple[dict[str, Any], dict[str, Any]]) -> dict[str, Any]:
    return {**parts[1], **parts[0]}


def node(**fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    """A node with some of its fields, in any order, and unknown keys."""
    optional = {name: value for name, value in fields.items() if name not in ("id", "kind", "title", "stage")}
    required = {name: value for name, value in fields.items() if name in ("id", "kind", "title", "stage")}
    return st.tuples(st.fixed_dictionaries(required, optional=optional), extras).map(_merged)


_count = iter(range(10**9))
ids = st.builds(lambda: f"id_{next(_count)}")
scores = st.floats(-2, 2)
cards = node(
    id=ids,
    text=texts,
    owner=st.none() | texts,
    rating=st.integers(-1, 1),
    tags=st.lists(texts, max_size=2),
    metricValue=st.floats(-1e9, 1e9),
    touchpoint=node(controlled=texts, effective=st.booleans(), importance=st.integers(1, 5)),
    opportunity=node(impact=st.integers(1, 5), status=texts),
    notes=st.lists(node(id=ids, text=texts), max_size=1),
    votes=st.dictionaries(texts, st.integers(0, 99), max_size=2),
    span=st.integers(1, 60),
    locked=st.booleans(),
)
points = node(id=ids, stage=st.just("st_1"), score=scores, pos=st.floats(0, 1), text=texts)
rows = node(
    id=ids,
    kind=st.sampled_from(["actions", "emotions", "of-a-newer-version"]),
    name=texts,
    hidden=st.booleans(),
    options=st.dictionaries(keys, plain_json, max_size=2),
    cells=st.dictionaries(st.sampled_from(["st_1", "st_2"]), st.lists(cards, max_size=2)),
    curves=st.lists(node(points=st.lists(points, max_size=2)), max_size=1),
)
stages = st.tuples(node(name=texts, width=st.floats(0.5, 4)), node(name=texts)).map(
    lambda pair: [{**stage, "id": f"st_{n}"} for n, stage in enumerate(pair, 1)]
)
maps = node(id=ids, title=texts, goal=texts, stages=stages, rows=st.lists(rows, max_size=3))
personas = node(
    id=ids, name=texts, needs=st.lists(texts, max_size=2), sliders=st.lists(node(left=texts), max_size=1)
)
trees = node(
    title=texts, description=texts, personas=st.lists(personas, max_size=2), maps=st.lists(maps, max_size=2)
).map(lambda tree: {**tree, "format": "empathway", "version": 1})
projects = trees.map(lambda tree: Project.from_json(json.dumps(tree)))
