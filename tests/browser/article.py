"""The article as it stands in a page, so that it can be compared with what it was."""

from playwright.sync_api import Page

# But for the mark of the sentence that the pointer comes to stand on as the page moves.
_ARTICLE = """(article) => {
  const copy = article.cloneNode(true);
  for (const lit of copy.querySelectorAll(".dz-lit")) {
    lit.classList.remove("dz-lit");
    if (!lit.className) lit.removeAttribute("class");
  }
  return copy.outerHTML;
}"""


def article(page: Page) -> str:
    """Give the article's markup."""
    markup: str = page.locator("article").evaluate(_ARTICLE)
    return markup
