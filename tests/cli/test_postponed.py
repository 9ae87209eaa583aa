"""The stand-ins for modules that a command may never need."""

import inspect
import platform
import subprocess
import sys
from pathlib import Path

from app.commands.postponed import KNOWN, POSTPONED
from tests.storage.sample import SAMPLE

BEGIN = "import sys; from app.commands.postponed import postpone; postpone();"
EXPORT = """
import os, sys
from app.cli import entry
def end(code):
    needless = {"pydantic", "pydantic_core", "typing_extensions", "inspect", "tempfile", "pickle", "platform"}
    loaded = {name for name in needless & set(sys.modules) if type(sys.modules[name]).__name__ == "module"}
    sys.stdout.write(repr(sorted(loaded)))
    sys.stdout.flush()
    leave(code)
leave, os._exit = os._exit, end
entry()
"""


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", BEGIN + code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_module_when_only_imported_then_is_not_loaded() -> None:
    assert run("from PIL import Image; import inspect; print('dis' in sys.modules)") == "False"
    assert run("from tempfile import gettempdir; print('random' in sys.modules)") == "False"


def test_module_when_used_then_is_the_real_one() -> None:
    made = (
        "from PIL import Image; one = Image.new('RGB', (3, 2)); print(isinstance(one, Image.Image), one.size)"
    )
    assert run(made) == "True (3, 2)"
    assert run(
        "from PIL import Image; Image.new('L', (1, 1)); print(type(sys.modules['PIL.Image']).__name__)"
    ) == ("module")


def test_function_when_taken_before_and_called_then_does_its_work() -> None:
    assert run("from tempfile import gettempdir; import os; print(os.path.isdir(gettempdir()))") == "True"


def test_known_things_when_compared_with_the_real_modules_then_are_theirs() -> None:
    assert set(KNOWN) <= set(POSTPONED)
    assert dict(KNOWN["inspect"]) == {name: getattr(inspect, name) for name in KNOWN["inspect"]}
    implementation = KNOWN["platform"]["python_implementation"]
    assert callable(implementation)
    assert implementation() == platform.python_implementation()


def test_reportlab_when_imported_then_brings_no_pictures() -> None:
    code = (
        "import app.model.project, app.render.pdf;"
        "print([name for name in ('email.message', 'PIL._imaging') if name in sys.modules])"
    )
    assert run(code) == "[]"


def test_pdf_when_exported_then_nothing_needless_was_loaded(tmp_path: Path) -> None:
    source, target = tmp_path / "map.journey", tmp_path / "map.pdf"
    source.write_bytes(SAMPLE)
    command = [sys.executable, "-c", EXPORT, "export", str(source), "--to", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    # Newer Pythons load it themselves.
    allowed = ("[]",) if sys.version_info < (3, 12) else ("[]", "['inspect']")
    assert done.stdout.splitlines()[-1] in allowed
    assert target.read_bytes().startswith(b"%PDF")
