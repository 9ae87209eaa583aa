"""The shape of the program: who may import whom, how big things may be, and what is not done here.

Each rule is tried on a small sample that breaks it as well, so that no rule can go blind.
"""

import ast
import importlib
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from statistics import median

import pytest

from tests.tools.source import (
    APP,
    Function,
    Source,
    decorators,
    forget,
    functions,
    imports,
    names_in,
    nodes,
    parse,
    sources,
    uses,
)

# From the ground up; a module imports from lower lines and from its own package only.
LAYERS = (
    {
        "constants",
        "i18n",
        "paths",
        "retold",
        "settings",
        "collector",
        "second_process",
        "compat",
        "late",
        "qt_enums",
        "qt_start",
        "values",
    },
    {"model"},
    {"ink"},
    {"rows"},
    {"layout"},
    {"render", "storage", "interchange"},
    {"editing"},
    {"actions"},
    {"widgets"},
    {"commands"},
    {"bootstrap", "cli", "commands", "__main__"},
)
# These lines hold single modules that may know each other; packages that share a line must not.
SOCIABLE = (LAYERS[0], LAYERS[-1])
QT_MODULES = {"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtSvgWidgets", "QtPrintSupport", "QtTest"}
QT_PLACES = (
    "app/render/painter.py",
    "app/render/qt_*.py",
    "app/editing/*",
    "app/actions/*",
    "app/widgets/*",
    "app/bootstrap.py",
)
THIRD_PARTY = {
    "PySide6": QT_PLACES,
    "shiboken6": QT_PLACES,
    "reportlab": ("app/render/pdf*.py",),
    "uharfbuzz": ("app/ink/*", "app/render/pdf*.py", "app/render/svg*.py"),
    "pydantic": ("app/model/twins.py",),
    "pydantic_core": ("app/model/engine.py",),
    "platformdirs": ("app/paths.py",),
    "dataclasses": ("app/values.py",),
    "typing_extensions": ("app/compat.py",),
}
# Code from data, and every way onto a network: the program is offline.
BANNED_IMPORTS = {
    *("pickle", "marshal", "shelve", "imp"),
    *("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "xmlrpc"),
    "reportlab.platypus",  # its paragraphs parse markup from user text
    *("xml.sax", "xml.dom", "fontTools", "babel", "PIL", "numpy"),
}
LONGEST_FUNCTION = 50
LONGEST_MODULE = 500
MEDIAN_FUNCTION = 12


@dataclass(frozen=True, slots=True)
class Ban:
    """A call, or a base class, that is not used here; why; and the files that may."""

    name: str
    reason: str
    allowed: tuple[str, ...] = ()


CODE_WRITERS = {"app/values.py"}
"""Where code is made from text: from the names of fields, as `dataclasses` does."""
WRITERS = ("app/storage/files.py", "app/settings.py")
BANS = (
    Ban("model_copy", "accepts misspelt fields in silence; use replace()"),
    Ban("deepcopy", "the tree is shared, never copied"),
    Ban("setHtml", "user text never reaches rich text"),
    Ban("insertHtml", "user text never reaches rich text"),
    Ban("setMarkdown", "user text never reaches rich text"),
    Ban("QLabel", "guesses rich text from its contents; use widgets/plain.py", ("app/widgets/plain.py",)),
    Ban("QMessageBox", "guesses rich text too; use widgets/plain.py", ("app/widgets/plain.py",)),
    Ban("write_text", "saving is atomic; use storage.files", WRITERS),
    Ban("write_bytes", "saving is atomic; use storage.files", WRITERS),
    Ban("mkstemp", "saving is atomic; use storage.files", WRITERS),
    Ban("NamedTemporaryFile", "saving is atomic; use storage.files", WRITERS),
    Ban("QSaveFile", "said that it saved a file that was cut short (measured)"),
    Ban("QFontMetrics", "the layout measures, nobody else", ("app/widgets/*",)),
    Ban("QFontMetricsF", "the layout measures, nobody else", ("app/widgets/*",)),
    Ban("QTextLayout", "the layout breaks lines, nobody else"),
    Ban("stringWidth", "the layout measures, nobody else"),
    Ban("QGraphicsEffect", "turns text into bitmaps"),
    Ban("QGraphicsDropShadowEffect", "turns text into bitmaps"),
    Ban("QGraphicsBlurEffect", "turns text into bitmaps"),
    Ban("os.system", "no shell"),
    Ban("os.popen", "no shell"),
    Ban("NotImplementedError", "no stubs"),
)


@pytest.fixture(scope="module", autouse=True)
def _read_once() -> Iterator[None]:
    """Read the program once for all rules, and forget it then."""
    yield
    forget()


def show(problems: list[str]) -> str:
    return "\n".join(["", *problems])


# --- who may import whom --------------------------------------------------------------------------------


def level_of(layer: str) -> int | None:
    return next((level for level, names in enumerate(LAYERS) if layer in names), None)


def import_problems(source: Source) -> Iterator[str]:
    """Name the imports that point upwards or sideways."""
    own = level_of(source.layer)
    if source.layer and own is None:
        yield f"{source.path}: {source.layer!r} has no place in the import order"
        return
    for line, name in imports(source):
        parts = name.split(".")
        if parts[0] != "app" or len(parts) < 2 or parts[1] == source.layer:
            continue
        other = level_of(parts[1])
        if other is None or own is None or not may_import(own, other):
            yield f"{source.path}:{line} imports {name}"


def may_import(own: int, other: int) -> bool:
    return other < own or (other == own and LAYERS[own] in SOCIABLE)


def third_party_problems(source: Source) -> Iterator[str]:
    """Name the imports of libraries in places that must not know them."""
    for line, name in imports(source):
        allowed = THIRD_PARTY.get(name.split(".")[0], ("*",))
        if not any(fnmatch(source.path, pattern) for pattern in allowed):
            yield f"{source.path}:{line} must not know {name}"
        if any(name == banned or name.startswith(banned + ".") for banned in BANNED_IMPORTS):
            yield f"{source.path}:{line} imports {name}, which is not done here"
        yield from qt_module_problems(source, line, name)


def qt_module_problems(source: Source, line: int, name: str) -> Iterator[str]:
    parts = name.split(".")
    if parts[0] == "PySide6" and len(parts) > 1 and parts[1] not in QT_MODULES:
        yield f"{source.path}:{line} imports {name}; the editor needs no more than {sorted(QT_MODULES)}"


def test_imports_when_followed_then_point_downwards() -> None:
    problems = [problem for source in sources() for problem in import_problems(source)]
    assert not problems, show(problems)


def test_libraries_when_imported_then_only_where_they_belong() -> None:
    problems = [problem for source in sources() for problem in third_party_problems(source)]
    assert not problems, show(problems)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("app/model/card.py", "from app.layout import engine"),
        ("app/model/card.py", "def f():\n    from app.widgets.canvas import view"),
        ("app/model/card.py", "from ..rows import kind"),
        ("app/render/pdf.py", "import app.storage.files"),
        ("app/settings.py", "from app import model"),
        ("app/surprise/thing.py", "import json"),
        ("app/model/card.py", "from app.surprise import thing"),
    ],
)
def test_import_problems_when_an_import_points_up_or_sideways_then_says_so(path: str, text: str) -> None:
    assert list(import_problems(parse(path, text)))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("app/layout/engine.py", "from app.rows.kind import Kind\nfrom app.i18n import _\nimport json"),
        ("app/settings.py", "from app.i18n import N_"),
        ("app/widgets/canvas/view.py", "from app.widgets import plain\nfrom .overlay import Overlay"),
    ],
)
def test_import_problems_when_imports_point_down_then_is_silent(path: str, text: str) -> None:
    assert list(import_problems(parse(path, text))) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("app/layout/engine.py", "from PySide6.QtGui import QFont"),
        ("app/widgets/view.py", "from PySide6 import QtNetwork"),
        ("app/widgets/view.py", "import reportlab.pdfgen.canvas"),
        ("app/render/pdf.py", "from reportlab.platypus import Paragraph"),
        ("app/storage/codec.py", "import pickle"),
        ("app/storage/codec.py", "from urllib.request import urlopen"),
    ],
)
def test_third_party_problems_when_a_library_is_out_of_place_then_says_so(path: str, text: str) -> None:
    assert list(third_party_problems(parse(path, text)))


# --- what is not done -----------------------------------------------------------------------------------


def ban_problems(source: Source) -> Iterator[str]:
    """Name banned calls and base classes."""
    bans = [ban for ban in BANS if not any(fnmatch(source.path, pattern) for pattern in ban.allowed)]
    for line, names in uses(source):
        yield from (
            f"{source.path}:{line} {ban.name}: {ban.reason}"
            for ban in bans
            if set(ban.name.split(".")) <= names
        )


def argument_problems(source: Source) -> Iterator[str]:
    """Name files opened for writing, shells, and code made from text."""
    for call in (node for node in nodes(source.tree) if isinstance(node, ast.Call)):
        where = f"{source.path}:{call.lineno}"
        if any(keyword.arg == "shell" for keyword in call.keywords):
            yield f"{where} shell=: no shell"
        makes_code = isinstance(call.func, ast.Name) and call.func.id in {
            "eval",
            "exec",
            "compile",
            "__import__",
        }
        if makes_code and source.path not in CODE_WRITERS:
            yield f"{where} {call.func.id}: no code from text"
        if opens_for_writing(call) and source.path not in WRITERS:
            yield f"{where} open for writing: saving is atomic; use storage.files"


def opens_for_writing(call: ast.Call) -> bool:
    if not names_in(call.func) & {"open", "fdopen"}:
        return False
    given = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    texts = {node.value for node in given if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return any(set(text) <= set("rwaxbt+") and set(text) & set("wax+") for text in texts)


def raise_problems(source: Source) -> Iterator[str]:
    for node in nodes(source.tree):
        if (
            isinstance(node, ast.Raise)
            and node.exc is not None
            and "NotImplementedError" in names_in(node.exc)
        ):
            yield f"{source.path}:{node.lineno} NotImplementedError: no stubs"


def word_problems(source: Source) -> Iterator[str]:
    """Name unfinished business, and `Any` where values have types."""
    for number, line in enumerate(source.text.splitlines(), 1):
        if "TO" + "DO" in line or "FIX" + "ME" in line:
            yield f"{source.path}:{number} unfinished"
    if source.layer in {"storage", "interchange"}:
        return
    yield from (f"{source.path}:{line} Any" for line, name in imports(source) if name == "typing.Any")


def problems_of(source: Source) -> list[str]:
    checks = (ban_problems, argument_problems, raise_problems, word_problems)
    return [problem for check in checks for problem in check(source)]


def test_code_when_read_then_does_nothing_that_is_banned() -> None:
    problems = [problem for source in sources() for problem in problems_of(source)]
    assert not problems, show(problems)


@pytest.mark.parametrize(
    "text",
    [
        "card.model_copy(update={})",
        "copy.deepcopy(project)",
        "QLabel(text)",
        "class Title(QLabel): pass",
        "QMessageBox.warning(window, text)",
        "view.setHtml(text)",
        "open(name, 'w')",
        "open(name, mode='wb')",
        "path.open('r+')",
        "path.write_text('x')",
        "subprocess.run(line, shell=True)",
        "eval(text)",
        "QtGui.QFontMetricsF(font).horizontalAdvance(text)",
        "class Shadow(QGraphicsDropShadowEffect): pass",
        "os.system(line)",
        "raise NotImplementedError",
        "from typing import Any",
    ],
)
def test_problems_of_when_something_banned_is_done_then_says_so(text: str) -> None:
    assert problems_of(parse("app/editing/sample.py", text))


@pytest.mark.parametrize("text", ["open(name)", "open(name, 'rb')", "dialog.exec()", "re.compile('x')"])
def test_problems_of_when_the_same_words_are_harmless_then_is_silent(text: str) -> None:
    assert problems_of(parse("app/editing/sample.py", text)) == []


# --- how big things may be ------------------------------------------------------------------------------


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_functions_when_measured_then_are_short() -> None:
    long = [
        f"{source.path}:{function.lineno} {function.name} has {length(function)} lines"
        for source in sources()
        for function in functions(source)
        if length(function) > LONGEST_FUNCTION
    ]
    assert not long, show(long)


def test_functions_when_measured_then_the_usual_one_fits_one_glance() -> None:
    assert (
        median(length(function) for source in sources() for function in functions(source)) <= MEDIAN_FUNCTION
    )


def test_modules_when_measured_then_are_short() -> None:
    long = [
        f"{source.path} has {source.lines()} lines" for source in sources() if source.lines() > LONGEST_MODULE
    ]
    assert not long, show(long)


def test_modules_when_named_then_say_what_they_hold() -> None:
    nameless = {"utils", "util", "helpers", "helper", "common", "misc", "stuff"}
    found = [source.path for source in sources() if set(source.module.split(".")) & nameless]
    assert not found, show(found)


def test_packages_when_opened_then_say_what_lives_there() -> None:
    mute = [
        source.path
        for source in sources()
        if source.path.endswith("__init__.py") and len((ast.get_docstring(source.tree) or "").split()) < 10
    ]
    assert not mute, show(mute)


def test_packages_when_found_then_are_complete() -> None:
    folders = {file.parent for file in APP.rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


# --- signatures -----------------------------------------------------------------------------------------

# Frameworks call these by position: Qt its overrides and slots, pydantic its validators.
CALLED_BY_FRAMEWORKS = {"override", "field_validator", "model_validator", "field_serializer", "Slot"}
# New code makes the third parameter and those after it keyword-only; here is where a call becomes a riddle.
MOST_POSITIONAL = 4
# Methods that are handed over as functions, so that nobody ever writes the call with a bare True.
HANDED_OVER = {"app/ink/text_runs.py cut"}


def positional(function: Function) -> list[ast.arg]:
    arguments = [*function.args.posonlyargs, *function.args.args]
    return [argument for argument in arguments if argument.arg not in {"self", "cls"}]


def is_positional_bool(argument: ast.arg) -> bool:
    return isinstance(argument.annotation, ast.Name) and argument.annotation.id == "bool"


def signature_problems(source: Source) -> Iterator[str]:
    """Name functions whose calls would be hard to read."""
    closures = {id(inner) for outer in functions(source) for inner in ast.walk(outer) if inner is not outer}
    for function in functions(source):
        if id(function) in closures:  # handed over as a callback, whose caller decides
            continue
        dunder = function.name.startswith("__") and function.name != "__init__"
        slot = function.name.startswith("_on_")
        if dunder or slot or decorators(function) & CALLED_BY_FRAMEWORKS or "setter" in decorators(function):
            continue
        where = f"{source.path}:{function.lineno} {function.name}"
        if len(positional(function)) > MOST_POSITIONAL:
            yield f"{where}: more than {MOST_POSITIONAL} values without names; make them keyword-only"
        public = not function.name.startswith("_") and f"{source.path} {function.name}" not in HANDED_OVER
        if public and any(is_positional_bool(argument) for argument in positional(function)):
            yield f"{where}: a bool without its name says nothing at the call"


def test_signatures_when_read_then_calls_explain_themselves() -> None:
    problems = [problem for source in sources() for problem in signature_problems(source)]
    assert not problems, show(problems)


@pytest.mark.parametrize("text", ["def f(a, b, c, d, e): pass", "def f(on: bool): pass"])
def test_signature_problems_when_a_call_would_be_a_riddle_then_says_so(text: str) -> None:
    assert list(signature_problems(parse("app/editing/sample.py", text)))


# --- names that are Qt's --------------------------------------------------------------------------------


def qt_bases(cls: type) -> list[type]:
    return [base for base in cls.__mro__ if base.__module__.startswith("PySide6")]


def shadows(cls: type) -> Iterator[str]:
    """Name the methods of a class that hide one of Qt's without saying so."""
    bases = qt_bases(cls)
    for name, member in vars(cls).items():
        hides = any(name in vars(base) for base in bases) and not name.startswith("__")
        if hides and inspect.isfunction(member) and not getattr(member, "__override__", False):
            yield f"{cls.__module__}.{cls.__qualname__}.{name} hides Qt's without @override"


def fields_that_shadow(cls: type, tree: ast.ClassDef) -> Iterator[str]:
    """Name fields such as `self.size` that hide a method of Qt's."""
    bases = qt_bases(cls)
    for node in ast.walk(tree):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for target in targets if isinstance(node, ast.Assign | ast.AnnAssign) else []:
            own = isinstance(target, ast.Attribute) and names_in(target.value) == {"self"}
            if own and any(target.attr in vars(base) for base in bases):
                yield f"{cls.__module__}.{cls.__qualname__}: self.{target.attr} hides Qt's method"


def class_trees(source: Source) -> Iterator[tuple[type, ast.ClassDef]]:
    """Import a module and pair its classes with their source."""
    module = importlib.import_module(source.module)
    for node in source.tree.body:
        if isinstance(node, ast.ClassDef):
            yield getattr(module, node.name), node


def knows_qt(source: Source) -> bool:
    return any(name.startswith("PySide6") for _, name in imports(source))


def test_methods_when_they_hide_one_of_qts_then_say_so() -> None:
    problems: list[str] = []
    for source in filter(knows_qt, sources()):
        for cls, tree in class_trees(source):
            problems += [*shadows(cls), *fields_that_shadow(cls, tree)]
    assert not problems, show(problems)


def test_shadows_when_a_method_hides_one_of_qts_then_says_so() -> None:
    from PySide6.QtCore import QObject

    class Sample(QObject):
        def parent(self) -> None:  # type: ignore[override]
            pass

    tree = ast.parse("class Sample(QObject):\n def f(self):\n  self.children = []").body[0]
    assert isinstance(tree, ast.ClassDef)
    assert list(shadows(Sample))
    assert list(fields_that_shadow(Sample, tree))
