"""No page hinders anybody who reads it with other means, as far as axe-core can tell."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle, product

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.audit import programs

DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
SCRIPTS = ("hans", "tw", "hk")

Settings = Mapping[str, str]

# The ways of drawing readings that may stand in the way of colours take turns with the modes.
MODES: tuple[Settings, ...] = (
    {"mode": "zh", "tones": "on"},
    {"mode": "en", "ui": "en"},
    {"mode": "side", "ruby": "syllable"},
    {"mode": "under", "system": "zhuyin", "tones": "on"},
)
# The first is a reader who has chosen none.
LOOKS: tuple[Settings, ...] = (
    {},
    {"theme": "light"},
    {"theme": "dark"},
    {"theme": "paper"},
    {"theme": "black"},
    {"theme": "white"},
    {"theme": "yellow"},
    {"care": "on"},
)

DOCUMENT = "report.html"
# A page of every other kind.
OTHERS = (
    "index.html",
    "glossary.html",
    "glossary/english.html",
    "glossary/domain.html",
    "glossary/confidence.html",
    "glossary/overview.html",
    "glossary/downloads.html",
    "terms/fangguanfu.html",
    "404.html",
)

# What a reader may have opened over a document: what to click, what appears.
OPENED = {
    "search": ("#dz-find", "#dz-search"),
    "card": (".md-content a.term:visible", "#dz-card"),
    "menu": (".dz-mark:visible", ".dz-menu"),
    "display": ("#dz-display", "#dz-panel"),
    "share": ("#dz-share", "#dz-share-sheet"),
    "player": ("#dz-speak", ".dz-player"),
}

# What large print does without.
LEFT_OUT = {"menu", "share"}

# Every rule but those of the third level (AAA), which the W3C asks of no whole site, and those
# that axe-core itself calls unfinished or outdated.
RUN = """async (place) => {
  const left = ["wcag2aaa", "experimental", "deprecated"];
  const rules = axe.getRules().filter(({ tags }) => !left.some((tag) => tags.includes(tag)));
  const { violations } = await axe.run(place, {
    runOnly: { type: "rule", values: rules.map(({ ruleId }) => ruleId) },
    resultTypes: ["violations"],
  });
  return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(
    ({ target, html, any, all, none }) => ({
      target: target.join(" "),
      html: html.slice(0, 240),
      why: [...any, ...all, ...none].map(({ message }) => message).join("; "),
    })) }));
}"""


# A block far from the window is not laid out, and stands where its height was guessed. What would
# be measured there nobody sees, so everything is laid out first. Nor is a colour on its way to
# another one looked at.
SETTLE = """async (everything) => {
  const sheet = new CSSStyleSheet();
  const laid = everything ? "content-visibility: visible !important;" : "";
  sheet.replaceSync(`* { transition: none !important; ${laid} }`);
  document.adoptedStyleSheets.push(sheet);
  for (let i = 0; i < 2; i++) await new Promise((done) => requestAnimationFrame(done));
}"""


@dataclass(frozen=True)
class View:
    """A page as one reader has it before them."""

    page: str
    settings: Settings
    phone: bool = False
    opened: str = ""

    def __str__(self) -> str:
        window = "phone" if self.phone else "desk"
        return "-".join(filter(None, (self.page, window, *self.settings.values(), self.opened)))


def views() -> Iterator[View]:
    """Give every kind of page in every script and look, a document in every mode too.

    Both windows see all of it as long as no look is chosen; then they take turns.
    """
    turns = cycle((False, True))
    for look, script in product(LOOKS, SCRIPTS):
        chosen = {"pinyin": "all", "script": script, **look}
        for page, mode in [*product([DOCUMENT], MODES), *product(OTHERS, [{}])]:
            for phone in (False, True) if not look else [next(turns)]:
                yield View(page, {**chosen, **mode}, phone)
        next(turns)
    for look, opened, phone in product(LOOKS, OPENED, (False, True)):
        if not (look.get("care") and opened in LEFT_OUT):
            yield View(DOCUMENT, {"mode": "side", **look}, phone, opened)


@pytest.mark.parametrize("view", list(views()), ids=str)
def test_axe_finds_nothing(browser: Browser, http: str, view: View) -> None:
    stored = json.dumps(json.dumps(dict(view.settings)))
    window = PHONE if view.phone else DESK
    with browser.new_context(
        locale="zh-CN", viewport=window, is_mobile=view.phone, has_touch=view.phone
    ) as context:
        context.add_init_script(f"localStorage.setItem('duizhao.preferences', {stored})")
        page = context.new_page()
        page.goto(f"{http}/{view.page}")
        page.wait_for_selector("html:not([data-waiting])")
        shown = page.evaluate("({ ...document.documentElement.dataset })")
        assert view.settings.items() <= shown.items()
        if view.opened:
            press, appears = OPENED[view.opened]
            page.locator(press).first.click()
            page.locator(appears).wait_for(state="visible")
        page.evaluate(SETTLE, not view.opened)
        page.evaluate(programs.AXE.read_text(encoding="utf-8"))
        # What lies under an opened thing has been examined without it.
        place = OPENED[view.opened][1] if view.opened else "html"
        violations = page.evaluate(RUN, place)
    report = "\n".join(
        f"{each['id']}: {each['help']} ({len(each['nodes'])} times)\n"
        + "\n".join(
            f"  {node['target']}\n    {node['html']}\n    {node['why']}"
            for node in each["nodes"][:5]
        )
        for each in violations
    )
    assert not report, f"{view}\n{report}"
