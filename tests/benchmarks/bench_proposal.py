"""A proposal after one edit on the screen, and as the file that goes out, against a stock platypus document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest

from salesdesk.application.papers import ProposalContent
from salesdesk.documents.proposal import ProposalPress
from salesdesk.wording import Words
from tests.benchmarks.measuring import Report, side_by_side
from tests.benchmarks.stock_proposal import register_faces, stock_proposal
from tests.documents.reading import pages_text, reader
from tests.documents.samples import rich

ROUNDS = 30
EDIT, PREVIEW, FILE, STOCK = "preview, one edit", "preview, new", "file, new", "stock platypus, new"


# The stock document leaves its buffers to the collector.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_proposal_of_six_pages(report: Report) -> None:
    register_faces()
    words, edited, new = Words(), ProposalPress(), ProposalPress()
    versions = _versions()
    lead = _leads()
    works = {
        EDIT: lambda: edited.preview(next(lead), words),
        PREVIEW: lambda: new.preview(next(versions), words),
        FILE: lambda: new.write(next(versions), words),
        STOCK: lambda: stock_proposal(next(versions)),
    }
    medians = side_by_side(ROUNDS, works)
    ours, stock = new.write(rich(), words).pdf, stock_proposal(rich())
    title = f"proposal of {len(reader(ours).pages)} pages (stock: {len(reader(stock).pages)})"
    report.compare(f"{title}, one field edited", medians, EDIT, (PREVIEW, STOCK), bar="<= 8 ms")
    report.compare(f"{title}, tagged file", medians, FILE, (STOCK,))
    assert "Brightwater" in " ".join(pages_text(stock))
    assert medians.ratio(EDIT, STOCK) < 1.5
    assert medians.ratio(FILE, STOCK) < 4


def _leads() -> Iterator[ProposalContent]:
    """Yield the proposal with one field typed anew each time."""
    whole = rich()
    for n in count(1):
        yield replace(whole, heard=replace(whole.heard, lead=f"{whole.heard.lead} {n} times."))


def _versions() -> Iterator[ProposalContent]:
    """Yield proposals of which every section has other words and prices."""
    whole = rich()
    first, second = whole.options
    for n in count(1):
        yield replace(
            whole,
            title=f"{whole.title}, part {n}",
            heard=replace(whole.heard, lead=f"{whole.heard.lead} {n} times."),
            options=(replace(first, sentence=f"{first.sentence} Day {n}."), replace(second, name=f"{second.name} {n}")),
            investment=tuple(replace(r, text=f"{r.text} {n}", a=r.a and r.a.times(n)) for r in whole.investment),
            next_step=whole.next_step and replace(whole.next_step, what=f"{whole.next_step.what} {n}"),
            remarks=f"Part {n}",
        )
