"""Store: a glossary laid out on disk for being looked up, so that a query need not read it all.

It is kept under a key made of everything it depends on. A query asks it for the entries that may
fit; which do is decided by the rules of the search, as for a glossary at hand.
"""

import json
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from duizhao.search import matching
from duizhao.search.concepts import Entry, Likeness, Told
from duizhao.search.english import EnglishWord
from duizhao.search.folding import Fold, Folded
from duizhao.search.matching import Text
from duizhao.search.query import Query
from duizhao.search.spoken import Spoken
from duizhao.writing import write_whole

_TABLES = """
CREATE TABLE key (value TEXT);
CREATE TABLE folds (character TEXT PRIMARY KEY, leader TEXT) WITHOUT ROWID;
CREATE TABLE entries (
    number INTEGER PRIMARY KEY,
    written TEXT, letters TEXT, initials TEXT, english TEXT, renderings TEXT, entry TEXT
);
"""

# A condition of SQL, with its parameters.
_Condition = tuple[str, list[str]]


class Store:
    """A glossary on disk. `fold` knows the classes of the characters it has been asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.fold: Fold = _StoredFold(connection)

    def fitting(self, wanted: Query) -> Iterator[Entry]:
        """Give the entries that a query may fit, in the order of the glossary."""
        condition, values = _condition(wanted)
        rows = f"SELECT entry FROM entries WHERE {condition} ORDER BY number"
        yield from (_read(row[0]) for row in self._connection.execute(rows, values))

    def likenesses(self) -> Iterator[Likeness]:
        """Give what tells of each entry how like a query it is."""
        rows = "SELECT number, written, letters, renderings FROM entries ORDER BY number"
        for number, written, letters, renderings in self._connection.execute(rows):
            yield Likeness(
                written.split("\n"),
                letters.split("\n"),
                [words.split() for words in renderings.split("\n")],
                partial(self._entry, number),
            )

    def _entry(self, number: int) -> Entry:
        row = "SELECT entry FROM entries WHERE number = ?"
        return _read(self._connection.execute(row, [number]).fetchone()[0])


class _StoredFold(Fold):
    """Folds texts by the classes in a store, which are read when a character is met."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__({})
        self._connection = connection

    def __call__(self, text: str) -> Folded:
        folded = unicodedata.normalize("NFKD", text.lower())
        # Bytes that are no UTF-8 come as lone surrogates, which a database cannot take.
        characters = {*folded.encode("utf-8", "ignore").decode("utf-8")}
        marks = ",".join("?" * len(characters))
        rows = f"SELECT character, leader FROM folds WHERE character IN ({marks})"
        self._classes = dict(self._connection.execute(rows, [*characters]).fetchall())
        self._known = {}
        return super().__call__(text)


def opened(path: Path, key: str) -> Store | None:
    """Open the store in a file, or give None where there is none, or it is of another key."""
    if not path.is_file():
        return None
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        held = connection.execute("SELECT value FROM key").fetchone()
    except sqlite3.Error:
        return None
    return Store(connection) if held == (key,) else None


def written(
    path: Path | None, key: str, entries: Iterable[Entry], classes: Mapping[str, str]
) -> Store:
    """Make a store; keep it in a file, where one is named and can be written."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(_TABLES)
    connection.execute("INSERT INTO key VALUES (?)", [key])
    connection.executemany("INSERT INTO folds VALUES (?, ?)", classes.items())
    rows = (_row(number, entry) for number, entry in enumerate(entries))
    connection.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    connection.commit()
    if path is not None:
        with suppress(OSError, sqlite3.Error):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, connection.serialize())
    return Store(connection)


def _row(number: int, entry: Entry) -> tuple[int, str, str, str, str, str, str]:
    words = [word for part in (*entry.english, entry.meaning) for word in part]
    return (
        number,
        "\n".join(text.folded.text for text in entry.forms),
        "\n".join(text.spoken.letters for text in entry.forms),
        "\n".join(text.spoken.initials for text in entry.forms),
        f" {' '.join(f'{word.written} {word.stem}' for word in words)} ",
        "\n".join(" ".join(word.written for word in words) for words in entry.english),
        json.dumps(entry, default=_laid_out, ensure_ascii=False, separators=(",", ":")),
    )


def _laid_out(value: object) -> object:
    """Lay out what JSON does not know: the folded and the spoken form of a text."""
    if isinstance(value, Text):
        return [value.folded, value.spoken]
    if isinstance(value, Folded):
        return [value.text, value.places]
    if isinstance(value, Spoken):
        return [getattr(value, name) for name in Spoken.__slots__]
    raise TypeError(type(value))


def _read(stored: str) -> Entry:
    told, forms, english, meaning = json.loads(stored)
    return Entry(
        told=Told(*told),
        forms=[Text(Folded(*folded), Spoken(*spoken)) for folded, spoken in forms],
        english=[[EnglishWord(*word) for word in words] for words in english],
        meaning=[EnglishWord(*word) for word in meaning],
    )


def _condition(wanted: Query) -> _Condition:
    """Give what an entry must have so that a query can fit it."""
    ways = [*_ways(wanted)]
    if wanted.parts:
        ways.append(_all(_any(_ways(part)) for part in wanted.parts))
    return _any(ways)


def _ways(wanted: Query) -> Iterator[_Condition]:
    if wanted.folded:
        yield "instr(written, ?)", [wanted.folded]
    if wanted.pinyin:
        letters = wanted.pinyin.letters
        yield "instr(letters, ?)", [letters]
        for initials in {letters, matching.short(letters)}:
            yield "instr(initials, ?)", [initials]
    if wanted.words:
        yield _all(
            ("(instr(english, ?) OR instr(english, ?))", [f" {word.written}", f" {word.stem} "])
            for word in wanted.words
        )


def _any(conditions: Iterable[_Condition]) -> _Condition:
    return _joined(conditions, " OR ")


def _all(conditions: Iterable[_Condition]) -> _Condition:
    return _joined(conditions, " AND ")


def _joined(conditions: Iterable[_Condition], by: str) -> _Condition:
    """Join conditions; none at all is never met."""
    told = [*conditions]
    values = [value for _, mine in told for value in mine]
    return f"({by.join(text for text, _ in told) or '0'})", values
