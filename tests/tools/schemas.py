"""Write what follows from the classes of the model: the JSON Schema of files, and the compiled schemas."""

import json
import sys

from app.model.compiled import FILE
from app.model.twins import compiled
from app.paths import resource_path
from app.storage.schema import json_schema

JSON_SCHEMA = ("schema", "journey.schema.json")


def compiled_bytes() -> bytes:
    """One node a line, so that a change of a class is a change of a line."""
    made = compiled()
    nodes = ",\n".join(f"{json.dumps(name)}: {json.dumps(each)}" for name, each in made["nodes"].items())
    shared = json.dumps(made["shared"])
    core = json.dumps(made["core"])
    return f'{{"core": {core},\n"nodes": {{\n{nodes}\n}},\n"shared": {shared}}}\n'.encode()


def main() -> int:
    for name, data in ((JSON_SCHEMA, json_schema()), (FILE, compiled_bytes())):
        path = resource_path(*name)
        path.write_bytes(data)
        print(f"{len(data)} bytes written to {'/'.join(path.parts[-3:])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
