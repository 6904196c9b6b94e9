"""The laws that hold of whatever comes through a door."""

import json

from duizhao import han, pinyin
from duizhao.passage import Passage
from duizhao.pieces import pieces
from duizhao.problem import Refused


def of_passage(passage: Passage, text: str) -> None:
    """Nothing lost, nothing doubled; a syllable for each character or none and it is told."""
    assert passage.text == text
    assert len(passage.syllables) == len(passage.hans) == len(passage.tw) == len(passage.hk)
    assert len(passage.syllables) == len(text)
    assert "".join(piece.text for piece in pieces(passage)) == text
    assert "".join(piece.tw for piece in pieces(passage)) == passage.tw
    read = {at for at, syllable in enumerate(passage.syllables) if syllable is not None}
    unread = {at for at, _ in passage.unread}
    places = {at for at, _ in han.characters(text)}
    assert read | unread == places
    assert not read & unread
    assert all(pinyin.is_syllable(passage.syllables[at] or "") for at in read)
    covered = [at for word in passage.words for at in range(word.start, word.end)]
    assert covered == sorted(places)
    ends = 0
    for mention in passage.mentions:
        assert ends <= mention.start < mention.end <= len(text)
        ends = mention.end


def of_problem(line: str) -> None:
    """One line: a place, a code, what is wrong, and the remedy."""
    assert line.splitlines() == [line]
    place, _, rest = line.partition(": ")
    assert place
    assert rest


def of_refusal(error: Exception) -> None:
    """What is refused says why in one line, or in a line for each problem."""
    lines = list(map(str, error.problems)) if isinstance(error, Refused) else [str(error)]
    assert lines
    assert [each.splitlines() for each in lines] == [[each] for each in lines]


def of_line(line: str, passage: Passage) -> None:
    """A line of JSON says of a text what its passage says."""
    assert line.endswith("\n")
    told = json.loads(line)
    assert (told["text"], told["hans"]) == (passage.text, passage.hans)
    assert (told["hant_tw"], told["hant_hk"]) == (passage.tw, passage.hk)
    assert told["syllables"] == list(passage.syllables)
    assert [term["id"] for term in told["terms"]] == [mention.id for mention in passage.mentions]
