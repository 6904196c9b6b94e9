"""Changing a setting as a reader does: in the bar, or in the sheet or panel that holds it."""

from playwright.sync_api import Page

SHEETS = {"mode": "dz-modes", "script": "dz-scripts", "pinyin": "dz-pinyins"}


def choose(page: Page, setting: str, value: str) -> None:
    """Choose a value, and close again what had to be opened for it."""
    choice = page.locator(
        f".dz-bar [data-script={value}]"
        if setting == "script"
        else f"label:has(input[name=dz-{setting}][value='{value}'])"
    )
    opener = page.locator(
        f"[popovertarget={SHEETS[setting]}]" if setting in SHEETS else "#dz-display"
    )
    opened = opener.is_visible()
    if opened:
        opener.click()
    choice.click()
    if opened:
        page.keyboard.press("Escape")


def is_chosen(page: Page, setting: str, value: str) -> bool:
    """Say whether the page shows that a value is chosen."""
    if setting == "script":
        link = page.locator(f".dz-bar [data-script={value}]")
        return link.get_attribute("aria-current") == "true"
    return page.locator("html").get_attribute(f"data-{setting}") == value
