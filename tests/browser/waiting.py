"""Waiting for what is to come, and no longer: a busy machine takes its time."""

import time
from collections.abc import Callable

from playwright.sync_api import Page

PATIENCE = 15  # seconds

STILL = """() => new Promise((done) => {
  let before, still = 0;
  const look = () => {
    const now = `${scrollY} ${document.documentElement.scrollHeight}`;
    still = now === before ? still + 1 : 0;
    before = now;
    still > 15 ? done() : requestAnimationFrame(look);
  };
  look();
})"""


def settled(page: Page) -> None:
    """Wait until the page neither scrolls nor changes its height any more."""
    page.evaluate(STILL)


def until(wanted: Callable[[], bool]) -> None:
    """Wait until something is so; fail when patience ends."""
    end = time.monotonic() + PATIENCE
    while not wanted():
        assert time.monotonic() < end, f"it has not come to be in {PATIENCE} s"
        time.sleep(0.05)
