"""Find nginx for the tests, fetch it where there is none, and run it with the recipe's own file.

$NGINX if it is set, else one on the PATH or in /usr/sbin, else Debian's package when this runs as
root there, which starts a server of its own where there is an init. Run as a module it prints where
nginx is.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.machine import install

RECIPE = Path(__file__).resolve().parents[2] / "hosting" / "nginx.conf"
ROOT_FOLDER = "/var/www/duizhao"
CERTIFICATES = "/etc/letsencrypt/live/example.org"
PACKAGE = "nginx"
PATIENCE = 10.0

# What Debian's nginx.conf has around the files of conf.d, as one process that anybody may start.
AROUND = """\
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    include {types};
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    fastcgi_temp_path {folder}/fastcgi;
    proxy_temp_path {folder}/proxy;
    scgi_temp_path {folder}/scgi;
    uwsgi_temp_path {folder}/uwsgi;
    include {folder}/duizhao.conf;
}}
"""


def find() -> str:
    """Give the path of nginx. Exits with one line where none can be had."""
    named = os.environ.get("NGINX")
    if named:
        return named if shutil.which(named) else _give_up(f"$NGINX names {named}, which is none")
    return _installed() or _from_debian() or _give_up("no nginx was found")


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def recipe(changes: Mapping[str, str]) -> str:
    """Give the recipe with some texts replaced. Each must be there."""
    text = RECIPE.read_text(encoding="utf-8")
    for old, new in changes.items():
        if old not in text:
            raise ValueError(f"the recipe has no {old!r}")
        text = text.replace(old, new)
    return text


def here(root: Path, port: int) -> dict[str, str]:
    """Give what must be replaced to serve a folder here: the folder and the port."""
    listen = {"listen 80;": f"listen 127.0.0.1:{port};", "    listen [::]:80;\n": ""}
    return {**listen, ROOT_FOLDER: root.as_posix()}


def here_over_https(certificates: Path, port: int) -> dict[str, str]:
    """Give what must be replaced to speak https here: the marks, the port and the certificate."""
    listen = {"listen 443 ": f"listen 127.0.0.1:{port} ", "    listen [::]:443 ssl http2;\n": ""}
    return {"#https ": "", **listen, CERTIFICATES: certificates.as_posix()}


@contextmanager
def running(program: str, folder: Path, configuration: str, port: int) -> Iterator[None]:
    """Run nginx with a configuration, in a folder for what it writes, while the context lasts."""
    around = AROUND.format(folder=folder.as_posix(), types=_types(program).as_posix())
    (folder / "nginx.conf").write_text(around, encoding="utf-8")
    (folder / "duizhao.conf").write_text(configuration, encoding="utf-8")
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            _await(process, port)
            yield
        finally:
            process.terminate()


def _await(process: subprocess.Popen[str], port: int) -> None:
    """Wait until nginx answers. Raises what it says if it ends instead."""
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    process.terminate()
    raise RuntimeError(f"nginx does not answer: {process.communicate()[1]}")


def _types(program: str) -> Path:
    """Give nginx's list of types, which lies beside the configuration it was built for."""
    said = subprocess.run([program, "-V"], capture_output=True, text=True, check=True).stderr
    found = re.search(r"--conf-path=(\S+)", said)
    return Path(found[1] if found else "/etc/nginx/nginx.conf").with_name("mime.types")


def _installed() -> str | None:
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def _from_debian() -> str | None:
    return _installed() if install(PACKAGE) else None


def _give_up(reason: str) -> str:
    sys.exit(f"tests: {reason}; install nginx, or set NGINX to where it is")


if __name__ == "__main__":
    print(find())
