"""A proposal in each document language: its sentences, days and figures, and where its headings stand on the pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import pytest
from pypdf.generic import Destination

from salesdesk.application.papers import Paper
from salesdesk.documents.proposal import ProposalPress, write_proposal
from salesdesk.wording.documents import LANGUAGES, DocumentWords, question
from tests.documents.priced import TERMS, lines, priced
from tests.documents.reading import overlaps, pages_text, reader, squeezed, text_boxes
from tests.documents.samples import rich
from tests.project.sources import load

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

PRESS = ProposalPress()
OTHERS = LANGUAGES[1:]
SAID = {
    "en": ("Option A", "Option B", "24 November 2026", "1 December 2026", "€79,530", "Page2of6", "eachmonth"),
    "de": ("Option A", "Option B", "24. November 2026", "1. Dezember 2026", "79.530€", "Seite2von7", "jeMonat"),
    "fr": ("Option A", "Option B", "24 novembre 2026", "1er décembre 2026", "79530€", "Page2sur7", "parmois"),
    "el": ("Επιλογή A", "Επιλογή B", "24 Νοεμβρίου 2026", "1 Δεκεμβρίου 2026", "79.530€", "Σελίδα2από7", "κάθεμήνα"),
}


def _rich(language: str) -> bytes:

    return PRESS.write(rich(language=language), DocumentWords(language)).pdf


@pytest.mark.parametrize("language", LANGUAGES)
def test_options_days_figures_and_pages_are_written_in_the_language(language: str) -> None:
    text = squeezed("".join(pages_text(_rich(language))))
    missing = [said for said in SAID[language] if squeezed(said) not in text]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_2_18_the_question_stands_on_the_options_page_and_the_acceptance_page(language: str) -> None:
    asked = squeezed(question(DocumentWords(language)))
    pages = [squeezed(page) for page in pages_text(_rich(language))]
    assert asked in pages[2]
    assert asked in pages[-1]


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_sentence_of_ours_is_left_in_another_language(language: str) -> None:
    content = priced(lines(9), lines(9), (5, 0), language=language, terms=TERMS, rows=())
    made = PRESS.write(content, DocumentWords(language))
    text = " ".join(" ".join(pages_text(made.pdf)).split())
    words = DocumentWords(language)
    template = load("packaging/translations").template("documents")
    sentences = re.findall(r'^msgid "([A-Z][^{}"\\]{11,})"$', template, re.MULTILINE)
    assert len(sentences) > 25
    assert [s for s in sentences if s in text and words.text(s) != s] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_names_its_language_and_says_what_it_is_in_it(language: str) -> None:
    file = reader(_rich(language))
    assert str(file.root_object["/Lang"]) == language
    assert file.metadata is not None
    subject = DocumentWords(language).text(
        "Proposal {number} for {client}", number="AS-2026-0031", client="Brightwater Laundries"
    )
    assert file.metadata.subject == subject


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_stand_where_they_stood(language: str, paper: Paper, snapshot: SnapshotAssertion) -> None:
    for count in (5, 40):
        content = priced(lines(count), lines(count), (5, 0), language=language, paper=paper, terms=TERMS)
        pdf = PRESS.write(content, DocumentWords(language)).pdf
        assert _headings(pdf) == snapshot(name=f"{count} lines")


def _headings(pdf: bytes) -> list[str]:
    """Every heading of the outline with its page and how far above the foot of the page it is."""
    file = reader(pdf)
    found: list[str] = []

    def walk(entries: list[Any], indent: str) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry, indent + "  ")
            else:
                mark = cast("Destination", entry)
                page = file.get_destination_page_number(mark)
                found.append(f"{indent}{mark.title}: page {(page or 0) + 1}, {float(cast('Any', mark.top)):.0f}")

    walk(cast("Any", file.outline), "")
    return found


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("language", OTHERS)
def test_nothing_lies_on_another_or_leaves_the_page_in_another_language(language: str, paper: Paper) -> None:
    content = priced(lines(200), lines(150), (5, 7), language=language, paper=paper, terms=TERMS)
    pdf = write_proposal(content, DocumentWords(language)).pdf
    for page, boxes in zip(reader(pdf).pages[1:], text_boxes(pdf)[1:], strict=True):
        width, height = (float(x) for x in page.mediabox[2:])
        assert all(b.left >= 60 and b.right <= width - 60 and b.bottom >= 20 and b.top <= height - 30 for b in boxes)
        assert not overlaps(boxes)
