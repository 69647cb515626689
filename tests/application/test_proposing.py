"""Proposals on a real desk: two raised options, a booked next step, frozen when issued."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from pypdf import PdfReader

from salesdesk.application.desk import Desk
from salesdesk.application.following_up import Asked
from salesdesk.application.papers import Copy
from salesdesk.domain.deal import Deal
from salesdesk.domain.discussion import Dimension, RaisedOption
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.impediment import ImpedimentKind
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.money import Money
from salesdesk.domain.proposal import CompareRow, Proposal, ProposalLine, ProposalOption, ProposalState, Standing
from salesdesk.domain.rates import Rate
from salesdesk.domain.refusals import AnotherWaits, Frozen, Missing, NotInThatState, OtherCurrency, WentOutIn
from salesdesk.domain.two_options import Fault, NotTwoRealOptions
from tests.application.offered import proposing_on

TODAY = date(2026, 12, 1)


def _line(text: str, amount: int, quantity: str = "1") -> ProposalLine:
    return ProposalLine(text=text, price=Money(amount, "EUR"), quantity=Decimal(quantity))


@pytest.fixture
def deal(desk: Desk) -> Deal:
    """Return a deal in whose talk two options were raised, with a next step booked."""
    key = desk.selling.new_deal("Press line", account_name="Hallertau Malt").made(Deal)
    options = [
        desk.discussing.option("We fit it at night", Dimension.INSTALLATION, quote="nights only"),
        desk.discussing.option("Your fitters do it", Dimension.INSTALLATION, quote="we have the people"),
    ]
    desk.discussing.record(TODAY, deal_id=key, raised=options)
    asked = Asked(topic="Hear which option", deal_id=key, day=TODAY + timedelta(days=2), clock=time(14))
    desk.following_up.book(asked)
    return desk.selling.deal(key).deal


def _raised(desk: Desk, deal: Deal) -> list[RaisedOption]:
    return [r.option for r in desk.discussing.raised(deal_id=deal.id, account_id=None)]


def _complete(desk: Desk, deal: Deal) -> UUID:
    key = desk.proposing.draft(deal_id=deal.id).made(Proposal)
    draft = desk.proposing.view(key).proposal
    night, own = draft.options
    after = replace(
        draft,
        options=(
            replace(
                night,
                sentence="We fit the line in four nights.",
                rows=(CompareRow(label="Live from", text="12 January"),),
                lines=(_line("Press line", 4_200_00), _line("Fitting, nights", 380_00, "4")),
                installation="By us, at night",
            ),
            replace(
                own,
                sentence="Your fitters fit it, we train them.",
                rows=(CompareRow(label="Live from", text="2 February"),),
                lines=(_line("Press line", 4_200_00), _line("Training", 600_00)),
                installation="By your fitters",
            ),
        ),
    )
    desk.selling.keep(draft, after)
    return key


def _faults(desk: Desk, key: UUID) -> set[Fault]:
    return {flaw.fault for flaw in desk.proposing.view(key).faults}


def test_4_17_a_cost_in_another_currency_is_refused_where_it_is_kept_not_when_it_goes_out(
    desk: Desk, deal: Deal
) -> None:
    draft = desk.proposing.view(_complete(desk, deal)).proposal
    a, b = draft.options
    abroad = replace(a, lines=(replace(a.lines[0], cost=Money.of(1, "USD")), *a.lines[1:]))
    with pytest.raises(OtherCurrency):
        desk.selling.keep(draft, replace(draft, options=(abroad, b)))
    assert desk.proposing.issue(draft.id).number == 1


def test_a_draft_is_filled_with_the_raised_options_and_the_next_step(desk: Desk, deal: Deal) -> None:
    view = desk.proposing.view(desk.proposing.draft(deal_id=deal.id).made(Proposal))
    assert [o.name for o in view.proposal.options] == ["We fit it at night", "Your fitters do it"]
    assert view.proposal.number == "IB-2026-0001"
    assert view.next_step is not None
    assert {flaw.fault for flaw in view.faults} == {Fault.NO_SENTENCE, Fault.NO_LINES}


def test_numbers_are_never_used_twice_even_when_a_draft_was_put_away(desk: Desk, deal: Deal) -> None:
    first = desk.proposing.draft(deal_id=deal.id)
    desk.selling.archive(Proposal, first.made(Proposal))
    second = desk.proposing.view(desk.proposing.draft(deal_id=deal.id).made(Proposal))
    assert second.proposal.number == "IB-2026-0002"


def test_a_proposal_is_for_somebody(desk: Desk) -> None:
    lone = desk.selling.new_deal("Nobody yet").made(Deal)
    with pytest.raises(Missing):
        desk.proposing.draft(deal_id=lone)


def test_2_14_fewer_or_more_than_two_options_are_refused(desk: Desk, deal: Deal) -> None:
    key = _complete(desk, deal)
    whole = desk.proposing.view(key).proposal
    for options in (whole.options[:1], (*whole.options, ProposalOption(name="C"))):
        desk.selling.keep(desk.proposing.view(key).proposal, replace(whole, options=options))
        with pytest.raises(NotTwoRealOptions) as refused:
            desk.proposing.pdf(key)
        assert refused.value.faults[0].fault is Fault.NOT_TWO


def test_2_16_an_option_that_nobody_raised_is_refused(desk: Desk, deal: Deal) -> None:
    key = _complete(desk, deal)
    before = desk.proposing.view(key).proposal
    a, b = before.options
    desk.selling.keep(before, replace(before, options=(a, replace(b, raised=()))))
    assert _faults(desk, key) == {Fault.NOT_RAISED}
    with pytest.raises(NotTwoRealOptions):
        desk.proposing.issue(key)


def test_2_16_an_option_of_another_deal_does_not_count(desk: Desk, deal: Deal) -> None:
    other = desk.selling.new_deal("Other", account_name="Hallertau Malt").made(Deal)
    option = desk.discussing.option("Rent it", Dimension.PRICING)
    desk.discussing.record(TODAY, deal_id=other, raised=[option])
    key = _complete(desk, deal)
    before = desk.proposing.view(key).proposal
    a, b = before.options
    desk.selling.keep(before, replace(before, options=(a, replace(b, raised=(option.id,)))))
    assert _faults(desk, key) == {Fault.NOT_RAISED}


def test_2_17_2_19_equal_and_dominated_options_are_refused(desk: Desk, deal: Deal) -> None:
    key = _complete(desk, deal)
    before = desk.proposing.view(key).proposal
    a, b = before.options
    same = replace(b, lines=a.lines, installation=a.installation)
    desk.selling.keep(before, replace(before, options=(a, same)))
    assert _faults(desk, key) == {Fault.EQUAL}
    dearer = replace(same, lines=tuple(replace(x, price=x.price.times(2)) for x in a.lines))
    desk.selling.keep(desk.proposing.view(key).proposal, replace(before, options=(a, dearer)))
    assert _faults(desk, key) == {Fault.DOMINATED}


def test_a_proposal_without_a_booked_next_step_is_refused(desk: Desk, deal: Deal) -> None:
    key = _complete(desk, deal)
    before = desk.proposing.view(key).proposal
    desk.selling.keep(before, replace(before, next_step=None))
    assert _faults(desk, key) == {Fault.NO_NEXT_STEP}
    step = before.next_step
    assert step is not None
    desk.selling.keep(desk.proposing.view(key).proposal, before)
    desk.selling.archive(FollowUp, step)
    assert _faults(desk, key) == {Fault.NO_NEXT_STEP}


def test_issuing_freezes_content_and_pdf_with_their_hashes(desk: Desk, deal: Deal) -> None:
    key = _complete(desk, deal)
    revision = desk.proposing.issue(key)
    view = desk.proposing.view(key)
    assert view.proposal.state is ProposalState.ISSUED
    assert view.revisions == (revision,)
    assert revision.content_hash == hashlib.sha256(revision.content.encode()).hexdigest()
    assert revision.pdf_hash == hashlib.sha256(revision.pdf).hexdigest()
    assert json.loads(revision.content)["number"] == "IB-2026-0001"
    assert desk.proposing.pdf(key).pdf == revision.pdf
    with pytest.raises(Frozen):
        desk.selling.keep(view.proposal, replace(view.proposal, title="Another title"))
    with pytest.raises(Frozen):
        desk.proposing.issue(key)
    assert desk.proposing.waiting() == 1


def test_2_16_a_discussion_that_an_issued_proposal_cites_stays(desk: Desk, deal: Deal) -> None:
    desk.proposing.issue(_complete(desk, deal))
    (talk,) = desk.discussing.held(deal_id=deal.id)
    with pytest.raises(Frozen):
        desk.selling.archive(Meeting, talk.id)
    before = desk.discussing.view(talk.id).meeting
    with pytest.raises(Frozen):
        desk.selling.keep(before, replace(before, raised=before.raised[:1]))


def test_a_revised_proposal_is_a_draft_again_and_the_earlier_revision_stays(desk: Desk, deal: Deal) -> None:
    key = _complete(desk, deal)
    first = desk.proposing.issue(key)
    desk.proposing.revise(key)
    before = desk.proposing.view(key).proposal
    assert (before.state, before.revision) == (ProposalState.DRAFT, 2)
    desk.selling.keep(before, replace(before, title="Press line, two ways"))
    second = desk.proposing.issue(key)
    assert [r.number for r in desk.proposing.view(key).revisions] == [1, 2]
    assert desk.proposing.view(key).revisions[0] == first
    content = json.loads(second.content)
    assert (content["number"], content["revision"]) == ("IB-2026-0001", 2)


def test_2_18_the_next_revision_of_an_expired_proposal_is_valid_again(desk: Desk, deal: Deal) -> None:
    key = _complete(desk, deal)
    before = desk.proposing.view(key).proposal
    desk.selling.keep(before, replace(before, dated=TODAY, valid_until=TODAY))
    desk.proposing.issue(key)
    tomorrow = TODAY + timedelta(days=1)
    later = proposing_on(desk, tomorrow)
    assert (desk.proposing.view(key).standing, later.view(key).standing) == (Standing.ISSUED, Standing.EXPIRED)
    later.revise(key)
    again = later.view(key).proposal
    assert (again.dated, again.valid_until) == (tomorrow, tomorrow + timedelta(days=28))
    later.issue(key)
    assert later.view(key).standing is Standing.ISSUED


def test_a_withdrawn_proposal_waits_no_longer(desk: Desk, deal: Deal) -> None:
    key = _complete(desk, deal)
    desk.proposing.issue(key)
    step = desk.proposing.withdraw(key)
    assert desk.proposing.waiting() == 0
    desk.changes.undo(step)
    assert desk.proposing.waiting() == 1
    assert _raised(desk, deal)


def test_only_one_proposal_of_a_deal_waits_at_a_time(desk: Desk, deal: Deal) -> None:
    desk.proposing.issue(_complete(desk, deal))
    second = _complete(desk, deal)
    with pytest.raises(AnotherWaits) as refused:
        desk.proposing.issue(second)
    assert refused.value.number == "IB-2026-0001"
    assert desk.proposing.view(second).proposal.state is ProposalState.DRAFT


def test_a_draft_can_neither_be_withdrawn_nor_revised_nor_issued_by_an_edit(desk: Desk, deal: Deal) -> None:
    key = _complete(desk, deal)
    before = desk.proposing.view(key).proposal
    for act in (desk.proposing.withdraw, desk.proposing.revise):
        with pytest.raises(NotInThatState):
            act(key)
    with pytest.raises(NotInThatState):
        desk.selling.keep(before, replace(before, state=ProposalState.ISSUED))
    assert desk.proposing.view(key).proposal == before


def test_what_was_withdrawn_does_not_change_but_can_be_revised(desk: Desk, deal: Deal) -> None:
    key = _complete(desk, deal)
    sent = desk.proposing.issue(key)
    desk.proposing.withdraw(key)
    before = desk.proposing.view(key).proposal
    with pytest.raises(Frozen):
        desk.selling.keep(before, replace(before, title="Another title"))
    assert desk.proposing.pdf(key).pdf == sent.pdf
    desk.proposing.revise(key)
    assert desk.proposing.view(key).proposal.state is ProposalState.DRAFT


def test_2_16_an_issued_proposal_cannot_be_put_away(desk: Desk, deal: Deal) -> None:
    key = _complete(desk, deal)
    desk.proposing.issue(key)
    with pytest.raises(Frozen):
        desk.selling.archive(Proposal, key)
    desk.proposing.withdraw(key)
    desk.selling.archive(Proposal, key)


def test_an_option_we_raised_ourselves_names_who_of_us(desk: Desk, deal: Deal) -> None:
    content = desk.proposing.content(_complete(desk, deal))
    assert {r.who for option in content.options for r in option.raised} == {"Ilse Brandt"}


def test_b7_no_discount_goes_out_before_the_customer_said_that_the_price_stands_in_the_way(
    desk: Desk, deal: Deal
) -> None:
    key = _complete(desk, deal)
    draft = desk.proposing.view(key).proposal
    desk.selling.keep(draft, replace(draft, options=(replace(draft.options[0], discount=Decimal(5)), draft.options[1])))
    with pytest.raises(NotTwoRealOptions) as refused:
        desk.proposing.issue(key)
    assert [flaw.fault for flaw in refused.value.faults] == [Fault.DISCOUNT_LOCKED]
    price = replace(desk.impediments.blank(deal.id, ImpedimentKind.PRICE), removes="A lower price")
    desk.impediments.note(price)
    assert _faults(desk, key) == {Fault.DISCOUNT_LOCKED}, "without their own words it stays locked"
    desk.impediments.change(price, replace(price, words="A tenth over the other one"))
    assert _faults(desk, key) == {Fault.NO_DISCOUNT_REASON}
    reasoned = replace(desk.proposing.view(key).proposal, discount_reason="Two lines at once")
    desk.selling.keep(desk.proposing.view(key).proposal, reasoned)
    desk.impediments.remove(price.id)
    assert _faults(desk, key) == {Fault.DISCOUNT_LOCKED}, "what is out of the way opens nothing"
    desk.impediments.reopen(price.id)
    desk.proposing.issue(key)
    assert desk.proposing.view(key).proposal.impediment_id == price.id


def test_1_11_the_report_knows_to_which_deals_a_discount_went_out_and_what_it_won(desk: Desk, deal: Deal) -> None:
    key = _complete(desk, deal)
    draft = desk.proposing.view(key).proposal
    discounted = (replace(draft.options[0], discount=Decimal(5)), draft.options[1])
    desk.selling.keep(draft, replace(draft, options=discounted, discount_reason="Two lines at once"))
    desk.impediments.note(replace(desk.impediments.blank(deal.id, ImpedimentKind.PRICE), words="Too dear"))
    assert desk.impediments.report().discounted == 0, "a draft gives nothing yet"
    desk.proposing.issue(key)
    desk.selling.win(deal.id, TODAY)
    report = desk.impediments.report()
    assert (report.discounted, report.won) == (1, Rate.seen(1, 1))
    assert report.price.of_discounted == Rate.seen(1, 1)


def test_b1_what_went_out_is_one_paper_in_one_language_and_ours_in_any(desk: Desk, deal: Deal) -> None:
    key = _complete(desk, deal)
    sent = desk.proposing.issue(key)
    assert desk.proposing.pdf(key, language="en").pdf == sent.pdf
    with pytest.raises(WentOutIn) as refused:
        desk.proposing.pdf(key, language="el")
    assert (refused.value.number, refused.value.language) == ("IB-2026-0001", "en")
    greek = _printed(desk.proposing.pdf(key, language="el", copy=Copy.INTERNAL).pdf)
    ours = desk.proposing.pdf(key, copy=Copy.INTERNAL)
    assert "Επιλογή A" in greek
    # The kind of talk is frozen, not its word.
    assert "(phone call)" in _printed(sent.pdf)
    assert "(τηλεφώνημα)" in greek
    assert "Margin of Option A" in _printed(ours.pdf)
    assert "Margin of Option A" not in _printed(sent.pdf)


def test_2_16_earlier_revisions_stay_readable_and_are_marked_superseded(desk: Desk, deal: Deal) -> None:
    key = _complete(desk, deal)
    first = desk.proposing.issue(key)
    assert [one.is_superseded for one in desk.proposing.view(key).issued] == [False]
    desk.proposing.revise(key)
    second = desk.proposing.issue(key)
    assert [(one.revision, one.is_superseded) for one in desk.proposing.view(key).issued] == [
        (first, True),
        (second, False),
    ]


def _printed(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
