"""Reading aloud: what is spoken is the text, in its order, by a voice of its script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.article import article
from tests.browser.choosing import choose
from tests.browser.conftest import Reader
from tests.browser.waiting import settled

# A device with voices, whose speaking the test watches and ends.
DEVICE = """(tags) => {
  window.spoken = [];
  const voices = tags.map((lang) => ({ lang, name: lang, voiceURI: lang }));
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  let present;
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => voices,
    addEventListener: () => undefined,
    speak: (utterance) => {
      present = utterance;
      window.spoken.push([utterance.text, utterance.lang, utterance.rate]);
    },
    cancel: () => { present = undefined; },
  } });
  window.finish = () => { const one = present; present = undefined; one?.onend?.({}); };
}"""
ALL = ("zh-CN", "zh-TW", "zh-HK", "en-GB")

# What a listener should hear: the text of the blocks, each side by itself, without notes' marks.
TEXT = """(side) => [...document.querySelectorAll(`article .${side}`)].map((part) => {
  const copy = part.cloneNode(true);
  copy.querySelectorAll("sup, .dz-mark").forEach((each) => each.remove());
  return copy.textContent.trim();
}).join("")"""

MARKED = """() => [...(CSS.highlights.get("dz-spoken") || [])].map((range) => {
  const box = range.getBoundingClientRect();
  return [range.toString(), box.top, box.bottom, innerHeight];
})"""


class Listener:
    """A reader whose device speaks."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._address = address
        self.context = browser.new_context(
            locale="zh-CN", viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
        )

    def opens(self, name: str, voices: tuple[str, ...] = ALL) -> Page:
        """Open a page on a device with some voices."""
        self.context.add_init_script(f"({DEVICE})({list(voices)})")
        page = self.context.new_page()
        page.goto(f"{self._address}/{name}")
        return page


@pytest.fixture
def listener(browser: Browser, http: str) -> Iterator[Listener]:
    """A reader at a desk whose device has voices."""
    made = Listener(browser, http)
    yield made
    made.context.close()


def spoken(page: Page) -> list[tuple[str, str, float]]:
    page.wait_for_timeout(60)
    told: list[tuple[str, str, float]] = page.evaluate("window.spoken")
    return told


def finish(page: Page) -> None:
    page.evaluate("window.finish()")


def whole(page: Page) -> str:
    """Let everything be spoken, and give it as one text."""
    page.evaluate(
        """async () => {
          for (let quiet = 0, before = 0; quiet < 3; quiet++) {
            window.finish();
            await new Promise((resolve) => setTimeout(resolve, 2));
            if (window.spoken.length !== before) quiet = 0;
            before = window.spoken.length;
          }
        }"""
    )
    return "".join(text for text, *_ in spoken(page))


@pytest.mark.parametrize(("mode", "side"), [("zh", "dz-zh"), ("en", "dz-en")])
def test_everything_is_spoken_once_and_in_order(listener: Listener, mode: str, side: str) -> None:
    page = listener.opens(f"report.html?mode={mode}")
    page.keyboard.press("r")
    heard = "".join(whole(page).split())
    assert heard.startswith("".join(page.evaluate(TEXT, side).split())[:14000])


def test_a_page_without_a_translation_is_spoken_too(listener: Listener) -> None:
    page = listener.opens("markup.html")
    page.locator("#dz-speak").click()
    heard = whole(page)
    assert "优化营商环境" in heard
    assert "Report an error" not in heard
    assert page.locator(".dz-player-status").inner_text().startswith("读完了")


@pytest.mark.parametrize(("script", "tag"), [("hans", "zh-CN"), ("tw", "zh-TW"), ("hk", "zh-HK")])
def test_the_voice_is_that_of_the_script(listener: Listener, script: str, tag: str) -> None:
    page = listener.opens("report.html")
    choose(page, "script", script)
    page.keyboard.press("r")
    ((text, lang, rate),) = spoken(page)
    assert lang == tag
    assert rate == 1
    assert text == page.locator("h1 .dz-zh").text_content()


def test_another_chinese_voice_reads_where_there_is_none_of_the_script(listener: Listener) -> None:
    page = listener.opens("report.html?script=hk", voices=("zh-CN", "en-US"))
    page.keyboard.press("r")
    assert spoken(page)[0][1] == "zh-CN"
    assert "no voice for this script" in page.locator(".dz-player-status").inner_text()


@pytest.mark.parametrize(
    ("mode", "voices", "said"),
    [("zh", ("en-GB",), "no Chinese voice"), ("en", ("zh-CN",), "no English voice")],
)
def test_a_device_without_a_voice_says_so(
    listener: Listener, mode: str, voices: tuple[str, ...], said: str
) -> None:
    page = listener.opens(f"report.html?mode={mode}", voices=voices)
    page.keyboard.press("r")
    page.locator(".dz-player-status", has_text=said).wait_for()
    assert spoken(page) == []


def test_a_browser_without_voices_says_so(reader: Reader) -> None:
    page = reader.opens("report.html")
    page.locator("#dz-speak").click()
    page.locator(".dz-player-status", has_text="no Chinese voice").wait_for()
    assert reader.errors == []


def test_it_begins_with_what_is_in_sight(listener: Listener) -> None:
    page = listener.opens("report.html")
    page.evaluate("scrollTo(0, 6000)")
    settled(page)
    block = page.evaluate("window.duizhao.place.block().id")
    page.keyboard.press("r")
    assert spoken(page)[0][0] in (page.locator(f"#{block} .dz-zh").text_content() or "")


def test_it_begins_with_a_paragraph_when_asked_there(listener: Listener) -> None:
    page = listener.opens("report.html")
    page.locator("p.dz-pair .dz-mark").nth(5).click()
    page.get_by_role("button", name="Read aloud from here").click()
    text = page.locator("p.dz-pair .dz-zh").nth(5).text_content() or ""
    assert text.startswith(spoken(page)[0][0])


def test_pause_next_previous_speed(listener: Listener) -> None:
    page = listener.opens("report.html")
    page.keyboard.press("r")
    first = spoken(page)[-1][0]
    page.get_by_role("button", name="Next sentence").click()
    second = spoken(page)[-1][0]
    assert second != first
    page.get_by_role("button", name="Previous sentence").click()
    assert spoken(page)[-1][0] == first
    page.keyboard.press("r")
    count = len(spoken(page))
    finish(page)
    assert len(spoken(page)) == count
    page.get_by_role("button", name="朗读 Play").click()
    assert spoken(page)[-1][0] == first
    page.get_by_role("button", name="Speed").click()
    assert spoken(page)[-1][2] == 0.75
    page.reload()
    page.keyboard.press("r")
    assert spoken(page)[-1][2] == 0.75
    page.locator(".dz-player .dz-stop").focus()
    page.keyboard.press("Escape")
    assert page.locator(".dz-player").count() == 0


def test_the_spoken_sentence_is_marked_and_kept_in_view(listener: Listener) -> None:
    page = listener.opens("report.html")
    page.keyboard.press("r")
    for _ in range(25):
        said = spoken(page)[-1][0]
        ((marked, top, bottom, height),) = page.evaluate(MARKED)
        assert marked.startswith(said) or said in marked
        assert top > 0
        assert min(bottom, top + 100) < height
        finish(page)


@pytest.mark.parametrize("width", [320, 390])
def test_in_large_print_the_player_is_in_sight_and_hides_nothing_spoken(
    listener: Listener, width: int
) -> None:
    page = listener.opens("report.html?care=on")
    page.set_viewport_size({"width": width, "height": 844})
    page.locator("#dz-speak").click()
    for _ in range(6):
        spoken(page)
        ((_, top, bottom, height),) = page.evaluate(MARKED)
        player = page.locator(".dz-player").bounding_box()
        assert player
        assert player["y"] + player["height"] <= height
        assert 0 < top < player["y"]
        assert min(bottom, top + 100) <= player["y"]
        finish(page)
    for button in page.locator(".dz-player button:visible").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
        assert button.evaluate("(e) => parseFloat(getComputedStyle(e).fontSize)") >= 24


def test_speaking_leaves_the_text_alone(listener: Listener) -> None:
    page = listener.opens("report.html")
    before = article(page)
    page.keyboard.press("r")
    finish(page)
    page.locator(".dz-player .dz-stop").click()
    assert article(page) == before
    assert page.evaluate("CSS.highlights.has('dz-spoken')") is False


def test_it_goes_on_in_another_script_and_language(listener: Listener) -> None:
    page = listener.opens("report.html?mode=side")
    page.keyboard.press("r")
    for _ in range(4):
        finish(page)
        spoken(page)
    choose(page, "script", "tw")
    text, lang, _ = spoken(page)[-1]
    assert lang == "zh-TW"
    number = page.evaluate(
        """(said) => [...document.querySelectorAll(".dz-zh [data-s]")]
          .find((part) => said.includes(part.textContent)).dataset.s""",
        text,
    )
    page.get_by_role("button", name="Other language").click()
    english, lang, _ = spoken(page)[-1]
    assert lang == "en-GB"
    beside = page.locator(f".dz-en [data-s='{number}']").all_text_contents()
    assert english.strip()[:20] in "".join(beside) or "".join(beside)[:20] in english
