"""What the two batch files do once they have found Python: set up .venv, then preview or check.

It needs nothing but Python itself, and runs on every system, so that it can be tested on any:
`python deploy/windows/start.py check|preview`.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
import webbrowser
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.txt"
STAMP = VENV / "installed.txt"
"""A copy of the lock file that was installed; another one means that .venv is made anew."""

ADDRESS = "http://127.0.0.1:8000/"
PATIENCE = 120
"""Seconds to wait for the preview before giving up on opening the browser."""


def main(arguments: list[str]) -> int:
    """Carry out `check` or `preview`; return the exit status of the program."""
    actions = {"check": check, "preview": preview}
    if len(arguments) != 1 or arguments[0] not in actions:
        print(__doc__)
        return 2
    if not is_ready() and not set_up():
        print()
        print("Chưa chuẩn bị được. Hãy xem máy có mạng không, đóng các cửa sổ xem trước khác rồi thử lại.")
        print("Nếu vẫn vậy, hãy chụp màn hình cửa sổ này gửi người phụ trách kỹ thuật.")
        return 3
    return actions[arguments[0]]()


def is_ready() -> bool:
    """Tell whether what the lock file names is installed."""
    return STAMP.is_file() and STAMP.read_bytes() == LOCK.read_bytes()


def set_up() -> bool:
    """Make .venv from the lock file; return whether all went well."""
    print("Lần đầu chạy, hoặc chương trình vừa được cập nhật: đang chuẩn bị, cần có mạng và vài phút…", flush=True)
    pip = (program("python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    commands = (
        (sys.executable, "-m", "venv", "--clear", str(VENV)),
        (*pip, "--require-hashes", "-r", str(LOCK)),
        (*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)),
        (program("python"), "-S", str(ROOT / "deploy" / "link_program.py")),
    )
    done = all(subprocess.run(command, cwd=ROOT, check=False).returncode == 0 for command in commands)
    if done:
        STAMP.write_bytes(LOCK.read_bytes())
    return done


def program(name: str) -> str:
    """Return the path of a program of the virtual environment."""
    return str(VENV / "Scripts" / f"{name}.exe" if sys.platform == "win32" else VENV / "bin" / name)


def check() -> int:
    """Check the content and say in a word how it went."""
    print("Đang kiểm tra toàn bộ nội dung…\n", flush=True)
    status = subprocess.run([program("portal"), "check"], cwd=ROOT, check=False).returncode
    if status == 0:
        print("\nĐã kiểm tra xong, không còn lỗi.")
    elif status == 1:
        print("\nCòn chỗ cần sửa như trên. Sửa xong, lưu tệp rồi bấm đúp kiem-tra.bat lần nữa.")
    return status


def preview() -> int:
    """Serve the site on this machine and open the browser when the first page is there."""
    print(f"Trang xem trước: {ADDRESS}")
    print("Trình duyệt sẽ tự mở khi trang sẵn sàng. Sửa và lưu tệp nào, trang tự dựng lại.")
    print("Muốn dừng: đóng cửa sổ này.\n", flush=True)
    threading.Thread(target=open_when_ready, args=(ADDRESS,), daemon=True).start()
    return subprocess.run([program("portal"), "serve", "--port", "8000"], cwd=ROOT, check=False).returncode


def open_when_ready(address: str) -> None:
    """Open the browser once something answers; opened at once, it would show an error page."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if answers(address):
            webbrowser.open(address)
            return
        time.sleep(0.5)


def answers(address: str) -> bool:
    """Tell whether a server answers at an address, whatever it says."""
    try:
        with urlopen(address, timeout=2):
            return True
    except HTTPError:
        return True
    except (URLError, TimeoutError, ConnectionError):
        return False


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
