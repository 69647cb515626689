"""Long texts go on over pages: every word is there, nothing runs off the page, rows and tables break cleanly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.application.papers import Compared, InvestmentRow, Milestone, Paper, ProposalContent, RaisedBy, Trouble
from salesdesk.documents.proposal import ProposalPress, write_proposal
from salesdesk.domain.proposal import Figure, Heard, Need
from salesdesk.wording import Words
from tests.documents.reading import all_text, overlaps, pages_text, squeezed, text_boxes
from tests.documents.samples import STEP, eur, rich

WORDS = [f"w{at:04}" for at in range(2800)]
PRESS = ProposalPress()
LONG = " ".join(WORDS)


def _with_option_a(**changes: Any) -> ProposalContent:
    content = rich()
    return replace(content, options=(replace(content.options[0], **changes), content.options[1]))


FIELDS: dict[str, Callable[[], ProposalContent]] = {
    "lead": lambda: rich(heard=Heard(lead=LONG)),
    "worth": lambda: rich(heard=Heard(worth=LONG)),
    "need": lambda: rich(heard=Heard(needs=(Need(need=LONG, today="x"), Need(need="short")))),
    "figure": lambda: rich(heard=Heard(figures=(Figure(value="7", label=LONG), Figure(value="8", label="short")))),
    "comparison": lambda: rich(comparison=LONG),
    "row": lambda: rich(rows=(Compared(label="Effort", a="short", b=LONG), Compared(label="Risk", a="a", b="b"))),
    "label": lambda: rich(rows=(Compared(label=LONG, a="short", b="short"),)),
    "name": lambda: _with_option_a(name=LONG),
    "sentence": lambda: _with_option_a(sentence=LONG),
    "quote": lambda: _with_option_a(raised=(RaisedBy(who="Ola", on=date(2026, 11, 3), words=LONG),)),
    "terms": lambda: _with_option_a(delivery=LONG),
    "payment": lambda: rich(payment=LONG),
    "item": lambda: rich(investment=(InvestmentRow(text=LONG, a=eur(1)), InvestmentRow(text="short", b=eur(2)))),
    "group": lambda: rich(investment=(InvestmentRow(group=LONG, text="one", a=eur(1), b=eur(1)),)),
    "what": lambda: rich(next_step=replace(STEP, what=LONG)),
    "milestone": lambda: rich(after_choice=(Milestone(text=LONG, a=None, b=None),)),
    "remarks": lambda: rich(remarks=LONG),
}


@pytest.mark.parametrize("field", FIELDS)
def test_every_word_of_a_long_text_is_printed_and_stays_on_the_sheet(field: str) -> None:
    made = PRESS.write(FIELDS[field](), Words())
    text = " ".join(pages_text(made.pdf))
    missing = [word for word in WORDS if word not in text]
    assert not missing, missing[:3]
    for boxes in text_boxes(made.pdf):
        assert all(b.left >= 60 and b.right <= 536 and b.bottom >= 20 and b.top <= 812 for b in boxes)
        assert not overlaps(boxes)
    assert made.pages < 60


def test_a_field_of_more_than_twenty_thousand_characters_is_cut_and_said() -> None:
    made = write_proposal(rich(heard=Heard(worth="ab " * 8000)), Words())
    assert [w.place for w in made.warnings if w.trouble is Trouble.TOO_LONG] == ["What that is worth"]
    assert all_text(made.pdf).count("ab") > 6000
    assert "…" in all_text(made.pdf)


def test_a_word_without_spaces_is_broken_and_complete() -> None:
    made = write_proposal(rich(rows=(Compared(label="Effort", a="x" * 5000, b="y" * 5000),)), Words())
    text = all_text(made.pdf)
    assert text.count("x") >= 5000
    assert text.count("y") >= 5000


@pytest.mark.parametrize("paper", list(Paper))
def test_sixty_price_lines_break_between_rows_with_the_head_on_every_page(paper: Paper) -> None:
    rows = tuple(
        InvestmentRow(
            group=f"Group {at // 6}", text=f"Item number {at:02}", quantity=Decimal(at + 1), a=eur(1000 + at), b=None
        )
        for at in range(60)
    )
    made = write_proposal(rich(investment=rows, paper=paper), Words())
    pages = pages_text(made.pdf)
    priced = [page for page in pages if "Item number" in page]
    assert len(priced) >= 2
    for page in priced:
        assert "Quantity" in page
        assert page.count("Option A") >= 1
    for at in range(60):
        holding = [page for page in priced if f"Item number {at:02}" in page]
        assert len(holding) == 1
        assert squeezed(f"€ {1000 + at:,}") in squeezed(holding[0])


def test_the_total_stands_on_the_page_of_the_last_item_and_a_group_on_that_of_its_first() -> None:
    for count in range(14, 34, 3):
        rows = tuple(
            InvestmentRow(group=f"Group {at // 3}", text=f"Item number {at:02}", a=eur(10), b=eur(20))
            for at in range(count)
        )
        pages = pages_text(PRESS.write(rich(investment=rows), Words()).pdf)
        last = next(page for page in pages if f"Item number {count - 1:02}" in page)
        assert "First-year total, net of tax" in last
        assert "Each following year" in last
        for group in range((count + 2) // 3):
            page = next(page for page in pages if f"Group {group}" in map(str.strip, page.splitlines()))
            assert f"Item number {group * 3:02}" in page
