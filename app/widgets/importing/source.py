"""Where a table to import comes from: a file whose coding may be corrected, or a clipboard already read."""

from pathlib import Path

from app.i18n import _
from app.interchange.reading import Reading, read_file
from app.interchange.table import BYTES, Table, TableError
from app.storage.errors import LoadError
from app.storage.loader import read_bytes
from app.storage.names import title_from
from app.values import dataclass

ENDINGS = (".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Source:
    """A name for the map to be, and either the bytes of a file or a table."""

    name: str
    data: bytes = b""
    table: Table | None = None

    @property
    def is_file(self) -> bool:
        """Whether there are bytes that can be read in another way."""
        return self.table is None

    def read(self, *, encoding: str | None = None, delimiter: str | None = None) -> Reading:
        """Return the table; raises `TableError` with one sentence."""
        if self.table is not None:
            return Reading(self.table)
        return read_file(self.data, encoding=encoding, delimiter=delimiter)


def source_of(given: Path | Table) -> Source:
    """Return a file or a clipboard's table as a source; raises `TableError` with one sentence."""
    if isinstance(given, Table):
        return Source(_("Pasted table"), table=given)
    try:
        data, _writable = read_bytes(given, limit=BYTES + 1)
    except LoadError as error:
        raise TableError(error.sentence) from error
    source = Source(title_from(given), data)
    source.read()
    return source
