"""Modules that are postponed load when they are used, and are then what they always were."""

import subprocess
import sys

CODE = """
import sys
from app.late import LateModule, postpone_module
postpone_module("importlib.metadata")
import importlib.metadata as late
import importlib
print(type(late) is LateModule, "email" in sys.modules, importlib.metadata is late)
print(late.version("pydantic") == __import__("pydantic").VERSION)
print(type(late) is LateModule, "email" in sys.modules, late.__name__, bool(late.__path__))
from importlib.metadata import entry_points
print(callable(entry_points))
postpone_module("json"); import json; postpone_module("json"); print(json.loads("1"))
postpone_module("no_such_module"); print("no_such_module" in sys.modules)
"""


def test_module_when_postponed_loads_at_its_first_use_and_is_whole() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines() == [
        "True False True",
        "True",
        "False True importlib.metadata True",
        "True",
        "1",
        "False",
    ]


def test_model_when_imported_leaves_email_and_logging_alone() -> None:
    code = "import sys, app.model.project; print([m for m in ('email', 'logging') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
