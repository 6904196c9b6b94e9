"""The hook: MkDocs speaks here, and only here, to duizhao."""

import logging
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from fnmatch import fnmatch
from pathlib import Path
from typing import NoReturn

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.structure.toc import _TocToken, get_toc
from mkdocs.utils import write_file
from mkdocs.utils.meta import get_data

from duizhao import drawing, versions
from duizhao.bilingual import translation
from duizhao.bilingual.facing import Face
from duizhao.bilingual.renderings import Renderings
from duizhao.bounds import leads_out
from duizhao.documents import link_out
from duizhao.editions import bundle, data, front_matter, pages, theme_words
from duizhao.editions.alternates import Alternates
from duizhao.editions.beside import Beside
from duizhao.editions.entries import BODY, ENCODED, NAME, TITLE, EntryPage, EntryPages
from duizhao.editions.joining import served
from duizhao.editions.mending import deferred, mended, mended_script
from duizhao.editions.settings import settings_of
from duizhao.editions.sheet import Sheet
from duizhao.encoding import exactly
from duizhao.exchange.about import About
from duizhao.garbage import collect_seldom
from duizhao.glossary_pages import concordance, downloads, site
from duizhao.glossary_pages.indexes import Heading
from duizhao.glossary_pages.writing import FOLDER, INDEX, Edition, address
from duizhao.house import glossary_of
from duizhao.house import lexicon as lexicon_of
from duizhao.identity import load_aliases
from duizhao.keeping.annotator import keeping_annotator
from duizhao.keeping.bitexts import KeptBitexts
from duizhao.keeping.characters import interchangeable
from duizhao.keeping.desk import Desk
from duizhao.keeping.entries import Entries, Slip
from duizhao.keeping.leaves import Leaf, Leaves, Manuscript
from duizhao.keeping.order import Order, lay_out
from duizhao.keeping.settings import wants_timings
from duizhao.keeping.work import Task
from duizhao.markdown import Author, DuizhaoExtension
from duizhao.problem import Problem, Refused
from duizhao.progress import Stopwatch
from duizhao.script import HANS, folder
from duizhao.search.index import index_scripts

log = logging.getLogger("mkdocs.hooks.duizhao")

# The page that those of the entries are made of.
ENTRY = f"{FOLDER}{NAME}.html"
ALIASES = "aliases.yml"
NOWHERE = "404.html"
THEME_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
THEME_SCRIPT = "assets/javascripts/bundle.*.js"
CACHE = ".cache/duizhao"
STORE = "kept.db"
GLOSSARY_TIME = "glossary: its pages, concordances"
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
ASSETS = "assets/duizhao/"
DATA = f"{ASSETS}data"


def on_startup(command: str, dirty: bool) -> None:
    """Know whether an editor is looking on: the page then reloads itself by an inline script.

    Stops where a library is installed in a version that is not asked for.
    """
    collect_seldom()
    press.serving = command == "serve"
    wrong = list(versions.problems())
    if wrong:
        _stop(wrong)


def on_config(config: MkDocsConfig) -> None:
    """Begin a build: read the glossary anew and put the extension beside the author's own."""
    press.open(config)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add the glossary's pages, last of all: by then every document has been read.

    The files of the theme's search are left out: ours takes its place. Our own are joined.
    Translations are set beside their documents and have no pages of their own, unless the editor
    asks for them.
    """
    wrong = list(_unfit(files, config))
    if wrong:
        _stop(wrong)
    ours = {}
    for file in list(files):
        if file.src_uri.startswith((*THEME_SEARCH, ASSETS)):
            files.remove(file)
        if file.src_uri.startswith(ASSETS):
            ours[file.src_uri.removeprefix(ASSETS)] = file.content_string
        if fnmatch(file.src_uri, THEME_SCRIPT):
            theirs = mended_script(file.content_string)
            files.append(File.generated(config, file.src_uri, content=theirs))
    for name, content in served(ours).items():
        files.append(File.generated(config, ASSETS + name, content=content))
    press.take_translations(files, config)
    press.send_out(files)
    for url, title in {**site.TITLES, ENTRY: TITLE}.items():
        listed = InclusionLevel.INCLUDED if url == INDEX else InclusionLevel.NOT_IN_NAV
        uri = url.removesuffix("html") + "md"
        files.append(File.generated(config, uri, content=f"# {title}", inclusion=listed))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Tell the extension which page comes; leave nothing to convert of one that is converted.

    What a page says of itself becomes no markup.
    """
    wrong = list(front_matter.problems(page.meta, (press.docs / page.file.src_uri).as_posix()))
    if wrong:
        _stop(wrong)
    page.meta.update(front_matter.guarded(page.meta))
    # MkDocs converts the page now, if it is not converted already.
    press.watch.begin("documents: Markdown, annotation")
    return "" if press.expect(markdown, page, config, files) else None


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep what the extension found on the page; give the glossary's page its content."""
    press.watch.end()
    with press.watch.of(GLOSSARY_TIME if page.url in site.TITLES else "documents: what is kept"):
        return press.keep(html, page)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Every page is known: date them, add the data scripts, and say what is wrong."""
    with press.watch.of(GLOSSARY_TIME):
        press.begin_entries()
    with press.watch.of("data: index, terms, downloads"):
        press.bind(env, config, files)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Write the finished page in the other scripts, each into its folder; give the root's."""
    output = mended(output)
    if page.url == ENTRY:
        with press.watch.of(GLOSSARY_TIME):
            for where, content in press.written_entries(output):
                write_file(content.encode("utf-8"), _path(config, where))
            return ""
    with press.watch.of("pages: in each script"):
        root, *others = press.written(page.url, output)
        for where, content in others:
            write_file(content.encode("utf-8"), _path(config, where + page.file.dest_uri))
        return root[1]


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Give the page that says there is none here in the script of the root's pages."""
    if template_name != NOWHERE:
        return output
    return press.written(template_name, mended(output))[0][1]


def on_post_build(config: MkDocsConfig) -> None:
    """Write what is known only now, and keep the passages for the next build."""
    words = data.words_of(theme_words.OURS.rglob("*.js"))
    strings = data.strings_script({*press.alternates.strings, *words}, press.beside)
    write_file(strings.encode("utf-8"), _path(config, f"{DATA}/strings.js"))
    press.close()


def on_build_error(error: Exception) -> None:
    """Let the processes go that still work for a build that has failed."""
    press.rest()


class Press:
    """What one build holds between its events."""

    serving = False

    def __init__(self) -> None:
        """A build may fail before it is opened: then nothing is at work yet."""
        self._at_work = ExitStack()

    def open(self, config: MkDocsConfig) -> None:
        """Begin a build. Stops it with every problem that the settings and the glossary have."""
        self.watch = Stopwatch()
        root = Path(config.config_file_path).parent
        if os.environ.get(bundle.VARIABLE):
            config.site_url = ""
        self.docs = _shown(Path(config.docs_dir))
        self.alias_file = (self.docs / ALIASES).as_posix()
        file = _shown(Path(config.config_file_path)).as_posix()
        alone = os.environ.get(bundle.VARIABLE) == bundle.ONE_SCRIPT
        try:
            told = self.settings = settings_of(config.extra, file, alone=alone)
            self.glossary = glossary_of(_shown(root), config.extra.get("glossary", ""))
            self.aliases = load_aliases(self.docs / ALIASES)
        except Refused as refused:
            _stop(refused.problems)
        self.alternates = Alternates(told.others, config.site_url or "", told.source)
        self.cache = root / CACHE
        lexicon = lexicon_of(self.glossary)
        store, marks = self.cache / STORE, told.quotation_marks
        self.annotator = keeping_annotator(lexicon, store, told.source, quotation_marks=marks)
        self.beside = Beside(self.annotator, theme_words.chinese(config.theme.dirs))
        theirs = theme_words.english(config.theme.dirs)
        self.english = {**theirs, **site.ENGLISH, **told.english}
        self.extension = DuizhaoExtension(self.annotator, aliases=self.aliases)
        author = Author(_names(config), config.mdx_configs or {})
        named = lexicon, told.source.name, marks, author.extensions, author.settings, self.aliases
        self.task = Task(*named, str(store.resolve()), self.glossary)
        self.leaves = Leaves(self.annotator, author, self.aliases)
        self.desk = Desk(self.leaves, self.task)
        self._at_work.callback(self.desk.end)
        self.leaf: Leaf | None = None
        self.articles: dict[str, tuple[str, Manuscript, Leaf]] = {}
        self.renderings = Renderings(self.glossary)
        self.translations: dict[str, File] = {}
        self.about = _about(config)
        self.pages: list[pages.Page] = []
        self.ids: set[str] = set()
        self._edition: Edition | None = None
        # Python-Markdown takes extensions as objects too; MkDocs only declares their names.
        config.markdown_extensions.append(self.extension)  # type: ignore[arg-type]

    def take_translations(self, files: Files, config: MkDocsConfig) -> None:
        """Set the translations aside, each for its document."""
        named = {file.src_uri: file for file in files.documentation_pages()}
        self.translations = {
            document: named[name]
            for document in named
            if (name := translation.name_of(document)) in named
        }
        if not config.extra.get("translation_pages"):
            for file in self.translations.values():
                files.remove(file)

    def send_out(self, files: Files) -> None:
        """Let other processes begin with the documents that have changed."""
        if lay_out(lambda: self._order(files.documentation_pages())):
            raise SystemExit
        named = files.documentation_pages()
        documents = [file for file in named if file.src_uri not in self.translations]
        total = len(documents) + len(self.translations)
        self.desk.begin(list(map(self._manuscript_of, documents)), total, sys.stderr)

    def _order(self, documents: Iterable[File]) -> Order:
        """Say what is to be annotated for this build, of translated documents their passages."""
        return Order(self.task, tuple(map(self._manuscript_of, documents)), self.leaves.can_be_kept)

    def _manuscript_of(self, file: File) -> Manuscript:
        return self._manuscript(_markdown(file), file.url)

    def _manuscript(self, markdown: str, url: str) -> Manuscript:
        return Manuscript(markdown, f"{pages.relative(FOLDER, url)}/")

    def expect(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> bool:
        """Prepare a page's turn: where its links lead, and what faces it. Say whether it is
        converted already.
        """
        self.desk.step()
        manuscript = self._manuscript(markdown, page.url)
        self.extension.setConfig("href", manuscript.href)
        file = self.translations.get(page.file.src_uri)
        self.extension.face = None if file is None else self._face(file, config, files)
        is_alone = file is None and page.url not in {ENTRY, *site.TITLES}
        self.leaf = self.desk.leaf(manuscript) if is_alone else None
        if self.leaf is not None:
            self.articles[page.url] = _sign(len(self.articles), self.leaf), manuscript, self.leaf
        return self.leaf is not None

    def _face(self, file: File, config: MkDocsConfig, files: Files) -> Face | None:
        """Make what faces a page, of the file of its translation."""
        try:
            told = translation.load(self.docs / file.src_uri)
        except Refused as refused:
            _stop(refused.problems)
        links = _RelativePathTreeprocessor(file, files, config)
        author = Author(_names(config), config.mdx_configs, links._register)
        entries = frozenset(concept.id for concept in self.glossary.entries)
        if told is None:
            return None
        aligning = KeptBitexts(self.annotator.store, self.renderings)
        return Face(told, self.renderings, aligning, entries, author, self.extension.href_of)

    def keep(self, html: str, page: Page) -> str:
        """Keep what was found on a page; write the glossary's page in its place."""
        if page.url == ENTRY:
            page.meta["encoded"] = ENCODED
            page.toc = get_toc([])
            return BODY
        if page.url in site.TITLES:
            article, contents = site.page(self.edition, self.about, page.url)
            page.meta["filter"] = contents is not None
            page.toc = get_toc([_token(contents)] if contents else [])
            self.ids |= _ids(contents) if contents else set()
            return article
        page.meta["document"] = True
        if self.leaf is not None:
            return self._put_aside(self.leaf, page)
        blocks = tuple(self.extension.blocks)
        face = self.extension.face
        if isinstance(face, Face):
            page.meta["translated"] = face.translation
            for name in filter(None, (page.title, page.meta.get("title"))):
                self.english[self.beside.form(str(name), HANS)] = face.title or str(name)
        english, told = (tuple(face.english), face.told) if isinstance(face, Face) else ((), {})
        source = (self.docs / page.file.src_uri).as_posix()
        title = str(page.title or "")
        self.pages.append(pages.Page(source, page.url, title, blocks, english, told))
        self.ids |= self.extension.ids
        return html

    def _put_aside(self, leaf: Leaf, page: Page) -> str:
        """Give a sign for the article of a page, and MkDocs what it would have found on it."""
        page.toc = get_toc([*leaf.contents])
        page._title_from_render = leaf.title or None
        page.present_anchor_ids = set(leaf.ids)
        source = (self.docs / page.file.src_uri).as_posix()
        title = str(page.title or "")
        self.pages.append(pages.Page(source, page.url, title, leaf.blocks, rows=leaf.rows))
        self.ids |= leaf.ids
        return self.articles[page.url][0]

    @property
    def edition(self) -> Edition:
        """Give what the glossary's pages are written from, once every document has been read."""
        if self._edition is None:
            uses = concordance.uses(self.pages, self.glossary)
            self._edition = Edition(self.glossary, self.annotator, uses, self.renderings)
        return self._edition

    def begin_entries(self) -> None:
        """Let the entries be written while the theme draws the pages."""
        self.entries = Entries(self.annotator, self.edition)
        uses = self.edition.uses
        self.slips = [self.entries.slip(id, uses.get(id, ())) for id in self.edition.entries]
        self.desk.begin_entries(self.entries, self.slips)

    def bind(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Finish what needs every page."""
        documents = [file.page for file in files.documentation_pages() if file.page is not None]
        _date(documents)
        self.alternates.urls = frozenset(
            [*(page.url for page in documents), *map(address, self.edition.entries)]
        )
        clashes = tuple(self.alternates.clashes())
        if clashes:
            _stop(clashes)
        env.filters["variants"] = self.variants
        env.filters["deferred"] = deferred
        env.globals["policy"] = None if self.serving else POLICY
        env.globals["alternates"] = self.alternates.of
        env.globals["scripts"] = self.alternates.scripts
        env.globals["source"] = self.alternates.source
        env.globals["glossary_url"] = INDEX
        env.globals["entry_page"] = ENTRY
        env.globals["entries"] = list(map(address, self.edition.entries))
        env.globals["report_errors"] = self.settings.report_errors
        scripts = {
            "english": data.english_script(self.english),
            "terms": data.terms_script(self.glossary, self.annotator),
            **dict(index_scripts(self.pages, interchangeable(self.cache / "characters.json"))),
        }
        for name, content in scripts.items():
            files.append(File.generated(config, f"{DATA}/{name}.js", content=content))
        for uri, content in downloads.files(self.edition, self.about):
            files.append(File.generated(config, uri, content=content.encode("utf-8")))
        for problem in pages.problems(self.pages, self.ids, self.aliases, self.alias_file):
            log.warning("%s", problem)

    def variants(self, text: object) -> Markup:
        """Give a text of a template with its other scripts."""
        passage = self.beside.passage(str(text))
        return Markup(drawing.variants_of(passage, self.alternates.source))

    def written_entries(self, output: str) -> Iterator[tuple[str, str]]:
        """Give the pages of all entries in every script, each with its address."""
        source = self.alternates.source
        sheets = EntryPages(self.alternates, ENTRY, output, self.beside.form)
        for script, id, content in sheets.pages(map(self._entry, self.slips)):
            yield folder(script, source) + address(id), content

    def _entry(self, slip: Slip) -> EntryPage:
        title = self.edition.said(self.edition.entries[slip.id].form.text)
        return EntryPage(slip.id, title, self.desk.entry(self.entries, slip))

    def written(self, url: str, output: str) -> list[tuple[str, str]]:
        """Give a finished page in every script, each with its folder; the root's first."""
        source = self.alternates.source
        if url in self.articles:
            sign, manuscript, leaf = self.articles[url]
            article = self.desk.article(manuscript, leaf)
            if source is HANS and not self.alternates.scripts:
                self.alternates.strings |= Sheet(output, leaf.headings).strings | leaf.strings
                return [("", output.replace(sign, article))]
            output = output.replace(sign, article)
        found = self.alternates.pages(url, output, self.beside.form)
        return [(folder(script, source), content) for script, content in found]

    def rest(self) -> None:
        """Everything has been made, or nothing will be."""
        self._at_work.close()

    def close(self) -> None:
        """Keep what is new, and say where the time went, if that is asked for."""
        self.rest()
        self.annotator.save()
        self.annotator.store.close()
        if wants_timings():
            print(*self.watch.told("MkDocs and the theme"), sep="\n", file=sys.stderr)


press = Press()


def _markdown(file: File) -> str:
    """Give the Markdown of a file without its front matter; nothing where it cannot be read."""
    try:
        return get_data(file.content_string)[0]
    except (OSError, ValueError):
        return ""


def _sign(number: int, leaf: Leaf) -> str:
    """Give what stands for an article; the theme adds a heading where it finds none."""
    return f"<!--duizhao {number} {'<h1' * bool(leaf.title)}-->"


def _unfit(files: Files, config: MkDocsConfig) -> Iterator[Problem]:
    """Tell the files of the documents' folder that are links out of the publication, and the
    documents that are not UTF-8.
    """
    docs, home = Path(config.docs_dir), Path(config.config_file_path).parent
    for file in files:
        path = _shown(Path(file.abs_src_path or ""))
        if file.src_dir != config.docs_dir:
            continue
        if leads_out(path, home, docs):
            yield link_out(path)
        elif file.is_documentation_page():
            try:
                exactly(path)
            except Refused as refused:
                yield from refused.problems


def _stop(problems: Iterable[Problem]) -> NoReturn:
    """Say what is wrong, all at once, and end the build."""
    told = list(problems)
    for problem in told:
        log.error("%s", problem)
    raise Abort(f"The build stops: {len(told)} in all.")


def _names(config: MkDocsConfig) -> list[str]:
    """Give the names of the author's extensions: ours is no name."""
    return [each for each in config.markdown_extensions if isinstance(each, str)]


def _about(config: MkDocsConfig) -> About:
    """Give what the glossary's downloads say of themselves."""
    told = {key: str(config.extra.get(key) or "") for key in ("attribution", "licence")}
    link = str(config.extra.get("licence_link") or "")
    title = f"{config.site_name}: {site.TITLES[INDEX]} Glossary"
    return About(title, **told, licence_link=link, site=config.site_url or "")


def _path(config: MkDocsConfig, uri: str) -> str:
    return str(Path(config.site_dir, uri))


def _token(heading: Heading) -> _TocToken:
    """Give a heading as Python-Markdown's table of contents does."""
    return {
        "level": heading.level,
        "id": heading.id,
        "name": heading.title,
        "children": [_token(child) for child in heading.children],
    }


def _ids(heading: Heading) -> set[str]:
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
