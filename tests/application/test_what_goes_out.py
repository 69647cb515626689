"""Whatever is missing is refused where a proposal goes out, not only where it is told (2.14-2.19, B7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from salesdesk.application.desk import Desk
from salesdesk.application.discounts import rule_of
from salesdesk.application.proposal_lines import line_from
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product
from salesdesk.domain.proposal import Proposal, ProposalOption, ProposalState
from salesdesk.domain.refusals import DiscountLocked
from salesdesk.domain.two_options import Fault, NotTwoRealOptions
from tests.application.offered import PRESS, TALK, deal_with_two_raised, draft_for

Change = Callable[[Proposal], Proposal]


def of_b(change: Callable[[ProposalOption], ProposalOption]) -> Change:
    return lambda p: replace(p, options=(p.options[0], change(p.options[1])))


def below_the_list(option: ProposalOption) -> ProposalOption:
    press, care = option.lines
    return replace(option, lines=(replace(press, price=Money.of(4_199, "EUR")), care))


HIRE = Product(id=UUID(int=12), name="Hire", price=Money.of(900, "USD"))


def priced_in_dollars(option: ProposalOption) -> ProposalOption:
    return replace(option, lines=(*option.lines, *line_from(HIRE, "EUR").lines("B")))


def test_b7_a_price_below_the_list_does_not_go_out_when_its_product_was_put_away(desk: Desk) -> None:
    key = draft_for(desk, deal_with_two_raised(desk))
    whole = desk.proposing.view(key).proposal
    desk.selling.keep(whole, of_b(below_the_list)(whole))
    desk.selling.archive(Product, PRESS.id)
    with pytest.raises(NotTwoRealOptions) as refused:
        desk.proposing.issue(key)
    assert [flaw.fault for flaw in refused.value.faults] == [Fault.BELOW_LIST]
    with pytest.raises(DiscountLocked):
        rule_of(desk.proposing.view(key)).kept_by(of_b(below_the_list))(whole)


LACKS: Mapping[Fault, Change] = {
    Fault.NOT_TWO: lambda p: replace(p, options=p.options[:1]),
    Fault.NO_TITLE: lambda p: replace(p, title=" "),
    Fault.NO_SENTENCE: of_b(lambda o: replace(o, sentence="")),
    Fault.NOT_RAISED: of_b(lambda o: replace(o, raised=())),
    Fault.RAISED_LATER: lambda p: replace(p, dated=TALK - timedelta(days=1)),
    Fault.PRICED_ELSEWHERE: of_b(priced_in_dollars),
    Fault.EMPTY_CELL: of_b(lambda o: replace(o, rows=())),
    Fault.NO_NEXT_STEP: lambda p: replace(p, next_step=None),
    Fault.BELOW_LIST: of_b(below_the_list),
    Fault.OVER_BEFORE_SENT: lambda p: replace(p, valid_until=TALK - timedelta(days=1)),
    Fault.OVER_BEFORE_DATED: lambda p: replace(p, dated=TALK + timedelta(days=3), valid_until=TALK + timedelta(days=2)),
}


@pytest.mark.parametrize("fault", LACKS)
def test_2_14_to_2_19_nothing_goes_out_with_a_fault_on_no_paper_and_by_no_copy(desk: Desk, fault: Fault) -> None:
    key = draft_for(desk, deal_with_two_raised(desk))
    desk.selling.keep(None, HIRE)
    whole = desk.proposing.view(key).proposal
    desk.selling.keep(whole, LACKS[fault](whole))
    for way in (desk.proposing.issue, desk.proposing.pdf, desk.proposing.content):
        with pytest.raises(NotTwoRealOptions) as refused:
            way(key)
        assert {flaw.fault for flaw in refused.value.faults} == {fault}
    view = desk.proposing.view(key)
    assert (view.proposal.state, view.revisions) == (ProposalState.DRAFT, ())
