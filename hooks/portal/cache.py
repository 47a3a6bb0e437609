"""What one build remembers for the next, in `.cache/`: only ever a help, never the truth.

A `Cache` is one SQLite file. SQLite gives what a cache must have: it survives a crash at any moment, refuses to be torn
by two builds at once, and reads one of many thousand values without reading the rest. It holds

- `memo`: values of pure functions, by kind and name; small ones together in parts, of which a change writes only some;
- `file`: the SHA-256 of each source by size and time, so that unchanged files need no reading;
- `output`: the files of the site as they were put there, so that one altered or deleted by hand is made anew;
- `meta`: which program and which site all of that belongs to.

Beside it lies a folder of compiled templates (`render.Bytecode`), which other processes of a build write too.

Whatever cannot be verified is forgotten: values carry a checksum, a file that SQLite cannot read is deleted, another
version of our code or of a library empties `memo` and `file`. Values are pickles. A pickle from a stranger could run a
program; these lie in the user's own checkout, beside hooks that MkDocs runs anyway, so whoever can write there need not
bother.

This module imports the standard library only: a build that has nothing to do must not pay for more.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import sqlite3
import stat
import sys
import sysconfig
import time
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")

SETTLED = 2 * 10**9
"""Nanoseconds. A file younger than this when it was read may change again within the same tick of the clock."""

PATIENCE = 900.0
"""Seconds to wait for another build of the same repository."""

PARTS = 64
"""How many parts the values of a kind are kept in: one is written again when one of its values changes."""

_CHECKSUM = 8
"""Bytes before a packed value."""

_recalled: dict[tuple[Path, str, str], tuple[bytes, dict[str, Any]]] = {}
"""What this process has unpacked, with the checksum it had: a preview builds again and again."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS memo (kind TEXT, name TEXT, value BLOB, PRIMARY KEY (kind, name));
CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY, size INTEGER, time INTEGER, digest BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS output (path TEXT PRIMARY KEY, size INTEGER, time INTEGER, digest BLOB) WITHOUT ROWID;
"""

_MEMORY = 16_000
"""KiB of what was written that are held before the disk gets them: texts have some ten thousand bytes each."""

_VERSION = zlib.crc32(_SCHEMA.encode()) >> 1
"""Tells a file with these tables from one with others; SQLite keeps it as a signed number of 32 bits."""


class Stamp(NamedTuple):
    """Size in bytes and time of the last change in nanoseconds."""

    size: int
    time: int


class Placed(NamedTuple):
    """A file of the site as it was put in place: size, time, and the SHA-256 of its bytes."""

    size: int
    time: int
    digest: bytes


class Cache:
    """A hold on one cache folder, from which other builds are kept out until `close`."""

    def __init__(self, folder: Path, waiting: Callable[[], None] = lambda: None) -> None:
        """Open a cache, waiting for whoever holds it; `waiting` is called once where that takes time."""
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = _locked(folder / "khoa.sqlite", waiting)
        self._file = folder / "trang.sqlite"
        self.compiled = folder / "mau-trang"
        """The folder of compiled templates."""
        self._base = self._opened()

    def close(self) -> None:
        """Let go of the folder. What was not kept by `commit` is forgotten."""
        self._base.close()
        self._lock.close()

    def _opened(self) -> sqlite3.Connection:
        try:
            return _base(self._file)
        except sqlite3.DatabaseError:
            return self._anew()

    def _anew(self) -> sqlite3.Connection:
        for name in (self._file, self._file.with_name(f"{self._file.name}-journal")):
            name.unlink(missing_ok=True)
        return _base(self._file)

    def _rows(self, statement: str, *given: Any) -> list[Any]:
        return self._or_anew(lambda: self._base.execute(statement, given).fetchall())

    def _each(self, statement: str, given: Iterable[Sequence[Any]]) -> None:
        rows = list(given)
        self._or_anew(lambda: self._base.executemany(statement, rows))

    def _or_anew(self, act: Callable[[], T]) -> T:
        """Do something with the file; where it turns out to be damaged, with an empty one in its place."""
        try:
            return act()
        except sqlite3.OperationalError:  # a full disk, no right to write: another file would fare no better
            raise
        except sqlite3.DatabaseError:
            self._base.close()
            self._base = self._anew()
            return act()

    def forget(self) -> None:
        """Forget every value and digest: another program may make others of the same files."""
        self._rows("DELETE FROM memo")
        self._rows("DELETE FROM file")
        _recalled.clear()
        shutil.rmtree(self.compiled, ignore_errors=True)

    def commit(self) -> None:
        """Keep what was noted since the last time, all of it or nothing."""
        self._base.commit()

    def meta(self, name: str) -> bytes:
        """Return a note, empty where there is none."""
        found = self._rows("SELECT value FROM meta WHERE name = ?", name)
        return bytes(found[0][0]) if found else b""

    def set_meta(self, name: str, value: bytes) -> None:
        """Note something under a name."""
        self._rows("REPLACE INTO meta VALUES (?, ?)", name, value)

    def value(self, kind: str) -> Any:
        """Return the one value of a kind, or None."""
        found = self._rows("SELECT value FROM memo WHERE kind = ? AND name = ''", kind)
        return unpacked(found[0][0]) if found else None

    def set_value(self, kind: str, value: Any) -> None:
        """Keep the one value of a kind."""
        self.set_texts(kind, {"": packed(value)})

    def values(self, kind: str) -> dict[str, Any]:
        """Return the values of a kind by their names. They belong to all who ask, and are not to be changed."""
        found: dict[str, Any] = {}
        sums = "SELECT name, substr(value, 1, ?) FROM memo WHERE kind = ?"
        for part, checksum in self._rows(sums, _CHECKSUM, kind):
            found.update(self._part(kind, part, checksum))
        return found

    def set_values(self, kind: str, values: Mapping[str, Any], changed: Iterable[str]) -> None:
        """Keep the values of a kind; `changed` are the names of those that are new, other than before, or gone."""
        parts: dict[str, dict[str, Any]] = {_part_of(name): {} for name in changed}
        for name, value in values.items():
            if (part := _part_of(name)) in parts:
                parts[part][name] = value
        self.drop_texts(kind, parts)
        written = {part: packed(held) for part, held in parts.items() if held}
        self.set_texts(kind, written)
        for part, data in written.items():
            _recalled[self._file, kind, part] = data[:_CHECKSUM], parts[part]

    def _part(self, kind: str, part: str, checksum: bytes) -> dict[str, Any]:
        known, held = _recalled.get((self._file, kind, part), (b"", {}))
        if known != checksum:
            found = self._rows("SELECT value FROM memo WHERE kind = ? AND name = ?", kind, part)
            held = (unpacked(found[0][0]) if found else None) or {}
            _recalled[self._file, kind, part] = checksum, held
        return held

    def remembered(self) -> Remembered:
        """Return the values as they were at the last `commit`."""
        return Remembered(self._file)

    def set_texts(self, kind: str, texts: Mapping[str, bytes]) -> None:
        """Keep packed values of a kind by their names."""
        self._each("REPLACE INTO memo VALUES (?, ?, ?)", ((kind, *text) for text in texts.items()))

    def drop_texts(self, kind: str, names: Iterable[str]) -> None:
        """Forget values, so that the cache grows no larger than what it describes."""
        self._each("DELETE FROM memo WHERE kind = ? AND name = ?", ((kind, name) for name in names))

    def digests(self, root: Path, stamps: Mapping[str, Stamp]) -> dict[str, bytes]:
        """Return the SHA-256 of each file, reading only those whose size or time changed since they were read."""
        known = {row[0]: row[1:] for row in self._rows("SELECT path, size, time, digest FROM file")}
        found: dict[str, bytes] = {}
        fresh = []
        now = time.time_ns()
        for path, stamp in stamps.items():
            if known.get(path, ())[:2] == stamp:
                found[path] = known[path][2]
                continue
            try:
                found[path] = hashlib.sha256((root / path).read_bytes()).digest()
            except OSError:  # told by whoever needs what the file holds
                found[path] = _REFUSED
                continue
            if now - stamp.time > SETTLED:
                fresh.append((path, *stamp, found[path]))
        self._each("REPLACE INTO file VALUES (?, ?, ?, ?)", fresh)
        self._each("DELETE FROM file WHERE path = ?", ((path,) for path in known.keys() - stamps.keys()))
        return found

    def outputs(self) -> dict[str, Placed]:
        """Return the files of the site as they were last put in place."""
        rows = self._rows("SELECT path, size, time, digest FROM output")
        return {path: Placed(size, when, digest) for path, size, when, digest in rows}

    def output_stamps(self) -> dict[str, tuple[int, int]]:
        """Return size and time of the files of the site as they were last put in place."""
        return {path: (size, when) for path, size, when in self._rows("SELECT path, size, time FROM output")}

    def set_outputs(self, placed: Mapping[str, Placed]) -> None:
        """Note files of the site."""
        rows = ((path, *row) for path, row in placed.items())
        self._each("REPLACE INTO output VALUES (?, ?, ?, ?)", rows)

    def drop_outputs(self, paths: Iterable[str]) -> None:
        """Forget files of the site: about to be changed, or gone."""
        self._each("DELETE FROM output WHERE path = ?", ((path,) for path in paths))


_REFUSED = b"refused"


class Remembered:
    """The values that a cache keeps, read beside it: in another process, or while it is written."""

    def __init__(self, cache: Path) -> None:
        self._path = cache
        self._base: sqlite3.Connection | None = None

    def get(self, kind: str, name: str) -> Any:
        """Return a value, or None where there is none that can be verified."""
        if self._base is None:
            self._base = sqlite3.connect(self._path, check_same_thread=False)
        try:
            row = self._base.execute("SELECT value FROM memo WHERE kind = ? AND name = ?", (kind, name)).fetchone()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:  # damaged: whoever holds the cache finds out by itself
            return None
        return unpacked(row[0]) if row else None

    def __reduce__(self) -> tuple[type[Remembered], tuple[Path]]:
        """Travel to another process as the place of the cache."""
        return Remembered, (self._path,)


def packed(value: Any) -> bytes:
    """Return a value as bytes with a checksum before it."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return hashlib.blake2b(data, digest_size=_CHECKSUM).digest() + data


def unpacked(data: bytes | None) -> Any:
    """Return the value of packed bytes, or None when they are not what was packed."""
    if not data or hashlib.blake2b(data[_CHECKSUM:], digest_size=_CHECKSUM).digest() != data[:_CHECKSUM]:
        return None
    return pickle.loads(data[_CHECKSUM:])  # noqa: S301 – see above


def _part_of(name: str) -> str:
    return f"{zlib.crc32(name.encode()) % PARTS:02x}"


def stamps(root: Path, folders: Iterable[Path]) -> dict[str, Stamp]:
    """Return size and time of every file below some folders, by path relative to `root` with forward slashes."""
    found: dict[str, Stamp] = {}
    for folder in folders:
        if folder.is_dir():
            found.update(_walk(str(folder), folder.relative_to(root).as_posix() + "/"))
    return found


def tree(folder: Path) -> dict[str, Stamp]:
    """Return size and time of every file below a folder, by path relative to it; nothing where there is none."""
    return dict(_walk(str(folder), "")) if folder.is_dir() else {}


def _walk(folder: str, prefix: str) -> list[tuple[str, Stamp]]:
    """Return the files below a folder, in no order; every build goes through the whole site, which may have 40,000."""
    found: list[tuple[str, Stamp]] = []
    todo = [(folder, prefix)]
    while todo:
        folder, prefix = todo.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        todo.append((entry.path, f"{prefix}{entry.name}/"))
                    continue
                try:
                    status = entry.stat()
                except OSError:  # an editor's temporary file, gone since it was listed; a link to itself
                    continue
                if stat.S_ISREG(status.st_mode):  # whoever opens a pipe waits for somebody to write into it
                    found.append((prefix + entry.name, Stamp(status.st_size, status.st_mtime_ns)))
    return found


@cache
def program() -> bytes:
    """Return a fingerprint of what turns content into a site: our code, the libraries' versions, Python itself.

    It is taken once: a preview goes on with the code it began with, whatever comes to lie on the disk.
    """
    own = Path(__file__).parent.parent
    said = hashlib.sha256(f"{sys.version} {sys.platform}".encode())
    for path in sorted(tree(own)):
        said.update(path.encode() + b"\0" + (own / path).read_bytes() + b"\0")
    libraries = sysconfig.get_path("purelib")
    said.update("\n".join(sorted(path.name for path in Path(libraries).glob("*.dist-info"))).encode())
    return said.digest()


def _locked(path: Path, waiting: Callable[[], None]) -> sqlite3.Connection:
    """Return the lock, which the system lets go of however the process ends."""
    lock = sqlite3.connect(path, timeout=0.2, isolation_level=None, check_same_thread=False)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        waiting()
        lock.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError:
        lock.close()
        path.unlink()
        return _locked(path, waiting)
    return lock


def _base(path: Path) -> sqlite3.Connection:
    """Return an open cache. Raises `sqlite3.DatabaseError` when the file is none, or one of another version."""
    base = sqlite3.connect(path, check_same_thread=False)
    try:
        base.execute("PRAGMA synchronous = NORMAL")
        base.execute(f"PRAGMA cache_size = -{_MEMORY}")
        _expect_our_tables(base)
        base.executescript(f"{_SCHEMA}; PRAGMA user_version = {_VERSION}")
    except sqlite3.DatabaseError:
        base.close()
        raise
    return base


def _expect_our_tables(base: sqlite3.Connection) -> None:
    (version,) = base.execute("PRAGMA user_version").fetchone()
    (tables,) = base.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and version != _VERSION:
        raise sqlite3.DatabaseError(version)
