"""A second file, edits made here meanwhile, and taking it all back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.importing.importing import Outcome
from salesdesk.application.importing.troubles import NoTakingBack, ProblemCode, TakeBackRefused
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.desk_settings import Rep, Team
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product, Recurrence
from tests.application.importing.files import Office, office, text

HEAD = "Deal ID,Deal,Account,Stage,Amount,Created,Close date\n"
FIRST = HEAD + "1,Hall 2,Nordwind,Offer,100,2026-01-05,2026-06-30\n2,Hall 3,Südlicht,Offer,200,2026-01-06,2026-07-31"


def edit(trial: Office, before: Any, **changed: Any) -> None:
    trial.importing.bench.do(Edit(before, replace(before, **changed)))


def tally(outcome: Outcome) -> tuple[int, int, int, int]:
    counts = outcome.counts
    return counts.added, counts.updated, counts.unchanged, counts.skipped


def test_the_same_file_again_adds_nothing() -> None:
    trial = office()
    trial.bring(text(FIRST))
    deals = trial.every(Deal)
    again = trial.bring(text(FIRST))
    assert tally(again) == (0, 0, 2, 2)
    assert again.problems == ()
    assert trial.every(Deal) == deals


def test_only_what_the_file_changed_is_changed() -> None:
    trial = office()
    trial.bring(text(FIRST))
    second = trial.bring(
        text(FIRST.replace("200,2026-01-06,2026-07-31", "250,2026-01-06,2026-07-31") + "\n3,Hall 4,,Offer,,,")
    )
    assert tally(second) == (1, 1, 1, 1)
    assert trial.one(Deal, "Hall 3").value == Money.of(250, "USD")
    with trial.store.imports() as work:
        fields = [c.field for c in work.changes_of_batch(second.batch) if c.entity_id == trial.one(Deal, "Hall 3").id]
    assert fields == ["value"]


def test_a_deal_that_was_won_meanwhile_elsewhere_is_won_here() -> None:
    trial = office()
    trial.bring(text(FIRST))
    trial.bring(text(FIRST.replace("Südlicht,Offer,200", "Südlicht,Won,180")))
    deal = trial.one(Deal, "Hall 3")
    assert (deal.status, deal.closed_on, deal.expected_on, deal.stage_id) == (
        Status.WON,
        date(2026, 7, 31),
        None,
        None,
    )


def test_a_field_edited_here_stays_and_is_reported_once() -> None:
    trial = office()
    trial.bring(text(FIRST))
    edit(trial, trial.one(Deal, "Hall 2"), value=Money.of(150, "USD"), note="ours")
    changed = FIRST.replace("Offer,100,2026-01-05,2026-06-30", "Offer,120,2026-01-05,2026-08-31")
    second = trial.bring(text(changed))
    deal = trial.one(Deal, "Hall 2")
    assert (deal.value, deal.note, deal.expected_on) == (Money.of(150, "USD"), "ours", date(2026, 8, 31))
    (problem,) = second.problems
    assert (problem.row, problem.column, problem.code) == (2, "Amount", ProblemCode.EDITED_HERE)
    assert not problem.left_out
    assert tally(second) == (0, 1, 1, 1)
    assert tally(trial.bring(text(changed))) == (0, 0, 2, 2)


def test_an_edit_stays_while_the_file_says_what_it_always_said() -> None:
    trial = office()
    trial.bring(text(FIRST))
    edit(trial, trial.one(Deal, "Hall 2"), title="Hall two")
    assert tally(trial.bring(text(FIRST))) == (0, 0, 2, 2)
    assert trial.one(Deal, "Hall two").value == Money.of(100, "USD")


def test_a_cell_that_was_emptied_is_emptied_and_a_column_that_is_gone_says_nothing() -> None:
    trial = office()
    trial.bring(text(FIRST))
    trial.bring(text(FIRST.replace("Offer,200,", "Offer,,")))
    assert trial.one(Deal, "Hall 3").value is None
    trial.bring(text("Deal ID,Deal,Stage\n1,Hall two,Offer\n2,Hall 3,Offer"))
    assert trial.one(Deal, "Hall two").value == Money.of(100, "USD")


def test_a_deal_put_away_here_does_not_come_back() -> None:
    trial = office()
    trial.bring(text(FIRST))
    trial.importing.bench.do(Edit(trial.one(Deal, "Hall 2"), None))
    second = trial.bring(text(FIRST.replace(",100,", ",101,")))
    assert [(p.row, p.code) for p in second.problems] == [(2, ProblemCode.ARCHIVED_HERE)]
    assert [deal.title for deal in trial.every(Deal)] == ["Hall 3"]


def test_dates_that_contradict_each_other_after_the_merge_keep_the_row_out() -> None:
    trial = office()
    trial.bring(text(FIRST))
    edit(trial, trial.one(Deal, "Hall 2"), created_on=date(2026, 7, 15))
    second = trial.bring(text(FIRST.replace("Nordwind,Offer", "Nordwind,Won")))
    assert [(p.row, p.code) for p in second.problems] == [(2, ProblemCode.CLOSED_BEFORE_BEGUN)]
    assert trial.one(Deal, "Hall 2").status is Status.OPEN


def test_many_changed_deals_are_read_at_once_and_all_changed() -> None:
    trial = office()
    rows = [f"{n},Deal {n},,Offer,{n},," for n in range(1, 121)]
    trial.bring(text(HEAD + "\n".join(rows)))
    second = trial.bring(text(HEAD + "\n".join(row.replace("Offer", "Demo") for row in rows)))
    assert tally(second) == (0, 120, 0, 0)


def test_a_file_without_ids_closes_the_deal_it_began() -> None:
    head = "Account,Product,Stage,Created,Close date\n"
    trial = office()
    trial.bring(text(head + "Nordwind,Cool Box,Offer,2026-01-05,\nNordwind,Cool Box,Demo,2026-02-05,"))
    second = trial.bring(text(head + "nordwind,CoolBox,Demo,2026-02-05,\nNordwind,Cool Box,Won,2026-01-05,2026-03-01"))
    assert tally(second)[:2] == (1, 1)
    third = office()
    third.bring(text(head + "Nordwind,Cool Box,Offer,2026-01-05,\nNordwind,Cool Box,Demo,2026-02-05,"))
    again = third.bring(text(head + "Nordwind,Cool Box,Demo,2026-02-05,\nNordwind,Cool Box,Won,2026-01-05,2026-03-01"))
    assert tally(again) == (0, 1, 1, 1)
    assert [deal.status for deal in third.every(Deal)] == [Status.WON, Status.OPEN]


def test_a_batch_is_taken_back_whole_and_may_come_again() -> None:
    trial = office()
    first = trial.bring(text(FIRST))
    second = trial.bring(text(FIRST.replace(",200,", ",250,")))
    assert trial.importing.take_back(second.batch) == 1
    assert trial.one(Deal, "Hall 3").value == Money.of(200, "USD")
    assert tally(trial.bring(text(FIRST))) == (0, 0, 2, 2)
    trial.importing.take_back(trial.importing.batches()[0].id)
    trial.importing.take_back(first.batch)
    assert trial.every(Deal) == trial.every(Account) == []
    assert tally(trial.bring(text(FIRST))) == (2, 0, 0, 0)
    assert trial.told[-2] == trial.told[0]


def test_a_batch_with_an_edited_record_stays_and_names_it() -> None:
    trial = office()
    first = trial.bring(text(FIRST))
    edit(trial, trial.one(Deal, "Hall 2"), note="ours")
    with pytest.raises(TakeBackRefused) as caught:
        trial.importing.take_back(first.batch)
    assert (caught.value.why, caught.value.records, caught.value.count) == (NoTakingBack.EDITED, ("Hall 2",), 1)
    assert len(trial.every(Deal)) == 2


def test_a_batch_that_something_newer_rests_on_stays_and_names_it() -> None:
    trial = office()
    first = trial.bring(text(FIRST))
    mine = Deal(id=UUID(int=77), title="Mine", currency="USD", account_id=trial.one(Account, "Nordwind").id)
    trial.importing.bench.do(Edit(None, mine))
    with pytest.raises(TakeBackRefused) as caught:
        trial.importing.take_back(first.batch)
    assert caught.value.records == ("Nordwind",)


def test_a_batch_is_taken_back_once_and_only_if_there_is_one() -> None:
    trial = office()
    first = trial.bring(text(FIRST))
    trial.importing.take_back(first.batch)
    for batch, why in ((first.batch, NoTakingBack.ALREADY), (UUID(int=4711), NoTakingBack.UNKNOWN)):
        with pytest.raises(TakeBackRefused) as caught:
            trial.importing.take_back(batch)
        assert caught.value.why is why


ACCOUNTS = """account,sector,country,employees,revenue,parent account,website
Nordwind,energy,Germany,1200,250.5,Windhaus,nordwind.example
Südlicht,lighting,Austria,,,,
Windhaus,holding,Germany,9000,4000,,"""
PRODUCTS = "product,series,list price,billing\nCool Box Pro,Cool,4800,monthly\nWarm Box,Warm,55,"
TEAM = "sales agent,manager,regional office\nIlse Brandt,Jo Falk,North\nKim Lund,Jo Falk,North\nJo Falk,,Head office"
DEALS = """Deal ID,Account,Sales agent,Product,Stage
1,nordwind,ilse brandt,CoolBoxPro,Offer
2,Nordwind,Ilse Brandt,Warm Box,Won"""


def state(trial: Office) -> tuple[Any, ...]:
    """Return what a desk knows, without its keys."""
    called = {r.id: r.name for kind in (Account, Rep, Product, Team) for r in trial.every(kind)}
    accounts = {
        a.name: (a.kind, a.industry, a.country, a.employees, a.revenue_millions, called.get(a.parent_id), a.contacts)
        for a in trial.every(Account)
    }
    products = {p.name: (p.group, p.price, p.recurrence) for p in trial.every(Product)}
    reps = {r.name: (called.get(r.team_id), called.get(r.manager_id)) for r in trial.every(Rep)}
    deals = {
        d.title: (called.get(d.account_id), called.get(d.owner_id), called.get(d.lines[0].product_id))
        for d in trial.every(Deal)
    }
    return accounts, products, reps, deals, sorted(t.office for t in trial.every(Team))


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 0, 3, 2), (2, 3, 0, 1)])
def test_files_complete_what_others_only_named_whatever_their_order(order: tuple[int, ...]) -> None:
    files = [text(ACCOUNTS), text(PRODUCTS), text(TEAM), text(DEALS)]
    trial, other = office(currency="EUR"), office(currency="EUR")
    for place in range(4):
        other.bring(files[place])
    for place in order:
        assert trial.bring(files[place]).problems == ()
    assert state(trial) == state(other)
    for place in order:
        assert tally(trial.bring(files[place]))[:2] == (0, 0)


def test_what_the_files_say_of_accounts_products_and_reps() -> None:
    trial = office(currency="EUR")
    for file in (ACCOUNTS, PRODUCTS, TEAM):
        trial.bring(text(file))
    nordwind, brandt = trial.one(Account, "Nordwind"), trial.one(Rep, "Ilse Brandt")
    assert nordwind.parent_id == trial.one(Account, "Windhaus").id
    assert (nordwind.employees, nordwind.revenue_millions, nordwind.contacts[0].value) == (
        1200,
        "250.5",
        "nordwind.example",
    )
    box = trial.one(Product, "Cool Box Pro")
    assert (box.group, box.price, box.recurrence) == ("Cool", Money.of(4800, "EUR"), Recurrence.MONTHLY)
    assert brandt.manager_id == trial.one(Rep, "Jo Falk").id
    assert brandt.team_id == trial.one(Team, "North").id
    assert trial.one(Rep, "Jo Falk").manager_id is None
    assert len(trial.every(Rep)) == 3


def test_an_account_edited_by_hand_before_its_file_came_keeps_the_edit() -> None:
    hand_made = Account(id=UUID(int=501), name="Nordwind", country="Norway")
    trial = office(hand_made)
    outcome = trial.bring(text(ACCOUNTS))
    account = trial.one(Account, "Nordwind")
    assert (account.id, account.country, account.industry) == (hand_made.id, "Norway", "energy")
    assert [(p.row, p.column, p.code) for p in outcome.problems] == [(2, "country", ProblemCode.EDITED_HERE)]


def test_a_company_is_not_its_own_parent() -> None:
    trial = office()
    outcome = trial.bring(text("account,sector,subsidiary of\nA,x,A\nB,x,C\nC,x,B"))
    assert trial.one(Account, "A").parent_id is None
    assert [(p.row, p.column, p.code) for p in outcome.problems] == [(4, "subsidiary of", ProblemCode.PARENT_CIRCLE)]


def test_two_accounts_of_one_name_are_told_apart_by_their_ids() -> None:
    trial = office()
    file = text("account id,account,sector\n1,Nordwind,energy\n2,Nordwind,paper")
    assert tally(trial.bring(file))[0] == 2
    assert [a.industry for a in trial.every(Account)] == ["energy", "paper"]
    assert tally(trial.bring(file)) == (0, 0, 2, 2)


def test_a_rep_renamed_here_is_still_the_one_files_mean() -> None:
    trial = office()
    trial.bring(text(DEALS))
    edit(trial, trial.one(Rep, "ilse brandt"), name="Ilse Brandt-Falk")
    trial.bring(text(DEALS + "\n3,Nordwind,Ilse Brandt,Warm Box,Offer"))
    assert [rep.name for rep in trial.every(Rep)] == ["Ilse Brandt-Falk"]
