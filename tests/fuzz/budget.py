"""The budget of the fuzz tests, and how many inputs each door was given.

`DUIZHAO_FUZZ` says how many times the everyday budget is spent: `make fuzz` sets it to 50.
"""

import os
from collections import Counter
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, settings

TIMES = float(os.environ.get("DUIZHAO_FUZZ", "1"))
tried: Counter[str] = Counter()


def budget(examples: int) -> Callable[[Any], Any]:
    """Give so many examples to a test, times what is asked for; those of every day are the same."""
    return settings(
        max_examples=max(1, int(examples * TIMES)),
        deadline=None,
        derandomize=TIMES <= 1,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def count(door: str) -> None:
    """Count one input that a door was given."""
    tried[door] += 1
