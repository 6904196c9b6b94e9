"""Every page of the site is HTML as the standard has it, in the eyes of the Nu HTML checker."""

import json
import subprocess
from collections import defaultdict
from pathlib import Path

from tests.audit import programs

ARGUMENTS = ("--errors-only", "--format", "json", "--skip-non-html", "--exit-zero-always")


def test_every_page_is_valid_html(site: Path) -> None:
    command = ["java", "-jar", str(programs.NU), *ARGUMENTS, str(site)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stderr
    found = defaultdict(list)
    for message in json.loads(said)["messages"]:
        page = message.get("url", "").partition(f"{site.as_posix()}/")[2]
        where = f"{page}:{message.get('lastLine', '?')}: {message.get('extract', '').strip()}"
        found[message["message"]].append(where)
    report = "\n".join(
        f"{len(places)} times: {message}\n  for example {places[0]}"
        for message, places in found.items()
    )
    assert not report, f"\n{report}"
