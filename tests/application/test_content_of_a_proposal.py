"""What the paper is told of the talks and of a discount: by whom, in which talk, against which words (1.11, B2)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from salesdesk.application.desk import Desk
from salesdesk.application.papers import ProposalContent
from salesdesk.domain.impediment import ImpedimentKind
from salesdesk.domain.proposal import CompareRow, Proposal
from tests.application.offered import TALK, deal_with_two_raised, draft_for

DEAL = "Press line"


@pytest.fixture
def draft(desk: Desk) -> Proposal:
    """Return a proposal without a discount on a deal in whose way the price stands."""
    view = desk.proposing.view(draft_for(desk, deal_with_two_raised(desk, DEAL)))
    assert view.deal is not None
    price = desk.impediments.blank(view.deal.id, ImpedimentKind.PRICE)
    desk.impediments.note(replace(price, words="A tenth over the other one"))
    return view.proposal


def content_of(desk: Desk, before: Proposal, **changed: object) -> ProposalContent:
    desk.selling.keep(before, replace(before, **changed))  # type: ignore[arg-type]
    return desk.proposing.content(before.id)


def test_b2_each_option_names_the_talk_it_was_raised_in(desk: Desk, draft: Proposal) -> None:
    (talk,) = desk.discussing.held(deal_id=draft.deal_id)
    content = desk.proposing.content(draft.id)
    told = [[(r.words, r.on, r.talk) for r in option.raised] for option in content.options]
    assert told == [[("nights only", TALK, str(talk.id))], [("we have the people", TALK, str(talk.id))]]


@pytest.mark.parametrize("named", [True, False])
def test_b2_whether_the_customers_copy_names_who_raised_it_is_as_the_proposal_says(
    desk: Desk, draft: Proposal, *, named: bool
) -> None:
    assert content_of(desk, draft, names_raisers=named).names_raisers is named


def test_1_11_a_discount_is_told_with_its_reason_and_the_words_it_stands_against(desk: Desk, draft: Proposal) -> None:
    a, b = draft.options
    cheaper = (replace(a, discount=Decimal(5)), b)
    content = content_of(desk, draft, options=cheaper, discount_reason="Two lines at once")
    assert (content.discount_reason, content.price_impediment) == ("Two lines at once", "A tenth over the other one")
    assert [option.discount for option in content.options] == [Decimal(5), Decimal(0)]


def test_1_11_where_nothing_is_cheaper_no_reason_is_told(desk: Desk, draft: Proposal) -> None:
    content = content_of(desk, draft, discount_reason="Left over from before")
    assert (content.discount_reason, content.price_impediment) == ("", "")


def test_4_17_no_comparing_row_is_lost_and_rows_are_paired_as_the_form_pairs_them(desk: Desk, draft: Proposal) -> None:
    said = [[("Support", "by mail"), ("Support", "by phone")], [("support ", "by mail"), ("SUPPORT", "on site")]]
    rows = [tuple(CompareRow(label=label, text=text) for label, text in side) for side in said]
    both = tuple(replace(one, rows=own) for one, own in zip(draft.options, rows, strict=True))
    found = content_of(desk, draft, options=both).rows
    assert [(row.label, row.a, row.b) for row in found] == [
        ("Support", "by mail", "by mail"),
        ("Support", "by phone", "on site"),
    ]
