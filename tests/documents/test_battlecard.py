"""The second page: the battlecards of the rivals on a deal, one page whatever they hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.application.call_sheet_paper import SheetClaim, SheetRival
from salesdesk.application.papers import Made, Paper, Trouble
from salesdesk.documents.call_sheet import CallSheetPress
from salesdesk.domain.proposal import LONGEST_TEXT
from salesdesk.wording import Words
from tests.documents.reading import all_text, assert_pages_hold, pages_text, squeezed
from tests.documents.samples import full_call_sheet, rival

PRESS = CallSheetPress()
TEXTS = st.one_of(
    st.text(max_size=50),
    st.text(alphabet="abc de", max_size=500),
    st.sampled_from(["", "ψ" * 400, "🚀" * 40, "a\nb\nc"]),
)
CLAIMS = st.lists(st.builds(SheetClaim, text=TEXTS, source=TEXTS, age=TEXTS, used=st.booleans()), max_size=10).map(
    tuple
)
RIVALS = st.builds(
    SheetRival,
    name=TEXTS,
    relationship=TEXTS,
    price_model=TEXTS,
    win_rate=TEXTS,
    advantages=CLAIMS,
    strengths=CLAIMS,
    weaknesses=CLAIMS,
    traps=CLAIMS,
    landmines=CLAIMS,
)


def _made(*rivals: SheetRival, paper: Paper = Paper.A4) -> Made:
    return PRESS.write(full_call_sheet(rivals=rivals, paper=paper), Words())


@settings(max_examples=20)  # each makes a document and reads every glyph's place back
@given(st.lists(RIVALS, max_size=5), st.sampled_from(Paper))
def test_4_4_the_sheet_with_battlecards_is_two_pages_whatever_they_hold(rivals: list[SheetRival], paper: Paper) -> None:
    assert_pages_hold(_made(*rivals, paper=paper).pdf, 2)


@pytest.mark.parametrize("paper", Paper)
def test_4_4_the_longest_battlecards_are_one_page_and_tell_what_was_cut(paper: Paper) -> None:
    text = ("Πόσα φορτία χάλασαν; " * LONGEST_TEXT)[:LONGEST_TEXT]
    claims = (SheetClaim(text=text, source=text, age=text),) * 9
    card = SheetRival(
        name=text,
        relationship=text,
        price_model=text,
        win_rate=text,
        advantages=claims,
        strengths=claims,
        weaknesses=claims,
        traps=claims,
        landmines=claims,
    )
    made = _made(*(card,) * 6, paper=paper)
    assert_pages_hold(made.pdf, 2)
    assert made.pages == 2
    assert Trouble.CUT_TO_FIT in {warning.trouble for warning in made.warnings}
    assert "+3moreinSalesDesk" in squeezed(pages_text(made.pdf)[1])


def test_4_4_a_card_says_what_we_carry_and_on_what_it_rests() -> None:
    made = _made(rival())
    card = squeezed(pages_text(made.pdf)[1])
    for part in (
        "BATTLECARD",
        "Brightwater Laundries",
        "Klarstrom",
        "Won 4 of 9, 19–73 %",
        "Their prices: Per month and line, meters extra",
        "With this customer: Serves the plant in Delft until 2028",
        "Our advantages Meters are in the price Proof: Comparison, page 2, 5 months ago",
        "Their strengths",
        "Service within four hours 3 weeks ago",
        "Their weaknesses",
        "Traps to set",
        "Who pays for the meters in year two?",
        "Landmines to avoid",
        "Confidential: do not leave with the prospect",
    ):
        assert squeezed(part) in card, part
    assert not made.warnings


def test_the_first_page_is_the_same_with_and_without_the_second() -> None:
    alone = pages_text(PRESS.write(replace(full_call_sheet(), rivals=None), Words()).pdf)
    both = pages_text(_made(rival()).pdf)
    assert (len(alone), len(both)) == (1, 2)
    assert alone[0] == both[0]


def test_without_a_rival_the_page_says_so_and_gives_room_to_write() -> None:
    made = _made()
    assert_pages_hold(made.pdf, 2)
    assert squeezed("No competitor is known on this deal. Ask who else they look at.") in all_text(made.pdf)
