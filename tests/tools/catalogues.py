"""Collect the texts of the program, update the translations and compile them; or say what is amiss.

    python3 dev.py translate           extract, update every .po, compile every .mo
    python3 dev.py translate --check   change nothing, list what is missing or out of date

Catalogues carry no dates and no line numbers and are sorted by file, so that their differences are quiet.
"""

import ast
import io
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from app import i18n
from tests.tools.source import ROOT, sources

FOLDER = ROOT / "resources" / "translations"
TEMPLATE = FOLDER / "empathway.pot"
LANGUAGES = tuple(code for code in i18n.LANGUAGES if code != i18n.SOURCE_LANGUAGE)
# Which arguments hold (context, one, many): `_` and its relatives of app.i18n, and the methods of its Translator.
KEYWORDS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "N_": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "text": (None, 0, None),
    "plural": (None, 0, 1),
    "text_in": (0, 1, None),
}
UNWANTED_HEADERS = re.compile(
    rb'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By|Report-Msgid-Bugs-To).*\n',
    re.MULTILINE,
)
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
PERCENT = re.compile(r"%(?:\(\w+\))?[-+0#]*\d*(?:\.\d+)?[a-zA-Z%]")
BRACES = re.compile(r"\{[^{}]*\}")
MNEMONIC = re.compile(r"(?<!&)&(?=[^\s&])")


def po_file(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / "empathway.po"


def mo_file(language: str) -> Path:
    return po_file(language).with_suffix(".mo")


def new_catalogue(language: str | None = None) -> Catalog:
    return Catalog(
        locale=language,
        domain="empathway",
        project="Empathway",
        copyright_holder="Empathway contributors",
        header_comment="# Texts of Empathway, by `python3 dev.py translate`: fill in the .po, not the .pot.",
        creation_date=NO_DATE,
        revision_date=NO_DATE,
        fuzzy=False,
    )


def extract() -> Catalog:
    """Collect every text that the code marks; only literals count, so `_(names[kind])` adds nothing."""
    catalogue = new_catalogue()
    for source in sources():
        for context, texts in marked(source.tree):
            message = texts if len(texts) > 1 else texts[0]
            catalogue.add(message, locations=[(source.path, 0)], context=context)
    return catalogue


def marked(tree: ast.Module) -> Iterator[tuple[str | None, tuple[str, ...]]]:
    """Find the marked texts of a module in reading order, as context and (one,) or (one, many)."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and called(node) in KEYWORDS]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        places = KEYWORDS[called(call)]
        context, *texts = (None if place is None else literal(call, place) for place in places)
        found = tuple(text for text in texts if text)
        wanted = sum(place is not None for place in places[1:])
        if len(found) == wanted and (context is None) == (places[0] is None):
            yield context, found


def called(call: ast.Call) -> str:
    """Return the last part of what is called, nothing for what has no name."""
    function = call.func
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def literal(call: ast.Call, place: int) -> str | None:
    """Return an argument that is a plain text, None for anything else."""
    argument = call.args[place] if place < len(call.args) else None
    value = argument.value if isinstance(argument, ast.Constant) else None
    return value if isinstance(value, str) else None


def as_po(catalogue: Catalog) -> bytes:
    stream = io.BytesIO()
    write_po(stream, catalogue, width=100, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return UNWANTED_HEADERS.sub(b"", stream.getvalue())


def as_mo(catalogue: Catalog) -> bytes:
    stream = io.BytesIO()
    catalogue.creation_date = catalogue.revision_date = NO_DATE
    write_mo(stream, catalogue)
    return stream.getvalue()


def read(file: Path, language: str | None = None) -> Catalog:
    """Read a catalogue; one that does not exist yet is empty."""
    if not file.exists():
        return new_catalogue(language)
    with file.open("rb") as stream:
        return read_po(stream, locale=language, domain="empathway")


def updated(language: str, template: Catalog) -> Catalog:
    """Bring a translation in step with the code: new texts come empty, gone ones go, nothing is guessed."""
    old = read(po_file(language), language)
    new = new_catalogue(language)
    for message in messages(template):
        known = old.get(message.id, context=message.context)
        new.add(
            message.id,
            known.string if known and isinstance(known.string, str) == isinstance(message.id, str) else None,
            locations=message.locations,
            auto_comments=message.auto_comments,
            user_comments=known.user_comments if known else (),
            context=message.context,
        )
    return new


def messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def forms(text: object) -> tuple[str, ...]:
    """Return the singular and plural of a message, or its only form."""
    if isinstance(text, str):
        return (text,)
    return tuple(text) if isinstance(text, tuple | list) else ("",)


def name_of(message: Message) -> str:
    return repr(forms(message.id)[0])


def keys(catalogue: Catalog) -> set[tuple[str | None, tuple[str, ...]]]:
    return {(message.context, forms(message.id)) for message in messages(catalogue)}


def marks(text: str) -> tuple[Counter[str], Counter[str], int, bool, bool]:
    """Find what a translation must keep: placeholders, a mnemonic, a dialog's ellipsis, outer spaces."""
    percent = Counter(PERCENT.findall(text)) if "%" in text else Counter()
    return (
        percent,
        Counter(BRACES.findall(text)),
        len(MNEMONIC.findall(text)),
        text.endswith("…"),
        text != text.strip(),
    )


def message_problems(message: Message) -> Iterator[str]:
    """Say what is wrong with one translation."""
    originals, translations = forms(message.id), forms(message.string)
    if len(translations) != len(originals) or not all(translations):
        yield f"not translated: {name_of(message)}"
        return
    for original, translation in zip(originals, translations, strict=True):
        if marks(original) != marks(translation):
            yield f"placeholder, '&', '…' or outer space differs: {original!r} -> {translation!r}"


def template_problems(template: Catalog) -> Iterator[str]:
    """Say what the committed .pot lacks, or has too much."""
    committed = keys(read(TEMPLATE))
    for _context, texts in sorted(keys(template) - committed, key=str):
        yield f"in the code, but not in empathway.pot: {texts[0]!r}"
    for _context, texts in sorted(committed - keys(template), key=str):
        yield f"in empathway.pot, but no longer in the code: {texts[0]!r}"


def language_problems(language: str, template: Catalog) -> Iterator[str]:
    """Say what one translation lacks."""
    for message in messages(updated(language, template)):
        yield from (f"{language}: {problem}" for problem in message_problems(message))
    if not mo_file(language).exists() or mo_file(language).read_bytes() != compiled(language):
        yield f"{language}: empathway.mo does not match empathway.po"


def compiled(language: str) -> bytes:
    return as_mo(read(po_file(language), language))


def problems() -> list[str]:
    """List everything that is amiss with the translations."""
    template = extract()
    found = list(template_problems(template))
    for language in LANGUAGES:
        found += language_problems(language, template)
    return found


def update() -> None:
    """Write the template, every translation and its compiled form."""
    template = extract()
    FOLDER.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(as_po(template))
    for language in LANGUAGES:
        catalogue = updated(language, template)
        po_file(language).parent.mkdir(parents=True, exist_ok=True)
        po_file(language).write_bytes(as_po(catalogue))
        mo_file(language).write_bytes(compiled(language))


def main(words: list[str]) -> int:
    if "--check" not in words:
        update()
        print(f"{len(list(messages(read(TEMPLATE))))} texts in {TEMPLATE.relative_to(ROOT)}")
    found = problems()
    for problem in found:
        print(problem)
    if found:
        print(f"{len(found)} to do; then run: python3 dev.py translate")
    return 1 if found and "--check" in words else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
