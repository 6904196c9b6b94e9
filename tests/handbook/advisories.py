"""Asks pip-audit whether anything is known against a library that is locked.

Its data are on the network: where they cannot be reached, that is said, and nothing fails.
"""

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import Any

from tests.handbook.dependencies import LOCKS

_AUDIT = ["-m", "pip_audit", "--require-hashes", "--disable-pip", "--timeout", "15"]


def told(lock: str) -> list[dict[str, Any]]:
    """Give what is known of the libraries of a lock; nothing where nobody can be asked."""
    words = [*_AUDIT, "--format", "json", "--requirement", str(LOCKS / lock)]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
    try:
        found: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except ValueError:
        return []
    return found


def main() -> int:
    """Tell it; give 1 where anything is known."""
    if find_spec("pip_audit") is None:
        print("advisories: pip-audit is not installed; run make advisories")
        return 1
    status = 0
    for lock in ("site.txt", "test.txt"):
        found = told(lock)
        if not found or all("skip_reason" in each for each in found):
            print(f"advisories for locks/{lock}: skipped, their data cannot be reached")
            continue
        asked = [each for each in found if "skip_reason" not in each]
        for each in asked:
            for known in each.get("vulns", ()):
                fixed = ", ".join(known.get("fix_versions") or ["nothing yet"])
                print(f"locks/{lock}: {each['name']} {each['version']}: {known['id']}; {fixed}")
                status = 1
        print(
            f"advisories for locks/{lock}: {len(asked)} of {len(found)} libraries are known there"
        )
    return status


if __name__ == "__main__":
    sys.exit(main())
