"""The files that stand beside the records: which there are, under which names, and what pictures they are."""

from __future__ import annotations

from pathlib import PurePosixPath

from portal.catalogue import Catalogue
from portal.image_files import Look, UnusableImageError, look


class Shelf:
    """The repository's files while a rule looks at them: each picture is opened once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._root = catalogue.root.resolve()
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
        return named and file.is_file() and file.resolve().is_relative_to(self._root)

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
