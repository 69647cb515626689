"""B1: a proposal goes out, is filled in, comes back, and wins the deal; over a real desk and the guarded reader."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from salesdesk.application.desk import Desk
from salesdesk.application.frozen_content import content_from
from salesdesk.application.ports import NotKept
from salesdesk.application.returned_form import ProposalNotRead
from salesdesk.domain.account import AccountKind
from salesdesk.domain.answer import Answer, Doubt, Verdict
from salesdesk.domain.deal import Deal, DealLine, Status
from salesdesk.domain.holding import Holding
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product, Recurrence
from salesdesk.domain.proposal import Proposal, ProposalState
from salesdesk.domain.refusals import AlreadyClosed, Frozen, Missing, NoAnswerAwaited, OutOfRange
from tests.application.offered import PRESS, SIGNED_B, came_back, deal_with_two_raised, draft_for
from tests.imports import making_pdfs as making

TODAY = date(2026, 12, 1)


@pytest.fixture
def deal(desk: Desk) -> UUID:
    """Return a deal on which two options were raised."""
    return deal_with_two_raised(desk)


@pytest.fixture
def issued(desk: Desk, deal: UUID) -> UUID:
    """Return a proposal that waits for its choice."""
    key = draft_for(desk, deal)
    desk.proposing.issue(key)
    return key


def state_of(desk: Desk, key: UUID) -> ProposalState:
    return desk.proposing.view(key).proposal.state


def test_b1_a_signed_choice_wins_the_deal_at_the_options_first_year_total(desk: Desk, deal: UUID, issued: UUID) -> None:
    path = came_back(desk, issued, **SIGNED_B)
    view = desk.answering.read(path)
    assert (view.verdict, view.choice, view.form.name) == (Verdict.CHOSEN, "B", "Eva Lind")
    desk.answering.take(view, "B")
    won = desk.selling.deal(deal)
    assert (won.deal.status, won.deal.closed_on, won.deal.value) == (Status.WON, TODAY, Money.of(6_720, "EUR"))
    assert [(line.product_id, line.text) for line in won.deal.lines] == [(PRESS.id, "Press line"), (None, "Care")]
    assert won.account is not None
    assert won.account.kind is AccountKind.CUSTOMER
    assert [act.what for act in won.evidence] == ["Chose Option B of proposal IB-2026-0001"]
    assert all(row.follow_up.done_on == TODAY for row in won.follow_ups)
    assert state_of(desk, issued) is ProposalState.ANSWERED_B


def test_b1_the_file_is_kept_with_who_signed_it(desk: Desk, issued: UUID) -> None:
    path = came_back(desk, issued, **SIGNED_B)
    desk.answering.take(desk.answering.read(path), "B")
    (answer,) = desk.proposing.view(issued).answers
    assert (answer.file, answer.file_hash) == (path.read_bytes(), hashlib.sha256(path.read_bytes()).hexdigest())
    assert (answer.signer, answer.title, answer.place, answer.signed_on) == ("Eva Lind", "Buyer", "Ghent", "2 December")
    assert (answer.choice, answer.revision, answer.verdict, answer.doubts) == ("B", 1, Verdict.CHOSEN, ())


def test_b1_undo_takes_everything_back_and_redo_does_it_again(desk: Desk, deal: UUID, issued: UUID) -> None:
    before = desk.selling.deal(deal)
    step = desk.answering.take(desk.answering.read(came_back(desk, issued, **SIGNED_B)), "B")
    account = before.account
    assert account is not None
    assert [h.holding.text for h in desk.holdings.of(account.id).held if h.written] == ["Care"]
    desk.changes.undo(step)
    after = desk.selling.deal(deal)
    assert (after.deal, after.account, after.evidence) == (before.deal, before.account, ())
    assert after.follow_ups == before.follow_ups
    assert desk.holdings.of(account.id).held == ()
    assert desk.proposing.view(issued).answers == ()
    assert state_of(desk, issued) is ProposalState.ISSUED
    desk.changes.redo(step)
    assert desk.selling.deal(deal).deal.status is Status.WON
    assert len(desk.proposing.view(issued).answers) == 1


def test_b1_what_recurs_renews_in_a_year(desk: Desk, deal: UUID, issued: UUID) -> None:
    desk.answering.take(desk.answering.read(came_back(desk, issued, **SIGNED_B)), "B")
    with desk.changes.store.reading() as look:
        (care,) = look.every(Holding)
    assert (care.text, care.since, care.renews_on) == ("Care", TODAY, date(2027, 12, 1))
    assert (care.value, care.deal_id) == (Money.of(2_520, "EUR"), deal)
    held = desk.holdings.of(care.account_id).held
    assert {h.name: h.written for h in held} == {"Care": True, "Press line": False}


def test_0_3_what_was_sold_by_the_year_is_not_worth_twelve_times_that(desk: Desk, deal: UUID) -> None:
    care = Product(id=UUID(int=77), name="Care plan", price=Money.of(100, "EUR"), recurrence=Recurrence.MONTHLY)
    key = draft_for(desk, deal)
    desk.selling.keep(None, care)
    draft = desk.proposing.view(key).proposal
    a, b = draft.options
    sold = replace(b.lines[1], product_id=care.id, price=Money.of(1_200, "EUR"), recurrence=Recurrence.YEARLY)
    desk.selling.keep(draft, replace(draft, options=(a, replace(b, lines=(b.lines[0], sold)))))
    desk.proposing.issue(key)
    step = desk.answering.told(key, "B", "Eva Lind")
    account = desk.proposing.view(key).proposal.account_id
    values = {held.name: held.holding.value for held in desk.holdings.of(account).held}
    assert values == {"Care plan": Money.of(1_200, "EUR"), "Press line": None}
    assert [one.name for one in desk.holdings.after(deal)] == ["Care plan"]
    desk.changes.undo(step)
    assert desk.holdings.of(account).held == ()


def test_0_3_what_they_had_of_it_before_stays_in_it_and_what_is_sold_once_renews_never(desk: Desk, deal: UUID) -> None:
    key = draft_for(desk, deal)
    draft = desk.proposing.view(key).proposal
    care = Product(id=UUID(int=77), name="Care plan", price=Money.of(100, "EUR"), recurrence=Recurrence.MONTHLY)
    course = replace(care, id=UUID(int=78), name="Course", price=None)
    earlier = Deal(
        id=UUID(int=79),
        title="Line 1",
        currency="EUR",
        account_id=draft.account_id,
        status=Status.WON,
        created_on=date(2025, 1, 1),
        closed_on=date(2025, 6, 1),
        lines=(DealLine(product_id=care.id, quantity=Decimal(2)),),
    )
    for record in (care, course, earlier):
        desk.selling.keep(None, record)
    a, b = draft.options
    more = replace(b.lines[1], product_id=care.id, text="Care plan")
    once = replace(more, product_id=course.id, text="Course", price=Money.of(9_000, "EUR"), recurrence=Recurrence.ONCE)
    desk.selling.keep(draft, replace(draft, options=(a, replace(b, lines=(b.lines[0], more, once)))))
    desk.proposing.issue(key)
    desk.answering.told(key, "B", "Eva Lind")
    held = {held.name: held.holding for held in desk.holdings.of(draft.account_id).held}
    plan = held["Care plan"]
    assert (plan.quantity, plan.value, plan.since) == (Decimal(3), Money.of(4_920, "EUR"), date(2025, 6, 1))
    assert (plan.renews_on, plan.deal_id) == (date(2027, 12, 1), deal)
    assert (held["Course"].value, held["Course"].renews_on) == (None, None)


def test_b1_the_same_file_is_not_taken_twice(desk: Desk, issued: UUID) -> None:
    path = came_back(desk, issued, **SIGNED_B)
    desk.answering.take(desk.answering.read(path), "B")
    again = desk.answering.read(path)
    assert again.doubts == (Doubt.NOT_WAITING, Doubt.DEAL_CLOSED)
    assert again.taken is not None
    assert again.taken.answered_on == TODAY
    with pytest.raises(NoAnswerAwaited):
        desk.answering.take(again, "B")


def test_b1_a_person_decides_over_remarks(desk: Desk, deal: UUID, issued: UUID) -> None:
    view = desk.answering.read(came_back(desk, issued, **SIGNED_B, remarks="Please in March"))
    assert (view.verdict, view.choice, view.doubts) == (Verdict.ASK, "B", (Doubt.REMARKS,))
    desk.answering.take(view, "A")
    assert desk.selling.deal(deal).deal.value == Money.of(5_720, "EUR")
    (answer,) = desk.proposing.view(issued).answers
    assert (answer.choice, answer.remarks, answer.doubts) == ("A", "Please in March", (Doubt.REMARKS,))


def test_b1_an_older_revision_is_asked_and_taken_at_its_own_total(desk: Desk, deal: UUID, issued: UUID) -> None:
    path = came_back(desk, issued, **SIGNED_B)
    desk.proposing.revise(issued)
    with pytest.raises(NoAnswerAwaited):
        desk.answering.take(desk.answering.read(path), "B")
    draft = desk.proposing.view(issued).proposal
    a, b = draft.options
    dearer = replace(b, lines=(b.lines[0], replace(b.lines[1], price=Money.of(300, "EUR"))))
    desk.selling.keep(draft, replace(draft, options=(a, dearer)))
    desk.proposing.issue(issued)
    view = desk.answering.read(path)
    assert view.doubts == (Doubt.OLDER_REVISION,)
    desk.answering.take(view, "B")
    assert desk.selling.deal(deal).deal.value == Money.of(6_720, "EUR")
    assert [answer.revision for answer in desk.proposing.view(issued).answers] == [1]


def test_b1_pages_changed_by_somebody_are_asked(desk: Desk, issued: UUID) -> None:
    path = came_back(desk, issued, **SIGNED_B)
    other = draft_for(desk, deal_with_two_raised(desk, "Second line"))
    desk.proposing.issue(other)
    assert desk.answering.read(path, other).doubts == (Doubt.OTHER_HASH, Doubt.OTHER_TEXT)


def test_b1_a_flattened_page_is_known_by_the_number_it_prints(desk: Desk, deal: UUID, issued: UUID) -> None:
    path = came_back(desk, issued, **SIGNED_B)
    path.write_bytes(making.saved_by_pdfium(path.read_bytes(), flat=True))
    view = desk.answering.read(path)
    assert (view.doubts, view.choice) == ((Doubt.NO_FORM,), None)
    assert view.proposal == desk.proposing.view(issued).proposal
    desk.answering.take(view, "B")
    assert desk.selling.deal(deal).deal.status is Status.WON


def test_b1_a_scan_belongs_to_the_proposal_that_a_person_names(desk: Desk, issued: UUID) -> None:
    path = desk.path.with_name("scan.pdf")
    path.write_bytes(making.proposal(printed=["", ""], changed={}))
    scan = desk.answering.read(path)
    assert (scan.doubts[0], scan.proposal) == (Doubt.NOT_OURS, None)
    with pytest.raises(Missing):
        desk.answering.take(scan, "A")
    assert desk.answering.about(scan, issued).proposal == desk.proposing.view(issued).proposal


def test_b1_another_price_under_our_hash_is_seen(desk: Desk, deal: UUID, issued: UUID) -> None:
    content = content_from(desk.proposing.view(issued).revisions[-1].content)
    cheaper = tuple(replace(row, b=Money.of(1, "EUR")) if row.b else row for row in content.investment)
    path = came_back(desk, issued)
    forged = desk.proposing.press.proposal(replace(content, investment=cheaper)).pdf
    path.write_bytes(making.saved_by_pypdf(forged, SIGNED_B))
    view = desk.answering.read(path)
    assert (view.verdict, view.doubts, view.form.hash) == (Verdict.ASK, (Doubt.OTHER_TEXT,), content.content_hash)
    assert desk.selling.deal(deal).deal.status is Status.OPEN


def test_what_was_put_away_is_not_answered(desk: Desk, issued: UUID) -> None:
    desk.proposing.withdraw(issued)
    desk.selling.archive(Proposal, issued)
    with pytest.raises(NotKept):
        desk.answering.told(issued, "A", "Eva Lind")


def test_an_answer_by_word_is_taken_like_one_on_paper(desk: Desk, deal: UUID, issued: UUID) -> None:
    yesterday = TODAY - timedelta(days=1)
    with pytest.raises(Missing):
        desk.answering.told(issued, "A", " ")
    with pytest.raises(OutOfRange):
        desk.answering.told(issued, "A", "Eva Lind", TODAY + timedelta(days=1))
    with pytest.raises(ValueError, match="c"):
        desk.answering.told(issued, "c", "Eva Lind")
    before = desk.selling.deal(deal).deal
    desk.selling.keep(before, replace(before, created_on=yesterday))
    desk.answering.told(issued, "A", "Eva Lind", yesterday, "on the phone")
    won = desk.selling.deal(deal).deal
    assert (won.status, won.closed_on, won.value) == (Status.WON, yesterday, Money.of(5_720, "EUR"))
    (answer,) = desk.proposing.view(issued).answers
    assert (answer.file, answer.remarks, answer.doubts) == (b"", "on the phone", (Doubt.NO_FORM,))


def test_an_answer_closes_no_deal_that_is_closed_and_no_draft(desk: Desk, deal: UUID, issued: UUID) -> None:
    second = draft_for(desk, deal)
    with pytest.raises(NoAnswerAwaited):
        desk.answering.told(second, "A", "Eva Lind")
    desk.selling.win(deal)
    with pytest.raises(AlreadyClosed):
        desk.answering.told(issued, "A", "Eva Lind")
    assert state_of(desk, issued) is ProposalState.ISSUED


def test_other_proposals_of_the_deal_wait_no_longer(desk: Desk, deal: UUID, issued: UUID) -> None:
    desk.proposing.withdraw(issued)
    second = draft_for(desk, deal)
    desk.proposing.issue(second)
    desk.answering.told(issued, "A", "Eva Lind")
    assert (state_of(desk, issued), state_of(desk, second)) == (ProposalState.ANSWERED_A, ProposalState.SUPERSEDED)


def test_what_was_answered_stays(desk: Desk, issued: UUID) -> None:
    desk.answering.told(issued, "A", "Eva Lind")
    (answer,) = desk.proposing.view(issued).answers
    with pytest.raises(Frozen):
        desk.selling.archive(Answer, answer.id)
    with pytest.raises(Frozen):
        desk.selling.keep(answer, replace(answer, choice="B"))
    with pytest.raises(Frozen):
        desk.selling.archive(Proposal, issued)


def test_a_file_that_is_no_pdf_changes_nothing(desk: Desk, issued: UUID) -> None:
    path = desk.path.with_name("returned.pdf")
    path.write_text("no pdf")
    for wrong in (path, path.with_name("missing.pdf"), desk.path):
        with pytest.raises(ProposalNotRead):
            desk.answering.read(wrong)
    assert state_of(desk, issued) is ProposalState.ISSUED


def test_one_proposal_may_go_out_in_the_place_of_another(desk: Desk, deal: UUID, issued: UUID) -> None:
    second = draft_for(desk, deal)
    desk.proposing.issue(second, superseding=True)
    assert (state_of(desk, issued), state_of(desk, second)) == (ProposalState.SUPERSEDED, ProposalState.ISSUED)
    view = desk.answering.read(came_back(desk, issued, **SIGNED_B))
    assert view.doubts == (Doubt.NOT_WAITING,)
