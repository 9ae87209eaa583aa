"""P-5 and P-6: reading and writing 20,000 cards against Python's own json."""

import gc
import json
import tempfile
from pathlib import Path

from app.model.project import Project
from app.storage.assets import AssetStore
from app.storage.codec import encode
from app.storage.saving import save_project
from tests.bench.synthetic import synthetic
from tests.bench.timing import Result, cpu_ms, median_ms


def measure(*, rounds: int) -> list[Result]:
    """Return the rows of validating, serialising and saving."""
    project = synthetic(20_000)
    data = encode(project)
    gc.collect()
    gc.disable()
    try:
        plain = cpu_ms(lambda: json.loads(data), rounds=rounds)
        checked = cpu_ms(lambda: Project.from_json(data), rounds=rounds)
    finally:
        gc.enable()
    tree = json.loads(data)
    dumped = cpu_ms(lambda: json.dumps(tree, indent=2, ensure_ascii=False), rounds=rounds)
    encoded = cpu_ms(lambda: encode(project), rounds=rounds)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.journey"
        saved = median_ms(lambda: save_project(path, project, AssetStore()), rounds=rounds)
        plain_dump = median_ms(lambda: json.dumps(tree, indent=2, ensure_ascii=False), rounds=rounds)
    return [
        Result(
            "P-5", "validate 20,000 cards ÷ json.loads", checked / plain, 1.4, 2.0, more=f"{checked:.0f} ms"
        ),
        Result(
            "P-6",
            "serialise 20,000 cards ÷ json.dumps",
            encoded / dumped,
            0.15,
            0.25,
            more=f"{encoded:.0f} ms",
        ),
        Result(
            "P-6", "verified, synced save ÷ json.dumps", saved / plain_dump, 1.0, 1.5, more=f"{saved:.0f} ms"
        ),
    ]
