"""Garbage: how often Python looks for objects that only refer to each other.

Annotation makes many small objects that live long (words, syllables, rows) and next to none in
rings. By Python's own thresholds a quarter of its time goes into looking for rings that are not
there; with these, memory grows by a few megabytes and the time is gone.
"""

import gc

# After how many new objects the young are looked through, and every how many times the older are.
_SELDOM = (100_000, 20, 100)


def collect_seldom() -> None:
    """Look for garbage seldom, in this process from now on."""
    gc.set_threshold(*_SELDOM)
