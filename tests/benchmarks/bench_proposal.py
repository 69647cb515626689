"""The proposal against typst, WeasyPrint and platypus with the same pages: warm, from a cold process, 1,000 in a row.

Every run has other words and prices. `make bench` asserts generous floors and prints the ratios with their bars;
`python tests/benchmarks/proposal.py` does this alone.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from itertools import count, cycle, islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any, cast

import pytest

from salesdesk.application.papers import ProposalContent
from salesdesk.application.resources import resource
from salesdesk.documents.pictures import Pictures
from salesdesk.documents.proposal import ProposalPress
from salesdesk.wording import Words
from tests.benchmarks import rivals
from tests.benchmarks.measuring import Report, Work, seconds_of, shown, side_by_side
from tests.benchmarks.proposals import logo, proposal, proposals
from tests.benchmarks.said_pages import said_pages
from tests.documents.reading import all_text, reader
from tests.documents.samples import rich

WARM_RUNS, SLOW_RUNS, COLD_RUNS, IN_A_ROW = 50, 5, 5, 1_000
OURS, TYPST, WEASYPRINT, PLATYPUS = "ours", "typst", "WeasyPrint", "platypus"
OUR_FACES = ("Inter", "SourceSerif4")
NEEDED = {TYPST: "typst", WEASYPRINT: "weasyprint"}
FONTS = resource("fonts")
ROOT = Path(__file__).resolve().parents[2]
SHOWN = 700
"""How wide the preview is, in pixels."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the processes set: one proposal in the form each of them reads, and the logo."""
    root = tmp_path_factory.mktemp("proposals")
    content = proposal(0)
    pages = said_pages(content)
    (root / rivals.LOGO).write_bytes(logo().content)
    (root / "content.pickle").write_bytes(pickle.dumps(content))
    (root / "pages.pickle").write_bytes(pickle.dumps(pages))
    (root / "typst.txt").write_text(rivals.typst_source(pages), "utf-8")
    (root / "html.txt").write_text(rivals.html_source(pages), "utf-8")
    return root


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_all_set_the_same_words_on_as_many_pages_with_their_faces_embedded(folder: Path) -> None:
    pdfs = {who: cast("bytes", work()) for who, work in _works(folder).items()}
    assert {who: len(reader(pdf).pages) for who, pdf in pdfs.items()} == dict.fromkeys(pdfs, 4)
    letters = {who: Counter(all_text(pdf)) for who, pdf in pdfs.items()}
    assert {who: said for who, said in letters.items() if said != letters[OURS]} == {}
    assert [who for who, pdf in pdfs.items() if not {*OUR_FACES} <= _families(pdf)] == []


# Rivals leave their buffers to the collector.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_warm(report: Report, folder: Path) -> None:
    works = _works(folder)
    slow = {who: works.pop(who) for who in (WEASYPRINT,) if who in works}
    medians = side_by_side(WARM_RUNS, works)
    report.compare("proposal of 4 pages, warm", medians, OURS, bar="<= 0.75x typst, then 0.4x")
    assert medians.ratio(OURS, PLATYPUS) < 0.75
    if TYPST in works:
        assert medians.ratio(OURS, TYPST) < 1
    if slow:
        medians = side_by_side(SLOW_RUNS, {OURS: works[OURS], **slow})
        report.compare("proposal of 4 pages, warm", medians, OURS, bar="<= 0.1x WeasyPrint")
        assert medians.ratio(OURS, WEASYPRINT) < 0.1


def test_from_a_cold_process(report: Report, folder: Path) -> None:
    who = [OURS, PLATYPUS, *_installed()]
    script = Path(__file__).with_name("one_proposal.py")
    works: dict[str, Work] = {name: partial(_run, str(script), name, str(folder)) for name in who}
    medians = side_by_side(COLD_RUNS, works)
    report.compare("proposal from a cold process", medians, OURS, bar="<= 1x platypus, <= 0.2x WeasyPrint")
    assert medians.ratio(OURS, PLATYPUS) < 2


@pytest.mark.timeout(900)
def test_a_thousand_in_a_row(report: Report, folder: Path) -> None:
    script = Path(__file__).with_name("one_proposal.py")
    alone, *both = (_run(str(script), who, str(folder), str(IN_A_ROW)).split() for who in (OURS, *_rival_in_turns()))
    seconds, early, late = float(alone[0]), *map(float, alone[-2:])
    report.lines.append(f"{IN_A_ROW:,} proposals: {shown(seconds)}, peak {early:.0f} -> {late:.0f} MiB   (bar: flat)")
    assert late < early * 1.1
    for ours, typst, *_ in both:
        ratio = float(ours) / float(typst)
        report.lines.append(f"{ratio:8.2f} x  typst, in turns {shown(float(typst))}   (bar: <= 0.5x)")
        assert ratio < 1


def test_tagged_costs_little_more_than_untagged(report: Report) -> None:
    press, words = ProposalPress(), Words()
    tagged, untagged = proposals(), proposals(WARM_RUNS * 2)
    medians = side_by_side(
        WARM_RUNS,
        {
            "tagged": lambda: press.write(next(tagged), words),
            "untagged": lambda: press.preview(next(untagged), words),
        },
    )
    report.compare("proposal, tagged", medians, "tagged", bar="<= 1.25x untagged")
    assert medians.ratio("tagged", "untagged") < 1.5


@pytest.mark.parametrize(
    ("what", "bar", "page"), [("one field", 8, 2), ("a price", 8, 3), ("the number of pages", 25, 3)]
)
def test_live_preview(report: Report, what: str, bar: int, page: int) -> None:
    """From the edited field to the picture of its page."""
    press, words, edits = ProposalPress(), Words(), _edits(what)

    def shown_again() -> None:
        with Pictures(press.preview(next(edits), words).pdf) as pictures:
            pictures.draw(page, SHOWN)

    for _ in range(3):
        shown_again()
    taken = [seconds_of(shown_again) for _ in range(WARM_RUNS)]
    p90 = quantiles(taken, n=10)[-1]
    report.lines.append(
        f"preview after {what}: median {shown(median(taken))}, p90 {shown(p90)}   (bar: <= {bar} ms on a quiet machine)"
    )
    assert p90 < 6 * bar / 1000


def _edits(what: str) -> Iterator[ProposalContent]:
    """Yield the proposal with the field typed anew each time."""
    whole = rich()
    rows = whole.investment
    for n in count(1):
        if what == "one field":
            yield replace(whole, heard=replace(whole.heard, lead=f"{whole.heard.lead} {n} times."))
        elif what == "a price":
            first = rows[0]
            yield replace(whole, investment=(replace(first, a=first.a and first.a.times(n + 1)), *rows[1:]))
        else:
            yield replace(whole, investment=rows + rows * (3 * (n % 2)))


def _rival_in_turns() -> list[str]:
    return [TYPST] if TYPST in _installed() else []


def _installed() -> list[str]:
    return [rival for rival, module in NEEDED.items() if find_spec(module) is not None]


def _run(*arguments: str) -> str:
    """Run a script of ours in a process of its own, whole; return what it printed."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    done = subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout


def _families(pdf: bytes) -> set[str]:
    """The faces a file embeds, whole or in part."""
    resources = [cast("Any", page["/Resources"]).get_object()["/Font"] for page in reader(pdf).pages]
    fonts = [font.get_object() for found in resources for font in found.get_object().values()]
    plain = [font.get("/DescendantFonts", [font])[0].get_object() for font in fonts]
    embedded = [font for font in plain if {"/FontFile2", "/FontFile3"} & set(font.get("/FontDescriptor", {}))]
    return {font["/BaseFont"].lstrip("/").rpartition("+")[2].partition("-")[0] for font in embedded}


def _works(folder: Path) -> dict[str, Work]:
    """What each does for one file; the sources are made before, and no two runs have the same."""
    contents = list(islice(proposals(), WARM_RUNS + 2))
    pages = [said_pages(content) for content in contents]
    press, words = ProposalPress(), Words()
    ours, plain = cycle(contents), cycle(pages)
    platypus = rivals.platypus_press(folder, FONTS)
    works: dict[str, Work] = {OURS: lambda: press.write(next(ours), words).pdf, PLATYPUS: lambda: platypus(next(plain))}
    if TYPST in _installed():
        typst, markup = rivals.typst_press(folder, FONTS), cycle(map(rivals.typst_source, pages))
        works[TYPST] = lambda: typst(next(markup))
    if WEASYPRINT in _installed():
        weasyprint, html = rivals.weasyprint_press(folder, FONTS), cycle(map(rivals.html_source, pages))
        works[WEASYPRINT] = lambda: weasyprint(next(html))
    return works
