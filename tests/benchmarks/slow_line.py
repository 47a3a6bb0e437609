"""A folder served over a poor line: so many bytes a second for all requests together, each answered after a while.

The browser's own emulation leaves out what its workers fetch, and two of three search engines search in one.
"""

from __future__ import annotations

import functools
import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

RATE, LATENCY = 50_000, 0.3
"""Bytes a second (400 kbit/s), and seconds from a request to the first byte of its answer."""

PIECE = 1_500
"""Bytes that travel at a time, so that answers share the line."""

COMPRESSED = {".html", ".js", ".css", ".json", ".txt", ".bin", ".svg", ".xml"}
"""What web servers are set up to compress. Pagefind's own files are compressed already."""


class Line:
    """What has travelled: `requests`, and `sent`, bytes of bodies as sent."""

    def __init__(self, rate: float, latency: float) -> None:
        self.requests = 0
        self.sent = 0
        self.latency = latency
        self._rate = rate
        self._free_at = 0.0
        self._lock = threading.Lock()

    def carry(self, size: int) -> None:
        """Return when so many bytes would have arrived behind all that was sent before them."""
        with self._lock:
            self.sent += size
            self._free_at = max(self._free_at, time.monotonic()) + size / self._rate
            arrival = self._free_at
        time.sleep(max(0.0, arrival - time.monotonic()))


@functools.cache
def _compressed(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.compress(data, mtime=0) if path.suffix in COMPRESSED else data


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript"}  # noqa: RUF012
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, line: Line, directory: str) -> None:
        self._line = line
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        time.sleep(self._line.latency)
        self._line.requests += 1
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        data = _compressed(path) if path.is_file() else b""
        self.send_response(200 if path.is_file() else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Cache-Control", "max-age=3600")
        if path.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        try:
            self.end_headers()
            for start in range(0, len(data), PIECE):
                piece = data[start : start + PIECE]
                self._line.carry(len(piece))
                self.wfile.write(piece)
        except ConnectionError:  # the reader went away with what it had
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing: the tables do."""


@contextmanager
def serve(folder: Path, rate: float = RATE, latency: float = LATENCY) -> Iterator[tuple[str, Line]]:
    """Serve a folder on a port of its own; yield the address, without a slash at its end, and the line."""
    line = Line(rate, latency)
    handler = functools.partial(_Handler, line=line, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", line
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
