"""`portal serve` run as an editor runs it, in a process of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from repository import Repository

PROGRAM = "import sys; from portal.cli import main; sys.exit(main())"
PATIENCE = 90
"""Seconds within which anything must have happened, also on a busy machine."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Preview:
    """A running preview of a repository."""

    repo: Repository
    address: str
    process: subprocess.Popen[str]
    told: Path

    def page(self, path: str = "") -> str:
        with urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310 – our own server on this machine
            return answer.read().decode()

    def wait_for(self, text: str, path: str = "") -> str:
        """Return a page as soon as it holds a text."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.told.read_text("utf-8")
            try:
                if text in (page := self.page(path)):
                    return page
            except (URLError, ConnectionError):
                pass
            time.sleep(0.1)
        raise AssertionError(f"{text!r} did not appear on {path!r} in {PATIENCE} s: {self.told.read_text('utf-8')}")


def start(repo: Repository, tmp_path: Path) -> Preview:
    port = free_port()
    told = tmp_path / "told.txt"
    command = [sys.executable, "-c", PROGRAM, "serve", "--port", str(port)]
    with told.open("w") as out:
        process = subprocess.Popen(
            command,
            cwd=repo.root,
            env=environment(repo),
            stdout=out,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
    return Preview(repo, f"http://127.0.0.1:{port}/", process, told)


def stop(preview: Preview) -> None:
    # The preview is a process of its own below `portal serve`: both belong to the session that was started for them.
    os.killpg(preview.process.pid, signal.SIGTERM)
    preview.process.wait(timeout=30)


@contextmanager
def running(repo: Repository, folder: Path) -> Iterator[Preview]:
    """Run a preview for a while; what it says is kept in a folder."""
    made = start(repo, folder)
    try:
        yield made
    finally:
        stop(made)


def portal(repo: Repository, *words: str) -> subprocess.CompletedProcess[str]:
    """Run another command of the program, as a process of its own."""
    command = [sys.executable, "-c", PROGRAM, *words]
    return subprocess.run(
        command, cwd=repo.root, env=environment(repo), capture_output=True, encoding="utf-8", check=False
    )


def environment(repo: Repository) -> dict[str, str]:
    """Return an environment in which the repository's own program is found, and the clock is that of the machine."""
    made = {**os.environ, "PYTHONPATH": str(repo.root / "hooks"), "PYTHONUTF8": "1"}
    made.pop("SOURCE_DATE_EPOCH", None)
    return made
