"""The recipe for nginx, tried: real requests to a real nginx that runs on hosting/nginx.conf."""

import gzip
import os
import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests import sites
from tests.browser import chromium
from tests.browser.conftest import Reader
from tests.hosting import nginx
from tests.hosting.test_recipes import commands, headers, policy
from tests.support import Document

PROGRAM = os.environ.get("NGINX", "")
if not PROGRAM:
    pytest.skip("$NGINX names no nginx: make hosting finds one", allow_module_level=True)

LONG = "<!doctype html><p>" + "深化“放管服”改革。" * 500
HASHED = "assets/javascripts/bundle.0123abcd.min.js"
FILES = {
    "index.html": LONG,
    "404.html": "<!doctype html><p>没有这一页",
    "report.html": LONG,
    "short.html": "<!doctype html><p>短",
    "公报/开放日.html": "<!doctype html><p>开放日",
    "公报/index.html": "<!doctype html><p>公报",
    "zh-hant-tw/index.html": "<!doctype html><p>臺灣",
    "source/report.txt": "深化改革",
    "sitemap.xml": "<urlset/>",
    "assets/duizhao/text.css": 'q { quotes: "“" "”" }',
    "assets/duizhao/card.0123abcd.min.js": "",
    "assets/duizhao/data/terms.js": "duizhao.terms = '放管服'",
    "assets/javascripts/lunr/min/lunr.zh.min.js": "",
    "assets/stylesheets/main.0123abcd.min.css": "p {}",
    "assets/stylesheets/main.0123abcd.min.css.map": "{}",
    HASHED: "'菜单'",
    ".htaccess": "secret",
    ".git/config": "secret",
    "公报/.draft.html": "secret",
    ".well-known/acme-challenge/proof": "proof",
    ".well-known/.git/config": "secret",
}


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Message
    body: bytes

    def header(self, name: str) -> str:
        """Give a header that stands once, or nothing."""
        values = self.headers.get_all(name, [])
        assert len(values) < 2, name
        return "".join(values)


@dataclass(frozen=True)
class Host:
    """A server to ask."""

    connection: HTTPConnection

    def ask(self, path: str, method: str = "GET", **fields: str) -> Answer:
        """Ask for a path of the host; a field's name is a header's, with _ for -."""
        told = {name.replace("_", "-"): value for name, value in fields.items()}
        self.connection.request(method, quote(path), headers=told)
        response = self.connection.getresponse()
        body = response.read()
        self.connection.close()
        return Answer(response.status, response.headers, body)


@dataclass(frozen=True)
class Edition:
    """The publication, built for a sub-path and served there."""

    host: Host
    address: str
    site: Path


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site."""
    folder = tmp_path_factory.mktemp("root")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def host(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The small site at the root of a host."""
    port = nginx.free_port()
    recipe = nginx.recipe(nginx.here(root, port))
    with nginx.running(PROGRAM, tmp_path_factory.mktemp("nginx"), recipe, port):
        yield Host(HTTPConnection("127.0.0.1", port))


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edition]:
    """The publication under a sub-path."""
    port = nginx.free_port()
    address = f"http://127.0.0.1:{port}/edition/"
    folder = tmp_path_factory.mktemp("edition")
    sites.build(sites.copied(folder), "--strict", SITE_URL=address).check_returncode()
    root = tmp_path_factory.mktemp("root")
    site = (folder / "site").rename(root / "edition")
    recipe = nginx.recipe({**nginx.here(root, port), "/404.html": "/edition/404.html"})
    with nginx.running(PROGRAM, tmp_path_factory.mktemp("nginx"), recipe, port):
        yield Edition(Host(HTTPConnection("127.0.0.1", port)), address, site)


@pytest.mark.parametrize(
    ("status", "method", "path"),
    [
        (200, "GET", "/report.html"),
        (200, "HEAD", "/report.html"),
        (200, "GET", "/" + HASHED),
        (301, "GET", "/zh-hant-tw"),
        (404, "GET", "/nothing-here.html"),
        (404, "GET", "/assets/"),
        (404, "GET", "/.git/config"),
        (405, "POST", "/report.html"),
        (414, "GET", "/" + "long" * 10_000),
    ],
)
def test_every_answer_carries_every_header_once(
    host: Host, status: int, method: str, path: str
) -> None:
    answer = host.ask(path, method)
    assert answer.status == status
    assert {name: answer.header(name) for name in headers()} == headers()
    assert answer.header("Cache-Control")


def test_an_answer_that_nothing_has_changed_carries_every_header(host: Host) -> None:
    tag = host.ask("/report.html").header("ETag")
    answer = host.ask("/report.html", If_None_Match=tag)
    assert answer.status == 304
    assert {name: answer.header(name) for name in headers()} == headers()


def test_a_request_that_is_none_is_answered_with_every_header(host: Host) -> None:
    answer = host.ask("/report.html", Host="not a host")
    assert answer.status == 400
    assert {name: answer.header(name) for name in headers()} == headers()


def test_a_part_that_is_not_there_is_answered_with_the_whole(host: Host) -> None:
    answer = host.ask("/report.html", Range="bytes=99999999-")
    assert (answer.status, answer.body.decode()) == (200, LONG)


def test_the_policy_is_that_of_the_pages_and_forbids_frames(host: Host) -> None:
    sent = host.ask("/report.html").header("Content-Security-Policy")
    assert sent == f"{policy()}; frame-ancestors 'none'"


@pytest.mark.parametrize("path", ["/report.html", "/nothing-here.html", "/"])
def test_the_version_of_nginx_is_not_told(host: Host, path: str) -> None:
    for method in ("GET", "POST"):
        answer = host.ask(path, method)
        assert answer.header("Server") == "nginx"
        assert b"nginx/" not in answer.body


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/report.html", "text/html"),
        ("/nothing-here.html", "text/html"),
        ("/assets/duizhao/data/terms.js", "(application|text)/javascript"),
        ("/assets/duizhao/text.css", "text/css"),
        ("/sitemap.xml", "(application|text)/xml"),
        ("/source/report.txt", "text/plain"),
    ],
)
def test_text_is_said_to_be_utf_8(host: Host, path: str, kind: str) -> None:
    assert re.fullmatch(f"{kind}; charset=utf-8", host.ask(path).header("Content-Type"))


@pytest.mark.parametrize("fields", [{}, {"Via": "1.1 proxy"}])
def test_a_long_text_goes_compressed_and_comes_out_the_same(
    host: Host, fields: dict[str, str]
) -> None:
    answer = host.ask("/report.html", Accept_Encoding="gzip", **fields)
    assert answer.header("Content-Encoding") == "gzip"
    assert answer.header("Vary") == "Accept-Encoding"
    assert len(answer.body) < len(LONG.encode()) / 2
    assert gzip.decompress(answer.body).decode() == LONG


def test_who_does_not_ask_for_compression_gets_none(host: Host) -> None:
    answer = host.ask("/report.html")
    assert answer.header("Content-Encoding") == ""
    assert answer.header("Vary") == "Accept-Encoding"
    assert answer.body.decode() == LONG


def test_a_short_text_goes_as_it_is(host: Host) -> None:
    answer = host.ask("/short.html", Accept_Encoding="gzip")
    assert answer.body.decode() == FILES["short.html"]


def test_what_was_compressed_beforehand_is_sent(host: Host, root: Path) -> None:
    (root / "packed.html").write_text(LONG, encoding="utf-8")
    (packed := root / "packed.html.gz").write_bytes(gzip.compress(LONG.encode(), 9))
    assert host.ask("/packed.html", Accept_Encoding="gzip").body == packed.read_bytes()
    assert host.ask("/packed.html").body.decode() == LONG


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_what_is_asked_for_again_comes_again_only_when_it_changed(
    host: Host, root: Path, encoding: str
) -> None:
    page = root / f"{encoding}.html"
    page.write_text(LONG, encoding="utf-8")
    first = host.ask(f"/{page.name}", Accept_Encoding=encoding)
    tag = first.header("ETag")
    assert first.header("Cache-Control") == "no-cache"
    again = host.ask(f"/{page.name}", Accept_Encoding=encoding, If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")
    page.write_text(LONG + "新", encoding="utf-8")
    changed = host.ask(f"/{page.name}", Accept_Encoding=encoding, If_None_Match=tag)
    assert (changed.status, changed.header("ETag") != tag) == (200, True)


@pytest.mark.parametrize("path", [name for name in FILES if "0123abcd" in name])
def test_only_the_themes_files_with_a_hash_are_kept(host: Host, path: str) -> None:
    answer = host.ask(f"/{path}")
    kept = answer.header("Cache-Control") == "public, max-age=31536000, immutable"
    assert kept == (not path.startswith("assets/duizhao/"))
    again = host.ask(f"/{path}", If_None_Match=answer.header("ETag"))
    assert again.status == 304
    assert again.header("Cache-Control") == answer.header("Cache-Control")


@pytest.mark.parametrize(
    "path",
    ["/", *(f"/{name}" for name in FILES if "0123abcd" not in name and "/." not in f"/{name}")],
)
def test_everything_else_is_asked_for_again(host: Host, path: str) -> None:
    answer = host.ask(path)
    assert (answer.status, answer.header("Cache-Control")) == (200, "no-cache")


def test_a_missing_file_with_a_hash_is_not_kept(host: Host) -> None:
    answer = host.ask("/assets/javascripts/bundle.deadbeef.min.js")
    assert (answer.status, answer.header("Cache-Control")) == (404, "no-cache")


@pytest.mark.parametrize("path", [name for name in FILES if re.search(r"(^|/)\.(?!well-k)", name)])
def test_a_name_with_a_dot_before_it_is_not_there(host: Host, path: str) -> None:
    answer = host.ask(f"/{path}")
    assert (answer.status, answer.body.decode()) == (404, FILES["404.html"])


def test_the_proof_of_a_certificate_authority_is_there(host: Host) -> None:
    assert host.ask("/.well-known/acme-challenge/proof").body == b"proof"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"])
@pytest.mark.parametrize("path", ["/report.html", "/", f"/{HASHED}", "/nothing-here.html"])
def test_whoever_would_do_more_than_read_is_refused(host: Host, method: str, path: str) -> None:
    answer = host.ask(path, method)
    assert (answer.status, answer.header("Allow")) == (405, "GET, HEAD")
    assert answer.header("Cache-Control") == "no-cache"
    assert host.ask(path).header("Allow") == ""


def test_a_question_for_the_head_gives_no_body(host: Host) -> None:
    answer = host.ask("/report.html", "HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.header("Content-Length")) == len(LONG.encode())


@pytest.mark.parametrize("folder", ["", "zh-hant-tw/", "公报/"])
def test_a_folder_is_its_first_page(host: Host, folder: str) -> None:
    assert host.ask(f"/{folder}").body.decode() == FILES[f"{folder}index.html"]


@pytest.mark.parametrize("folder", ["/zh-hant-tw", "/公报"])
def test_a_folder_without_its_slash_leads_to_the_folder(host: Host, folder: str) -> None:
    answer = host.ask(folder)
    assert (answer.status, answer.header("Location")) == (301, quote(f"{folder}/"))


@pytest.mark.parametrize("path", ["/assets/", "/assets/duizhao/", "/nothing-here.html", "/无.html"])
def test_what_is_not_there_is_the_sites_own_page_and_nothing_is_listed(
    host: Host, path: str
) -> None:
    answer = host.ask(path)
    assert (answer.status, answer.body.decode()) == (404, FILES["404.html"])


def test_a_chinese_name_is_served(host: Host) -> None:
    assert host.ask("/公报/开放日.html").body.decode() == FILES["公报/开放日.html"]


def test_every_file_of_the_publication_is_served_as_it_was_built(edition: Edition) -> None:
    files = sites.files(edition.site)
    assert len(files) > 30
    for name, content in files.items():
        answer = edition.host.ask(f"/edition/{name}")
        assert (answer.status, answer.body == content) == (200, True), name
        assert {name: answer.header(name) for name in headers()} == headers()


def test_the_publications_theme_is_kept_and_all_of_ours_is_not(edition: Edition) -> None:
    kept = {
        name
        for name in sites.files(edition.site)
        if "immutable" in edition.host.ask(f"/edition/{name}").header("Cache-Control")
    }
    assert any(name.startswith("assets/javascripts/bundle.") for name in kept)
    assert any(name.startswith("assets/stylesheets/main.") for name in kept)
    assert [name for name in kept if not re.search(r"\.[0-9a-f]{8}\.min\.", name)] == []
    assert [name for name in kept if "duizhao" in name] == []


@pytest.mark.parametrize(
    "path", ["/edition/no/such/page.html", "/edition/", "/edition/report.html"]
)
def test_every_address_in_a_page_of_the_publication_is_answered(
    edition: Edition, path: str
) -> None:
    page = Document(edition.host.ask(path).body.decode())
    written = {found.get(key, "") for _, found in page.tags for key in ("href", "src")}
    whole = {urljoin(edition.address, urljoin(path, each)) for each in written if each}
    paths = {urlsplit(each).path for each in whole if each.startswith(edition.address)}
    assert len(paths) > 10
    assert [each for each in sorted(paths) if edition.host.ask(each).status != 200] == []


def test_a_page_says_its_public_address(edition: Edition) -> None:
    page = Document(edition.host.ask("/edition/report.html").body.decode())
    (canonical,) = [link["href"] for link in page.all("link") if link.get("rel") == "canonical"]
    assert canonical == f"{edition.address}report.html"


def test_outside_the_sub_path_is_nothing_but_the_page_that_says_so(edition: Edition) -> None:
    answer = edition.host.ask("/")
    assert (answer.status, answer.body) == (404, (edition.site / "404.html").read_bytes())


@pytest.mark.skipif(not shutil.which("curl"), reason="there is no curl here")
@pytest.mark.parametrize("command", [c for c in commands() if "# " in c and c.startswith("curl ")])
def test_a_check_that_is_shown_gives_the_status_that_is_shown(
    edition: Edition, command: str
) -> None:
    said = run(command.replace("https://example.org/", edition.address))
    assert said.splitlines()[0].split()[1] == command.rpartition("# ")[2]


@pytest.mark.skipif(not shutil.which("curl"), reason="there is no curl here")
def test_the_check_of_the_address_counts_the_pages(edition: Edition) -> None:
    (command,) = [c for c in commands() if "sitemap.xml" in c]
    pages = [name for name in sites.files(edition.site) if name.endswith(".html")]
    said = run(command.replace("https://example.org/", edition.address))
    assert int(said) == len([name for name in pages if name != "404.html"])


def run(command: str) -> str:
    """Run a command of the documentation."""
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    return ran.stdout


@pytest.fixture(scope="module")
def secure(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Host, Host]]:
    """The small site over http, and over https with a certificate of its own."""
    if not shutil.which("openssl"):
        pytest.skip("there is no openssl here to make a certificate with")
    folder = tmp_path_factory.mktemp("certificates")
    http, https = nginx.free_port(), nginx.free_port()
    run(
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=example.org"
        f" -addext subjectAltName=IP:127.0.0.1 -keyout {folder}/privkey.pem"
        f" -out {folder}/fullchain.pem"
    )
    recipe = nginx.recipe({**nginx.here(root, http), **nginx.here_over_https(folder, https)})
    trusting = ssl.create_default_context(cafile=folder / "fullchain.pem")
    with nginx.running(PROGRAM, tmp_path_factory.mktemp("nginx"), recipe, https):
        yield (
            Host(HTTPConnection("127.0.0.1", http)),
            Host(HTTPSConnection("127.0.0.1", https, context=trusting)),
        )


def test_over_https_the_browser_is_held_to_https(secure: tuple[Host, Host]) -> None:
    answer = secure[1].ask("/report.html")
    assert (answer.status, answer.body.decode()) == (200, LONG)
    assert answer.header("Strict-Transport-Security") == "max-age=31536000"
    assert {name: answer.header(name) for name in headers()} == headers()


def test_http_leads_to_https_and_promises_nothing(secure: tuple[Host, Host]) -> None:
    answer = secure[0].ask("/公报/?a=b")
    assert answer.status == 301
    assert answer.header("Location") == f"https://example.org{quote('/公报/?a=b')}"
    assert answer.header("Strict-Transport-Security") == ""
    assert {name: answer.header(name) for name in headers()} == headers()


def test_without_https_nothing_is_promised(host: Host) -> None:
    assert host.ask("/report.html").header("Strict-Transport-Security") == ""


def test_a_visit_through_nginx_says_nothing_on_the_console(edition: Edition) -> None:
    """Playwright runs once in a thread, and other tests may have it running in this one."""
    with ThreadPoolExecutor(1) as aside:
        reader = aside.submit(visit, edition.address).result()
    assert reader.errors == []
    assert len(reader.requests) > 20
    assert [u for u in reader.requests if not u.startswith((edition.address, "data:"))] == []


def visit(address: str) -> Reader:
    """Read the publication in a browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.arguments()
        )
        reader = Reader(browser.new_context(viewport={"width": 1280, "height": 900}), address[:-1])
        for name in ("", "glossary.html", "404.html", "zh-hant-tw/", "zh-hant-tw/report.html"):
            reader.opens(name).wait_for_load_state("networkidle")
        open_a_card(reader.opens("report.html"))
        browser.close()
    return reader


def open_a_card(page: Page) -> None:
    """Open the card of a term, which needs the data scripts."""
    page.locator("p a.term").first.click()
    expect(page.locator("#dz-card")).to_be_visible()
    page.wait_for_load_state("networkidle")
