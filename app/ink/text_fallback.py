"""Which font shows a character that the text face does not have.

The fonts of this computer are looked for only when a text needs them, by walking the folders that the
operating system keeps fonts in. The choice is sorted and remembered for each script, not for each
character, so that a name does not change its look halfway.
"""

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from app.ink.text_clusters import EMOJI_SELECTOR, TEXT_SELECTOR, ZWJ, is_regional, is_skin_tone

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_PLAIN_NAMES = ("sans", "regular", "noto")


def bundled_order(cluster: str, wanted: str) -> tuple[str, ...]:
    """The bundled faces to ask for a cluster, the best first."""
    if wants_emoji(cluster):
        return ("emoji", wanted, "regular")
    return (wanted, "regular", "emoji")


def wants_emoji(cluster: str) -> bool:
    """Say whether a cluster asks to be drawn as an emoji: a selector, a joiner, a skin tone or a flag."""
    if cluster.isascii() or TEXT_SELECTOR in cluster:
        return False
    if EMOJI_SELECTOR in cluster or is_regional(cluster[0]) or any(map(is_skin_tone, cluster)):
        return True
    return ZWJ in cluster and unicodedata.category(cluster[0]) == "So"


@lru_cache(maxsize=4096)
def script_of(character: str) -> str:
    """The script of a character by its Unicode name ("ARABIC", "CJK"); "COMMON" if it has none of its own."""
    if unicodedata.category(character)[0] not in "LM":
        return "COMMON"
    name = unicodedata.name(character, "COMMON").split()
    if name[0] in ("COMBINING", "VARIATION", "MODIFIER", "ZERO"):
        return "COMMON"
    if name[0] in ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HALFWIDTH", "FULLWIDTH", "IDEOGRAPHIC"):
        return "CJK"
    return name[0]


class SystemFonts:
    """The fonts of this computer, opened only when a text needs one."""

    def __init__(self, folders: Iterable[Path] | None = None) -> None:
        """Remember the folders to search (default: those of the operating system) and search none yet."""
        self._folders = tuple(folders) if folders is not None else None
        self._coverage: dict[str, frozenset[int]] | None = None
        self._by_script: dict[str, list[str]] = {}
        self._by_cluster: dict[str, str | None] = {}

    def cover(self, cluster: str) -> str | None:
        """The key (`path#index`) of the face that has this cluster; None when there is none."""
        if cluster not in self._by_cluster:
            self._by_cluster[cluster] = self._search(cluster)
        return self._by_cluster[cluster]

    def _search(self, cluster: str) -> str | None:
        chosen = self._by_script.setdefault(script_of(cluster[0]), [])
        coverage = self._all_coverage()
        for key in (*chosen, *coverage):
            if _has_all(coverage[key], cluster):
                if key not in chosen:
                    chosen.append(key)
                return key
        return None

    def _all_coverage(self) -> dict[str, frozenset[int]]:
        if self._coverage is None:
            folders = self._folders if self._folders is not None else system_folders()
            self._coverage = dict(_read_coverage(font_files(folders)))
        return self._coverage


def _has_all(characters: frozenset[int], cluster: str) -> bool:
    return all(ord(one) in characters for one in cluster if unicodedata.category(one) != "Cf")


def system_folders() -> tuple[Path, ...]:
    """The folders in which this operating system keeps fonts, the user's own last."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        return (windows / "Fonts", home / "AppData/Local/Microsoft/Windows/Fonts")
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts")
    shared = os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share").split(":")
    own = os.environ.get("XDG_DATA_HOME", str(home / ".local/share"))
    return (*(Path(folder) / "fonts" for folder in (*shared, own) if folder), home / ".fonts")


def font_files(folders: Iterable[Path]) -> list[Path]:
    """Every font file below some folders, plain sans faces first, else by name."""
    found = {
        Path(folder) / name
        for root in folders
        for folder, _folders, names in os.walk(root)
        for name in names
        if name.lower().endswith(SUFFIXES)
    }
    return sorted(found, key=_preference)


def _preference(path: Path) -> tuple[int, int, str, str]:
    name = path.name.lower()
    fancy = sum(
        word in name for word in ("bold", "italic", "oblique", "light", "thin", "black", "mono", "condensed")
    )
    return (fancy, -sum(word in name for word in _PLAIN_NAMES), name, str(path))


def _read_coverage(paths: Iterable[Path]) -> Iterator[tuple[str, frozenset[int]]]:
    import uharfbuzz as hb  # only when the bundled fonts are not enough

    for path in paths:
        try:
            blob = hb.Blob.from_file_path(str(path))
        except (OSError, hb.HarfBuzzError):  # unreadable or gone meanwhile: not a font we can use
            continue
        for index in range(max(1, hb.Face(blob, 0).count)):
            face = hb.Face(blob, index)
            if {"glyf", "CFF ", "CFF2"} & set(face.table_tags):  # bitmap fonts vanish from a PDF
                yield f"{path}#{index}", frozenset(face.unicodes)
