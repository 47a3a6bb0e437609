"""An editor at the form: Chromium, a folder in the browser's private storage in place of the one an editor would pick.

A headless browser has no folder picker. The private storage has the same interface, and both are written alike.
"""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from playwright.sync_api import Page, expect

_STEPS, _STEP = 40, 50
"""How often to look for a field further down, and the milliseconds between."""
_CONTROLS = "input, textarea, [contenteditable], [role=radio], [role=checkbox], [role=combobox], [role=switch], .item"
FOLDERS = ("content", "exemplars", "campaigns")
_PUT = """async (files) => {
  const top = await navigator.storage.getDirectory();
  const root = await top.getDirectoryHandle("kho", { create: true });
  for (const [path, data] of Object.entries(files)) {
    const steps = path.split("/");
    let folder = root;
    for (const step of steps.slice(0, -1)) folder = await folder.getDirectoryHandle(step, { create: true });
    const file = await folder.getFileHandle(steps.at(-1), { create: true });
    const out = await file.createWritable();
    await out.write(Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)));
    await out.close();
  }
}"""
_TAKE = """async () => {
  const found = {};
  async function look(folder, path) {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") { await look(handle, `${path}${name}/`); continue; }
      const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
      found[path + name] = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    }
  }
  await look(await (await navigator.storage.getDirectory()).getDirectoryHandle("kho"), "");
  return found;
}"""
PICKER = """window.showDirectoryPicker = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle("kho");"""


class _Server(ThreadingMixIn, WSGIServer):
    """A browser opens connections before it needs them, which a server of one thread would wait on."""

    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the tests' output to what failed."""


@contextmanager
def served(application) -> Iterator[str]:
    """Serve a WSGI application below /bien-tap/ on this machine; yield the address of the form."""

    def below(environ, start_response):
        environ["PATH_INFO"] = environ["PATH_INFO"].removeprefix("/bien-tap/")
        return application(environ, start_response)

    with make_server("127.0.0.1", 0, below, _Server, _Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/bien-tap/"
        server.shutdown()
        thread.join(timeout=10)


@dataclass
class Editor:
    """An editor with the form open on a folder."""

    page: Page
    address: str
    root: Path

    def begin(self) -> None:
        """Put the repository's folders into the browser and open the form on them."""
        paths = [path for name in FOLDERS for path in (self.root / name).rglob("*") if path.is_file()]
        files = {path.relative_to(self.root).as_posix(): base64.b64encode(path.read_bytes()).decode() for path in paths}
        self.page.goto(self.address)
        self.page.evaluate(_PUT, files)
        self.page.get_by_role("button", name="Mở thư mục bài viết trên máy này").click()
        expect(self.page.get_by_role("button", name="Tạo bài viết mới")).to_be_visible()

    def open(self, kind: str, name: str) -> None:
        """Open a record that is there."""
        self.page.goto(f"{self.address}#/collections/{kind}/entries/{name}")
        expect(self.field("title").locator("input")).to_be_visible()

    def new(self, kind: str) -> None:
        """Begin a new record."""
        self.page.goto(f"{self.address}#/collections/{kind}/new")
        expect(self.field("title").locator("input")).to_be_visible()

    def field(self, key: str):
        """Return the part of the page that holds a field, by its dotted key. It is made when it comes in sight."""
        found = self.page.locator(f'section.field[data-key-path="{key}"]')
        above = self.field(key.split(".", maxsplit=1)[0]) if "." in key else self.page
        if "." in key:
            above.evaluate("group => group.scrollIntoView()")
        for _ in range(_STEPS):
            if found.count() and found.locator(_CONTROLS).count():
                break
            (found if found.count() else above.locator("section.field").last).scroll_into_view_if_needed()
            self.page.wait_for_timeout(_STEP)
        return found

    def write(self, key: str, text: str) -> None:
        """Type into a field of text."""
        self.field(key).locator("input, textarea, [contenteditable=true]").locator("visible=true").first.fill(text)

    def choose(self, key: str, label: str) -> None:
        """Choose a word, be they all in sight or in a list that opens."""
        field = self.field(key)
        field.scroll_into_view_if_needed()
        field.locator("[role=radio], [role=checkbox], [role=combobox]").first.wait_for()
        shown = field.locator("[role=radio], [role=checkbox]").and_(self.page.get_by_label(label, exact=True))
        if shown.count():
            shown.first.click()
            return
        field.get_by_role("combobox").first.click()
        self.page.get_by_role("option", name=label, exact=True).first.click()

    def add(self, key: str) -> None:
        """Add a group to a list, or the group that a field holds."""
        self.field(key).get_by_role("button", name="Thêm").last.click()

    def save(self) -> None:
        """Save and wait until the form says so."""
        self.page.get_by_role("button", name="Lưu", exact=True).click()
        expect(self.page.get_by_text("Đã lưu bài viết").first).to_be_visible()

    def files(self) -> dict[str, bytes]:
        """Return every file of the folder as it now is."""
        found = self.page.evaluate(_TAKE)
        return {path: base64.b64decode(data) for path, data in found.items()}
