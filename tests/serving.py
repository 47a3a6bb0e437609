"""A folder served as the web server does: from its root, compressed, under the policy of deploy/nginx.conf."""

from __future__ import annotations

import functools
import gzip
import io
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CONFIGURATION = Path(__file__).parent.parent / "deploy" / "nginx.conf"


@functools.cache
def policy() -> str:
    """Return the content security policy that the web server sends."""
    found = re.search(r'add_header Content-Security-Policy "([^"]+)"', CONFIGURATION.read_text("utf-8"))
    assert found, f"no Content-Security-Policy in {CONFIGURATION}"
    return found[1]


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript"}  # noqa: RUF012

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", policy())
        super().end_headers()

    def send_head(self) -> io.BytesIO:  # type: ignore[override]
        """Send what a folder's index.html or a file holds, compressed as the web server does; 404.html for neither."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        status = 200 if path.is_file() else 404
        path = path if status == 200 else Path(self.directory, "404.html")
        data = gzip.compress(path.read_bytes() if path.is_file() else b"", mtime=0)
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return io.BytesIO(data)

    def log_message(self, *_: object) -> None:
        """Keep the test's output to the tests."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on a port of its own; yield the address, without a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
