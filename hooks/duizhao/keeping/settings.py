"""Settings: what whoever builds may ask of a build, by variables of the environment."""

import os

# How many processes may work, and whether it is said where the time went.
PROCESSES, TIMINGS = "DUIZHAO_PROCESSES", "DUIZHAO_TIMINGS"


def processes() -> int:
    """Give how many processes may work: as the environment says, else one for each core."""
    told = os.environ.get(PROCESSES, "")
    return max(int(told), 1) if told.isdecimal() else _cores()


def _cores() -> int:
    """Give how many cores this process may use; where that cannot be asked, how many there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def wants_timings() -> bool:
    """Say whether it is to be said where the time went."""
    return bool(os.environ.get(TIMINGS))
