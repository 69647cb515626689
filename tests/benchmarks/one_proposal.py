"""Makes one proposal, or many in a row, in a process of its own: python one_proposal.py WHO FOLDER [MANY].

The folder holds what to set (`pages.pickle`, `typst.txt`, `html.txt`, `content.pickle`) and the logo; the file is
written there. With MANY, prints seconds and the peak of memory (MiB) after a tenth and after all; with a rival, ours
and it take turns, and the seconds of both are printed.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any


def press_of(who: str, folder: Path, fonts: Path) -> Callable[[], bytes]:
    """Return what makes one file; loads what this one needs and no more."""
    if who == "ours":
        from salesdesk.documents.proposal import ProposalPress
        from salesdesk.wording import Words

        content = pickle.loads((folder / "content.pickle").read_bytes())
        press, words = ProposalPress(), Words()
        return lambda: press.write(content, words).pdf
    from tests.benchmarks import rivals

    if who == "typst":
        compiled, markup = rivals.typst_press(folder, fonts), (folder / "typst.txt").read_text("utf-8")
        return lambda: compiled(markup)
    if who == "WeasyPrint":
        printed, html = rivals.weasyprint_press(folder, fonts), (folder / "html.txt").read_text("utf-8")
        return lambda: printed(html)
    built, pages = rivals.platypus_press(folder, fonts), pickle.loads((folder / "pages.pickle").read_bytes())
    return lambda: built(pages)


def many_of(who: str, folder: Path, fonts: Path, many: int) -> list[float]:
    """Make so many different files in a row; return seconds of each, peak MiB after a tenth, peak MiB at the end."""
    from itertools import islice

    from salesdesk.documents.proposal import ProposalPress
    from salesdesk.wording import Words
    from tests.benchmarks import rivals
    from tests.benchmarks.proposals import proposals
    from tests.benchmarks.said_pages import said_pages

    press, words, early = ProposalPress(), Words(), 0.0
    compiled = rivals.typst_press(folder, fonts) if who == "typst" else None
    seconds = [0.0, 0.0] if compiled else [0.0]
    for at, content in enumerate(islice(proposals(), many)):
        seconds[0] += _saving(folder / "ours.pdf", lambda said: press.write(said, words).pdf, content)
        if compiled:
            source = rivals.typst_source(said_pages(content))
            seconds[1] += _saving(folder / "typst.pdf", compiled, source)
        early = _peak() if at == many // 10 else early
    return [*seconds, early, _peak()]


def _saving(path: Path, make: Callable[[Any], bytes], source: object) -> float:
    began = perf_counter()
    path.write_bytes(make(source))
    return perf_counter() - began


def _peak() -> float:
    """MiB; what the system says of a child counts its parent's memory as well."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024


if __name__ == "__main__":
    person, place = sys.argv[1], Path(sys.argv[2])
    faces = Path(__file__).resolve().parents[2] / "resources" / "fonts"
    if len(sys.argv) > 3:
        print(*many_of(person, place, faces, int(sys.argv[3])))  # noqa: T201 - read by whoever started the process
    else:
        (place / f"{person}.pdf").write_bytes(press_of(person, place, faces)())
