"""Learn the table of `duizhao.readings.learnt` from labelled sentences and a large dictionary.

    make learn CPP=folder        the folder holds cpp-dev.sent and cpp-dev.lb

For each character a log-linear model gives every reading it may have a score: what speaks for the
reading by itself, and what its neighbours add. The weights that all characters share say how far
the dictionaries are to be trusted; the others belong to one character, one reading and one
neighbour. What is learnt is written down in hundredths, without what changes nothing.
"""

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from duizhao.readings import dictionary, learnt
from duizhao.readings.second import Second
from learning.large import common, phrases, readings
from learning.sentences import Sentence, cpp, is_measured, own, words

HERE = Path(__file__).parent
TABLE = Path(learnt.__file__).with_suffix(".tsv")
COMMON = TABLE.with_name("common.tsv")

# How strongly weights are held to nothing: those of all characters, those of one.
SHARED, OWN = 0.01, 0.03
# A neighbour that moves no two readings apart by as much as this is left out.
LEAST = 0.8
# How often a reading must stand in the dictionary to be thought of.
ENOUGH = 2
# How many sentences of official prose make a character's readings there known.
STUDIED_FROM = 10


@dataclass
class Evidence:
    """What is known of characters before anything is learnt."""

    labels: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    phrases: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    beside: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def candidates(self, character: str) -> list[str]:
        """Give the readings a character may have."""
        found = {r for r, n in self.phrases[character].items() if n >= ENOUGH}
        return sorted(found | set(self.labels[character]) | set(readings(character)[:2]))


class Row(NamedTuple):
    """A reading in its place: the values of the shared features, the names of its own."""

    shared: tuple[tuple[str, float], ...]
    own: tuple[str, ...]


def gathered(sentences: Iterable[Sentence]) -> Evidence:
    """Count the labels of sentences, and the dictionary's readings of their characters."""
    evidence = Evidence()
    for sentence in sentences:
        evidence.labels[sentence.character][sentence.reading] += 1
    known = set(evidence.labels)
    for phrase, syllables in chain(phrases(), words()):
        for place, (character, syllable) in enumerate(zip(phrase, syllables, strict=True)):
            if character in known:
                evidence.phrases[character][syllable] += 1
                if place:
                    evidence.beside[f"{character}<{phrase[place - 1]}"][syllable] += 1
                if place + 1 < len(phrase):
                    evidence.beside[f"{character}>{phrase[place + 1]}"][syllable] += 1
    return evidence


def neighbours(window: str) -> tuple[str, str, str, str]:
    """Give the neighbours of the character in the middle of a window, as the table names them."""
    return f"<{window[1]}", f"<{window[:2]}", f">{window[3]}", f">{window[3:]}"


def by_itself(
    evidence: Evidence, character: str, reading: str, without: str = ""
) -> dict[str, float]:
    """Give what speaks for a reading by itself; one label may be held out, that of the example."""
    labels, found = evidence.labels[character], evidence.phrases[character]
    count = labels[reading] - (reading == without)
    total = sum(labels.values()) - bool(without)
    order = readings(character)
    rank = min(order.index(reading), 2) if reading in order else 3
    return {
        "labels": math.log((count + 0.3) / (total + 1)),
        "never labelled": float(count <= 0),
        "phrases": math.log((found[reading] + 0.5) / (sum(found.values()) + 2)),
        f"rank {rank}": 1.0,
    }


def beside(evidence: Evidence, character: str, neighbour: str, reading: str) -> float:
    """Give what the dictionary's phrases with a neighbour say for a reading."""
    found = evidence.beside.get(character + neighbour)
    return math.log((found[reading] + 0.3) / (sum(found.values()) + 1)) if found else 0.0


def row(evidence: Evidence, window: str, reading: str, without: str = "") -> Row:
    """Lay out one reading of the character in the middle of a window."""
    character = window[2]
    near_left, _, near_right, _ = names = neighbours(window)
    shared = by_itself(evidence, character, reading, without)
    shared["beside <"] = beside(evidence, character, near_left, reading)
    shared["beside >"] = beside(evidence, character, near_right, reading)
    prefix = character + reading
    return Row(tuple(shared.items()), (prefix, *(prefix + name for name in names)))


def fitted(evidence: Evidence, sentences: Sequence[Sentence]) -> Mapping[str, float]:
    """Give the weights of all features that make the labels of the sentences likeliest."""
    numbers: dict[str, int] = {}
    shared: set[int] = set()
    rows, columns, values = [], [], []
    starts, gold, total = [], [], 0
    for sentence in sentences:
        candidates = evidence.candidates(sentence.character)
        starts.append(total)
        gold.append(total + candidates.index(sentence.reading))
        for reading in candidates:
            laid = row(evidence, sentence.window, reading, without=sentence.reading)
            pairs = [*laid.shared, *((name, 1.0) for name in laid.own)]
            for place, (name, value) in enumerate(pairs):
                number = numbers.setdefault(name, len(numbers))
                if place < len(laid.shared):
                    shared.add(number)
                rows.append(total)
                columns.append(number)
                values.append(value)
            total += 1
    matrix = csr_matrix((values, (rows, columns)), shape=(total, len(numbers)))
    held = np.full(len(numbers), OWN)
    held[list(shared)] = SHARED
    weights = _likeliest(matrix, np.array(starts), np.array(gold), held)
    return {name: float(weights[number]) for name, number in numbers.items()}


def _likeliest(
    matrix: csr_matrix, starts: np.ndarray, gold: np.ndarray, held: np.ndarray
) -> np.ndarray:
    total = matrix.shape[0]
    group = np.repeat(np.arange(len(starts)), np.diff([*starts, total]))
    reached = np.asarray(matrix[gold].sum(axis=0)).ravel()

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        highest = np.maximum.reduceat(scores, starts)
        powers = np.exp(scores - highest[group])
        sums = np.add.reduceat(powers, starts)
        likelihood = (scores[gold] - highest - np.log(sums)).sum()
        slope = reached - matrix.T @ (powers / sums[group])
        return -likelihood + (held * weights * weights).sum() / 2, -slope + held * weights

    found = minimize(
        loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 200}
    )
    return np.asarray(found.x)


def lines(evidence: Evidence, weights: Mapping[str, float]) -> Iterator[str]:
    """Write the table: for each character its readings, their weights, and its neighbours."""
    near: dict[str, set[str]] = defaultdict(set)
    for name in [*weights, *evidence.beside]:
        for mark in "<>":
            head, _, tail = name.partition(mark)
            if tail:
                near[head[0]].add(mark + tail)
    for character in sorted(evidence.labels):
        yield line(evidence, weights, character, sorted(near[character]))


def line(
    evidence: Evidence, weights: Mapping[str, float], character: str, near: Sequence[str]
) -> str:
    """Write one character's line."""
    candidates = evidence.candidates(character)
    base = [
        sum(
            weights.get(name, 0) * value
            for name, value in by_itself(evidence, character, reading).items()
        )
        + weights.get(character + reading, 0)
        for reading in candidates
    ]
    # A reading that is far behind by itself is kept only if some neighbour brings it near.
    parts = []
    for name in near:
        added = [_added(evidence, weights, character, name, reading) for reading in candidates]
        top = max(range(len(base)), key=lambda n: base[n])
        if max(added) - min(added) >= LEAST and (
            added[top] < max(added) or any((character + r + name) in weights for r in candidates)
        ):
            parts.append((name, added))
    kept = _reachable(base, [added for _, added in parts])
    told = [candidates[number] for number in kept]
    cells = [character, " ".join(told), _hundredths([base[number] for number in kept])]
    if len(kept) > 1:
        cells += [
            f"{name}={_hundredths([added[n] for n in kept])}"
            for name, added in parts
            if _moves(added, kept)
        ]
    return "\t".join(cells)


def _added(
    evidence: Evidence, weights: Mapping[str, float], character: str, name: str, reading: str
) -> float:
    own_weight = weights.get(character + reading + name, 0.0)
    if len(name) > 2:
        return own_weight
    return own_weight + weights[f"beside {name[0]}"] * beside(evidence, character, name, reading)


def _reachable(base: Sequence[float], added: Sequence[Sequence[float]]) -> list[int]:
    """Give the readings that win by themselves or beside some neighbour, or nearly."""
    best = {max(range(len(base)), key=lambda n: base[n])}
    for each in added:
        best.add(max(range(len(base)), key=lambda n: base[n] + each[n]))
    return sorted(best)


def _moves(added: Sequence[float], kept: Sequence[int]) -> bool:
    mine = [added[number] for number in kept]
    return max(mine) - min(mine) >= LEAST


def _hundredths(values: Sequence[float]) -> str:
    highest = max(values)
    return ",".join(str(round((value - highest) * 100)) for value in values)


def common_lines() -> Iterator[str]:
    """Write the words in common use that hold a polyphone and that the phrases lack.

    The larger dictionary is not always right: one of the table and the second engine must agree.
    """
    second = Second()
    polyphones = {line[0] for line in TABLE.read_text("utf-8").splitlines() if line[0] != "#"}
    for word, syllables in sorted(common()):
        is_new = dictionary.phrase(word) is None and not polyphones.isdisjoint(word)
        if is_new and _agreed(word, syllables, polyphones, second):
            yield f"{word}\t{' '.join(syllables)}"


def _agreed(word: str, syllables: Sequence[str], polyphones: Set[str], second: Second) -> bool:
    """Say whether the table or the second engine reads the polyphones of a word as told."""
    places = [place for place, character in enumerate(word) if character in polyphones]
    folded = learnt.folded(word)
    opinions = second.likelihoods(word, places)
    for place, opinion in zip(places, opinions, strict=True):
        choice = learnt.choice(learnt.window(folded, place))
        likeliest = max(opinion, key=lambda r: opinion[r], default="")
        heard = {choice.reading if choice else "", likeliest}
        if syllables[place] not in heard:
            return False
    return True


def main() -> None:
    """Learn, write the table, and say how well it does on what it was not shown."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where cpp-dev.sent and cpp-dev.lb lie")
    folder = parser.parse_args().folder
    labelled = list(cpp(folder))
    learning = [s for s in labelled if not is_measured(s)] + list(own())
    evidence = gathered(learning)
    weights = fitted(evidence, learning)
    head = "# Learnt by `make learn`; what the columns are is said in learnt.py."
    seen = Counter(sentence.character for sentence in own())
    studied = learnt.STUDIED + "".join(sorted(c for c in seen if seen[c] >= STUDIED_FROM))
    text = "\n".join([head, studied, *lines(evidence, weights)]) + "\n"
    TABLE.write_text(text, encoding="utf-8")
    COMMON.write_text("\n".join([head, *common_lines()]) + "\n", encoding="utf-8")
    measured = [s for s in labelled if is_measured(s) and s.character in evidence.labels]
    right = sum(getattr(learnt.choice(s.window), "reading", "") == s.reading for s in measured)
    print(
        f"{len(learning)} sentences learnt from; of {len(measured)} others {right} right: "
        f"{right / len(measured):.4f}"
    )


if __name__ == "__main__":
    main()
