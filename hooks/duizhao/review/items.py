"""Items: the doubtful places of a publication's documents, and what became of each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from duizhao.annotator import Annotator
from duizhao.documents import Document
from duizhao.glossary.model import Judgment
from duizhao.layers.sentences import sentences
from duizhao.review.doubts import Doubt, doubts

# How many characters of context a place is shown with, on either side.
_CONTEXT = 12


@dataclass(frozen=True)
class Item:
    """A doubtful place: its document and block, its sentence and where it stands there.

    `at` is in code points of the sentence; `judgment` is what an editor has judged of it.
    """

    file: str
    block: str
    sentence: str
    at: int
    doubt: Doubt
    judgment: Judgment | None = None

    @property
    def text(self) -> str:
        """Give the text of the place."""
        return self.sentence[self.at : self.at + self.doubt.end - self.doubt.start]

    @property
    def context(self) -> tuple[str, str, str]:
        """Give the place with the text of its sentence on either side."""
        end = self.at + len(self.text)
        before, after = self.sentence[: self.at], self.sentence[end:]
        return before[-_CONTEXT:], self.text, after[:_CONTEXT]

    @property
    def key(self) -> tuple[str, int, str]:
        """Give what a judgment addresses: the sentence, the place in it, and the kind."""
        return self.sentence, self.at, self.doubt.kind


@dataclass(frozen=True)
class Review:
    """The doubtful places that are open and those that are judged, and judgments left over.

    A stale judgment's sentence stands in no document; one that is not needed says what the
    programme gives by itself, without a doubt.
    """

    open: tuple[Item, ...]
    judged: tuple[Item, ...]
    stale: tuple[Judgment, ...]
    not_needed: tuple[Judgment, ...]


def reviewed(
    documents: Iterable[Document], annotator: Annotator, judgments: Sequence[Judgment]
) -> Review:
    """Review documents: the most doubtful places first.

    The annotator must not know the judgments, so that what it gives by itself is told.
    """
    known = dict(_keys(judgments))
    found = list(_items(documents, annotator, known))
    in_order = sorted(found, key=lambda item: -item.doubt.weight)
    doubted = {item.key for item in found}
    standing = frozenset(_sentences(documents))
    stale = [each for each in judgments if each.sentence not in standing]
    idle = [
        each
        for each in judgments
        if each.sentence in standing
        and not any(key in doubted for key, _ in _keys([each]))
        and _is_given(each, annotator)
    ]
    return Review(
        open=tuple(item for item in in_order if item.judgment is None),
        judged=tuple(item for item in in_order if item.judgment is not None),
        stale=tuple(stale),
        not_needed=tuple(idle),
    )


def _keys(judgments: Iterable[Judgment]) -> Iterator[tuple[tuple[str, int, str], Judgment]]:
    for each in judgments:
        for place in range(each.at, each.at + len(each.text)):
            if each.pinyin:
                yield (each.sentence, place, "reading"), each
            if each.tw:
                yield (each.sentence, place, "script"), each


def _items(
    documents: Iterable[Document],
    annotator: Annotator,
    known: Mapping[tuple[str, int, str], Judgment],
) -> Iterator[Item]:
    seen = set()
    for document in documents:
        for block in document.blocks:
            passage = annotator.passage(block.passage.text)
            spans = sentences(passage.hans)
            for doubt in doubts(annotator, passage):
                span = next(s for s in spans if s.start <= doubt.start < s.end)
                whole = span.of(passage.hans)
                lead = len(whole) - len(whole.lstrip())
                at = doubt.start - span.start - lead
                item = Item(document.file, block.id, whole.strip(), at, doubt)
                if item.key not in seen:
                    seen.add(item.key)
                    judgment = known.get(item.key)
                    yield Item(document.file, block.id, item.sentence, at, doubt, judgment)


def _sentences(documents: Iterable[Document]) -> Iterator[str]:
    for document in documents:
        for block in document.blocks:
            text = block.passage.hans
            yield from (span.of(text).strip() for span in sentences(text))


def _is_given(judgment: Judgment, annotator: Annotator) -> bool:
    """Say whether the programme gives by itself what was judged."""
    passage = annotator.passage(judgment.sentence)
    place = slice(judgment.at, judgment.at + len(judgment.text))
    read = [syllable or "" for syllable in passage.syllables[place]]
    is_read = not judgment.pinyin or "".join(read) == judgment.pinyin.replace(" ", "")
    forms = (judgment.tw, judgment.hk)
    return is_read and forms in (("", ""), (passage.tw[place], passage.hk[place]))
