"""B1: what a returned proposal comes to, case by case."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from salesdesk.application.returned_form import ReturnedForm, Shown
from salesdesk.application.returned_judging import Claim, Sent, judged
from salesdesk.domain.answer import Doubt, Verdict
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.proposal import Proposal, ProposalState, Revision

TODAY = date(2026, 12, 1)
PAGES = ("Two ways to go ahead", "Option A 61,362  Option B 44,090")
DEAL = Deal(id=UUID(int=3), title="Press line", currency="EUR")
PROPOSAL = Proposal(
    id=UUID(int=1),
    number="SD-2026-0007",
    account_id=UUID(int=2),
    currency="EUR",
    deal_id=DEAL.id,
    state=ProposalState.ISSUED,
    valid_until=TODAY,
)
REVISION = Revision(
    id=UUID(int=4),
    proposal_id=PROPOSAL.id,
    number=1,
    content="{}",
    content_hash="ab12" * 16,
    pdf=b"%PDF",
    pdf_hash="cd",
    issued_at=datetime(2026, 11, 20, tzinfo=UTC),
)
LOOKS = ("aa" * 32, "bb" * 32)
SHOWN = tuple(
    Shown(1, "Widget", name, place=(60, 600, 400, 616)) for name in ("option", "name", "place", "date", "remarks")
)
LINK = Shown(0, "Link", place=(10, 10, 90, 20))
KEPT = ReturnedForm(
    pages=PAGES,
    fields=(("number", PROPOSAL.number), ("revision", "1"), ("hash", REVISION.content_hash)),
    has_form=True,
    shown=(*SHOWN, LINK),
    looks=LOOKS,
)
SENT = Sent(proposal=PROPOSAL, revision=REVISION, latest=1, kept=KEPT, deal=DEAL)
FIELDS = {"number": PROPOSAL.number, "revision": "1", "hash": REVISION.content_hash, "name": "Eva Lind"}


def form(*, choices: str = "B", has_form: bool = True, pages: tuple[str, ...] = PAGES, **fields: str) -> ReturnedForm:
    values = {**FIELDS, **fields} if has_form else fields
    came = replace(KEPT, pages=pages, fields=tuple(values.items()), choices=frozenset(choices), has_form=has_form)
    return came if has_form else replace(came, shown=(), looks=())


def showing(*shown: Shown) -> ReturnedForm:
    return replace(form(), shown=(*SHOWN, LINK, *shown))


def sent(deal: Deal | None = DEAL, **changed: Any) -> Sent:
    return replace(SENT, proposal=replace(PROPOSAL, **changed), deal=deal)


def test_b1_one_mark_a_name_our_pages_and_a_waiting_proposal_are_a_choice() -> None:
    for letter in "AB":
        judgement = judged(form(choices=letter, place="Ghent", date="25 November 2026"), SENT, TODAY)
        assert (judgement.verdict, judgement.choice, judgement.doubts) == (Verdict.CHOSEN, letter, ())


def test_b1_a_hash_is_the_same_however_a_viewer_wraps_it_and_a_proposal_needs_no_deal() -> None:
    wrapped = form(hash=f"{REVISION.content_hash[:32].upper()} {REVISION.content_hash[32:]}")
    assert judged(wrapped, sent(deal=None), TODAY).verdict is Verdict.CHOSEN


def test_b1_fields_and_links_are_ours_in_any_order_a_point_aside_or_left_out() -> None:
    left, low, right, high = SHOWN[0].place
    moved = replace(SHOWN[0], place=(left + 1, low - 1, right, high))
    for shown in ((LINK, *SHOWN[1:], moved), (moved,), ()):
        assert judged(replace(form(), shown=shown), SENT, TODAY).verdict is Verdict.CHOSEN


CASES = {
    "somebody else's": (form(), None, [Doubt.NOT_OURS]),
    "none marked": (form(choices=""), SENT, [Doubt.NONE_MARKED]),
    "both marked": (form(choices="AB"), SENT, [Doubt.BOTH_MARKED]),
    "no name": (form(name=" "), SENT, [Doubt.NO_NAME]),
    "remarks": (form(remarks="Only with ten per cent off"), SENT, [Doubt.REMARKS]),
    "a note beside the form": (replace(form(), notes=(("FreeText", "10 % off"),)), SENT, [Doubt.REMARKS]),
    "flattened": (form(has_form=False, choices=""), SENT, [Doubt.NO_FORM]),
    "no such day": (form(date="31.02.2026"), SENT, [Doubt.NO_SUCH_DAY]),
    "a day to come": (form(date="2026-12-02"), SENT, [Doubt.DAY_AHEAD]),
    "another hash": (form(hash="ab13" * 16), SENT, [Doubt.OTHER_HASH]),
    "two hashes": (replace(form(), fields=(*form().fields, ("hash", "0" * 64))), SENT, [Doubt.OTHER_HASH]),
    "another number": (form(number="SD-2026-0008"), SENT, [Doubt.OTHER_NUMBER]),
    "no revision": (form(revision=""), SENT, [Doubt.OTHER_NUMBER]),
    "a figure changed": (form(pages=(PAGES[0], PAGES[1].replace("61", "51"))), SENT, [Doubt.OTHER_TEXT]),
    "a page taken out": (form(pages=PAGES[:1]), SENT, [Doubt.OTHER_TEXT]),
    "something painted over a page": (replace(form(), looks=(LOOKS[0], "cc" * 32)), SENT, [Doubt.OTHER_LOOK]),
    "a page that cannot be drawn": (replace(form(), looks=(LOOKS[0], "")), SENT, [Doubt.OTHER_LOOK]),
    "a field over the price": (showing(Shown(0, "Widget", "price", place=(300, 300, 500, 340))), SENT, [Doubt.PUT_ON]),
    "a field without a name": (showing(Shown(0, "Widget", place=(300, 300, 500, 340))), SENT, [Doubt.PUT_ON]),
    "a field of ours twice": (showing(SHOWN[1]), SENT, [Doubt.PUT_ON]),
    "a field of ours elsewhere": (
        replace(form(), shown=(replace(SHOWN[0], place=(60, 300, 400, 316)),)),
        SENT,
        [Doubt.PUT_ON],
    ),
    "a field of ours on another page": (replace(form(), shown=(replace(SHOWN[0], page=0),)), SENT, [Doubt.PUT_ON]),
    "a field no page shows": (form(discount="10 %"), SENT, [Doubt.PUT_ON]),
    "a link with a picture": (replace(form(), shown=(replace(LINK, drawn=True),)), SENT, [Doubt.PUT_ON]),
    "another link": (showing(Shown(1, "Link")), SENT, [Doubt.PUT_ON]),
    "a field put on other pages": (
        replace(showing(Shown(0, "Widget", "price")), pages=("",)),
        SENT,
        [Doubt.OTHER_TEXT, Doubt.PUT_ON],
    ),
    "an older revision": (form(), replace(sent(revision=2), latest=2), [Doubt.OLDER_REVISION]),
    "a later one is written": (form(), sent(revision=2, state=ProposalState.DRAFT), [Doubt.OLDER_REVISION]),
    "withdrawn": (form(), sent(state=ProposalState.WITHDRAWN), [Doubt.NOT_WAITING]),
    "superseded": (form(), sent(state=ProposalState.SUPERSEDED), [Doubt.NOT_WAITING]),
    "answered before": (form(), sent(state=ProposalState.ANSWERED_B), [Doubt.NOT_WAITING]),
    "expired": (form(), sent(valid_until=date(2026, 11, 30)), [Doubt.EXPIRED]),
    "the deal is lost": (form(), sent(replace(DEAL, status=Status.LOST)), [Doubt.DEAL_CLOSED]),
    "never issued": (form(), replace(sent(state=ProposalState.DRAFT), revision=None, latest=0), [Doubt.NOT_ISSUED]),
    "all at once": (
        form(choices="AB", name="", hash="0", remarks="?", pages=("",)),
        sent(replace(DEAL, status=Status.WON), state=ProposalState.WITHDRAWN, revision=3),
        [
            *(Doubt.BOTH_MARKED, Doubt.NO_NAME, Doubt.OTHER_HASH, Doubt.OTHER_TEXT, Doubt.OLDER_REVISION),
            *(Doubt.NOT_WAITING, Doubt.DEAL_CLOSED, Doubt.REMARKS),
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_b1_everything_else_is_asked_with_every_doubt_in_order(case: str) -> None:
    came, of, doubts = CASES[case]
    judgement = judged(came, of, TODAY)
    assert (judgement.verdict, list(judgement.doubts)) == (Verdict.ASK, doubts)


CLAIMS = {
    "no number of ours": (Claim(number="XX-1"), Doubt.NOT_OURS),
    "the number of a draft": (Claim(number="SD-2026-0009", is_known=True), Doubt.NOT_ISSUED),
    "our number, no check number of ours": (
        Claim(number="SD-2026-0007", is_known=True, was_issued=True),
        Doubt.OTHER_HASH,
    ),
}


@pytest.mark.parametrize("case", CLAIMS)
def test_b1_what_leads_to_no_proposal_says_why(case: str) -> None:
    claim, doubt = CLAIMS[case]
    assert judged(form(), None, TODAY, claim).doubts == (doubt,)


def test_b1_every_doubt_there_is_has_a_case() -> None:
    assert {doubt for _, _, doubts in CASES.values() for doubt in doubts} == set(Doubt)


def test_b1_a_choice_is_told_beside_the_doubts_so_that_a_person_can_confirm_it() -> None:
    assert judged(form(remarks="Call me"), SENT, TODAY).choice == "B"
    assert judged(form(choices="AB"), SENT, TODAY).choice is None
