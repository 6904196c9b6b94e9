"""Division: the words of a text as the standard divides it (GB/T 16159-2012).

The segmenter's words are regrouped in three steps: each by itself is divided into its parts; then
numbers and names are told by their neighbours; then what belongs together is joined.
"""

from collections.abc import Callable, Sequence
from functools import cache, partial

from duizhao.orthography import compounds, data, geography, joining, naming, numbers, people
from duizhao.orthography.data import Words
from duizhao.orthography.token import Frequency, Token

Rule = Callable[[Token, Frequency], Words | None]


def listed(token: Token, frequency: Frequency) -> Words | None:
    """Give the words of what the lists hold; a proper noun must be tagged as a noun."""
    phrase = data.phrases().get(token.text)
    if phrase is not None:
        return tuple(word if word.tag else word._replace(tag=token.tag) for word in phrase)
    return data.names().get(token.text) if token.tag[:1] in _NOUNS else None


_NOUNS = frozenset("njltxm")


def counted(token: Token, frequency: Frequency) -> Words | None:
    """Part numbers and measure words."""
    return numbers.counted(token)


def seated(token: Token, frequency: Frequency) -> Words | None:
    """Give the words of a body that is named after its place."""
    return geography.seated(token)


# In the order in which they are asked; the first that knows an answer gives it.
RULES: tuple[Rule, ...] = (
    listed,
    compounds.repeated,
    compounds.paired,
    counted,
    compounds.pointed,
    people.familiar,
    people.named,
    geography.placed,
    seated,
    compounds.linked,
    compounds.directed,
    compounds.idiom,
    compounds.composed,
)


@cache
def alerts() -> frozenset[str]:
    """Give the words that make one look at their neighbours."""
    return frozenset((*joining.ALERTS, *naming.alerts(), *numbers.CHARACTERS))


def unknown(text: str) -> int:
    """Know no word: what only the words inside could tell stays whole."""
    return 0


def divided(
    tokens: Sequence[tuple[str, str]], frequency: Frequency = unknown, closed: bool = True
) -> list[Token]:
    """Regroup the words of one run of Chinese characters; the characters stay what they are.

    `frequency` gives how often a text is a word in the segmenter's dictionary, 0 for never, and
    always the same for the same text. `closed` says that the clause ends with the run, and does
    not go on with a figure or behind a quotation mark.
    """
    found = list(map(_table(frequency).__getitem__, tokens))
    words = list(map(_token, tokens))
    if not any(found):
        return words
    pairs = zip(words, found, strict=True)
    words = [word for token, parts in pairs for word in parts or (token,)]
    return _among_themselves(words, closed)


# Makes a token of a pair, without the check that `Token._make` spends half its time on.
_token = partial(tuple.__new__, Token)


def _among_themselves(words: list[Token], closed: bool) -> list[Token]:
    """Regroup words by what they are to each other, where there is such a word at all."""
    texts = {word.text for word in words}
    if not numbers.CHARACTERS.isdisjoint(texts):
        words = numbers.merged(words)
    if not naming.alerts().isdisjoint(texts):
        words = naming.named(words)
    return words if joining.ALERTS.isdisjoint(texts) else joining.joined(words, closed)


@cache
def _table(frequency: Frequency) -> "_Parts":
    return _Parts(frequency)


class _Parts(dict[tuple[str, str], Words | None]):
    """The parts of each token that was met, None for one that stays whole and calls no rule."""

    def __init__(self, frequency: Frequency) -> None:
        super().__init__()
        self._frequency = frequency

    def __missing__(self, token: tuple[str, str]) -> Words | None:
        found = self[token] = parts(Token._make(token), self._frequency)
        return found


def parts(token: Token, frequency: Frequency) -> Words | None:
    """Give the words of one token, or None where it stays as it is and its neighbours too."""
    for rule in (listed,) if _is_plain(token) else RULES:
        found = rule(token, frequency)
        if found is not None:
            return found
    return (token,) if token.text in alerts() else None


def _is_plain(token: Token) -> bool:
    """Say whether a token is so short, and so common in kind, that only the lists apply."""
    text, tag = token
    return len(text) < 4 and tag in _PLAIN and text[0] not in _TELLING and text[-2:] not in _WHITHER


_PLAIN = frozenset("n v vn a ad an d p c u uj ul uz ug uv ud f b g vg ng i l e y o".split())
_TELLING = numbers.CHARACTERS | compounds.POINTERS | people.CALLED | {"初", "多", "余"}
_WHITHER = frozenset(("来", "去")) | compounds.DIRECTIONS
