"""What the batch files do once they have found Python: set up .venv, then preview, check, or take a Word file.

It needs nothing but Python itself, and runs on every system, so that it can be tested on any:
`python deploy/windows/start.py check|preview|import [FILE.docx]`.
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
    actions = {"check": check, "preview": preview, "import": take_word}
    action, *files = arguments or [""]
    if action not in actions or (files and action != "import"):
        print(__doc__)
        return 2
    if not is_ready() and not set_up():
        print()
        print("Chưa chuẩn bị được. Hãy xem máy có mạng không, đóng các cửa sổ xem trước khác rồi thử lại.")
        print("Nếu vẫn vậy, hãy chụp màn hình cửa sổ này gửi người phụ trách kỹ thuật.")
        return 3
    return actions[action](*files)


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
    """Check the content, offer to mend what the program can, and say in a word how it went."""
    print("Đang kiểm tra toàn bộ nội dung…\n", flush=True)
    status = run("check")
    if status == 1 and asked("\nGõ c rồi Enter để máy sửa những chỗ chỉ có một cách sửa; chỉ Enter để thôi: ") == "c":
        status = run("check", "--fix")
    if status == 0:
        print("\nĐã kiểm tra xong, không còn lỗi.")
    elif status == 1:
        print("\nCòn chỗ cần sửa như trên. Sửa xong, lưu tệp rồi bấm đúp kiem-tra.bat lần nữa.")
    return status


KINDS = {
    "1": ("exemplar", "Gương điển hình"),
    "2": ("news", "Tin tức"),
    "3": ("campaign", "Phong trào"),
    "4": ("legal", "Văn bản"),
}
"""What is typed → the type of a record, and what editors call it."""


def take_word(*files: str) -> int:
    """Make drafts of Word files that were dragged onto the batch file; ask what they are."""
    if not files:
        print("Kéo tệp Word (.docx) thả vào biểu tượng tu-word.bat, chương trình sẽ chuyển thành bài nháp.")
        return 2
    worst = 0
    choice = "; ".join(f"{key}: {name}" for key, (_, name) in KINDS.items())
    for file in files:
        print(f"\n{Path(file).name}\nBài thuộc loại nào? {choice}")
        kind = KINDS.get(asked("Gõ số rồi Enter: "))
        if not kind:
            print("Bỏ qua tệp này.")
            continue
        worst = max(worst, run("import", file, "--as", kind[0]))
    return worst


def run(*words: str) -> int:
    """Run a command of the program in the repository and return its exit status."""
    return subprocess.run([program("portal"), *words], cwd=ROOT, check=False).returncode


def asked(question: str) -> str:
    """Return what is typed in answer; nothing where nobody is there to type."""
    try:
        return input(question).strip().lower()
    except EOFError:
        return ""


def preview() -> int:
    """Serve the site on this machine and open the browser when the first page is there."""
    print(f"Trang xem trước: {ADDRESS}")
    print("Trình duyệt sẽ tự mở khi trang sẵn sàng. Sửa và lưu tệp nào, trang tự dựng lại.")
    print("Muốn dừng: đóng cửa sổ này.\n", flush=True)
    threading.Thread(target=open_when_ready, args=(ADDRESS,), daemon=True).start()
    return run("serve", "--port", "8000")


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
