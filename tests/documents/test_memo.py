"""What is kept between documents changes nothing in them, and does not grow without end."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from salesdesk.application.papers import Copy, ProposalContent
from salesdesk.documents.call_sheet.sheet import CallSheetPress, write_call_sheet
from salesdesk.documents.paper.faces import FaceBook
from salesdesk.documents.paper.lines import Style, measured
from salesdesk.documents.proposal import ProposalPress, write_proposal
from salesdesk.wording import Words
from tests.documents.samples import call_sheet, full_call_sheet, rich, sparse

WORDS = Words()


def renamed(content: ProposalContent) -> ProposalContent:
    """The same proposal for somebody with letters that nobody else has."""
    return replace(content, title="Ж ọ Ϡ ẞ", client=replace(content.client, company="Ωmega Łódź"))


@pytest.mark.parametrize("copy", Copy)
def test_a_document_made_from_what_was_kept_is_the_same_bytes_as_a_fresh_one(copy: Copy) -> None:
    press = ProposalPress()
    for other in (sparse(), renamed(rich()), rich(remarks="Other words")):
        press.preview(other, WORDS)
        press.write(other, WORDS)
    for content in (rich(), sparse(), rich()):
        kept = press.write(content, WORDS, copy=copy, invariant=True)
        assert kept == write_proposal(content, WORDS, copy=copy, invariant=True)


def test_a_call_sheet_made_after_others_is_the_same_bytes() -> None:
    press = CallSheetPress()
    press.write(full_call_sheet(account="Ωmega Łódź"), WORDS)
    assert press.write(call_sheet(), WORDS, invariant=True) == write_call_sheet(call_sheet(), WORDS, invariant=True)


def test_measured_texts_are_kept_within_a_bound_and_long_ones_not_at_all() -> None:
    book, style = FaceBook(), Style()
    first = measured(book, [("Quantity", style)])
    assert measured(book, [("Quantity", style)]) is first
    assert measured(book, [("Quantity", Style(size=8))]).width() < first.width()
    for number in range(5_000):
        measured(book, [(f"Item {number}", style)])
    measured(book, [("word " * 4_000, style)])
    assert len(book.texts) <= 2_000
    assert max(len(text) for text, _ in book.texts) <= 200
    assert measured(book, [("Quantity", style)]).width() == first.width()


def test_a_proposal_loads_no_library_that_it_does_not_need() -> None:
    """The first paper from a cold process: what sets and writes it is ours."""
    heavy = ("reportlab", "pypdfium2", "lxml", "svglib", "openpyxl", "sqlalchemy", "PySide6", "urllib.request")
    code = f"import sys; import salesdesk.documents.proposal; print([n for n in {heavy} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
