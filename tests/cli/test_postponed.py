"""The stand-ins for modules that a command may never need."""

import subprocess
import sys

BEGIN = "import sys; from app.commands.postponed import postpone; postpone();"


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", BEGIN + code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_module_when_only_imported_then_is_not_loaded() -> None:
    assert run("from PIL import Image; import importlib.metadata; print('email' in sys.modules)") == "False"
    assert run("from importlib.metadata import entry_points; print('email' in sys.modules)") == "False"


def test_module_when_used_then_is_the_real_one() -> None:
    made = (
        "from PIL import Image; one = Image.new('RGB', (3, 2)); print(isinstance(one, Image.Image), one.size)"
    )
    assert run(made) == "True (3, 2)"
    assert run(
        "from PIL import Image; Image.new('L', (1, 1)); print(type(sys.modules['PIL.Image']).__name__)"
    ) == ("module")


def test_function_when_taken_before_and_called_then_does_its_work() -> None:
    assert run("from importlib.metadata import version; print(version('reportlab'))")[0].isdigit()


def test_reportlab_and_pydantic_when_imported_then_bring_neither() -> None:
    code = (
        "import app.model.project, app.render.pdf;"
        "print([name for name in ('email.message', 'PIL._imaging') if name in sys.modules])"
    )
    assert run(code) == "[]"
