"""Pictures by what they are: their bytes, found by their SHA-256, outside the frozen tree."""

from collections.abc import Iterator

from app.model.project import Asset, Project
from app.storage import limits


def sha_of(data: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    import hashlib  # takes longer to load than a map without pictures

    return hashlib.sha256(data).hexdigest()


class AssetStore:
    """The bytes of pictures by SHA-256; it only grows, so that undo and snapshots always find theirs."""

    def __init__(self) -> None:
        self._bytes: dict[str, bytes] = {}

    def add(self, data: bytes) -> str:
        """Keep some bytes and return their SHA-256 in hexadecimal; the same bytes are kept once."""
        sha = sha_of(data)
        self._bytes.setdefault(sha, bytes(data))
        return sha

    def get(self, sha: str) -> bytes | None:
        """Return the bytes of that SHA-256, or None if they were never added."""
        return self._bytes.get(sha)

    def add_all(self, other: "AssetStore") -> None:
        """Take over what another store knows."""
        for sha in other:
            self._bytes.setdefault(sha, other._bytes[sha])

    @property
    def known(self) -> frozenset[str]:
        return frozenset(self._bytes)

    def __contains__(self, sha: object) -> bool:
        return sha in self._bytes

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._bytes))

    def __len__(self) -> int:
        return len(self._bytes)


def with_bytes(project: Project, store: AssetStore) -> Project:
    """Return the project with each known picture written into its description, as base64 under `data`."""
    if not project.assets:
        return project
    return project.replace(
        assets={sha: _filled(asset, store.get(sha)) for sha, asset in project.assets.items()}
    )


def without_bytes(project: Project, store: AssetStore) -> tuple[Project, tuple[str, ...]]:
    """Move every picture's bytes from the project into the store.

    Returns the project, and the names of the pictures that cannot be shown: damaged, of an unsafe format, or too
    large. Their data stays where it is, so that saving writes it back untouched.
    """
    if not any("data" in asset.unknown for asset in project.assets.values()):
        return project, ()
    refused, assets, pixels = [], {}, 0
    for sha, asset in project.assets.items():
        data = _picture(sha, asset)
        pixels += data[1] if data else 0
        if data is not None and pixels <= limits.ALL_PICTURE_PIXELS:
            store.add(data[0])
            assets[sha] = _emptied(asset)
        else:
            assets[sha] = asset
            if "data" in asset.unknown:
                refused.append(sha)
    return project.replace(assets=assets), tuple(refused)


def _picture(sha: str, asset: Asset) -> tuple[bytes, int] | None:
    """Return the bytes and the pixels of a picture, if it is one and has the SHA-256 that it is filed under."""
    import base64  # most maps have no pictures
    import binascii

    from app.storage.pictures import PictureError, inspect_picture

    text = asset.unknown.get("data")
    if not isinstance(text, str):
        return None
    try:
        data = base64.b64decode(text, validate=True)
        head = inspect_picture(data)
    except (binascii.Error, ValueError, PictureError):
        return None
    # Only what would be written back as the very same text may leave the tree.
    if sha_of(data) != sha or base64.b64encode(data).decode() != text:
        return None
    return data, head.width * head.height


def _filled(asset: Asset, data: bytes | None) -> Asset:
    if data is None or "data" in asset.unknown:
        return asset
    import base64

    return asset.with_unknown({**asset.unknown, "data": base64.b64encode(data).decode()})


def _emptied(asset: Asset) -> Asset:
    return asset.with_unknown({key: value for key, value in asset.unknown.items() if key != "data"})
