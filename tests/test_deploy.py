"""The web server's configuration and the publishing script do what the operations guide promises."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from feeds import world
from portal import feeds
from repository import PROJECT

DEPLOY = PROJECT / "deploy"

# Under CI, where nobody would read of it, a test that lacks nginx fails instead.
needs_nginx = pytest.mark.skipif(
    not shutil.which("nginx") and os.environ.get("CI") != "true", reason="nginx is not installed"
)
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="the publishing script is for Linux servers")


class Site:
    """A running nginx on a site of a few files."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, path: str, **headers: str) -> HTTPResponse:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            answer.read()
            return answer


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("nginx")
    root = folder / "current"
    files = ("index.html", "404.html", "rss/tat-ca.xml", "rss/tat-ca.atom.xml", "rss/tat-ca.json", "rss/feeds.opml",
             "rss/tat-ca.portal.xml", "rss/tat-ca-202401.xml", "rss/phong-trao/thi-dua-2024.xml",
             "lich/su-kien.ics", "du-lieu/tin-tuc.csv", "anh/ruong-0a1b2c3d-480.webp", "assets/portal.0a1b2c3d.css",
             "van-ban/index.html", ".git/config")  # fmt: skip
    for name in files:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    for name in ("index.html", *(name for name in files if name.startswith(("rss/", "lich/")))):
        (root / f"{name}.gz").write_bytes(gzip.compress(name.encode()))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    configuration = folder / "nginx.conf"
    configuration.write_text(_on_this_machine(folder, port))
    process = subprocess.Popen(["nginx", "-p", str(folder), "-c", str(configuration), "-e", str(folder / "error.log")])
    _wait_for(port, process)
    yield Site(port)
    process.terminate()
    process.wait(timeout=10)


def _on_this_machine(folder: Path, port: int) -> str:
    """Return the configuration for a port of this machine, without the certificate that only the server has."""
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    text = re.sub(r"server \{\n    listen 80;.*?\n\}\n", "", text, flags=re.DOTALL)
    text = re.sub(r" +ssl_.*\n| +listen \[::\].*\n", "", text)
    text = text.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};").replace("/srv/portal", str(folder))
    text = text.replace("include mime.types;", "include /etc/nginx/mime.types;")
    parts = ("proxy", "client_body", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{part}_temp_path {folder}/{part};" for part in parts)
    user = "user root;" if os.geteuid() == 0 else ""
    return f"{user} daemon off; pid {folder}/pid; events {{}} http {{ access_log off; {temporary}\n{text} }}"


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        assert process.poll() is None, "nginx refused the configuration"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("nginx did not start within ten seconds")


@needs_nginx
@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html"),
        ("/van-ban/", "text/html"),
        ("/rss/tat-ca.xml", "application/rss+xml"),
        ("/rss/tat-ca.portal.xml", "application/rss+xml"),
        ("/rss/tat-ca-202401.xml", "application/rss+xml"),
        ("/rss/tat-ca.atom.xml", "application/atom+xml"),
        ("/rss/tat-ca.json", "application/feed+json"),
        ("/rss/feeds.opml", "text/x-opml"),
        ("/lich/su-kien.ics", "text/calendar"),
        ("/du-lieu/tin-tuc.csv", "text/csv"),
    ],
)
def test_every_file_is_named_for_what_it_is(site: Site, path: str, media_type: str) -> None:
    answer = site.get(path)

    assert answer.status == 200
    assert answer.headers["Content-Type"] == f"{media_type}; charset=utf-8"


@needs_nginx
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
@pytest.mark.parametrize(
    "path",
    ["/rss/tat-ca.xml", "/rss/tat-ca.atom.xml", "/rss/tat-ca.json", "/rss/tat-ca.portal.xml", "/rss/tat-ca-202401.xml",
     "/rss/feeds.opml", "/lich/su-kien.ics"],
)  # fmt: skip
def test_a_portal_that_asks_again_is_told_that_nothing_changed(site: Site, path: str, encoding: str) -> None:
    first = site.get(path, Accept_Encoding=encoding)
    assert first.headers["Content-Encoding"] == (encoding if encoding == "gzip" else None)

    for asked in ({"If_None_Match": first.headers["ETag"]}, {"If_Modified_Since": first.headers["Last-Modified"]}):
        again = site.get(path, Accept_Encoding=encoding, **asked)
        assert again.status == 304
        assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
        assert again.headers["Content-Security-Policy"]
    assert site.get(path, If_None_Match='"khac"').status == 200


@needs_nginx
@pytest.mark.parametrize("path", ["/", "/rss/tat-ca.xml", "/khong-co/"])
def test_every_answer_carries_the_security_headers(site: Site, path: str) -> None:
    headers = site.get(path).headers

    assert headers["Content-Security-Policy"].startswith("default-src 'self';")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "max-age" in headers["Strict-Transport-Security"]


@needs_nginx
def test_what_carries_its_content_in_its_name_is_kept_for_good(site: Site) -> None:
    for path in ("/anh/ruong-0a1b2c3d-480.webp", "/assets/portal.0a1b2c3d.css"):
        assert "immutable" in site.get(path).headers["Cache-Control"]
    assert "immutable" not in site.get("/").headers["Cache-Control"]


@needs_nginx
def test_closed_pages_of_an_archive_are_kept_for_an_hour_and_no_feed_that_grows(site: Site) -> None:
    ages = {
        path: re.findall(r"max-age=(\d+)", site.get(path).headers["Cache-Control"])
        for path in ("/rss/tat-ca-202401.xml", "/rss/phong-trao/thi-dua-2024.xml", "/rss/tat-ca.xml")
    }

    assert [*ages.values()] == [["3600"], ["300"], ["300"]]


@needs_nginx
def test_the_compressed_twin_is_sent_to_who_can_read_it(site: Site) -> None:
    answer = site.get("/", Accept_Encoding="gzip")

    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Vary"] == "Accept-Encoding"


@needs_nginx
def test_missing_and_hidden_files_are_not_found(site: Site) -> None:
    assert site.get("/khong-co/").status == 404
    assert site.get("/.git/config").status == 404


@needs_nginx
def test_an_address_without_its_last_stroke_is_sent_on(site: Site) -> None:
    answer = site.get("/van-ban")

    assert answer.status == 301
    assert answer.headers["Location"] == "/van-ban/"


@pytest.fixture
def server(tmp_path: Path) -> Path:
    """A server's folder with a source whose `portal release` copies page.html, or fails where there is none."""
    source = tmp_path / "source"
    program = source / ".venv" / "bin" / "portal"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\nrm -rf site && mkdir site && cp page.html site/index.html\n")
    program.chmod(0o755)
    (source / "Makefile").write_text(".venv/.program:\n\t@true\n")
    (source / "page.html").write_text("một " * 200)
    subprocess.run(["git", "init", "--quiet", source], check=True)
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.vn")
    subprocess.run(["git", *identity, "-C", source, "commit", "--quiet", "--allow-empty", "-m", "x"], check=True)
    return tmp_path


def publish(server: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PORTAL_HOME": str(server), "PORTAL_PULL": "no"} | settings
    return subprocess.run(
        ["bash", DEPLOY / "portal-publish"], env=environment, capture_output=True, text=True, check=False
    )


@needs_linux
def test_a_release_is_published_with_its_compressed_twins(server: Path) -> None:
    done = publish(server)

    assert done.returncode == 0, done.stderr
    page = (server / "current" / "index.html").read_bytes()
    assert gzip.decompress((server / "current" / "index.html.gz").read_bytes()) == page


@needs_linux
def test_nothing_new_is_no_release(server: Path) -> None:
    publish(server)
    before = (server / "current").readlink()

    done = publish(server)

    assert "Không có gì thay đổi" in done.stdout
    assert (server / "current").readlink() == before


@needs_linux
def test_a_failed_build_leaves_the_site_that_is_there(server: Path) -> None:
    publish(server)
    (server / "source" / "page.html").unlink()

    done = publish(server)

    assert done.returncode != 0
    assert (server / "current" / "index.html").is_file()


@pytest.fixture
def hub() -> Iterator[tuple[str, list[dict[str, list[str]]]]]:
    """A WebSub hub: its address, and what it was told."""
    told: list[dict[str, list[str]]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            said = self.rfile.read(int(self.headers["Content-Length"])).decode()
            told.append(parse_qs(said) | {"asked": [self.path]})
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Keep the test's output to the tests."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/?a=1&b=2", told
    server.shutdown()
    server.server_close()


def with_feeds(server: Path, hub: str) -> None:
    """Let the release have two feeds that change with the page and one that does not, as the program writes them."""
    source = server / "source"
    made = feeds.outputs(world.catalogue(*world.mixed(), websub_hub=hub), world.Pictures())
    for name in ("tat-ca.xml", "tat-ca.atom.xml", "van-ban.xml"):
        (source / name).write_bytes(made[f"rss/{name}"])
    program = source / ".venv" / "bin" / "portal"
    changing = "for name in tat-ca.xml tat-ca.atom.xml; do cat $name page.html > site/rss/$name; done"
    program.write_text(f"{program.read_text()}mkdir site/rss; cp van-ban.xml site/rss; {changing}\n")


@needs_linux
def test_a_hub_is_told_of_the_feeds_that_changed(server: Path, hub: tuple[str, list[dict[str, list[str]]]]) -> None:
    address, told = hub
    with_feeds(server, address)
    assert publish(server).returncode == 0
    first = sorted(one["hub.url"][0].rpartition("/")[2] for one in told)
    told.clear()
    time.sleep(1.1)  # what is unchanged is told by its time, to the second
    (server / "source" / "page.html").write_text("hai " * 200)
    assert publish(server).returncode == 0

    assert first == ["tat-ca.atom.xml", "tat-ca.xml", "van-ban.xml"]
    assert sorted(told, key=str) == [
        {"asked": ["/?a=1&b=2"], "hub.mode": ["publish"], "hub.url": [f"https://mau.example/rss/{name}"]}
        for name in ("tat-ca.atom.xml", "tat-ca.xml")
    ]


@needs_linux
def test_a_hub_that_does_not_answer_holds_nothing_up(server: Path) -> None:
    with_feeds(server, "http://127.0.0.1:9/")
    done = publish(server)

    assert done.returncode == 0, done.stderr
    assert "Chưa báo được cho hub http://127.0.0.1:9/" in done.stdout
    assert (server / "current" / "rss" / "tat-ca.xml").is_file()


@needs_linux
def test_only_the_newest_releases_are_kept(server: Path) -> None:
    for number in range(3):
        (server / "source" / "page.html").write_text(f"{number} " * 200)
        assert publish(server, PORTAL_KEEP="2").returncode == 0
        time.sleep(1.1)  # releases are named by the second

    kept = sorted(path.name for path in (server / "releases").iterdir())
    assert len(kept) == 2
    assert (server / "current" / "index.html").read_text().startswith("2 ")


@needs_linux
def test_an_unchanged_file_keeps_its_time_across_releases(server: Path) -> None:
    program = server / "source" / ".venv" / "bin" / "portal"
    program.write_text(program.read_text() + "echo same > site/same.html\n")
    publish(server)
    old = (server / "current" / "same.html").stat().st_mtime
    time.sleep(1.1)
    (server / "source" / "page.html").write_text("hai " * 200)

    publish(server)

    assert (server / "current" / "same.html").stat().st_mtime == old


def git(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.vn")
    subprocess.run(["git", *identity, "-C", folder, *words], check=True, capture_output=True)


@needs_linux
def test_what_was_published_is_known_to_the_next_release_whatever_others_wrote(server: Path) -> None:
    source, upstream, other = server / "source", server / "upstream.git", server / "other"
    ledger = "content/published-ids.txt"
    program = source / ".venv" / "bin" / "portal"
    program.write_text(program.read_text() + f"cp {ledger} site/seen.txt\necho 'news b tin-b' >> {ledger}\n")
    (source / "content").mkdir()
    git(server, "clone", "--bare", str(source), str(upstream))
    git(source, "remote", "add", "origin", str(upstream))
    git(source, "push", "-u", "origin", "HEAD")
    assert publish(server, PORTAL_PULL="yes").returncode == 0

    git(server, "clone", str(upstream), str(other))
    (other / "content").mkdir()
    (other / ledger).write_text("news a tin-a\n")
    git(other, "add", ".")
    git(other, "commit", "-m", "x")
    git(other, "push")
    done = publish(server, PORTAL_PULL="yes")

    assert done.returncode == 0, done.stderr
    assert (server / "current" / "seen.txt").read_text() == "news a tin-a\nnews b tin-b\n"
