"""Find the browser for the tests, and fetch one where there is none.

$CHROMIUM if it is set, else Debian's when this runs as root there, else one on the PATH, else
Playwright's own download. The one without windows of its own is taken first: it is the same engine,
and opens a page in half the time. Run as a module it prints where the browser is.
"""

import os
import shutil
import sys
from pathlib import Path

from tests.machine import install, run, say

SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FONTS = "fonts-noto-cjk"

# Without these a headless browser looks up its maker's hosts at every start.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)


def arguments() -> list[str]:
    """Give the arguments to start the browser with; root has no sandbox."""
    return [*ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def find() -> str:
    """Give the path of a browser. Exits with one line where none can be had."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if shutil.which(named) else _give_up(f"$CHROMIUM names {named}, which is none")
    shell = shutil.which(SHELL) or _from_debian(SHELL)
    found = shell or _on_path() or _from_debian("chromium") or _from_playwright()
    return found or _give_up("no browser was found")


def _on_path() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def _from_debian(package: str) -> str | None:
    return shutil.which(package) if install(package, FONTS) else None


def _from_playwright() -> str | None:
    say("downloading Playwright's browser")
    if not run(sys.executable, "-m", "playwright", "install", "chromium"):
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _give_up(reason: str) -> str:
    sys.exit(f"tests: {reason}; install chromium and fonts-noto-cjk, or set CHROMIUM to a browser")


if __name__ == "__main__":
    print(find())
