"""All files of the library as bytes: templates, examples, and their index."""

import json

from app.editing.summary import miniature_of
from app.storage.codec import encode
from tests.content.making.cafeteria import CAFETERIA
from tests.content.making.car import CAR
from tests.content.making.examples import ExampleSpec, example
from tests.content.making.sally import SALLY
from tests.content.making.tables import TEMPLATES, TemplateSpec
from tests.content.making.templates import template
from tests.content.making.words import LANGUAGES

EXAMPLES = (SALLY, CAFETERIA, CAR)
# What a curve might look like: an empty one would not show that there will be one.
SKETCH = {
    3: (-0.6, 0.6, -0.2),
    4: (-0.7, 0.5, -0.3, 1.1),
    5: (-0.7, 0.3, -0.2, 0.9, 1.2),
    7: (-1.0, 0.3, -0.5, 0.9, 1.3, 0.1, 1.0),
}


def files() -> dict[str, bytes]:
    """Return the bytes of every file by its path below the resources."""
    made: dict[str, bytes] = {}
    for spec in TEMPLATES:
        for language in LANGUAGES:
            made[f"templates/{language}/{spec.id}.journey"] = encode(template(spec, language))
    for told in EXAMPLES:
        for language in LANGUAGES:
            made[f"examples/{language}/{told.id}.journey"] = encode(*example(told, language))
    made["templates/index.json"] = _index()
    return made


def _index() -> bytes:
    entries = [_template_entry(spec) for spec in TEMPLATES] + [_example_entry(told) for told in EXAMPLES]
    text = json.dumps({"entries": entries}, ensure_ascii=False, separators=(",", ":"))
    return (text.replace('{"id"', '\n{"id"') + "\n").encode()


def _template_entry(spec: TemplateSpec) -> dict[str, object]:
    stages, rows = len(spec.stages), len(spec.rows)
    note = {"en": _counted(stages, rows, "stage", "row"), "es": _counted(stages, rows, "etapa", "fila")}
    return {
        "id": spec.id,
        "kind": "template",
        "name": dict(zip(LANGUAGES, spec.name, strict=True)),
        "note": note,
        "file": {language: f"templates/{language}/{spec.id}.journey" for language in LANGUAGES},
        "miniature": _sketched(spec),
    }


def _sketched(spec: TemplateSpec) -> dict[str, object]:
    """Return the picture of a template, with a curve where there will be one."""
    made = miniature_of(template(spec, "en").maps[0])
    rows = made["rows"]
    assert isinstance(rows, list)
    curves = [row for row in rows if isinstance(row, dict) and row["form"] == "curve"]
    for turn, row in zip((1, 0.5), curves, strict=False):
        scores = SKETCH[len(spec.stages)]
        row["curve"] = [[at + 0.5, round(score * turn, 2)] for at, score in enumerate(scores)]
    return made


def _counted(stages: int, rows: int, stage: str, row: str) -> str:
    return f"{stages} {stage}{'s' * (stages != 1)} · {rows} {row}{'s' * (rows != 1)}"


def _example_entry(told: ExampleSpec) -> dict[str, object]:
    return {
        "id": told.id,
        "kind": "example",
        "name": dict(zip(LANGUAGES, told.name, strict=True)),
        "note": dict(zip(LANGUAGES, told.note, strict=True)),
        "file": {language: f"examples/{language}/{told.id}.journey" for language in LANGUAGES},
        "miniature": miniature_of(example(told, "en")[0].maps[0]),
    }
