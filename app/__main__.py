"""`python -m app` is the same as `empathway`."""

from app.cli import entry

if __name__ == "__main__":
    entry()
