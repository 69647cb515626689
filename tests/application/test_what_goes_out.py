"""Whatever is missing is refused where a proposal goes out, not only where it is told (2.14-2.19, B7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

import pytest

from salesdesk.application.desk import Desk
from salesdesk.application.discounts import rule_of
from salesdesk.application.frozen_content import content_from
from salesdesk.application.papers import Copy, Made, ProposalContent
from salesdesk.application.ports import Conflict, NotKept
from salesdesk.application.proposal_lines import line_from
from salesdesk.application.proposing import ProposalPress, Proposing
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.discussion import Dimension
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product
from salesdesk.domain.proposal import Proposal, ProposalOption, ProposalState
from salesdesk.domain.refusals import AnotherWaits, DiscountLocked
from salesdesk.domain.two_options import Fault, NotTwoRealOptions
from tests.application.offered import CALL_BACK, PRESS, TALK, deal_with_two_raised, draft_for, proposing_on

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


def put_away(desk: Desk, deal: Deal) -> None:
    desk.selling.archive(Deal, deal.id)


def closed(desk: Desk, deal: Deal) -> None:
    desk.selling.keep(deal, replace(deal, status=Status.WON, closed_on=TALK))


def given_to_another(desk: Desk, deal: Deal) -> None:
    other = desk.selling.new_deal("Group", account_name="Kestrel Foods").made(Account)
    desk.selling.keep(deal, replace(deal, account_id=other))


@pytest.mark.parametrize("change", [put_away, closed, given_to_another])
def test_nothing_goes_out_on_a_deal_that_its_choice_cannot_win(
    desk: Desk, change: Callable[[Desk, Deal], None]
) -> None:
    deal = deal_with_two_raised(desk)
    key = draft_for(desk, deal)
    change(desk, desk.selling.deal(deal).deal)
    with pytest.raises(NotTwoRealOptions) as refused:
        desk.proposing.issue(key)
    assert [flaw.fault for flaw in refused.value.faults] == [Fault.DEAL_NOT_OPEN]


def test_2_18_a_next_step_that_is_over_is_none(desk: Desk) -> None:
    key = draft_for(desk, deal_with_two_raised(desk))
    assert proposing_on(desk, CALL_BACK).view(key).faults == ()
    with pytest.raises(NotTwoRealOptions) as refused:
        proposing_on(desk, CALL_BACK + timedelta(days=1)).issue(key)
    assert [flaw.fault for flaw in refused.value.faults] == [Fault.NO_NEXT_STEP]


def test_2_16_a_talk_after_the_date_of_the_proposal_is_not_printed_as_its_source(desk: Desk) -> None:
    deal = deal_with_two_raised(desk)
    key = draft_for(desk, deal)
    later = desk.discussing.option("Fitted in August", Dimension.DELIVERY, quote="not before August")
    replace(desk.discussing, bench=proposing_on(desk, CALL_BACK).bench).record(CALL_BACK, deal_id=deal, raised=[later])
    whole = desk.proposing.view(key).proposal
    desk.selling.keep(whole, of_b(lambda option: replace(option, raised=(*option.raised, later.id)))(whole))
    content = content_from(proposing_on(desk, CALL_BACK).issue(key).content)
    assert [[raised.words for raised in option.raised] for option in content.options] == [
        ["nights only"],
        ["we have the people"],
    ]


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
    Fault.DATED_AHEAD: lambda p: replace(p, dated=TALK + timedelta(days=1)),
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


@dataclass(frozen=True)
class SlowPress:
    """A press beside which something else is done while it makes the paper."""

    press: ProposalPress
    meanwhile: Callable[[], object]

    def proposal(self, content: ProposalContent, copy: Copy = Copy.CUSTOMER) -> Made:
        made = self.press.proposal(content, copy)
        self.meanwhile()
        return made


def while_it_is_made(desk: Desk, meanwhile: Callable[[], object]) -> Proposing:
    return replace(desk.proposing, press=SlowPress(desk.proposing.press, meanwhile))


def test_2_16_what_is_put_away_while_the_paper_is_made_is_not_cited(desk: Desk) -> None:
    deal = deal_with_two_raised(desk)
    key = draft_for(desk, deal)
    (talk,) = desk.discussing.held(deal_id=deal)
    with pytest.raises(NotTwoRealOptions) as refused:
        while_it_is_made(desk, lambda: desk.selling.archive(Meeting, talk.id)).issue(key)
    assert {flaw.fault for flaw in refused.value.faults} == {Fault.NOT_RAISED}
    assert desk.proposing.view(key).proposal.state is ProposalState.DRAFT


def test_two_proposals_of_a_deal_do_not_go_out_while_the_other_is_made(desk: Desk) -> None:
    deal = deal_with_two_raised(desk)
    first, second = draft_for(desk, deal), draft_for(desk, deal)
    with pytest.raises(AnotherWaits):
        while_it_is_made(desk, lambda: desk.proposing.issue(second)).issue(first)
    assert desk.proposing.waiting() == 1


def test_what_the_paper_does_not_say_any_more_is_not_issued_under_its_hash(desk: Desk) -> None:
    key = draft_for(desk, deal_with_two_raised(desk))
    account = desk.proposing.view(key).account
    renamed = replace(account, name="Hallertau Malt and Hops")
    with pytest.raises(Conflict):
        while_it_is_made(desk, lambda: desk.selling.keep(account, renamed)).issue(key)
    assert desk.proposing.view(key).revisions == ()


def test_a_draft_that_was_put_away_does_not_go_out(desk: Desk) -> None:
    key = draft_for(desk, deal_with_two_raised(desk))
    desk.selling.archive(Proposal, key)
    with pytest.raises(NotKept):
        desk.proposing.issue(key)
