"""Beside: the texts that stand beside the documents: navigation, titles, the theme's own words."""

from collections.abc import Set
from dataclasses import dataclass

from duizhao.annotator import Annotator
from duizhao.passage import Passage
from duizhao.script import HANS, Script
from duizhao.scripts import telling


@dataclass(frozen=True)
class Beside:
    """Annotates texts that stand beside the documents.

    An editor writes them in the script of the documents. The theme's own words, `words`, are in
    Simplified whatever that is, and so is what has a character of Simplified writing alone.
    """

    annotator: Annotator
    words: Set[str] = frozenset()

    def passage(self, text: str) -> Passage:
        """Annotate such a text."""
        simplified = text in self.words or telling.is_simplified(text)
        return self.annotator.passage(text, HANS if simplified else self.annotator.source)

    def form(self, text: str, script: Script) -> str:
        """Give the form of such a text in a script."""
        return self.passage(text).form(script)
