"""The words of the program in the user's language.

One mechanism for the window, the command line and exports: gettext catalogues under resources/translations,
English being the language of the source. It knows no Qt. Call `_` when a text is shown, never at import time;
mark texts that sit in tables with `N_`.
"""

import gettext
import locale
import os
from collections.abc import Callable
from functools import cache
from typing import Final

from app.paths import resource_path
from app.values import dataclass

DOMAIN: Final = "empathway"
SOURCE_LANGUAGE: Final = "en"
# Each language by its own name, as a chooser shows it.
LANGUAGES: Final = {"en": "English", "es": "Español"}


@dataclass(frozen=True, slots=True)
class Manner:
    """How a language writes what is no word: numbers, dates, and tables for its spreadsheets.

    `day_first` turns an ISO date round, `separator` stands between the cells of a CSV file.
    """

    decimal: str = "."
    group: str = ","
    day_first: bool = False
    separator: str = ","

    def number(self, text: str) -> str:
        """Return a number that Python has written, with this language's decimal sign."""
        return text.replace(".", self.decimal)

    def grouped(self, count: int) -> str:
        """Return a whole number in groups of three digits."""
        return f"{count:,}".replace(",", self.group)

    def date(self, date: str) -> str:
        """Return an ISO date as people write it: 22-02-2027 where the day comes first, or as it stands."""
        parts = date.split("-")
        return "-".join(reversed(parts)) if self.day_first and len(parts) == 3 else date

    def iso(self, typed: str) -> str:
        """Return a typed date, 22/2/2027 where the day comes first, as an ISO date; anything else as it stands."""
        parts = typed.strip().replace("/", "-").replace(".", "-").split("-")
        if not self.day_first or len(parts) != 3 or len(parts[2]) != 4:
            return typed.strip()
        day, month, year = parts
        return f"{year}-{month:0>2}-{day:0>2}"


# The one place that knows them; a language without an entry writes as English does.
_MANNERS: Final = {
    "es": Manner(decimal=",", group="\N{NO-BREAK SPACE}", day_first=True, separator=";"),
}


class Translator:
    """The words of one language, for an export that speaks another language than the window."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self.manner = _MANNERS.get(language, Manner())
        self._catalogue = catalogue

    def text(self, message: str) -> str:
        """Translate a message; one without a translation stays English."""
        return self._catalogue.gettext(message) if message else ""

    def plural(self, one: str, many: str, count: int) -> str:
        """Choose and translate the form that fits the count; the caller fills in the number."""
        return self._catalogue.ngettext(one, many, count)

    def text_in(self, context: str, message: str) -> str:
        """Translate a message whose English is ambiguous without its context."""
        return self._catalogue.pgettext(context, message)


def system_language() -> str:
    """Return the best language for this computer, as its environment or its settings say."""
    names = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next((found for found in names if found), None) or locale.getlocale()[0] or SOURCE_LANGUAGE
    code = name.lower().replace("-", "_").split("_")[0].split(".")[0]
    code = "es" if code == "spanish" else code  # what Windows says
    return code if code in LANGUAGES else SOURCE_LANGUAGE


@cache
def _translator(language: str) -> Translator:
    folder = str(resource_path("translations"))
    languages = [] if language == SOURCE_LANGUAGE else [language]
    catalogue = gettext.translation(DOMAIN, folder, languages=languages, fallback=True) if languages else None
    return Translator(language, catalogue or gettext.NullTranslations())


def translator_for(language: str) -> Translator:
    """Return the words of a language ("en", "es", "es_MX", or "system"); unknown ones speak English."""
    code = system_language() if language == "system" else language.replace("-", "_").split("_")[0].lower()
    return _translator(code if code in LANGUAGES else SOURCE_LANGUAGE)


_current = Translator(SOURCE_LANGUAGE, gettext.NullTranslations())
_listeners: list[Callable[[], None]] = []


def language() -> str:
    """Return the language that the program speaks now, such as "es"."""
    return _current.language


def use(wanted: str) -> None:
    """Speak a language from now on ("system", "en" or "es"), and tell whoever shows texts."""
    global _current
    before, _current = _current, translator_for(wanted)
    if before.language != _current.language:
        for listener in tuple(_listeners):
            listener()


def on_change(callback: Callable[[], None]) -> Callable[[], None]:
    """Call back after each change of the language; the function that comes back ends that."""
    _listeners.append(callback)

    def unsubscribe() -> None:
        if callback in _listeners:
            _listeners.remove(callback)

    return unsubscribe


def _(message: str) -> str:
    """Translate a message into the language of the program."""
    return _current.text(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Translate a message with a number: `ngettext("%d stage", "%d stages", n) % n`."""
    return _current.plural(one, many, count)


def number(value: float, *, places: int | None = None) -> str:
    """Write a number as the language of the program does: Spanish has a comma before the decimals."""
    return _current.manner.number(f"{value:g}" if places is None else f"{value:.{places}f}")


def grouped(count: int) -> str:
    """Write a large whole number in groups of three: commas in English, spaces that do not break in Spanish."""
    return _current.manner.grouped(count)


def manner() -> Manner:
    """Return how the language of the program writes numbers, dates and tables."""
    return _current.manner


def pgettext(context: str, message: str) -> str:
    """Translate a message that needs its context: `pgettext("row kind", "Post")`."""
    return _current.text_in(context, message)


def N_(message: str) -> str:  # noqa: N802  (the name that extraction tools know)
    """Mark a text in a table for translation and leave it as it is."""
    return message
