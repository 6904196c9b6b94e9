"""A document is fast, findable and fit for everybody on a telephone, by Lighthouse's measure."""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.audit import programs
from tests.audit.served import Served
from tests.browser import chromium
from tests.support import ROOT

PAGE = "report.html"
WANTED = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
# A busy machine makes a page slow now and then, and never fast: the best of these counts.
TRIES = 3
KEPT = ROOT / ".cache" / "audit"

Report = Mapping[str, Any]


@pytest.fixture(scope="module")
def reports(site: Path) -> Iterator[list[Report]]:
    """What Lighthouse says, each time it is asked; no more often than it takes."""
    KEPT.mkdir(parents=True, exist_ok=True)
    for old in KEPT.glob("lighthouse-*.json"):
        old.unlink()
    found: list[Report] = []
    # Lighthouse looks for robots.txt as if the page did, which the policy of ours forbids.
    with Served(site, {"default-src 'none'": "default-src 'none'; connect-src 'self'"}) as address:
        for number in range(1, TRIES + 1):
            found.append(_report(f"{address}/{PAGE}", KEPT / f"lighthouse-{number}.json"))
            if _score(found[-1], "performance") >= WANTED["performance"]:
                break
        yield found


@pytest.mark.parametrize("category", WANTED)
def test_a_document_has_the_score_that_is_wanted(reports: list[Report], category: str) -> None:
    best = max(reports, key=lambda report: _score(report, category))
    told = "\n".join(_failing(best, category))
    scores = [_score(report, category) for report in reports]
    machine = [round(report["environment"]["benchmarkIndex"]) for report in reports]
    assert max(scores) >= WANTED[category], (
        f"{category}: {scores} on a machine of {machine} (a usual one has above 1000)\n{told}"
    )


def _report(address: str, kept: Path) -> Report:
    """Ask Lighthouse; keep its answer."""
    flags = ["--headless", *chromium.arguments()]
    command = [
        *("node", str(programs.LIGHTHOUSE), address, "--quiet"),
        *("--output", "json", "--output-path", str(kept)),
        *("--only-categories", ",".join(WANTED), f"--chrome-flags={' '.join(flags)}"),
    ]
    environment = {**os.environ, "CHROME_PATH": chromium.find()}
    subprocess.run(command, check=True, env=environment)
    report: Report = json.loads(kept.read_text(encoding="utf-8"))
    return report


def _score(report: Report, category: str) -> int:
    return round(100 * (report["categories"][category]["score"] or 0))


def _failing(report: Report, category: str) -> Iterator[str]:
    """Say what keeps a page from the full score, and where."""
    for part in report["categories"][category]["auditRefs"]:
        audit = report["audits"][part["id"]]
        if audit["score"] is None or audit["score"] == 1:
            continue
        said = audit.get("displayValue") or audit.get("explanation") or ""
        yield f"{part['weight']:>3} {part['id']}: {audit['score']} {said}"
        for item in audit.get("details", {}).get("items", [])[:5]:
            node = item.get("node", {})
            where = node.get("selector") or item.get("url") or ""
            if where:
                yield f"      {where} {node.get('explanation', '')}".replace("\n", " ")
