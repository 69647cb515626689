"""Stalled deals on a real desk: what puts a deal on the list and what takes it off; those without a next step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

from salesdesk.application.changes import Edit
from salesdesk.application.deal_tests import Asked as Wanted
from salesdesk.application.deal_tests import Mark
from salesdesk.application.desk import Desk
from salesdesk.application.following_up import Asked
from salesdesk.application.rows import DealQuery
from salesdesk.domain.account import Person
from salesdesk.domain.activity import Activity, Reach
from salesdesk.domain.deal import BuyingRole, Deal, LossReason, Outcome, ReasonCode, Status
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.impediment import ImpedimentKind
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.domain.stalled import LEAST_DAYS, LimitRests
from salesdesk.wording import Words
from salesdesk.wording.stalled import calling_told, calling_why
from tests.new_desks import TODAY


def talked(desk: Desk, title: str, days: int, *, value: Money | None = None, chance: float | None = 0.5) -> UUID:
    """Keep an open deal with a talk so many days ago."""
    key = desk.selling.new_deal(title, account_name=f"{title} Ltd", value=value).made(Deal)
    deal = desk.selling.deal(key).deal
    desk.selling.keep(deal, replace(deal, chance=chance))
    desk.discussing.record(deal_id=key, held_on=TODAY - timedelta(days=days))
    return key


def euro(amount: int) -> Money:
    return Money.of(amount, "EUR")


def book(desk: Desk, deal: UUID) -> None:
    desk.following_up.book(Asked(topic="Their answer", day=date(2026, 12, 10), clock=time(10), deal_id=deal))


def note(desk: Desk, deal: UUID) -> None:
    blank = desk.impediments.blank(deal, ImpedimentKind.TIMING)
    desk.impediments.note(replace(blank, words="Not before the audit"))


def stalled(desk: Desk) -> list[str]:
    return [one.row.title for one in desk.stalled.view().stalled]


def unbooked(desk: Desk) -> list[str]:
    return [one.row.title for one in desk.stalled.view().unbooked]


def test_1_9_a_deal_is_stalled_from_the_day_after_the_limit(desk: Desk) -> None:
    talked(desk, "Just fine", LEAST_DAYS)
    late = talked(desk, "Late", LEAST_DAYS + 1)
    desk.selling.new_deal("Nobody spoke")
    (row,) = desk.stalled.view().stalled
    assert (row.row.title, row.quiet) == ("Late", LEAST_DAYS + 1)
    assert row.limit is not None
    assert (row.limit.days, row.limit.rests) == (LEAST_DAYS, LimitRests.NOTHING)
    assert desk.stalled.stalled_keys() == {late}
    assert desk.stalled.stalled_keys(TODAY - timedelta(days=1)) == frozenset()


def test_1_9_the_most_worth_comes_first_and_what_cannot_be_compared_last(desk: Desk) -> None:
    talked(desk, "Small but likely", 30, value=euro(1_000), chance=0.9)
    talked(desk, "Large and unlikely", 30, value=euro(100_000), chance=0.005)
    talked(desk, "No value", 30)
    talked(desk, "Abroad", 30, value=Money.of(9_000_000, "USD"))
    talked(desk, "Middle", 30, value=euro(10_000), chance=0.08)
    assert stalled(desk) == ["Small but likely", "Middle", "Large and unlikely", "Abroad", "No value"]


def test_1_9_an_act_of_the_customer_takes_a_deal_off_the_list(desk: Desk) -> None:
    key = talked(desk, "Late", 30)
    bench = desk.stalled.bench
    step = bench.do(Edit(None, Evidence(id=bench.new_id(), deal_id=key, happened_on=TODAY, what="Sent the drawings")))
    assert stalled(desk) == []
    desk.changes.undo(step)
    assert stalled(desk) == ["Late"]


def test_1_9_a_talk_that_was_put_away_is_no_contact(desk: Desk) -> None:
    key = talked(desk, "Late", 30)
    (meeting,) = desk.selling.deal(key).meetings
    step = desk.selling.archive(Meeting, meeting.id)
    assert stalled(desk) == []
    desk.changes.undo(step)
    assert stalled(desk) == ["Late"]


def test_1_10_it_takes_an_impediment_and_a_booked_step_to_leave_the_list(desk: Desk) -> None:
    step_only, impediment_only, both = (talked(desk, name, 30) for name in ("Step", "Impediment", "Both"))
    for key in (step_only, both):
        book(desk, key)
    for key in (impediment_only, both):
        note(desk, key)
    assert set(stalled(desk)) == {"Step", "Impediment"}
    assert desk.stalled.stalled_keys() == {step_only, impediment_only}
    (found,) = (one for one in desk.stalled.view().stalled if one.row.id == impediment_only)
    assert found.impediment is not None
    assert found.impediment.words == "Not before the audit"


def test_1_10_an_impediment_that_is_out_of_the_way_counts_no_more(desk: Desk) -> None:
    key = talked(desk, "Late", 30)
    book(desk, key)
    note(desk, key)
    assert stalled(desk) == []
    (one,) = desk.impediments.view(key).impediments
    desk.impediments.remove(one.id)
    assert stalled(desk) == ["Late"]


def test_1_10_closing_takes_a_deal_off_the_list(desk: Desk) -> None:
    key = talked(desk, "Late", 30)
    desk.selling.lose(key, Outcome.NO_DECISION, [LossReason(code=ReasonCode.NO_PRIORITY)])
    assert (stalled(desk), unbooked(desk)) == ([], [])


def test_1_9_no_next_step_is_a_list_of_its_own_and_its_count_is_that_of_its_query(desk: Desk) -> None:
    talked(desk, "Late", 30, value=euro(500))
    book(desk, talked(desk, "Booked", 30))
    desk.selling.new_deal("Nobody spoke", value=euro(900_000))
    fine = talked(desk, "Fine", 2, value=euro(2_000))
    assert unbooked(desk) == ["Nobody spoke", "Fine", "Late"]
    counts = desk.tending.counts()
    assert (counts.stalled, counts.unbooked) == (2, 3)
    assert desk.selling.page(desk.stalled.unbooked_query()).total == 3
    book(desk, fine)
    counts = desk.tending.counts()
    assert (counts.stalled, counts.unbooked) == (2, 2) == (len(stalled(desk)), len(unbooked(desk)))


def test_1_9_the_filter_stalled_finds_the_same_deals(desk: Desk) -> None:
    for days in (3, 14, 15, 60):
        talked(desk, f"Quiet {days}", days)
    impeded = talked(desk, "Impeded", 40)
    note(desk, impeded)
    settled = talked(desk, "Settled", 40)
    note(desk, settled)
    book(desk, settled)
    tests = desk.deal_lists.resolved((Wanted(Mark.STALLED),), TODAY)
    page = desk.selling.page(DealQuery(as_of=TODAY, tests=tests))
    assert {row.id for row in page.rows} == desk.stalled.stalled_keys()
    assert page.total == 3


def test_1_9_wins_that_were_brought_in_say_nothing_of_how_long_a_stage_takes(desk: Desk) -> None:
    bench, stage = desk.stalled.bench, desk.selling.stages()[3].id
    quarter = TODAY - timedelta(days=100)
    won = [
        Deal(
            id=bench.new_id(),
            title=f"Brought in {at}",
            currency="EUR",
            stage_id=stage,
            status=Status.WON,
            qualified_on=quarter - timedelta(days=100),
            closed_on=quarter,
        )
        for at in range(20)
    ]
    bench.do(*(Edit(None, one) for one in won))
    key = talked(desk, "Late", 21)
    desk.selling.keep(desk.selling.deal(key).deal, replace(desk.selling.deal(key).deal, stage_id=stage))
    (row,) = desk.stalled.view().stalled
    assert row.limit is not None
    assert (row.limit.days, row.limit.rests) == (20, LimitRests.CYCLE)


def tried(desk: Desk, deal: UUID, name: str, times: int, *, on_deal: bool = False) -> UUID:
    """Keep somebody of a deal's account who was called so many times without an answer, on the deal where told."""
    account = desk.selling.deal(deal).account
    assert account is not None
    who = desk.selling.new_person(account.id, name, "").made(Person)
    if on_deal:
        desk.preparing.set_role(deal, who, BuyingRole.DECIDES)
    bench = desk.selling.bench
    for hour in range(times):
        began = Moment.of(TODAY - timedelta(days=2), time(9 + hour), "Europe/Berlin")
        bench.do(Edit(None, Activity(id=bench.new_id(), began=began, reach=Reach.NO_ANSWER, people=(who,))))
    return who


def calling(desk: Desk, deal: UUID) -> tuple[str, str]:
    """Return what the table says of calling on a deal, and why."""
    view, words = desk.stalled.view(), Words()
    (row,) = [one for one in (*view.stalled, *view.unbooked) if one.row.id == deal][:1]
    return calling_told(row, words), calling_why(row, words)


def test_b4_a_stalled_deal_says_in_a_word_whether_its_people_may_be_called_and_why(desk: Desk) -> None:
    deal = talked(desk, "Late", LEAST_DAYS + 1)
    assert calling(desk, deal) == ("–", "")
    tried(desk, deal, "Ida Holm", 0)
    assert calling(desk, deal) == ("OK", "")
    tried(desk, deal, "Leo Brandt", 2)
    assert calling(desk, deal) == (
        "Caution",
        "Leo Brandt: Tried 2 times without an answer, last 2 days ago. Think twice before the next one.",
    )
    tried(desk, deal, "Mia Falk", 3)
    assert calling(desk, deal)[0] == "Stop"
    assert calling(desk, deal)[1].startswith("Mia Falk: Tried 3 times")


def test_b4_where_a_deal_names_its_people_nobody_else_of_the_account_counts(desk: Desk) -> None:
    deal = talked(desk, "Late", LEAST_DAYS + 1)
    tried(desk, deal, "Mia Falk", 3)
    tried(desk, deal, "Ida Holm", 1, on_deal=True)
    assert calling(desk, deal) == ("OK", "Ida Holm: Tried 1 time without an answer, last 2 days ago.")


def test_b4_the_list_of_deals_without_a_next_step_says_it_too(desk: Desk) -> None:
    deal = desk.selling.new_deal("Nobody spoke", account_name="Malt").made(Deal)
    tried(desk, deal, "Mia Falk", 3)
    assert calling(desk, deal)[0] == "Stop"
