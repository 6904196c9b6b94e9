"""What a publication keeps between builds, as the tests look at it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from duizhao.keeping.store import Row

STORE = Path(".cache", "duizhao", "kept.db")


class Kept(NamedTuple):
    """A row as it lies in the file. One that is put anew has another number."""

    number: int
    row: Row

    @property
    def is_document(self) -> bool:
        """Say whether it is of a document, or leads to others. An entry's row has no body."""
        return self.row.touched == b"leads" or (len(self.row.touched) > 16 and bool(self.row.body))


def kept(home: Path) -> list[Kept]:
    """Give what is kept of a publication, by its keys in order."""
    query = "SELECT rowid, key, touched, told, body FROM kept ORDER BY key"
    with closing(sqlite3.connect(home / STORE)) as connection:
        return [Kept(number, Row(*values)) for number, *values in connection.execute(query)]


def rows(home: Path) -> list[Row]:
    """Give the rows alone: they are the same whoever made them, and when."""
    return [each.row for each in kept(home)]
