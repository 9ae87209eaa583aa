"""The words: how they are found, and that Spanish has them all."""

import ast
import gettext
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from app import i18n
from app.paths import resource_path
from tests.tools import catalogues
from tests.tools.source import forget, sources


@pytest.fixture(scope="module", autouse=True)
def _read_once() -> Iterator[None]:
    """Read the program once for all tests of its texts, and forget it then."""
    yield
    forget()


def test_translations_when_complete_then_nothing_is_to_do() -> None:
    found = catalogues.problems()
    assert not found, "\n".join(["run: python3 dev.py translate, then fill in the .po", *found])


def message(english: object, spanish: object) -> catalogues.Message:
    return catalogues.Message(english, spanish)


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("Open", ""),
        ("Open %s", "Abrir"),
        ("Open {name}", "Abrir {nombre}"),
        ("&Open", "Abrir"),
        ("Open…", "Abrir"),
        (("%d stage", "%d stages"), ("%d etapa", "")),
        (("%d stage", "%d stages"), ("%d etapa", "etapas")),
    ],
)
def test_message_problems_when_a_translation_lacks_something_then_says_so(
    english: object, spanish: object
) -> None:
    assert list(catalogues.message_problems(message(english, spanish)))


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("Open %s", "Abrir %s"),
        ("{a} of {b}", "{a} de {b}"),
        ("&Open…", "&Abrir…"),
        ("Save & close", "Guardar y cerrar"),
        (("%d stage", "%d stages"), ("%d etapa", "%d etapas")),
    ],
)
def test_message_problems_when_a_translation_keeps_all_then_is_silent(
    english: object, spanish: object
) -> None:
    assert list(catalogues.message_problems(message(english, spanish))) == []


def test_extract_when_the_code_marks_a_text_then_finds_it() -> None:
    found = [source for source in sources() if source.path == "app/settings.py"]
    texts = [text for source in found for _context, text in catalogues.marked(source.tree)]
    assert ("Recent files",) in texts


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("_('Open')", [(None, ("Open",))]),
        ("words.text('Open ' 'all')", [(None, ("Open all",))]),
        ("ngettext('%d stage', '%d stages', n)", [(None, ("%d stage", "%d stages"))]),
        ("words.text_in('row', 'Post')", [("row", ("Post",))]),
        ("_(NAMES[kind or 'x'])", []),
        ("event.text()", []),
        ("_('')", []),
    ],
)
def test_marked_when_code_is_read_then_only_literal_texts_count(code: str, expected: list[object]) -> None:
    assert list(catalogues.marked(ast.parse(code))) == expected


@pytest.fixture
def spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small Spanish catalogue, so that these tests do not hang on the words of the day."""
    texts: dict[object, str] = {
        "Open": "Abrir",
        ("%d stage", 0): "%d etapa",
        ("%d stage", 1): "%d etapas",
        "row\x04Post": "Correo",
    }
    catalogue = gettext.GNUTranslations()
    catalogue._catalog = texts  # type: ignore[attr-defined]
    catalogue.plural = lambda count: int(count != 1)  # type: ignore[attr-defined]
    monkeypatch.setattr(
        i18n, "_translator", lambda code: i18n.Translator(code, catalogue if code == "es" else PLAIN)
    )


PLAIN = gettext.NullTranslations()


@pytest.mark.usefixtures("spanish")
def test_use_when_spanish_then_texts_plurals_and_contexts_are_spanish() -> None:
    i18n.use("es")
    assert i18n.language() == "es"
    assert i18n._("Open") == "Abrir"
    assert i18n.ngettext("%d stage", "%d stages", 1) % 1 == "1 etapa"
    assert i18n.ngettext("%d stage", "%d stages", 3) % 3 == "3 etapas"
    assert i18n.pgettext("row", "Post") == "Correo"


@pytest.mark.usefixtures("spanish")
def test_translator_for_when_asked_for_another_language_then_the_program_keeps_its_own() -> None:
    assert i18n.translator_for("es_MX").text("Open") == "Abrir"
    assert i18n.translator_for("es").plural("%d stage", "%d stages", 2) == "%d etapas"
    assert i18n._("Open") == "Open"


def test_translator_for_when_the_language_is_unknown_then_speaks_english() -> None:
    assert i18n.translator_for("xx").language == "en"


def test_text_when_empty_then_stays_empty_and_does_not_show_the_header() -> None:
    assert i18n.translator_for("es").text("") == ""


def test_on_change_when_the_language_changes_then_calls_back_once_until_unsubscribed() -> None:
    calls: list[str] = []
    unsubscribe = i18n.on_change(lambda: calls.append(i18n.language()))
    i18n.use("es")
    i18n.use("es")
    unsubscribe()
    i18n.use("en")
    assert calls == ["es"]


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "es_ES.UTF-8"}, "es"),
        ({"LANG": "es_ES.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
    ],
)
def test_system_language_when_the_environment_names_one_then_takes_it(
    variables: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert i18n.system_language() == expected


def test_import_when_only_words_are_needed_then_nothing_heavy_comes_along() -> None:
    code = "import app.i18n, sys; print(*({'pydantic', 'platformdirs', 'PySide6'} & set(sys.modules)))"
    environment = {**os.environ, "PYTHONPATH": str(resource_path().parent)}
    found = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == ""


def test_grouped_when_spanish_then_has_spaces_that_do_not_break() -> None:
    assert i18n.grouped(50_000) == "50,000"
    i18n.use("es")
    try:
        assert i18n.grouped(1_000_000) == "1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000"
    finally:
        i18n.use("en")


def test_number_when_spanish_then_has_a_comma() -> None:
    i18n.use("es")
    try:
        assert i18n.number(0.5) == "0,5"
        assert i18n.number(11.25, places=1) == "11,2"
    finally:
        i18n.use("en")
    assert i18n.number(-1.5) == "-1.5"
    assert i18n.number(2.0) == "2"


def test_manner_when_a_language_is_spoken_then_numbers_dates_and_tables_follow_it() -> None:
    english, spanish = (i18n.translator_for(code).manner for code in ("en", "es_MX"))
    assert [english.number("2.5"), spanish.number("2.5")] == ["2.5", "2,5"]
    assert [english.grouped(12400), spanish.grouped(12400)] == ["12,400", "12\N{NO-BREAK SPACE}400"]
    assert [english.date("2027-02-22"), spanish.date("2027-02-22")] == ["2027-02-22", "22-02-2027"]
    assert [spanish.date(""), spanish.date("soon-ish")] == ["", "soon-ish"]
    assert [english.separator, spanish.separator] == [",", ";"]


def test_program_when_it_writes_numbers_and_dates_then_no_module_asks_for_a_language_by_its_code() -> None:
    asking = []
    for source in sources():
        compared = [node for node in ast.walk(source.tree) if isinstance(node, ast.Compare)]
        codes = {one.value for node in compared for one in node.comparators if isinstance(one, ast.Constant)}
        if codes & {*i18n.LANGUAGES} and not source.path.endswith(("/i18n.py", "/starters.py")):
            asking.append(source.path)
    assert not asking


@pytest.mark.parametrize(
    ("language", "typed", "date"),
    [
        ("es", "1/5/2027", "2027-05-01"),
        ("es", "01-05-2027", "2027-05-01"),
        ("es", "2027-05-01", "2027-05-01"),
        ("es", "1-5", "1-5"),
        ("en", " 2027-05-01 ", "2027-05-01"),
        ("en", "01-05-2027", "01-05-2027"),
    ],
)
def test_iso_when_a_date_is_typed_as_the_language_writes_it_then_is_understood(
    language: str, typed: str, date: str
) -> None:
    assert i18n.translator_for(language).manner.iso(typed) == date
