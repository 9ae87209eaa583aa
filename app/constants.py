"""The names and numbers that the whole program shares."""

from typing import Final

APP_NAME: Final = "Empathway"
APP_ID: Final = "empathway"
# pyproject.toml says the same; a test compares them.
VERSION: Final = "0.1.0"

FILE_SUFFIX: Final = ".journey"
MIME: Final = "application/vnd.empathway.journey+json"
# What every saved file says about itself.
FORMAT: Final = "empathway"
FORMAT_VERSION: Final = 1
