"""Read the program's own source, for the tests that hold it to its architecture."""

import ast
import gc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Source:
    """One module: its path below the root ("app/model/card.py"), its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def module(self) -> str:
        """Return the dotted name, a package's own name for its `__init__`."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def layer(self) -> str:
        """Return the package or module directly below app, "" for app itself."""
        parts = self.module.split(".")
        return parts[1] if len(parts) > 1 else ""

    def lines(self) -> int:
        return self.text.count("\n")


def parse(path: str, text: str) -> Source:
    return Source(path, text, ast.parse(text, path))


@cache
def sources() -> tuple[Source, ...]:
    """Read every module of app; the collector would look through half a million nodes while they are made."""
    files = sorted(APP.rglob("*.py"))
    gc.disable()
    try:
        return tuple(
            parse(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")) for file in files
        )
    finally:
        gc.enable()


@cache
def nodes(tree: ast.AST) -> tuple[ast.AST, ...]:
    """Walk a tree once for all rules; `forget` lets go of it."""
    return tuple(ast.walk(tree))


def forget() -> None:
    """Let go of all that was read: a hundred megabytes, which the collector would look through again and again."""
    sources.cache_clear()
    nodes.cache_clear()


def imports(source: Source) -> Iterator[tuple[int, str]]:
    """Find every import, at any depth, as line and dotted name; `from app import i18n` gives "app.i18n"."""
    package = source.module if source.path.endswith("__init__.py") else source.module.rpartition(".")[0]
    for node in nodes(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(package, node)
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def _absolute(package: str, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = package.split(".")
    above = parts[: len(parts) - node.level + 1]
    return ".".join([*above, *([node.module] if node.module else [])])


def functions(source: Source) -> Iterator[Function]:
    return (node for node in nodes(source.tree) if isinstance(node, Function))


def names_in(node: ast.expr) -> set[str]:
    """Collect the dotted parts of a name such as `QMessageBox.warning` or `self.card.model_copy`."""
    found: set[str] = set()
    while isinstance(node, ast.Attribute):
        found.add(node.attr)
        node = node.value
    if isinstance(node, ast.Name):
        found.add(node.id)
    return found


def uses(source: Source) -> Iterator[tuple[int, set[str]]]:
    """Find every call and every base class, as line and the parts of its name."""
    for node in nodes(source.tree):
        if isinstance(node, ast.Call):
            yield node.lineno, names_in(node.func)
        elif isinstance(node, ast.ClassDef):
            yield from ((node.lineno, names_in(base)) for base in node.bases)


def decorators(function: Function) -> set[str]:
    found: set[str] = set()
    for decorator in function.decorator_list:
        found |= names_in(decorator.func if isinstance(decorator, ast.Call) else decorator)
    return found
