"""Generated texts through the proposal document; `SALESDESK_TRIALS=10000` runs as many as the promise says."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from pathlib import Path

import pytest

from salesdesk.application.papers import Compared, InvestmentRow, Milestone, Paper, ProposalContent, Trouble
from salesdesk.documents.paper.typed import capitals
from salesdesk.documents.proposal import ProposalPress
from salesdesk.domain.proposal import Figure, Heard, Need
from salesdesk.wording import Words
from tests.documents.reading import pages_text, squeezed
from tests.documents.samples import SELLER, STEP, eur, rich
from tests.trials.texts import CONTROLS, RIGHT_TO_LEFT, SIGNS, WORDS, Text, texts
from tests.trials.watching import touched

TRIALS = int(os.environ.get("SALESDESK_TRIALS", "400"))
LEAST_PIECE = 4
LONGEST_NAME = 60


def _content(told: Iterator[Text]) -> tuple[ProposalContent, list[Text]]:
    """A proposal that says another text in every field, and the texts."""
    used: list[Text] = []

    def say() -> str:
        used.append(next(told))
        return used[-1].typed

    def name() -> str:
        """A text as a field of one line holds it: the cover has no room for more, and cuts it with a warning."""
        said = next(told)
        used.append(replace(said, typed=" ".join(said.typed.split())[:LONGEST_NAME].strip()))
        return used[-1].typed

    base = rich()
    a, b = (
        replace(
            option,
            name=say() or "An option",
            sentence=say(),
            delivery=say(),
            installation=say(),
            payment=say(),
            raised=tuple(replace(one, who=say(), words=say()) for one in option.raised),
        )
        for option in base.options
    )
    content = replace(
        base,
        title=say(),
        paper=random.Random(len(used)).choice(list(Paper)),
        comparison=say(),
        remarks=say(),
        payment=say(),
        terms=say(),
        seller=replace(SELLER, company=name(), person=name(), title=name()),
        client=replace(base.client, company=name(), person=name(), title=name()),
        heard=Heard(
            lead=say(),
            needs=tuple(Need(need=say(), today=say(), wanted=say(), who=say()) for _ in range(2)),
            figures=tuple(Figure(value=say(), label=say(), source=say()) for _ in range(3)),
            worth=say(),
            propose=say(),
        ),
        options=(a, b),
        rows=tuple(Compared(label=say(), a=say(), b=say()) for _ in range(3)),
        investment=tuple(
            InvestmentRow(group=say(), text=say(), unit=say(), quantity=Decimal(2), a=eur(1), b=eur(2))
            for _ in range(2)
        ),
        next_step=replace(STEP, what=say(), people=(say(),)),
        after_choice=(Milestone(text=say(), a=None, b=None),),
    )
    return content, used


def _reads_back(text: str, pages: list[str], whole: str, *, cut: bool = False) -> bool:
    """Whether a text stands on the pages in its order: in one piece, or in pieces where a page ended.

    With `cut` it may end early, in "…": a cover has no room for two hundred letters of a name, and says so.
    """
    if squeezed(capitals(text)) in whole:
        return True  # the heading of a group of items
    rest = squeezed(text)
    for _ in range(len(pages) + 1):
        if rest in whole:
            return True
        low, high = 0, len(rest)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if rest[:middle] in whole else (low, middle - 1)
        if cut and f"{rest[:low].rstrip(',;:.')}…" in whole:
            return True
        if low < LEAST_PIECE:
            return False
        rest = rest[low:]
    return False


@pytest.mark.slow
def test_2_14_generated_texts_make_a_document_that_reads_back_and_touches_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = Words()
    everything = " ".join((*WORDS, *RIGHT_TO_LEFT, *SIGNS, CONTROLS))
    press = ProposalPress()
    press.write(replace(rich(), title=everything, comparison=everything), words)
    seed = random.randrange(2**32)
    told = texts(seed)
    tried = checked = documents = longest = 0
    while tried < TRIALS:
        content, used = _content(told)
        with touched() as seen:
            made = press.write(content, words)
        assert not seen, f"seed {seed}, text {tried}"
        pages = pages_text(made.pdf)
        whole = squeezed("".join(pages))
        assert "OptionA" in whole, f"seed {seed}, text {tried}"
        assert "OptionB" in whole, f"seed {seed}, text {tried}"
        cut = any(warning.trouble is Trouble.CUT_TO_FIT for warning in made.warnings)
        for text in used:
            if text.plain:
                assert _reads_back(text.typed, pages, whole, cut=cut), f"seed {seed}: {text.typed!r}"
                checked += 1
        tried, documents = tried + len(used), documents + 1
        longest = max(longest, *(len(text.typed) for text in used))
    with capsys.disabled():
        sys.stdout.write(
            f"\ngenerated texts: {tried} in {documents} documents, longest {longest} characters, "
            f"{checked} read back as typed, nothing touched (seed {seed})\n"
        )
    assert tried >= TRIALS


def test_the_texts_are_of_every_kind() -> None:
    drawn = [text.typed for text in islice(texts(1), 4000)]
    assert max(len(text) for text in drawn) > 19_000
    assert "" in drawn
    for sign in ("<b>", "\x00", "\u202e", "ש", "🚀", "Łódź", "\n"):
        assert any(sign in text for text in drawn)


def test_what_is_touched_is_seen(tmp_path: Path) -> None:
    with touched() as seen:
        (tmp_path / "note.txt").write_text("x")
        with suppress(OSError):
            Path(tmp_path / "none.txt").read_text()
    assert len(seen) == 2
