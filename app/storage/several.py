"""Several files that belong together: all of them are saved, or none is left that was not there before."""

from collections.abc import Callable, Iterable
from pathlib import Path


def save_all(files: Iterable[tuple[Path, bytes]], save: Callable[[Path, bytes], object]) -> None:
    """Save finished files one after the other; if one cannot be, those that were new are taken away again."""
    new: list[Path] = []
    is_done = False
    try:
        for path, data in files:
            was_there = path.exists()
            save(path, data)
            if not was_there:
                new.append(path)
        is_done = True
    finally:
        if not is_done:
            for path in new:
                path.unlink(missing_ok=True)
