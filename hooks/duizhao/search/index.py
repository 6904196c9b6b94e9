"""Index: the texts of all pages, and their English, as the search in a page needs them.

It holds each text once, in Simplified, whatever script the source is in; what is said and written
otherwise stands in two steps: for each character the commonest way in its document, and for each
text the places where another holds. So the rows of a document depend on that document alone.
Nothing is tokenised: the page looks for what was typed in the folded text itself. A long index is
divided into several scripts: what is found in the first is not waited for until all are read.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain

from duizhao.bilingual.division import english_sentences
from duizhao.bilingual.text import English
from duizhao.editions.data import script_of, written
from duizhao.editions.pages import Page
from duizhao.layers.sentences import sentences
from duizhao.markdown import Block
from duizhao.passage import Passage

VERSION = 4

# How many characters of rows a script of the index has at most, unless one page has more.
PART = 400_000

# How a character is read and written: its syllable, or nothing; in Taiwan; in Hong Kong.
Way = tuple[str, str, str]
# A character with its way, as a passage has it.
Seen = tuple[str, str | None, str, str]


def index_scripts(
    pages: Sequence[Page], classes: Mapping[str, str], part: int = PART
) -> Iterator[tuple[str, str]]:
    """Write the index, in scripts of so many characters: give the name and the content of each.

    The search reads one after the other. The first says how many there are, and how characters
    are folded together: by their `classes`.
    """
    rows = [page.rows or rows_of(page.blocks) for page in pages]
    # All characters of the texts stand in the rows; what else does, no script exchanges.
    present = {classes.get(character, character) for each in rows for character in set(each)}
    told = [f"{{{_head(page)},{each}}}" for page, each in zip(pages, rows, strict=True)]
    parts = _parted(told, part)
    shared = f'"folds":{written("".join(_folds(present, classes)))},"parts":{len(parts)},'
    for number, held in enumerate(parts, start=1):
        name, first = ("index", shared) if number == 1 else (f"index{number}", "")
        text = f'{{"version":{VERSION},{first}"pages":[{",".join(held)}]}}'
        yield name, script_of(name, text)


def _parted(told: Sequence[str], most: int) -> Sequence[Sequence[str]]:
    """Put neighbouring pages together, as many as do not go beyond the most; at least one part."""
    parts: list[list[str]] = [[]]
    length = 0
    for each in told:
        length += len(each)
        if parts[-1] and length > most:
            parts.append([])
            length = len(each)
        parts[-1].append(each)
    return parts


def rows_of(blocks: Sequence[Block]) -> str:
    """Write the rows of a document: how its characters are read and written, and its blocks."""
    ways = [_ways(block.passage) for block in blocks]
    counts = Counter(chain.from_iterable(ways))
    common = _commonest(counts)
    plain = {seen for seen in counts if _way(seen) == common[seen[0]]}
    laid_out = [_block(block, mine, plain) for block, mine in zip(blocks, ways, strict=True)]
    return f'"characters":{written(dict(_characters(common)))},"blocks":{written(laid_out)}'


def _ways(passage: Passage) -> Sequence[Seen]:
    return list(zip(passage.hans, passage.syllables, passage.tw, passage.hk, strict=True))


def _way(seen: Seen) -> Way:
    _, syllable, tw, hk = seen
    return syllable or "", tw, hk


def _commonest(counts: Mapping[Seen, int]) -> Mapping[str, Way]:
    """Give each character's commonest way; of ways as common, the first in order."""
    common: dict[str, tuple[int, Way]] = {}
    for seen, count in counts.items():
        rank = -count, _way(seen)
        common[seen[0]] = min(rank, common.get(seen[0], rank))
    return {character: way for character, (_, way) in sorted(common.items())}


def _characters(common: Mapping[str, Way]) -> Iterator[tuple[str, list[str]]]:
    """Lay out what is not plain: what is missing is written as what stands before it."""
    for character, (syllable, tw, hk) in common.items():
        if (syllable, tw, hk) != ("", character, character):
            last = [tw, hk] if hk != tw else [tw] if tw != character else []
            yield character, [syllable, *last]


def _folds(present: Set[str], classes: Mapping[str, str]) -> Iterator[str]:
    """Give the characters that fold to one that stands in the texts, each before that one."""
    for character, leader in sorted(classes.items()):
        if leader in present:
            yield character + leader


def _head(page: Page) -> str:
    told = {"url": page.url, "title": page.title, "english": list(map(_english, page.english))}
    return written(told)[1:-1]


def _english(english: English) -> Sequence[object]:
    """Lay out the English of a block: id, whether it is a heading, text, lengths, its beginning."""
    lengths = [span.end - span.start for span in english_sentences(english.text)]
    return [english.id, int(english.is_heading), english.text, lengths, english.start]


def _block(block: Block, ways: Sequence[Seen], plain: Set[Seen]) -> Sequence[object]:
    """Lay out a block: id, whether it is a heading, text, lengths of sentences, other ways."""
    text = block.passage.hans
    lengths = [span.end - span.start for span in sentences(text)]
    others = [[place, *_way(seen)] for place, seen in enumerate(ways) if seen not in plain]
    return [block.id, int(block.level > 0), text, lengths, others]
