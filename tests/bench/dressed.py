"""The application in the program's own look: bare Qt draws scroll bars that nobody sees, at ten times the cost."""

from PySide6.QtWidgets import QApplication

from app.widgets.theming import appearance


def dressed_application() -> QApplication:
    """Return the application as a user has it, in the light theme."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication([])
    appearance().start(application, theme="light")
    appearance().finish()
    return application
