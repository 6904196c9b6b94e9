"""The hook: MkDocs speaks here, and only here, to duizhao."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from duizhao import drawing, edition, han
from duizhao.annotator import annotator
from duizhao.glossary import page as glossary_page
from duizhao.glossary.load import load
from duizhao.identity import load_aliases
from duizhao.markdown import DuizhaoExtension
from duizhao.problem import Refused

log = logging.getLogger("mkdocs.hooks.duizhao")

GLOSSARY = "glossary.md"
ALIASES = "aliases.yml"
DATA = "assets/duizhao/data"
NEEDED = ("attr_list", "def_list")


def on_config(config: MkDocsConfig) -> None:
    """Begin a build: read the glossary anew and put the extension beside the author's own."""
    press.open(config)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add the glossary's page, last of all: by then every document has been read."""
    files.append(File.generated(config, GLOSSARY, content="# 术语表"))


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Keep the navigation's words, which have another script too."""
    press.strings += list(_titles(nav))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell the extension which page comes; write the glossary's page when its turn has come."""
    return press.take(markdown, page)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Keep what the extension found on the page."""
    press.keep(page)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Every page is known: date them, add the data scripts, and say what is wrong."""
    press.bind(env, config, files)


class Press:
    """What one build holds between its events."""

    def open(self, config: MkDocsConfig) -> None:
        """Begin a build. Stops it with every problem that the glossary has."""
        root = Path(config.config_file_path).parent
        try:
            self.glossary = load(_shown(root / config.extra.get("glossary", "glossary")))
            self.aliases = load_aliases(_shown(Path(config.docs_dir) / ALIASES))
        except Refused as refused:
            for problem in refused.problems:
                log.error("%s", problem)
            raise Abort(f"{len(refused.problems)} problems stop the build") from None
        self.annotator = annotator(self.glossary)
        self.extension = DuizhaoExtension(self.annotator, aliases=self.aliases)
        self.pages: list[edition.Page] = []
        self.strings = [config.site_name, config.copyright or ""]
        extensions = config.markdown_extensions
        extensions += [name for name in NEEDED if name not in extensions]
        extensions.append(self.extension)  # type: ignore[arg-type] # Markdown takes objects too

    def take(self, markdown: str, page: Page) -> str:
        """Prepare a page's turn; give its Markdown."""
        self.extension.setConfig("href", get_relative_url("glossary.html", page.url))
        if page.file.src_uri == GLOSSARY:
            return glossary_page.markdown(self.glossary, edition.uses(self.pages, page.url))
        return markdown

    def keep(self, page: Page) -> None:
        """Keep what was found on a page, and the words of its title."""
        found = self.extension
        title = str(page.title or "")
        self.strings.append(title)
        self.pages.append(
            edition.Page(
                page.file.src_uri, page.url, title, tuple(found.blocks), frozenset(found.ids)
            )
        )

    def bind(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Finish what needs every page."""
        _date([file.page for file in files.documentation_pages() if file.page is not None])
        env.filters["variants"] = self.variants
        strings = [*self.strings, *_theme_strings(env, config)]
        scripts = {
            "terms": edition.terms_script(self.glossary, self.annotator),
            "strings": edition.strings_script(filter(han.contains_han, strings), self.annotator),
        }
        for name, content in scripts.items():
            files.append(File.generated(config, f"{DATA}/{name}.js", content=content))
        for problem in edition.problems(self.pages, self.aliases, ALIASES):
            log.warning("%s", problem)

    def variants(self, text: object) -> Markup:
        """Give a text of a template with its other scripts."""
        passage = self.annotator.passage(str(text))
        attributes = drawing.variants(passage.text, passage.tw, passage.hk)
        shown = "".join(f' {key}="{Markup.escape(value)}"' for key, value in attributes.items())
        return Markup(f"<span{shown}>{Markup.escape(passage.text)}</span>")


press = Press()


def _shown(path: Path) -> Path:
    """Give a path as a person in this folder would write it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _titles(nav: Navigation) -> Iterator[str]:
    """Give the titles that only the navigation has."""
    waiting = list(nav.items)
    while waiting:
        item = waiting.pop()
        if isinstance(item.title, str):
            yield item.title
        if isinstance(item, Section):
            waiting += item.children


def _date(pages: list[Page]) -> None:
    """Date each page by its front matter, so that a build says the same on every day.

    A page without a date has that of the newest with one.
    """
    dates = {page.url: str(page.meta["date"]) for page in pages if page.meta.get("date")}
    for page in pages if dates else ():
        page.update_date = dates.get(page.url, max(dates.values()))


def _theme_strings(env: Environment, config: MkDocsConfig) -> list[str]:
    """Give the theme's own words in the language of the site, if it has them in a file."""
    languages = [str(config.theme.get("language") or "zh").split("-")[0]]
    for name in (f"partials/languages/{language}.html" for language in languages):
        if env.loader is not None and name in env.list_templates():
            return re.findall(r'": "([^"]+)"', env.loader.get_source(env, name)[0])
    return []
