"""Speaking a language: the program's own words and those of Qt's dialogs together."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app import i18n
from app.compat import override
from app.i18n import N_, _

# Short names for keys: Qt's own ("Control+Mayúsculas+Suprimir") crowd the menus, and no hint here says them so.
_KEYS = frozenset(
    (N_("Ctrl"), N_("Shift"), N_("Del"), N_("Ins"), N_("Return"), N_("Enter"), N_("Esc"), N_("Tab"))
)
# What Qt's Spanish lacks in its file dialog, or calls by another name than the program does.
_FILES = frozenset(
    (N_("&Look in:"), N_("File &name:"), N_("Files of &type:"), N_("Folder"), N_("File"), N_("Drive"))
)
_OWN = {"QShortcut": _KEYS, "QFileDialog": _FILES, "QAbstractFileIconProvider": _FILES}


class _QtTranslator(QTranslator):
    """Qt's own texts, but for the few that the program says better."""

    @override
    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if sourceText in _OWN.get(context, ()):
            return _(sourceText)
        return super().translate(context, sourceText, disambiguation, n) or None


class _QtWords:
    """The translator of Qt's own texts that is installed now."""

    translator: QTranslator | None = None


def use_language(language: str) -> None:
    """Speak a language ("system", "en" or "es") from now on, here and in Qt's own dialogs."""
    code = i18n.translator_for(language).language
    QLocale.setDefault(QLocale(code))
    application = QApplication.instance()
    if application is not None:
        _install(application, code)
    i18n.use(code)


def _install(application: "QApplication | object", code: str) -> None:
    if not isinstance(application, QApplication):
        return
    if _QtWords.translator is not None:
        application.removeTranslator(_QtWords.translator)
        _QtWords.translator = None
    if code == i18n.SOURCE_LANGUAGE:
        return
    translator = _QtTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{code}", folder):
        application.installTranslator(translator)
        _QtWords.translator = translator
