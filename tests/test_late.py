"""Modules that are postponed load when they are used, and are then what they always were."""

import subprocess
import sys

CODE = """
import sys
from importlib.util import find_spec
from app.late import LateModule

def postpone(name, functions=()):
    spec = find_spec(name)
    module = sys.modules[name] = LateModule(name, spec.loader, functions=functions)
    module.__spec__, module.__package__ = spec, name
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    parent, _, child = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], child, module)

postpone("importlib.metadata")
import importlib.metadata as late
import importlib
print(type(late) is LateModule, "email" in sys.modules, importlib.metadata is late)
print(late.version("reportlab") == __import__("reportlab").__version__)
print(type(late) is LateModule, "email" in sys.modules, late.__name__, bool(late.__path__))
from importlib.metadata import entry_points
print(callable(entry_points))
postpone("colorsys", ["rgb_to_hsv"])
from colorsys import rgb_to_hsv
print(rgb_to_hsv(0, 0, 1)[2])
"""


def test_module_when_postponed_loads_at_its_first_use_and_is_whole() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines() == [
        "True False True",
        "True",
        "False True importlib.metadata True",
        "True",
        "1",
    ]


def test_model_when_imported_leaves_email_and_logging_alone() -> None:
    code = "import sys, app.model.project; print([m for m in ('email', 'logging') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
