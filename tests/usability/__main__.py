"""The table of the usability tasks as one command: `python3 dev.py usability`."""

import os
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app.paths import HOME_VARIABLE


def main() -> int:
    """Do every task in a window of its own, print the table, and return 1 if one took too much."""
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        return _perform_all()


def _perform_all() -> int:
    from PySide6.QtCore import qInstallMessageHandler

    from app.bootstrap import Application
    from app.settings import Settings
    from app.widgets.main_window import MainWindow
    from app.widgets.studio import Studio
    from app.widgets.theming import appearance
    from tests.usability.hands import wait_for
    from tests.usability.report import HEAD, TASKS, line
    from tests.usability.stage import perform

    # The platform without a screen says again and again what it cannot do.
    qInstallMessageHandler(lambda *_said: None)
    application = Application(sys.argv[:1])
    appearance().start(application, theme="light")
    print(HEAD)
    is_well = True
    for task in TASKS:
        studio = Studio(Settings(), MainWindow)
        window = studio.open_window()
        wait_for(lambda shown=window: shown.registry is not None)
        outcome = perform(task, window)
        is_well &= outcome.is_within
        print(line(outcome), flush=True)
        window.discard_changes()
    return 0 if is_well else 1


if __name__ == "__main__":
    raise SystemExit(main())
