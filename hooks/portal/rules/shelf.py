"""The files that stand beside the records: which there are, under which names, and which are pictures."""

from __future__ import annotations

from pathlib import PurePosixPath

from PIL import Image

from portal.catalogue import Catalogue


class Shelf:
    """The repository's files while a rule looks at them: each picture is opened once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._formats: dict[str, str | None] = {}

    def names(self, folder: str) -> frozenset[str]:
        """Return the names in a folder, exactly as they are written; none where there is no such folder."""
        return self._catalogue.names(folder)

    def holds(self, path: str) -> bool:
        """Tell whether a file exists under that very name, also where the file system is lenient about case."""
        steps = PurePosixPath(path).parts
        named = all(self._catalogue.holds("/".join(steps[:depth]), step) for depth, step in enumerate(steps))
        return named and self._catalogue.file(path).is_file()

    def opens(self, path: str, format_: str) -> bool:
        """Tell whether a file is a picture of a format, as far as its head shows."""
        if path not in self._formats:
            try:
                with Image.open(self._catalogue.file(path)) as picture:
                    self._formats[path] = picture.format
            except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
                self._formats[path] = None
        return self._formats[path] == format_
