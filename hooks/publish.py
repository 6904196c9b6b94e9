"""The hook: MkDocs speaks here, and only here, to duizhao."""

import logging
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import _TocToken, get_toc
from mkdocs.utils import get_relative_url, write_file

from duizhao import drawing, glossary_page
from duizhao.annotator import glossary_of, remembering_annotator
from duizhao.cache import interchangeable
from duizhao.editions import bundle, data, pages
from duizhao.editions.alternates import Alternates, chosen
from duizhao.identity import load_aliases
from duizhao.markdown import DuizhaoExtension
from duizhao.problem import Problem, Refused
from duizhao.search.index import index_script

log = logging.getLogger("mkdocs.hooks.duizhao")

GLOSSARY = "glossary.md"
GLOSSARY_URL = "glossary.html"
ALIASES = "aliases.yml"
THEME_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
CACHE = ".cache/duizhao"
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
OUR_SCRIPTS = Path(data.__file__).parent.parent / "theme" / "assets"


def on_startup(command: str, dirty: bool) -> None:
    """Know whether an editor is looking on: the page then reloads itself by an inline script."""
    press.serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Begin a build: read the glossary anew and put the extension beside the author's own."""
    press.open(config)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add the glossary's page, last of all: by then every document has been read.

    The files of the theme's search are left out: ours takes its place.
    """
    for file in list(files):
        if file.src_uri.startswith(THEME_SEARCH):
            files.remove(file)
    files.append(File.generated(config, GLOSSARY, content=f"# {glossary_page.TITLE}"))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Tell the extension which page comes."""
    press.expect(page)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep what the extension found on the page; give the glossary's page its content."""
    return press.keep(html, page)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Every page is known: date them, add the data scripts, and say what is wrong."""
    press.bind(env, config, files)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    """Write the finished page in the other scripts, each into its folder."""
    for script, content in press.alternates.pages(page.url, output, press.forms):
        write_file(content.encode("utf-8"), _path(config, script.folder + page.file.dest_uri))


def on_post_build(config: MkDocsConfig) -> None:
    """Write what is known only now, and keep the passages for the next build."""
    words = data.words_of(OUR_SCRIPTS.rglob("*.js"))
    strings = data.strings_script({*press.alternates.strings, *words}, press.annotator)
    write_file(strings.encode("utf-8"), _path(config, f"{DATA}/strings.js"))
    press.annotator.save()


class Press:
    """What one build holds between its events."""

    serving = False

    def open(self, config: MkDocsConfig) -> None:
        """Begin a build. Stops it with every problem that the settings and the glossary have."""
        root = Path(config.config_file_path).parent
        if os.environ.get(bundle.VARIABLE):
            config.site_url = ""
        self.docs = _shown(Path(config.docs_dir))
        self.alias_file = (self.docs / ALIASES).as_posix()
        try:
            file = _shown(Path(config.config_file_path)).as_posix()
            scripts = chosen(_scripts_wanted(config), file)
            self.glossary = glossary_of(_shown(root), config.extra.get("glossary", ""))
            self.aliases = load_aliases(self.docs / ALIASES)
        except Refused as refused:
            _stop(refused.problems)
        self.alternates = Alternates(scripts, config.site_url or "")
        self.cache = root / CACHE
        self.annotator = remembering_annotator(self.glossary, self.cache / "passages.json")
        self.extension = DuizhaoExtension(self.annotator, aliases=self.aliases)
        self.pages: list[pages.Page] = []
        self.ids: set[str] = set()
        # Python-Markdown takes extensions as objects too; MkDocs only declares their names.
        config.markdown_extensions.append(self.extension)  # type: ignore[arg-type]

    def expect(self, page: Page) -> None:
        """Prepare a page's turn."""
        self.extension.setConfig("href", get_relative_url(GLOSSARY_URL, page.url))

    def keep(self, html: str, page: Page) -> str:
        """Keep what was found on a page; write the glossary's page in its place."""
        title = str(page.title or "")
        if page.file.src_uri == GLOSSARY:
            contents = glossary_page.contents(self.glossary)
            page.toc = get_toc([_token(contents)])
            self.ids |= _ids(contents)
            uses = pages.uses(self.pages, page.url)
            return glossary_page.Writer(self.glossary, self.annotator, uses).html()
        blocks = tuple(self.extension.blocks)
        source = (self.docs / page.file.src_uri).as_posix()
        self.pages.append(pages.Page(source, page.url, title, blocks))
        self.ids |= self.extension.ids
        return html

    def bind(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Finish what needs every page."""
        documents = [file.page for file in files.documentation_pages() if file.page is not None]
        _date(documents)
        self.alternates.urls = frozenset(page.url for page in documents)
        clashes = tuple(self.alternates.clashes())
        if clashes:
            _stop(clashes)
        env.filters["variants"] = self.variants
        env.globals["policy"] = None if self.serving else POLICY
        env.globals["alternates"] = self.alternates.of
        env.globals["scripts"] = self.alternates.scripts
        env.globals["glossary_url"] = GLOSSARY_URL
        scripts = {
            "terms": data.terms_script(self.glossary, self.annotator),
            "index": index_script(self.pages, interchangeable(self.cache / "characters.json")),
        }
        for name, content in scripts.items():
            files.append(File.generated(config, f"{DATA}/{name}.js", content=content))
        for problem in pages.problems(self.pages, self.ids, self.aliases, self.alias_file):
            log.warning("%s", problem)

    def variants(self, text: object) -> Markup:
        """Give a text of a template with its other scripts."""
        return Markup(drawing.variants_of(self.annotator.passage(str(text))))

    def forms(self, text: str) -> tuple[str, str]:
        """Give the Taiwan and the Hong Kong form of a text that is no passage."""
        passage = self.annotator.passage(text)
        return passage.tw, passage.hk


press = Press()


def _stop(problems: Iterable[Problem]) -> NoReturn:
    """Say what is wrong, all at once, and end the build."""
    told = list(problems)
    for problem in told:
        log.error("%s", problem)
    raise Abort(f"The build stops: {len(told)} in all.")


def _scripts_wanted(config: MkDocsConfig) -> object:
    """Give the setting of the scripts; a bundle may be asked to leave them out."""
    alone = os.environ.get(bundle.VARIABLE) == bundle.ONE_SCRIPT
    return [] if alone else config.extra.get("scripts")


def _path(config: MkDocsConfig, uri: str) -> str:
    return str(Path(config.site_dir, uri))


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


def _date(pages: list[Page]) -> None:
    """Date each page by its front matter, so that a build says the same on every day.

    A page without a date has that of the newest with one.
    """
    dates = {page.url: str(page.meta["date"]) for page in pages if page.meta.get("date")}
    for page in pages if dates else ():
        page.update_date = dates.get(page.url, max(dates.values()))
