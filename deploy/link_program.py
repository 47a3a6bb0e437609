"""Let the environment find the program by a relative path. Run it with `python -S`, after `pip install -e .`.

pip writes the whole path into a file that Python reads in the console's encoding each time it starts: in a folder
named with diacritics, on a console that has none, no Python of the environment would start any more.
"""

import os
import sys
from pathlib import Path

HOOKS = Path(__file__).resolve().parent.parent / "hooks"
PACKAGES = ("lib/python*/site-packages", "Lib/site-packages")
"""Where an environment keeps its packages, here and on Windows; without `site`, Python itself does not know."""


def main() -> None:
    """Rewrite the files that pip left, as paths from where they lie."""
    environment = Path(sys.executable).parent.parent
    for packages in PACKAGES:
        for link in environment.glob(f"{packages}/__editable__.portal-*.pth"):
            path = Path(os.path.relpath(HOOKS, link.parent.resolve())).as_posix()
            link.write_text(f"{path}\n", encoding="ascii")


if __name__ == "__main__":
    main()
