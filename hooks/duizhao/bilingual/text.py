"""Text: one block of one language, as far as it is set beside the other and checked."""

from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.layers.terms import Mention


@dataclass(frozen=True)
class Text:
    """A block's text, in Simplified script where it is Chinese, and what kind of block it is.

    `kind` names the block elements that hold it, outermost first: `h2`, `p`, `ul/li`, `table/td2`.
    `label` is that of the footnote it stands in, or nothing; `mentions` are the terms of a Chinese
    text, `names` the protected names in it, outside of terms; `line` is where its source begins, 0
    where that is not known.
    """

    kind: str
    text: str
    label: str = ""
    id: str = ""
    mentions: Sequence[Mention] = ()
    names: Sequence[str] = ()
    line: int = 0


@dataclass(frozen=True)
class English:
    """The English of a block: the block's id, whether it is a heading, and the text.

    `start` is where it begins in what the block's element says, in code points.
    """

    id: str
    is_heading: bool
    text: str
    start: int


@dataclass(frozen=True)
class Told:
    """What a stretch of a block, in code points, is in English: a group of sentences."""

    start: int
    end: int
    text: str
