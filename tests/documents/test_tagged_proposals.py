"""Every kind of proposal passes the machine checker for PDF/UA-1: each copy, language and paper."""

from __future__ import annotations

from pathlib import Path

import page as page_validation
import pytest

from salesdesk.application.papers import Copy, Logo, LogoKind, Paper
from salesdesk.documents.proposal import write_proposal
from salesdesk.wording.documents import LANGUAGES, DocumentWords
from tests.documents.priced import TERMS, lines, priced
from tests.documents.test_brand import SVG
from tests.documents.test_tagged import structure

WEB = "See https://lumenwerk.example/terms, or ask legal@lumenwerk.example.\n\n"


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("copy", list(Copy))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_machine_checker_for_pdf_ua_1_finds_nothing(language: str, copy: Copy, paper: Paper, tmp_path: Path) -> None:
    content = priced(
        lines(60),
        lines(45),
        (5, 7),
        language=language,
        paper=paper,
        terms=WEB + TERMS,
        colour="#7A1F3D",
        logo=Logo(LogoKind.SVG, SVG),
        discount_reason="They compared.",
        price_impediment="too much",
    )
    path = tmp_path / "paper.pdf"
    path.write_bytes(write_proposal(content, DocumentWords(language), copy=copy).pdf)
    report = page_validation.validate_pdf(str(path), profile=page_validation.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, str(report)


def test_sections_are_headings_of_the_first_rank_and_what_is_in_them_of_the_second() -> None:
    pdf = write_proposal(priced(lines(4), lines(4), terms=TERMS), DocumentWords(), copy=Copy.INTERNAL).pdf
    ranks = [role for role, _ in structure(pdf) if role in {"/H1", "/H2"}]
    assert ranks.count("/H1") == 6
    assert ranks.count("/H2") == 2 + 2 + 1 + 3
    assert ranks[0] == "/H1"
