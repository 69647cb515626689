"""Ten thousand texts as nobody should type them: each makes a proposal, and nothing outside the program is touched."""

from __future__ import annotations

import random
import sys
import unicodedata
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest

from salesdesk.application.papers import Compared, InvestmentRow, Milestone, ProposalContent, RaisedBy
from salesdesk.application.resources import resource
from salesdesk.documents.proposal import ProposalPress
from salesdesk.domain.proposal import Figure, Heard, Need
from salesdesk.wording.documents import DocumentWords
from tests.documents.reading import squeezed
from tests.documents.samples import STEP, eur, rich

TEXTS, PARTS = 10_000, 5
FIELDS, TITLE = 19, 6
LONGEST = 19_900  # a quote stands in a sentence of at most 20,000 characters
MARKUP = (
    *("<b>", "</b>", "<img src='file:///etc/passwd'>", '<a href="https://a.example">', "&amp;", "&#60;", "<!--", "]]>"),
    *("{number}", "{0}", "%s", "%(x)s", "\\", "(", ")", "((", "<<", ">>", "endstream", "BT", "ET", "Tj", "/F1", "\\n"),
    *("https://lumenwerk.example/a?b=c&d", "a.b@c.example", "javascript:alert(1)", "'; drop table x; --", "$(id)"),
)
LEFT_TO_RIGHT = "abcdefgxyzABCXYZ0123456789 ,.;:!?-–/+*=#@äöüßéèçñøłżşčΑΒΓαβγήώςάДЖЯджщёҐї€£§°µ"
ODD = "\x00\x07\x1b\x7f\x85\u200b\u200d\u202e\u2066\u2028\ufeff\ufffe\ud83d\udc00\u0301\u00ad\t\n\r\v"
RIGHT_TO_LEFT = "שלוםעברית مرحبا بالعالم "
SIGNS = "🚀👩💻🏳️‍🌈𝔘𝕏漢字かなहिन्दी각กขΩ√∑≠\U0010ffff\ue000"


def _plain(chance: random.Random, length: int) -> str:
    words = ["".join(chance.choices(LEFT_TO_RIGHT, k=chance.randint(1, 12))) for _ in range(length)]
    return " ".join(words + chance.sample(MARKUP, 2))


def _wild(chance: random.Random, length: int) -> str:
    pools = (LEFT_TO_RIGHT, ODD, RIGHT_TO_LEFT, SIGNS)
    pieces = ["".join(chance.choices(chance.choice(pools), k=chance.randint(1, 9))) for _ in range(length)]
    return "".join(pieces + chance.sample(MARKUP, 2))


def _proposal(t: list[str]) -> ProposalContent:
    """A proposal that says each of the texts once, in fields that are never shortened."""
    content = rich()
    a = replace(content.options[0], sentence=t[0], payment=t[1], raised=(_raised(t[2]),))
    b = replace(content.options[1], sentence=t[3], delivery=t[4], raised=(_raised(t[5]),))
    return rich(
        title=t[TITLE][:60],
        heard=Heard(lead=t[7], needs=(Need(need=t[8], today=t[9]),), figures=(Figure(value="7", label=t[10]),)),
        comparison=t[11],
        options=(a, b),
        rows=(Compared(label="Effort", a=t[12], b=t[13]),),
        investment=(InvestmentRow(text=t[14], a=eur(1), b=eur(2)),),
        next_step=replace(STEP, what=t[15]),
        after_choice=(Milestone(text=t[16], a=None, b=None),),
        terms=t[17],
        payment=t[18],
    )


def _raised(words: str) -> RaisedBy:
    return RaisedBy(who="Ola", on=date(2026, 11, 3), words=words)


@contextmanager
def _watched() -> Generator[list[str]]:
    """What is opened or connected to from here on, but for the program's own resources."""
    seen: list[str] = []
    state = {"on": True}
    shipped = str(resource("fonts").parent)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if not state["on"]:
            return
        if event == "open" and isinstance(arguments[0], (str, Path)) and not str(arguments[0]).startswith(shipped):
            seen.append(str(arguments[0]))
        elif event.startswith(("socket.", "subprocess.", "os.system", "urllib.")):
            seen.append(event)

    sys.addaudithook(hook)
    try:
        yield seen
    finally:
        state["on"] = False


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(PARTS))
def test_any_text_makes_a_proposal_reads_back_and_touches_nothing(seed: int) -> None:
    chance, press, words = random.Random(seed), ProposalPress(), DocumentWords()
    press.write(rich(title=LEFT_TO_RIGHT), words)
    for n in range(-(-TEXTS // PARTS // FIELDS)):
        make = _plain if n % 2 else _wild
        texts = [make(chance, chance.randint(1, 9)) for _ in range(FIELDS)]
        if n < 2:
            texts[seed % FIELDS] = make(chance, 6000)[:LONGEST]
        with _watched() as seen:
            made = press.write(_proposal(texts), words)
        assert seen == []
        pages = _pages(made.pdf)
        assert any("OptionA" in page for page in pages)
        assert any("OptionB" in page for page in pages)
        if make is _plain:
            lost = [text for at, text in enumerate(texts) if at != TITLE and not _is_said(text, pages)]
            assert lost == [], lost[0][:200]


def _pages(pdf: bytes) -> list[str]:
    """The text of every page as PDFium finds it, compared without spaces and hyphens: it joins words at line ends."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [_bare(page.get_textpage().get_text_bounded()) for page in document]
    document.close()
    return pages


def _bare(text: str) -> str:
    return squeezed(unicodedata.normalize("NFC", text)).translate(dict.fromkeys(map(ord, "-\x02\ufffe")))


def _is_said(text: str, pages: list[str]) -> bool:
    """Whether a text is on a page, or where it goes on over pages, each of its words is on one."""
    whole = _bare(text)
    return any(whole in page for page in pages) or all(
        any(_bare(word) in page for page in pages) for word in text.split()
    )
