"""The page for the talk about a quota says what the window says, on one page (1.17, B19)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from salesdesk.application.forecast.ground import Scope
from salesdesk.application.forecast.quota import quota_of
from salesdesk.application.papers import Paper
from salesdesk.application.quota_paper import QuotaPaper, QuotaView
from salesdesk.documents.quota import write_quota_page
from salesdesk.domain.desk_settings import Rep
from salesdesk.wording import Words
from salesdesk.wording.quota import bars_told, figures_told, missing_told, rests_told, stands_told, verdict_told
from tests.application.forecast.grounds import DAY, a_ground, an_open, decided
from tests.documents.reading import all_text, overlaps, reader, squeezed, text_boxes

LATELY = date(2026, 11, 25)
CHIEF = Rep(id=uuid4(), name="Henrik Solvang")


def a_view(target: int | None = 100_000, name: str = "Ada Brandt") -> QuotaView:
    rep = Rep(id=uuid4(), name=name, manager_id=CHIEF.id)
    young = [an_open(amount, created_on=LATELY, qualified_on=LATELY) for amount in (4_000, 2_000)]
    deals = [replace(one, owner_id=rep.id) for one in (*decided(9, 3), *young)]
    return quota_of(a_ground(deals, target, reps=(rep, CHIEF), scope=Scope(owner_id=rep.id)))


def a_page(view: QuotaView, paper: Paper = Paper.A4) -> QuotaPaper:
    return QuotaPaper(view=view, seller="Norrvik", paper=paper, language="en", printed_on=DAY)


@pytest.mark.parametrize("paper", list(Paper))
def test_b19_every_figure_of_the_window_stands_on_the_one_page(paper: Paper) -> None:
    view, words = a_view(), Words()
    made = write_quota_page(a_page(view, paper), words)
    text = all_text(made.pdf)
    told = (*stands_told(view, words), *figures_told(view.case, words), *rests_told(view.case, words))
    for one in told:
        assert squeezed(one.value) in text, one
        assert squeezed(one.under) in text, one
    for part in (verdict_told(view.case, words), "Ada Brandt, for the talk with Henrik Solvang", "1 December 2026"):
        assert squeezed(part) in text, part
    assert made.pages == len(reader(made.pdf).pages) == 1
    assert made.warnings == ()
    assert overlaps(text_boxes(made.pdf)[0]) == []


def test_b19_a_target_out_of_reach_is_a_case_and_one_within_reach_is_none() -> None:
    words = Words()
    assert verdict_told(a_view(100_000).case, words).startswith("Fewer than one case in five")
    assert verdict_told(a_view(1_000).case, words) == "The target is within reach: there is no case for another one."


def test_b19_the_longest_name_is_cut_and_noted_and_leaves_one_page() -> None:
    made = write_quota_page(a_page(a_view(name="Wolfeschlegelstein " * 40)), Words())
    assert len(reader(made.pdf).pages) == 1
    assert made.warnings


def test_1_17_without_a_target_the_page_says_what_to_do() -> None:
    missing, what = missing_told(a_view(None).case, Words())
    assert missing == "No target is set for this period"
    assert what.startswith("Set one in the settings")


def test_1_17_the_bars_share_one_scale_and_begin_with_what_is_won() -> None:
    case = a_view(10_000).case
    target, won, safe, reach = bars_told(case, Words())
    assert target.now == 1.0
    assert won.now == safe.now == reach.now
    assert safe.now + safe.more == pytest.approx(case.safe.minor / case.target.minor)  # type: ignore[union-attr]
    assert 0 <= safe.more <= reach.more
    assert bars_told(a_view(None).case, Words()) == ()
