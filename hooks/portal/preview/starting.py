"""MkDocs started for a preview: its English kept out of sight, and what stops it told calmly."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

from portal import faults
from portal.preview import watching
from portal.preview.console import say

LOG = ".cache/xem-truoc.txt"
"""What MkDocs itself has to say, in English; for whoever mends the program."""
HOST = "127.0.0.1"


def is_taken(port: int) -> bool:
    """Tell whether something on this machine answers at a port already."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def run(root: Path, port: int, *, poll: bool = False) -> bool:
    """Serve the preview until it is stopped; return whether it ended as it should.

    With `poll`, files are looked at again and again, since few systems tell of those on another machine.
    """
    if is_taken(port):
        say(f"Cổng {port} đang được dùng: có thể trang xem trước đang mở ở một cửa sổ khác.")
        say(f"Hãy đóng cửa sổ đó, hoặc chạy: portal serve --port {port + 1}")
        return False
    say("Đang kiểm tra nội dung và dựng trang…")
    say(f"Trang xem trước: http://{HOST}:{port}/   Bàn biên tập: http://{HOST}:{port}/xem-truoc/")
    say("Sửa và lưu tệp nào, trang tự dựng lại. Muốn dừng: bấm Ctrl+C hoặc đóng cửa sổ này.")
    log = root / LOG
    log.parent.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"{HOST}:{port}"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", watching.POLL: "1" if poll else ""}
    try:
        with log.open("w", encoding="utf-8") as told:
            ended = subprocess.run(command, cwd=root, env=environment, stderr=told, check=False).returncode  # noqa: S603
    except KeyboardInterrupt:
        say("Đã dừng trang xem trước.")
        return True
    if ended:
        (root / faults.LOG).write_bytes(log.read_bytes())
        say("Trang xem trước không chạy được; nội dung và trang đang có không bị thay đổi.")
        say(faults.WHAT_TO_DO)
    return not ended

