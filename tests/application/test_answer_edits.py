"""B1: what an answer changes: the deal, what they have, the follow-up; case by case, without a desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import UUID

import pytest

from salesdesk.application.answer_edits import Taking, edits_of, holding_edits, lines_of
from salesdesk.domain.account import Account, AccountKind
from salesdesk.domain.answer import Answer
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.holding import Holding
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.domain.product import Recurrence
from salesdesk.domain.proposal import Proposal, ProposalLine, ProposalOption, ProposalState
from tests.documents.priced import priced
from tests.domain.examples import eur

TODAY = date(2026, 12, 1)
PRESS, CARE = UUID(int=9), UUID(int=10)
_keys = count(100)


def line(text: str, price: int, quantity: str = "1", **fields: Any) -> ProposalLine:
    return ProposalLine(text=text, price=Money.of(price, "EUR"), quantity=Decimal(quantity), **fields)


A = (line("Press", 1_000, "2", product_id=PRESS), line("Visit", 80))
B = (
    line("Press", 1_000, "3", product_id=PRESS, discount=Decimal(10)),
    line("Care", 100, "2", recurrence=Recurrence.MONTHLY),
)


def taking(choice: str, off: int = 0, *, kind: AccountKind = AccountKind.PROSPECT, **changed: Any) -> Taking:
    """An answer to a proposal of which option B is `off` per cent cheaper as a whole."""
    account = Account(id=UUID(int=2), name="Hallertau Malt", kind=kind)
    deal = Deal(id=UUID(int=3), title="Press line", currency="EUR", account_id=account.id)
    proposal = Proposal(
        id=UUID(int=1),
        number="SD-2026-0001",
        account_id=account.id,
        currency="EUR",
        deal_id=deal.id,
        state=ProposalState.ISSUED,
        options=(ProposalOption(lines=A), ProposalOption(lines=B, discount=Decimal(off))),
    )
    answer = Answer(id=UUID(int=4), proposal_id=proposal.id, revision=1, choice=choice, answered_on=TODAY)
    whole: dict[str, Any] = {
        "answer": answer,
        "proposal": proposal,
        "content": priced(A, B, (0, off)),
        "deal": deal,
        "account": account,
        "next_step": None,
        "waiting": (),
        "act": None,
        "new_id": lambda: UUID(int=next(_keys)),
    }
    return Taking(**whole | changed)


def held_after(bought: Taking) -> list[Holding]:
    return [edit.after for edit in holding_edits(bought) if isinstance(edit.after, Holding)]


def test_b1_the_deal_gets_the_quantities_and_prices_of_the_option_that_was_chosen() -> None:
    told = [[(x.text, x.product_id, x.quantity, x.price) for x in lines_of(taking(letter, 5))] for letter in "AB"]
    assert told[0] == [
        ("Press", PRESS, Decimal(2), Money.of(1_000, "EUR")),
        ("Visit", None, Decimal(1), Money.of(80, "EUR")),
    ]
    assert told[1] == [
        ("Press", PRESS, Decimal(3), Money.of(855, "EUR")),  # ten per cent, then five of what is left
        ("Care", None, Decimal(2), Money.of(95, "EUR")),
    ]


def test_b1_which_item_is_a_product_is_what_was_issued_however_it_is_called_and_whatever_was_written_since() -> None:
    hire = line("Press", 50, recurrence=Recurrence.MONTHLY)
    issued = taking("B", content=priced(A, (*B, hire)))
    since = tuple(replace(one, lines=(line("Press II", 1, product_id=PRESS),)) for one in issued.proposal.options)
    for proposal in (issued.proposal, replace(issued.proposal, options=since)):
        found = [(x.text, x.product_id, x.price) for x in lines_of(replace(issued, proposal=proposal))]
        assert found == [
            ("Press", PRESS, Money.of(900, "EUR")),
            ("Care", None, Money.of(100, "EUR")),
            ("Press", None, Money.of(50, "EUR")),
        ]


def test_b1_what_an_earlier_version_froze_is_known_by_its_words() -> None:
    now = taking("B")
    rows = tuple(replace(row, product_id=None) for row in now.content.investment)
    before = replace(now, content=replace(now.content, investment=rows))
    assert lines_of(before) == lines_of(now)


@pytest.mark.parametrize(("choice", "off", "value"), [("A", 5, "2080"), ("B", 0, "5100"), ("B", 5, "4845")])
def test_b1_the_deal_is_won_at_the_printed_first_year_total(choice: str, off: int, value: str) -> None:
    (won,) = (edit.after for edit in edits_of(taking(choice, off)) if isinstance(edit.after, Deal))
    assert (won.status, won.closed_on, won.value) == (Status.WON, TODAY, Money.of(value, "EUR"))


def test_b1_what_recurs_is_held_at_what_is_paid_for_it_a_year() -> None:
    (care,) = held_after(taking("B", 5))
    assert (care.text, care.quantity, care.value) == ("Care", Decimal(2), Money.of(2_280, "EUR"))
    assert held_after(taking("A", 5)) == []


@pytest.mark.parametrize(
    ("sold", "in_catalogue", "value"),
    [
        ((Recurrence.YEARLY, 1_200), Recurrence.MONTHLY, 1_200),
        ((Recurrence.MONTHLY, 100), Recurrence.ONCE, 1_200),
        ((Recurrence.ONCE, 1_200), Recurrence.MONTHLY, None),
    ],
)
def test_0_3_a_product_is_held_at_what_it_was_sold_for_not_as_the_catalogue_counts_it(
    sold: tuple[Recurrence, int], in_catalogue: Recurrence, value: int | None
) -> None:
    care = line("Care plan", sold[1], recurrence=sold[0], product_id=CARE)
    recurring = frozenset([CARE]) if in_catalogue is not Recurrence.ONCE else frozenset[UUID]()
    (held,) = held_after(taking("B", content=priced(A, (care,)), recurring=recurring))
    assert (held.product_id, held.text, held.value) == (CARE, "", eur(value) if value else None)
    assert held.renews_on == (date(2027, 12, 1) if value else None)


def test_0_3_every_row_of_a_product_is_one_thing_and_what_they_had_of_it_stays_in_it() -> None:
    care = line("Care plan", 100, "2", recurrence=Recurrence.MONTHLY, product_id=CARE)
    bought = taking("B", content=priced(A, (care, replace(care, text="Care, hall 2", quantity=Decimal(1)))))
    (held,) = held_after(bought)
    assert (held.quantity, held.value) == (Decimal(3), eur(3_600))
    earlier = replace(held, id=UUID(int=77), value=eur(600), quantity=Decimal(1), since=date(2025, 3, 1), deal_id=None)
    (written,) = holding_edits(replace(bought, has={CARE: (earlier, True)}))
    (read,) = holding_edits(replace(bought, has={CARE: (earlier, False)}))
    assert written.before == earlier
    assert isinstance(written.after, Holding)
    assert (written.after.id, written.after.since, written.after.quantity) == (earlier.id, earlier.since, Decimal(4))
    assert (written.after.value, written.after.renews_on) == (eur(4_200), date(2027, 12, 1))
    assert isinstance(read.after, Holding)
    assert (read.before, read.after.value, read.after.id != earlier.id) == (None, eur(4_200), True)


@pytest.mark.parametrize(
    ("kind", "becomes"),
    [
        (AccountKind.PROSPECT, [AccountKind.CUSTOMER]),
        (AccountKind.FORMER, [AccountKind.CUSTOMER]),
        (AccountKind.CUSTOMER, []),
        (AccountKind.PARTNER, []),
    ],
)
def test_b1_who_chose_is_a_customer_from_now_on_and_a_partner_stays_one(
    kind: AccountKind, becomes: list[AccountKind]
) -> None:
    accounts = [edit.after for edit in edits_of(taking("A", kind=kind)) if isinstance(edit.after, Account)]
    assert [account.kind for account in accounts] == becomes


def test_b1_the_booked_talk_is_done_and_one_that_was_done_keeps_its_day() -> None:
    starts = Moment.of(TODAY, time(14), "Europe/Berlin")
    booked = FollowUp(id=UUID(int=5), topic="Hear which option", starts=starts, uid="u")
    for before, after in ((None, [TODAY]), (date(2026, 11, 28), [])):
        edits = edits_of(taking("A", next_step=replace(booked, done_on=before)))
        assert [edit.after.done_on for edit in edits if isinstance(edit.after, FollowUp)] == after
