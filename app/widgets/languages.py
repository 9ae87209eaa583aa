"""Speaking a language: the program's own words and those of Qt's dialogs together."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app import i18n


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
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{code}", folder):
        application.installTranslator(translator)
        _QtWords.translator = translator
