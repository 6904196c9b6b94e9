"""Second: the opinion of another engine on polyphones, for `--accurate`.

g2pM is a small neural model (one layer of LSTM in either direction) that comes with its weights.
It reads running prose well and phrases of officialdom badly, and it is slow: so it is asked only
where neighbours decide, and its opinion is weighed with theirs.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from duizhao.pinyin import marked


class Second:
    """Tells how likely each reading of a polyphone is."""

    def __init__(self) -> None:
        """Load the model. Raises ModuleNotFoundError where the extra is not installed."""
        import numpy  # here, since both are an extra
        from g2pM import G2pM, g2pM

        self._numpy, self._tokens = numpy, g2pM
        self._model = G2pM()
        self._layer = self._model.fc_layer
        self._model.fc_layer = self._kept
        self._classes = {label: number for number, label in self._model.idx2class.items()}

    @property
    def characters(self) -> frozenset[str]:
        """The characters of which it tells readings apart."""
        return frozenset(each for each in self._model.cedict if len(self._labels(each)) > 1)

    def _kept(self, inputs: Any) -> Any:
        """Keep what the last layer says, of which the library tells only the greatest."""
        self._said = self._layer(inputs)
        return self._said

    def likelihoods(self, text: str, places: Sequence[int]) -> list[Mapping[str, float]]:
        """Give, for each place in code points, readings with the logarithms of their likelihoods.

        Empty where the model has no choice of readings. One pass over the text serves all places.
        """
        if not places:
            return []
        numpy, tokens, known = self._numpy, self._tokens, self._model.char2idx
        inside = [known.get(character, known[tokens.UNK_TOKEN]) for character in text]
        numbers = [known[tokens.BOS_TOKEN], *inside, known[tokens.EOS_TOKEN]]
        inputs = numpy.array([numbers], dtype=numpy.int32)
        self._model.predict(inputs, [place + 1 for place in places])
        rows = zip(places, self._said, strict=True)
        return [self._told(text[place], row) for place, row in rows]

    def _told(self, character: str, row: Any) -> Mapping[str, float]:
        """Tell the readings of a character; the model itself compares those of all characters."""
        labels = self._labels(character)
        if len(labels) < 2:
            return {}
        said = row[[self._classes[label] for label in labels]]
        logs = said - self._numpy.logaddexp.reduce(said)
        return dict(zip(map(marked, labels), map(float, logs), strict=True))

    def _labels(self, character: str) -> list[str]:
        """Give the readings that the model may choose from, with their tone numbers."""
        return [told for told in self._model.cedict.get(character, ()) if told in self._classes]
