"""What answers below /bien-tap/ in the preview: the form's files, its configuration, and why there is no form yet."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from portal import loading
from portal.dates import VIETNAM
from portal.form.configuration import configuration
from portal.form.installing import Installation
from portal.media_types import media_type

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' blob: data:; font-src 'self' data:; media-src 'self' blob:; connect-src 'self' blob: data:; "
    "worker-src 'self' blob:; frame-src 'self' blob:; base-uri 'none'; form-action 'none'"
)
"""The form may load from this machine alone, whatever its makers meant it to fetch from elsewhere."""
_WHY = {
    "working": "Đang chuẩn bị biểu mẫu lần đầu: chừng một phút, lâu hơn nếu máy phải tải thêm chương trình Node.js "
    "(chừng 60 MB, tự tải, không cần cài). Trang này tự mở khi xong; trong lúc chờ bạn vẫn soạn bài bằng tệp.",
    "failed": "Chưa chuẩn bị được biểu mẫu: có thể máy không có mạng hoặc mạng cơ quan chặn việc tải về. Bạn vẫn soạn "
    "bài bằng tệp như thường: portal new tạo bài nháp có sẵn lời nhắc, portal import chuyển từ tệp Word. Khi có mạng, "
    "đóng rồi mở lại trang xem trước để thử lần nữa; vẫn không được thì gửi tệp .cache/loi-chuong-trinh.txt cho người "
    "phụ trách kỹ thuật.",
}
_PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="3">
<title>Soạn bài bằng biểu mẫu</title>
<link rel="stylesheet" href="../xem-truoc/tep/preview.css">
</head>
<body>
<main>
<h1>Soạn bài bằng biểu mẫu</h1>
<p>{why}</p>
<p><a href="../">Về trang xem trước</a></p>
</main>
</body>
</html>
"""


class Form:
    """The WSGI application of the form for one repository."""

    def __init__(self, root: Path, address: str, installation: Installation | None = None) -> None:
        self._root = root
        self._address = address
        self._installation = installation or Installation(root)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request; `PATH_INFO` is below the form's own path."""
        name = environ.get("PATH_INFO", "") or "index.html"
        state = self._installation.state()
        if state != "ready":
            return _answer(start_response, "200 OK", "text/html", _PAGE.format(why=_WHY[state]).encode())
        if name == "cau-hinh.json":
            return self._configuration(start_response)
        path = (self._installation.folder / name).resolve()
        if not path.is_relative_to(self._installation.folder.resolve()) or not path.is_file():
            return _answer(start_response, "404 Not Found", "text/plain", "Không có tệp này.".encode())
        return _answer(start_response, "200 OK", media_type(path), path.read_bytes())

    def _configuration(self, start_response: StartResponse) -> Iterable[bytes]:
        now = datetime.now(VIETNAM)
        try:
            catalogue, _ = loading.load(self._root, now)
        except FileNotFoundError:
            return _answer(start_response, "503 Service Unavailable", "application/json", b"null")
        made = configuration(catalogue.site, catalogue.vocabularies, self._address, now.date())
        return _answer(start_response, "200 OK", "application/json", json.dumps(made, ensure_ascii=False).encode())


def _answer(start_response: StartResponse, status: str, kind: str, body: bytes) -> Iterable[bytes]:
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    headers = [("Content-Type", kind + charset), ("Content-Length", str(len(body))), ("Cache-Control", "no-cache")]
    start_response(status, [*headers, ("Content-Security-Policy", POLICY), ("X-Content-Type-Options", "nosniff")])
    return [body]
