"""The JSON Schema of a `.journey` file, generated from the model: other programs may write maps."""

import json
from typing import Any

from app.constants import APP_NAME, FORMAT, FORMAT_VERSION
from app.model import twins
from app.model.project import Project


def json_schema() -> bytes:
    """Return the schema (JSON Schema 2020-12) as UTF-8, the same bytes every time."""
    schema: Any = twins.json_schema(Project)
    fields = schema["properties"]
    fields["format"] = {"const": FORMAT, "title": "Format", "type": "string"}
    fields["version"] = {"const": FORMAT_VERSION, "title": "Version", "type": "integer"}
    asset = schema["$defs"]["Asset"]["properties"]
    asset["data"] = {"contentEncoding": "base64", "title": "Data", "type": "string"}
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{APP_NAME} project",
        **{key: value for key, value in schema.items() if key != "title"},
    }
    return (json.dumps(whole, indent=2, ensure_ascii=False, sort_keys=True) + "\n").encode()
