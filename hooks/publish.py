"""The hook: MkDocs speaks here, and only here, to duizhao."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateNotFound
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import _TocToken, get_toc
from mkdocs.utils import get_relative_url

from duizhao import drawing, edition, glossary_page, han
from duizhao.annotator import glossary_of, remembering_annotator
from duizhao.identity import load_aliases
from duizhao.markdown import DuizhaoExtension
from duizhao.problem import Refused

log = logging.getLogger("mkdocs.hooks.duizhao")

GLOSSARY = "glossary.md"
GLOSSARY_URL = "glossary.html"
ALIASES = "aliases.yml"
CACHE = ".cache/duizhao/passages.json"
# What a page may do: use files of its own site, and nothing else.
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
)
DATA = "assets/duizhao/data"


def on_startup(command: str, dirty: bool) -> None:
    """Know whether an editor is looking on: the page then reloads itself by an inline script."""
    press.serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Begin a build: read the glossary anew and put the extension beside the author's own."""
    press.open(config)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add the glossary's page, last of all: by then every document has been read."""
    files.append(File.generated(config, GLOSSARY, content=f"# {glossary_page.TITLE}"))


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Keep the navigation's words, which have another script too."""
    press.strings += list(_titles(nav))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Tell the extension which page comes."""
    press.expect(page)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep what the extension found on the page; give the glossary's page its content."""
    return press.keep(html, page)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Every page is known: date them, add the data scripts, and say what is wrong."""
    press.bind(env, config, files)


def on_post_build(config: MkDocsConfig) -> None:
    """Keep the passages for the next build."""
    press.annotator.save()


class Press:
    """What one build holds between its events."""

    serving = False

    def open(self, config: MkDocsConfig) -> None:
        """Begin a build. Stops it with every problem that the glossary has."""
        root = Path(config.config_file_path).parent
        self.docs = _shown(Path(config.docs_dir))
        self.alias_file = (self.docs / ALIASES).as_posix()
        try:
            self.glossary = glossary_of(_shown(root), config.extra.get("glossary", ""))
            self.aliases = load_aliases(self.docs / ALIASES)
        except Refused as refused:
            for problem in refused.problems:
                log.error("%s", problem)
            raise Abort(f"The build stops: {len(refused.problems)} in all.") from None
        self.annotator = remembering_annotator(self.glossary, root / CACHE)
        self.extension = DuizhaoExtension(self.annotator, aliases=self.aliases)
        self.pages: list[edition.Page] = []
        self.ids: set[str] = set()
        self.strings = [config.site_name, config.copyright or ""]
        # Python-Markdown takes extensions as objects too; MkDocs only declares their names.
        config.markdown_extensions.append(self.extension)  # type: ignore[arg-type]

    def expect(self, page: Page) -> None:
        """Prepare a page's turn."""
        self.extension.setConfig("href", get_relative_url(GLOSSARY_URL, page.url))

    def keep(self, html: str, page: Page) -> str:
        """Keep what was found on a page; write the glossary's page in its place."""
        title = str(page.title or "")
        self.strings.append(title)
        if page.file.src_uri == GLOSSARY:
            contents = glossary_page.contents(self.glossary)
            page.toc = get_toc([_token(contents)])
            self.ids |= _ids(contents)
            uses = edition.uses(self.pages, page.url)
            return glossary_page.Writer(self.glossary, self.annotator, uses).html()
        blocks = tuple(self.extension.blocks)
        self.pages.append(
            edition.Page((self.docs / page.file.src_uri).as_posix(), page.url, title, blocks)
        )
        self.ids |= self.extension.ids
        return html

    def bind(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Finish what needs every page."""
        _date([file.page for file in files.documentation_pages() if file.page is not None])
        env.filters["variants"] = self.variants
        env.globals["policy"] = None if self.serving else POLICY
        strings = [*self.strings, *_theme_strings(env, config)]
        scripts = {
            "terms": edition.terms_script(self.glossary, self.annotator),
            "strings": edition.strings_script(filter(han.contains_han, strings), self.annotator),
        }
        for name, content in scripts.items():
            files.append(File.generated(config, f"{DATA}/{name}.js", content=content))
        for problem in edition.problems(self.pages, self.ids, self.aliases, self.alias_file):
            log.warning("%s", problem)

    def variants(self, text: object) -> Markup:
        """Give a text of a template with its other scripts."""
        return Markup(drawing.variants_of(self.annotator.passage(str(text))))


press = Press()


def _token(heading: glossary_page.Heading) -> _TocToken:
    """Give a heading as Python-Markdown's table of contents does."""
    return {
        "level": heading.level,
        "id": heading.id,
        "name": heading.title,
        "children": [_token(child) for child in heading.children],
    }


def _ids(heading: glossary_page.Heading) -> set[str]:
    return {heading.id}.union(*map(_ids, heading.children))


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
    language = str(config.theme.get("language") or "zh").split("-")[0]
    if env.loader is None:
        return []
    try:
        source, *_ = env.loader.get_source(env, f"partials/languages/{language}.html")
    except TemplateNotFound:
        return []
    return re.findall(r'": "([^"]+)"', source)
