"""Makes the project of an example in one language from its table."""

import json
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from app.constants import FORMAT, FORMAT_VERSION
from app.model.compiled import reader
from app.model.project import Project
from app.storage.assets import AssetStore
from app.storage.pictures import inspect_picture
from tests.content.making.words import LANGUAGES, Words, words_in

PORTRAITS = Path(__file__).resolve().parents[3] / "resources" / "portraits"
CERTAINTY = {"=": "researched", "-": "some-data", "~": "assumption"}
INVENTED = ("Invented sample", "Muestra inventada")


@dataclass(frozen=True)
class CardSpec:
    """A card's text, how well it is known (=, - or ~), and its other fields as in the file; `key` names it."""

    text: Words
    known: str = ""
    key: str = ""
    more: dict[str, object] | None = None


@dataclass(frozen=True)
class RowSpec:
    """A row with its cells by stage, or the points of its curve as (stage from 1, place, score, thought)."""

    kind: str
    name: Words
    guide: Words
    cells: tuple[tuple[CardSpec, ...], ...] = ()
    points: tuple[tuple[int, float, float, Words], ...] = ()
    more: dict[str, object] | None = None


@dataclass(frozen=True)
class MapSpec:
    """A map: its fields as in the file, its stages as (name, duration, moment), rows and moment that matters."""

    fields: dict[str, object]
    stages: tuple[tuple[Words, Words, str], ...]
    rows: tuple[RowSpec, ...]
    moment: tuple[int, dict[str, object]]
    point: int | None = None
    """The point (from 1) of the curve at which the moment lies."""


@dataclass(frozen=True)
class ExampleSpec:
    """A project with one persona and its maps; everything in two languages."""

    id: str
    name: Words
    note: Words
    description: Words
    portrait: str
    persona: dict[str, object]
    evidence: tuple[dict[str, object], ...]
    people: tuple[tuple[str, Words], ...]
    maps: tuple[MapSpec, ...]


def card(en: str, es: str, **more: object) -> CardSpec:
    """Return a card; its English text begins with =, - or ~, which says how well it is known."""
    known = en[0] if en[0] in CERTAINTY else ""
    return CardSpec((en.removeprefix(known), es), known, str(more.pop("key", "")), more or None)


def one_each(*cards: CardSpec | None) -> tuple[tuple[CardSpec, ...], ...]:
    """Return cells that hold one card each, or none."""
    return tuple((each,) if each else () for each in cards)


def chip(
    en: str, es: str, icon: str, *, controlled: str, place: str = "off-site", importance: int = 3
) -> CardSpec:
    """Return a touchpoint with its icon."""
    meeting = {"controlled": controlled, "importance": importance, "place": place}
    return CardSpec((en, es), more={"icon": icon, "touchpoint": meeting})


def idea(en: str, es: str, judged: tuple[int, int], **more: object) -> CardSpec:
    """Return an opportunity with its impact and effort; `solves` names cards by key."""
    owner, votes, status = more.get("owner"), more.get("votes"), more.get("status", "idea")
    judgement = {"impact": judged[0], "effort": judged[1], "status": status, "solves": more.get("solves", [])}
    fields: dict[str, object] = {"opportunity": judgement}
    fields |= {"owner": owner} if owner else {}
    fields |= {"votes": {"1": votes}} if votes else {}
    fields |= {"evidence_ids": more["evidence_ids"]} if "evidence_ids" in more else {}
    return card(en, es, key=more.get("key", ""), **fields)


class _Builder:
    """Turns a table into what a file holds, with ids that are the same at every run."""

    def __init__(self, spec: ExampleSpec) -> None:
        self._spec = spec
        self._numbers = {
            prefix: count(1) for prefix in ("st", "rw", "cd", "pt", "mo", "ev", "pa", "ou", "ac")
        }

    def _id(self, prefix: str, key: str = "") -> str:
        return f"{prefix}_{key or next(self._numbers[prefix])}"

    def project(self, photo: str, asset: dict[str, object]) -> dict[str, object]:
        """Return the project with words in all languages."""
        spec = self._spec
        return {
            "format": FORMAT,
            "version": FORMAT_VERSION,
            "title": spec.name,
            "description": spec.description,
            "personas": [{"id": self._persona, "photo": photo, "colour": 1, **spec.persona}],
            "evidence": [{"note": INVENTED, **each, "id": self._id("ev")} for each in spec.evidence],
            "participants": [
                {"id": self._id("pa"), "name": name, "role": role} for name, role in spec.people
            ],
            "maps": [self._map(number, each) for number, each in enumerate(spec.maps, 1)],
            "assets": {photo: asset},
        }

    @property
    def _persona(self) -> str:
        return f"pe_{self._spec.portrait}"

    def _map(self, number: int, told: MapSpec) -> dict[str, object]:
        stages = [self._stage(index, stage, number) for index, stage in enumerate(told.stages, 1)]
        names = [str(stage["id"]) for stage in stages]
        rows = [self._row(row, names) for row in told.rows]
        at, moment = told.moment
        lists = {
            name: [{"id": self._id(prefix), **each} for each in told.fields.get(name, ())]  # type: ignore[attr-defined]
            for name, prefix in (("outcomes", "ou"), ("actions", "ac"))
        }
        if told.point:
            points = [point for row in rows for curve in row["curves"] for point in curve["points"]]
            moment = {"point": points[told.point - 1]["id"], **moment}
        return {
            "id": f"mp_{number}",
            **told.fields,
            **lists,
            "persona_ids": [self._persona],
            "primary_persona": self._persona,
            "stages": stages,
            "rows": rows,
            "moments": [{"id": self._id("mo"), "stage": names[at - 1], **moment}],
        }

    def _stage(self, index: int, told: tuple[Words, Words, str], number: int) -> dict[str, object]:
        name, duration, moment = told
        stage: dict[str, object] = {"id": self._id("st"), "name": name, "moment": moment or None}
        if duration[0]:
            stage["duration"] = {"text": duration}
        if number > 1:
            stage["origin_id"] = f"st_{index}"
        return stage

    def _row(self, told: RowSpec, stages: list[str]) -> dict[str, object]:
        cells = {
            stage: [self._card(each) for each in cell]
            for stage, cell in zip(stages, told.cells, strict=bool(told.cells))
            if cell
        }
        points = [
            {"id": self._id("pt"), "stage": stages[at - 1], "pos": place, "score": score, "text": text}
            for at, place, score, text in told.points
        ]
        curves = [{"persona": self._persona, "points": points}] if points else []
        head = {"id": self._id("rw"), "kind": told.kind, "name": told.name, "guide": told.guide}
        return {**head, **(told.more or {}), "cells": cells, "curves": curves}

    def _card(self, told: CardSpec) -> dict[str, object]:
        known = CERTAINTY.get(told.known)
        return {"id": self._id("cd", told.key), "text": told.text, "certainty": known, **(told.more or {})}


def example(spec: ExampleSpec, language: str) -> tuple[Project, AssetStore]:
    """Return an example and its pictures in a language."""
    store = AssetStore()
    data = (PORTRAITS / f"{spec.portrait}.png").read_bytes()
    photo, seen = store.add(data), inspect_picture(data)
    asset: dict[str, object] = {"type": "image/png", "width": seen.width, "height": seen.height}
    told = words_in(_Builder(spec).project(photo, asset), LANGUAGES.index(language))
    # Tables are written with Python's names and lists; JSON is what the strict model takes both from.
    project: Project = reader(Project).validate_json(json.dumps({**told, "language": language}), by_name=True)
    return project, store
