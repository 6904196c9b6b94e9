"""Second: the opinion of another engine on polyphones, for `--accurate`.

g2pM is a small neural model (one layer of LSTM in either direction) that comes with its weights.
It reads running prose well and phrases of officialdom badly, and it is slow: so it is asked only
where neighbours decide, and its opinion is weighed with theirs.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from duizhao.pinyin import marked

# How many of the likeliest readings are told.
_MOST = 8


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

    def _kept(self, inputs: Any) -> Any:
        """Keep what the last layer says, of which the library tells only the greatest."""
        self._said = self._layer(inputs)
        return self._said

    def likelihoods(self, text: str, places: Sequence[int]) -> list[Mapping[str, float]]:
        """Give, for each place in code points, readings with the logarithms of their likelihoods.

        One pass over the text serves all places.
        """
        if not places:
            return []
        numpy, tokens, known = self._numpy, self._tokens, self._model.char2idx
        inside = [known.get(character, known[tokens.UNK_TOKEN]) for character in text]
        numbers = [known[tokens.BOS_TOKEN], *inside, known[tokens.EOS_TOKEN]]
        inputs = numpy.array([numbers], dtype=numpy.int32)
        self._model.predict(inputs, [place + 1 for place in places])
        said = self._said - self._said.max(axis=1, keepdims=True)
        logs = said - numpy.log(numpy.exp(said).sum(axis=1, keepdims=True))
        return [self._named(row) for row in logs]

    def _named(self, row: Any) -> Mapping[str, float]:
        labels = self._model.idx2class
        likeliest = self._numpy.argsort(-row)[:_MOST]
        return {marked(labels[int(number)]): float(row[number]) for number in likeliest}
