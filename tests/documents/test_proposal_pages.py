"""Where pages break: whatever the number of lines, groups and paragraphs, nothing is parted that belongs together."""

from __future__ import annotations

import re

import pytest

from salesdesk.application.papers import Paper, ProposalContent
from salesdesk.documents.proposal import ProposalPress
from salesdesk.wording import Words
from tests.documents.priced import TERMS, lines, priced
from tests.documents.reading import overlaps, pages_text, reader, text_boxes

PRESS = ProposalPress()
GROUP = 6
COUNTS = (1, 2, 3, 4, 7, 11, 13, 14, 15, 16, 17, 18, 19, 20, 21, 23, 26, 29, 37, 58, 111, 200)


def _pages(content: ProposalContent) -> list[list[str]]:
    """The lines of every page from the price table on."""
    return [page.splitlines() for page in pages_text(PRESS.write(content, Words()).pdf)]


def _names(page: list[str], pattern: str) -> list[str]:
    return [found[0] for line in page if (found := re.match(pattern, line))]


def _flat(page: list[str]) -> str:
    return " ".join(" ".join(page).split())


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("count", COUNTS)
def test_totals_stand_whole_with_the_last_items_of_their_group(count: int, paper: Paper) -> None:
    pages = _pages(
        priced(lines(count, group_of=GROUP), lines(count, group_of=GROUP)[: count // 2], (5, 0), paper=paper)
    )
    totals = [page for page in pages if "First-year total with tax" in _flat(page) or "Total with tax" in _flat(page)]
    assert len(totals) == 1
    text = _flat(totals[0])
    for label in ("Discount 5 %", "otal, net of tax", "VAT 21 %"):
        assert label in text
    last_group = (count - 1) // GROUP * GROUP
    assert all(f"Item number {at:03}" in text for at in range(max(last_group, count - 2), count))


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("group_of", [0, 1, 2, 3, 7])
def test_a_group_begins_with_two_items_and_every_page_with_the_head(group_of: int, paper: Paper) -> None:
    count = 97
    pages = _pages(priced(lines(count, group_of=group_of), (), paper=paper))
    priced_pages = [page for page in pages if _names(page, r"Item number \d+")]
    assert len(priced_pages) > 3
    for page in priced_pages:
        assert "Item Quantity" in _flat(page)
        assert len(_names(page, r"Item number \d+")) >= 2 or page is priced_pages[-1]
        for group in _names(page, r"Group \d+"):
            first = int(group.removeprefix("Group ")) * group_of
            wanted = range(first, min(first + min(group_of, 2), count))
            assert all(f"Item number {at:03}" in _flat(page) for at in wanted), group
    for at in range(count):
        assert sum(f"Item number {at:03}" in _flat(page) for page in priced_pages) == 1


@pytest.mark.parametrize("count", [4, 11, 14, 17, 20, 23])
def test_a_heading_stands_on_the_page_of_what_it_heads(count: int) -> None:
    pages = _pages(priced(lines(count), lines(count), terms=TERMS))
    terms = next(page for page in pages if "Terms" in (line.strip() for line in page))
    at = [line.strip() for line in terms].index("Terms")
    assert terms[at + 1].startswith("1. What is delivered")
    assert terms[at + 2]
    each = next(page for page in pages if "Payment, delivery and installation" in _flat(page))
    assert "40 % on order" in _flat(each)
    assert "Both plants, week 1" in _flat(each)
    text = _flat([line for page in pages for line in page])
    assert all(f"{at}. What is delivered" in text for at in range(1, 25))


@pytest.mark.parametrize("paper", list(Paper))
def test_type_is_as_big_on_many_pages_as_on_one_and_nothing_is_clipped(paper: Paper) -> None:
    short, long = (
        PRESS.write(priced(lines(count), lines(count), (5, 5), paper=paper, terms=TERMS), Words()).pdf
        for count in (12, 200)
    )
    assert _sizes(long) == _sizes(short)
    for page, boxes in zip(reader(long).pages[1:], text_boxes(long)[1:], strict=True):
        width, height = (float(x) for x in page.mediabox[2:])
        assert all(b.left >= 60 and b.right <= width - 60 and b.bottom >= 20 and b.top <= height - 30 for b in boxes)
        assert not overlaps(boxes)


def _sizes(pdf: bytes) -> set[str]:
    """The sizes of type in the whole file."""
    contents = [page.get_contents() for page in reader(pdf).pages]
    return {
        size
        for stream in contents
        if stream
        for size in re.findall(r" ([\d.]+) Tf", stream.get_data().decode("latin-1"))
    }
