"""Browsing: a browser for measuring in, and what is asked of its pages."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.running import memory
from tests.browser import chromium

# What a reader types, letter by letter: characters of either script, pinyin, initials, English.
TYPED = ("營商環境", "管服改", "yingshanghuanjing", "fgf", "streamline administration", "的")

# From a letter to the frame that shows what it finds, for every letter of a query.
_TYPE = """async (query) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const box = document.getElementById("dz-query");
  const times = [];
  for (let end = 1; end <= query.length; end++) {
    box.value = query.slice(0, end);
    await frame();
    const start = performance.now();
    box.dispatchEvent(new Event("input"));
    await frame();
    times.push(performance.now() - start);
  }
  return times;
}"""

# From a choice to the frame that shows it: two animation frames, the second after the paint.
_SWITCH = """async ([setting, values, count]) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const times = [];
  for (let i = 0; i < count + values.length; i++) {
    await frame();
    const start = performance.now();
    duizhao.preferences.set(setting, values[i % values.length]);
    await frame();
    times.push(performance.now() - start);
  }
  return times.slice(values.length);
}"""

# A control is of use when what it asks for is done: from then on the bar says what is chosen.
_USABLE = """(() => {
  const look = () => {
    if (document.querySelector("#dz-bar [aria-current=true]")) window.usable = performance.now();
    else requestAnimationFrame(look);
  };
  look();
})()"""
_PAINTED = 'performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0'
_SETTLE = 1500  # ms


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a browser."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.arguments()
        )
        try:
            yield started
        finally:
            started.close()


def opened(browser: Browser, address: str) -> Page:
    """Open a page, and let it come to rest."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    page.add_init_script(_USABLE)
    page.goto(address)
    page.wait_for_timeout(_SETTLE)
    return page


def painted(page: Page) -> float:
    """Give the milliseconds to the first paint of content."""
    return float(page.evaluate(_PAINTED))


def usable(page: Page) -> float:
    """Give the milliseconds until the bar's controls do what they say."""
    return float(page.evaluate("window.usable"))


def held(browser: Browser) -> float:
    """Give the megabytes of the processes that hold the browser's pages."""
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    processes = told["processInfo"]
    return sum(memory(each["id"]) for each in processes if each["type"] == "renderer")


def switched(page: Page, setting: str, values: list[str], count: int) -> tuple[float, ...]:
    """Give the milliseconds that each change of a setting takes."""
    page.bring_to_front()
    return tuple(page.evaluate(_SWITCH, [setting, values, count]))


def searched(page: Page) -> tuple[float, ...]:
    """Give the milliseconds from each letter typed to what it finds."""
    page.bring_to_front()
    page.keyboard.press("/")
    # The page's policy forbids what waiting for an expression would do.
    while not page.evaluate("Boolean(window.duizhao.search?.finder)"):
        page.wait_for_timeout(50)
    page.wait_for_timeout(_SETTLE)
    return tuple(time for query in TYPED for time in page.evaluate(_TYPE, query))
