"""The command line may paint pictures; other tests of the same run need the program's own application."""

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Have the real application there before a command makes a smaller one for itself."""
    return qapp
