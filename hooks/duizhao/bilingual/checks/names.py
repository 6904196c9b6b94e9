"""Names: as the list of names has them, and each spelt in one way."""

import re
from collections.abc import Iterator, Mapping, Sequence

from duizhao.bilingual.bitext import Bitext, Unit
from duizhao.bilingual.checks.finding import Finding
from duizhao.bilingual.renderings import without_remarks
from duizhao.search.english import words

# What follows a name and may be left out where the text has said it before.
_GENERIC = frozenset(
    "city district province town township village road street river county zone area centre center "
    "hospital school park university lake mountain bridge square station airport".split()
)
_CAPITALISED = re.compile(r"[A-Z][A-Za-z]*(?:[’'-][A-Za-z]+)*")
_SHORTEST = 5


def findings(bitext: Bitext, english: Mapping[str, str]) -> Iterator[Finding]:
    """Give names that are missing or spelt otherwise; `english` has the English of each name."""
    for unit in bitext.units:
        if unit.source and unit.target:
            yield from _missing(unit, english)
    yield from _in_two_ways(bitext, english)


def _missing(unit: Unit, english: Mapping[str, str]) -> Iterator[Finding]:
    said = [word.stem for text in unit.target for word in words(text.text)]
    for name in dict.fromkeys(name for text in unit.source for name in text.names):
        wanted = [word.stem for word in words(without_remarks(english.get(name, "")))]
        if not _stands(_specific(wanted), said):
            right = without_remarks(english[name])
            message = f"{name} is not “{right}” in English"
            yield Finding("B023", name, message, f"write “{right}”", unit)


def _specific(name: Sequence[str]) -> Sequence[str]:
    """Give a name without the generic words it ends in, unless it has no others."""
    kept = len(name)
    while kept > 1 and name[kept - 1] in _GENERIC:
        kept -= 1
    return name[:kept]


def _stands(wanted: Sequence[str], said: Sequence[str]) -> bool:
    """Say whether words stand in a row among others."""
    size = len(wanted)
    return any(list(said[at : at + size]) == list(wanted) for at in range(len(said) - size + 1))


def _in_two_ways(bitext: Bitext, english: Mapping[str, str]) -> Iterator[Finding]:
    """Tell words that differ from a name, or from one another, as one spelling from another."""
    met: dict[str, str] = {}
    known = {word for name in english.values() for word in _CAPITALISED.findall(name)}
    for unit in bitext.units:
        wanted = _wanted(unit, english)
        for text in unit.target:
            for word in map(_bare, _CAPITALISED.findall(text.text)):
                first = met.setdefault(_folded(word), word)
                near = _near(word, wanted) if word not in known else ""
                if first != word and first.isupper() == word.isupper():
                    yield _told(word, first, unit)
                elif near:
                    yield _told(word, near, unit)


def _wanted(unit: Unit, english: Mapping[str, str]) -> list[str]:
    """Give the words of the names that stand in the Chinese of a unit."""
    whole = "".join(text.text for text in unit.source)
    names = (said for name, said in english.items() if name in whole)
    return [word for name in names for word in _CAPITALISED.findall(name) if len(word) >= _SHORTEST]


def _bare(word: str) -> str:
    """Give a word without the ending of the possessive."""
    return re.sub(r"[’']s$|[’']$", "", word)


def _folded(word: str) -> str:
    return re.sub(r"[^a-z]", "", word.lower())


def _near(word: str, known: Sequence[str]) -> str:
    """Give a known word that differs in one letter left out, put in, or put for another."""
    if len(word) < _SHORTEST:
        return ""
    return next((each for each in known if _is_one_apart(word, each)), "")


def _is_one_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    alike = 0
    while alike < min(len(one), len(other)) and one[alike] == other[alike]:
        alike += 1
    rest, others = one[alike:], other[alike:]
    return rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]


def _told(word: str, other: str, unit: Unit) -> Finding:
    message = f"a name is spelt “{word}” here and “{other}” elsewhere"
    return Finding("B024", word, message, "settle on one spelling", unit)
