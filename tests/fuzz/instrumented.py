"""Fuzzes one door in this process, which ends with it: our own code is instrumented, no other."""

import sys

import atheris

with atheris.instrument_imports(include=["duizhao"], enable_loader_override=False):
    from tests.fuzz.harness import DOORS

if __name__ == "__main__":
    door, *words = sys.argv[1:]
    atheris.Setup([sys.argv[0], *words], DOORS[door])
    atheris.Fuzz()
