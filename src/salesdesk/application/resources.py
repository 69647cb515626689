"""Where the program's own files lie: fonts, icons, themes, word lists, catalogues."""

from __future__ import annotations

from pathlib import Path


def resource(*parts: str) -> Path:
    """Return the path of one shipped file or folder, for example `resource("icons", "target.svg")`.

    An installed program carries them inside the package; a source tree keeps them at its top, where an
    editable install does not copy them from. Raises FileNotFoundError naming the file when it was not shipped.
    """
    here = Path(__file__).resolve()
    for root in (here.parents[1] / "resources", here.parents[3] / "resources"):
        found = root.joinpath(*parts)
        if found.exists():
            return found
    raise FileNotFoundError("/".join(("resources", *parts)))
