"""A page's plain data and a template → HTML. Nothing else goes in: no clock, no disk, no object of ours."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.runtime import Macro

from portal.cache import packed, unpacked
from portal.views.assets import FOLDER, addresses
from portal.views.page import PageView, said

_MARK = "portal.css"
"""The file that tells our assets folder from the theme's, which has the same name."""

MOST = 4096
"""How many parts of pages are remembered: those that stand around a page, and records as lists show them."""


class _PlainData(Environment):
    """Looks a name up as a key first: our data are mappings, and most of a page's time went into failing attributes.

    It also keeps a key named `items` from meaning the method of a dict.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return the value of a key; what is no mapping (a macro's module, `loop`) is asked for its attribute."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


class Bytecode(BytecodeCache):
    """Templates as they were compiled, a file each, so that a build of few pages compiles none.

    Jinja takes a file for the very text of the template only; here it must also have been made by the same `program`,
    which fixes how templates are compiled. One that is torn or meddled with lacks its checksum, and is made anew.
    """

    def __init__(self, folder: Path, program: bytes) -> None:
        self._folder = folder
        self._program = program

    def get_source_checksum(self, source: str) -> str:
        """Return what tells a text compiled by one program from any other."""
        return hashlib.sha256(self._program + source.encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template from its file, where there is one that can be verified."""
        with suppress(OSError):
            code = unpacked((self._folder / bucket.key).read_bytes())
            if code:
                bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template; where the disk takes no more it is compiled another time."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / bucket.key).write_bytes(packed(bucket.bytecode_to_string()))


class Renderer:
    """Renders pages with one set of templates; earlier folders win over later ones.

    Beside a page's own data a template knows `assets`: the path below the site's root of each file of the assets
    folder, which is fixed by the set of templates as much as the templates are. `data|once(file.macro, …)` is what a
    macro makes of plain data, as `file.macro(data, …)` is, but worked out once for all pages that say the same there.
    """

    def __init__(self, template_dirs: Sequence[Path], bytecode: Bytecode | None = None) -> None:
        self._environment = _PlainData(
            loader=FileSystemLoader([str(folder) for folder in template_dirs]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=bytecode,
        )
        self._environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
        self._environment.globals.clear()
        self._environment.globals["assets"] = _assets(template_dirs)
        self._environment.filters["once"] = self._once
        self._drawn = lru_cache(MOST)(_drawn)

    def render(self, page: PageView) -> str:
        """Return the HTML of a page.

        Raises `jinja2.UndefinedError` when a template asks for what the page's data do not have.
        """
        return self._environment.get_template(page.template).render(page.data)

    def _once(self, data: Any, macro: Macro, *more: Any) -> str:
        """Return what a macro makes of plain data, remembered by what these say and never by which object says it."""
        try:
            told = said((data, *more))
        except ValueError:  # something undefined: the macro tells, if it asks for it
            return macro(data, *more)
        return self._drawn(macro, told)


def _drawn(macro: Macro, told: bytes) -> str:
    """Return what a macro makes of packed data: it is given what the bytes say, and nothing else can go in."""
    return macro(*marshal.loads(told))  # noqa: S302 – packed by ourselves a moment ago


def _assets(template_dirs: Sequence[Path]) -> dict[str, str]:
    """Return the addresses of our assets; none where there is no such folder, as in a test of one template."""
    folders = [folder / FOLDER for folder in template_dirs if (folder / FOLDER / _MARK).is_file()]
    return addresses(folders[0]) if folders else {}
