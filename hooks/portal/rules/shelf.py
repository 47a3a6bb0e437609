"""The files that stand beside the records: which there are, under which names, and what pictures they are."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from portal.catalogue import Catalogue
from portal.image_files import Look, UnusableImageError, look


class Shelf:
    """The repository's files while a rule looks at them: each picture is opened once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._looks: dict[str, Look | UnusableImageError] = {}

    def names(self, folder: str) -> frozenset[str]:
        """Return the names in a folder, exactly as they are written; none where there is no such folder."""
        return self._catalogue.names(folder)

    def holds(self, path: str) -> bool:
        """Tell whether a file exists under that very name, also where the file system is lenient about case.

        A shortcut that leads out of the repository is no file of it.
        """
        steps = PurePosixPath(path).parts
        named = all(self._catalogue.holds("/".join(steps[:depth]), step) for depth, step in enumerate(steps))
        file = self._catalogue.file(path)
        return named and file.is_file() and self._within(steps)

    def _within(self, steps: tuple[str, ...]) -> bool:
        """Tell whether a file stays in the repository; where no shortcut is on the way to it, it does.

        Windows knows other shortcuts, so that there every way is followed to its end.
        """
        root = os.fspath(self._catalogue.root)
        ways = ("/".join((root, *steps[:depth])) for depth in range(1, len(steps) + 1))
        if os.name != "nt" and not any(map(os.path.islink, ways)):
            return True
        return Path(root, *steps).resolve().is_relative_to(Path(root).resolve())

    def look(self, path: str) -> Look:
        """Return what a picture file is. Raises `UnusableImageError` where it cannot be shown."""
        if path not in self._looks:
            try:
                self._looks[path] = look(self._catalogue.file(path))
            except UnusableImageError as error:
                self._looks[path] = error
            except OSError as error:
                self._looks[path] = UnusableImageError(f"Máy không cho đọc tệp: {error.strerror}.")
        found = self._looks[path]
        if isinstance(found, UnusableImageError):
            raise found
        return found
