"""A sweep on a real desk: what is flagged, what becomes of it, all of it one act that can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.deal_tests import Asked as Wanted
from salesdesk.application.deal_tests import Mark
from salesdesk.application.desk import Desk
from salesdesk.application.following_up import Asked
from salesdesk.application.rows import DealQuery
from salesdesk.application.sweeping import FlaggedDeal, Verdict, choices, refusal_of
from salesdesk.domain.account import Account
from salesdesk.domain.ageing import Tier
from salesdesk.domain.deal import Deal, Outcome, ReasonCode, Status
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.lead import Lead, LeadState
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.domain.refusals import AlreadyClosed, LooseWords, Missing, OutOfRange, Refusal
from salesdesk.domain.sweep import Sweep, SweepChoice
from salesdesk.wording import Words
from salesdesk.wording.troubles import told
from tests.new_desks import TODAY

ZONE = "Europe/Berlin"
BACK = Verdict(
    choice=SweepChoice.BACK_TO_MARKETING,
    failed="No budget",
    why="They build in two years",
    seen="The calculation of August",
    revisit_on=date(2027, 6, 1),
)
AGREED = Asked(topic="Result of the trial", day=date(2026, 12, 10), clock=time(10), promised="Mail of today")
KEPT = Verdict(choice=SweepChoice.KEEP, step=AGREED)
NO_DECISION = Verdict(choice=SweepChoice.NO_DECISION)


def add(desk: Desk, title: str, days: int | None, **fields: Any) -> Deal:
    """Keep an open deal that was qualified so many days ago."""
    key = desk.selling.new_deal(title, account_name=f"{title} Ltd", value=Money.of(10_000, "EUR")).made(Deal)
    made = desk.selling.deal(key).deal
    begun = None if days is None else TODAY - timedelta(days=days)
    whole: dict[str, Any] = {"created_on": begun, "qualified_on": begun, "chance": 0.5}
    deal = replace(made, **whole | fields)
    desk.selling.keep(made, deal)
    return deal


def wins(desk: Desk, n: int) -> None:
    """Win deals that took 31, 32, 33 and so on days."""
    bench = desk.sweeping.bench
    for at in range(n):
        begun = TODAY - timedelta(days=100)
        deal = Deal(id=bench.new_id(), title=f"Won {at}", currency="EUR", created_on=begun, qualified_on=begun)
        ended = replace(deal, status=Status.WON, closed_on=begun + timedelta(days=31 + at))
        bench.do(Edit(None, ended))


@pytest.fixture
def old(desk: Desk) -> tuple[Deal, Deal, Deal]:
    """Twenty wins of 31 to 50 days, and three open deals older than 9 of 10, than all, than all."""
    wins(desk, 20)
    return add(desk, "Late", 49), add(desk, "Dead", 60), add(desk, "Deadest", 4_000)


def flagged(desk: Desk) -> dict[str, FlaggedDeal]:
    return {one.row.title: one for one in desk.sweeping.view().flagged}


def kept_records(desk: Desk, kind: type) -> list[object]:
    with desk.sweeping.bench.look() as look:
        return list(look.every(kind))


def test_3_9_the_sweep_asks_about_what_is_past_nine_of_ten_wins_and_never_drops_the_deadest(
    desk: Desk, old: tuple[Deal, Deal, Deal]
) -> None:
    add(desk, "Fresh", 48)
    add(desk, "Undated", None)
    view = desk.sweeping.view()
    assert [(one.row.title, one.judged.age.tier) for one in view.flagged] == [
        ("Deadest", Tier.PAST_LONGEST),
        ("Dead", Tier.PAST_LONGEST),
        ("Late", Tier.PAST_P90),
    ]
    assert desk.tending.counts().flagged == len(view.flagged) == len(old)
    assert [row.title for row in view.undated] == ["Undated"]
    assert {(one.judged.yardstick.cycle.n, one.judged.yardstick.pooled) for one in view.flagged} == {(20, True)}


def test_3_9_with_19_wins_nothing_is_flagged_and_that_is_said(desk: Desk) -> None:
    wins(desk, 19)
    add(desk, "Deadest", 4_000)
    view = desk.sweeping.view()
    assert (view.flagged, view.unsaid, view.wins.n) == ((), 1, 19)


def test_3_10_each_deal_goes_its_way_in_one_act_and_one_undo_brings_all_back(
    desk: Desk, old: tuple[Deal, Deal, Deal]
) -> None:
    late, dead, deadest = old
    step = desk.sweeping.apply({late.id: KEPT, dead.id: BACK, deadest.id: NO_DECISION})
    assert {edit.key[0] for edit in step.edits} == {Deal, FollowUp, Lead, Sweep}
    closed, back, kept = (desk.selling.deal(one.id).deal for one in (deadest, dead, late))
    assert (closed.status, closed.outcome, closed.closed_on) == (Status.LOST, Outcome.NO_DECISION, TODAY)
    assert [(one.code, one.main) for one in closed.reasons] == [(ReasonCode.NO_PRIORITY, True)]
    assert (back.status, back.closed_on) == (Status.HANDED_BACK, TODAY)
    assert (kept.status, kept.keeps) == (Status.OPEN, 1)
    (sweep,) = kept_records(desk, Sweep)
    assert isinstance(sweep, Sweep)
    assert (sweep.swept_on, sweep.closed, sweep.returned, sweep.kept) == (TODAY, 1, 1, 1)
    assert (sweep.open_before, sweep.open_after) == (Money.of(30_000, "EUR"), Money.of(10_000, "EUR"))
    desk.changes.undo(step)
    assert [desk.selling.deal(one.id).deal for one in old] == list(old)
    assert (kept_records(desk, Sweep), kept_records(desk, Lead)) == ([], [])
    assert desk.selling.deal(late.id).follow_ups == ()


def test_3_10_marketing_gets_a_lead_that_names_the_deal_and_what_is_known(
    desk: Desk, old: tuple[Deal, Deal, Deal]
) -> None:
    _, dead, _ = old
    desk.sweeping.apply({dead.id: BACK})
    (lead,) = kept_records(desk, Lead)
    assert isinstance(lead, Lead)
    assert (lead.name, lead.deal_id, lead.account_id) == ("Dead Ltd", dead.id, dead.account_id)
    assert lead.state is LeadState.HANDED_BACK
    given = lead.hand_back
    assert given is not None
    assert (given.on, given.failed, given.reason, given.seen, given.revisit_on) == (
        TODAY,
        BACK.failed,
        BACK.why,
        BACK.seen,
        BACK.revisit_on,
    )


def test_3_10_the_lead_that_a_deal_came_from_goes_back_itself(desk: Desk, old: tuple[Deal, Deal, Deal]) -> None:
    _, dead, _ = old
    bench = desk.sweeping.bench
    came = Lead(
        id=bench.new_id(),
        name="Fair in May",
        received=Moment(bench.now(), ZONE),
        deal_id=dead.id,
        state=LeadState.DEAL,
    )
    bench.do(Edit(None, came))
    desk.sweeping.apply({dead.id: BACK})
    (lead,) = kept_records(desk, Lead)
    assert isinstance(lead, Lead)
    assert (lead.id, lead.name, lead.state) == (came.id, "Fair in May", LeadState.HANDED_BACK)


def test_3_10_a_kept_deal_waits_for_the_step_the_customer_dated_and_is_kept_at_most_twice(
    desk: Desk, old: tuple[Deal, Deal, Deal]
) -> None:
    late, _, _ = old
    desk.sweeping.apply({late.id: KEPT})
    view = desk.sweeping.view()
    assert [one.row.title for one in view.kept] == ["Late"]
    assert "Late" not in {one.row.title for one in view.flagged}
    booked = view.kept[0].promised
    assert booked is not None
    zone = desk.sweeping.bench.settings().zone
    assert booked.starts == Moment.of(date(2026, 12, 10), time(10), zone)
    assert booked.promised is not None
    assert booked.promised.text == AGREED.promised
    desk.following_up.done(booked.id)
    assert flagged(desk)["Late"].keeps == 1
    desk.selling.keep(desk.selling.deal(late.id).deal, replace(desk.selling.deal(late.id).deal, keeps=2))
    refused = refusal_of(KEPT, flagged(desk)["Late"], TODAY, ZONE)
    assert isinstance(refused, OutOfRange)
    assert told(Words(), refused) == "“Late” was kept 2 times already. Close it, or give it back to marketing"
    with pytest.raises(OutOfRange):
        desk.sweeping.apply({late.id: KEPT})


def test_3_10_a_step_that_the_customer_dated_already_keeps_the_deal_without_a_second_booking(
    desk: Desk, old: tuple[Deal, Deal, Deal]
) -> None:
    late, dead, _ = old
    bare = Verdict(choice=SweepChoice.KEEP)
    desk.following_up.book(replace(AGREED, deal_id=late.id))
    desk.following_up.book(replace(AGREED, deal_id=dead.id, promised=None))
    shown = flagged(desk)
    assert refusal_of(bare, shown["Late"], TODAY, ZONE) is None
    assert isinstance(refusal_of(bare, shown["Dead"], TODAY, ZONE), Missing)
    desk.sweeping.apply({late.id: bare})
    assert len(desk.selling.deal(late.id).follow_ups) == 1


LACKING: tuple[tuple[Verdict, type[Refusal], str], ...] = (
    (replace(BACK, failed=" "), Missing, "failed"),
    (replace(BACK, why=""), Missing, "reason"),
    (replace(BACK, seen=""), Missing, "seen"),
    (replace(BACK, revisit_on=None), Missing, "revisit_on"),
    (replace(BACK, revisit_on=TODAY), OutOfRange, "revisit_on"),
    (replace(KEPT, step=None), Missing, "step"),
    (replace(KEPT, step=replace(AGREED, day=None)), Missing, "day"),
    (replace(KEPT, step=replace(AGREED, clock=None)), Missing, "time"),
    (replace(KEPT, step=replace(AGREED, day=date(2026, 11, 30))), OutOfRange, "step_on"),
    (replace(KEPT, step=replace(AGREED, topic="")), Missing, "topic"),
    (replace(KEPT, step=replace(AGREED, promised=None)), Missing, "promised"),
    (replace(KEPT, step=replace(AGREED, promised=" ")), Missing, "promised"),
)


@pytest.mark.parametrize(("verdict", "kind", "what"), LACKING)
def test_3_10_what_a_choice_still_needs_is_refused_before_and_when_it_is_applied(
    desk: Desk, old: tuple[Deal, Deal, Deal], verdict: Verdict, kind: type[Refusal], what: str
) -> None:
    refused = refusal_of(verdict, flagged(desk)["Dead"], TODAY, ZONE)
    assert isinstance(refused, kind)
    assert getattr(refused, "what", "") == what
    late, dead, _ = old
    with pytest.raises(kind):
        desk.sweeping.apply({late.id: NO_DECISION, dead.id: verdict})
    assert desk.selling.deal(late.id).deal.status is Status.OPEN


def test_3_10_loose_words_keep_no_deal(desk: Desk, old: tuple[Deal, Deal, Deal]) -> None:
    assert len(old) == 3
    loose = replace(KEPT, step=replace(AGREED, day=None, clock=None, said="next week"))
    assert isinstance(refusal_of(loose, flagged(desk)["Dead"], TODAY, ZONE), LooseWords)


def test_3_10_nothing_is_automatic(desk: Desk, old: tuple[Deal, Deal, Deal]) -> None:
    desk.sweeping.view()
    with pytest.raises(Missing):
        desk.sweeping.apply({})
    assert {desk.selling.deal(one.id).deal.status for one in old} == {Status.OPEN}


def test_3_11_what_is_shown_as_after_is_what_the_pipeline_says_afterwards(
    desk: Desk, old: tuple[Deal, Deal, Deal]
) -> None:
    late, dead, deadest = old
    add(desk, "Abroad", 5, currency="USD", value=Money.of(700, "USD"))
    desk.targeting.set("2026-Q4", Money.of(90_000, "EUR"))
    verdicts = {late.id: KEPT, dead.id: BACK, deadest.id: NO_DECISION}
    view = desk.sweeping.view()
    before, after = view.before, desk.sweeping.measured(view.ground, choices(verdicts))
    figures = desk.forecasting.view().figures
    assert (before.open, before.coverage) == (figures.open, figures.coverage)
    desk.sweeping.apply(verdicts)
    figures = desk.forecasting.view().figures
    assert (after.open, after.coverage) == (figures.open, figures.coverage)
    assert before.open.count - after.open.count == 2
    assert (before.others, after.others) == (1, 1)


def test_3_12_a_recorded_sweep_ends_the_reminder_and_undo_brings_it_back(
    desk: Desk, old: tuple[Deal, Deal, Deal]
) -> None:
    due = desk.tending.counts().due
    assert due is not None
    assert due.begins == date(2026, 10, 1)
    step = desk.sweeping.apply({old[0].id: NO_DECISION})
    assert desk.tending.counts().due is None
    desk.changes.undo(step)
    assert desk.tending.counts().due == due


def test_3_12_the_fiscal_year_of_the_desk_counts(desk: Desk) -> None:
    settings = desk.setting_up.bench.settings()
    assert isinstance(settings, DeskSettings)
    desk.selling.keep(settings, replace(settings, fiscal_start=1))
    first = desk.tending.counts().due
    desk.selling.keep(desk.setting_up.bench.settings(), replace(settings, fiscal_start=12))
    second = desk.tending.counts().due
    assert first is not None
    assert second is not None
    assert (first.begins, second.begins) == (date(2026, 10, 1), date(2026, 12, 1))


def test_3_9_a_deal_is_held_against_the_wins_of_its_segment(desk: Desk) -> None:
    wins(desk, 20)
    slow = desk.selling.new_account("Mills", "Paper").made(Account)
    bench = desk.sweeping.bench
    begun = TODAY - timedelta(days=400)
    for at in range(20):
        deal = Deal(
            id=bench.new_id(), title=f"Mill {at}", currency="EUR", account_id=slow, created_on=begun, qualified_on=begun
        )
        bench.do(Edit(None, replace(deal, status=Status.WON, closed_on=begun + timedelta(days=300))))
    add(desk, "Pooled", 200)
    add(desk, "Usual there", 200, account_id=slow)
    add(desk, "Late there", 301, account_id=slow)
    shown = flagged(desk)
    assert set(shown) == {"Late there"}
    assert shown["Late there"].judged.yardstick.segment == "Paper"
    assert not shown["Late there"].judged.yardstick.pooled


def test_3_9_the_filter_past_p90_finds_the_same_deals(desk: Desk, old: tuple[Deal, Deal, Deal]) -> None:
    wins(desk, 3)
    add(desk, "Fresh", 12)
    add(desk, "Undated", None)
    tests = desk.deal_lists.resolved((Wanted(Mark.PAST_P90),), TODAY)
    page = desk.selling.page(DealQuery(as_of=TODAY, tests=tests))
    assert {row.id for row in page.rows} == {one.row.id for one in desk.sweeping.view().flagged} == {d.id for d in old}


@pytest.mark.parametrize(
    ("mark", "youngest"), [(Mark.PAST_MEAN, "Day 42"), (Mark.PAST_P90, "Day 50"), (Mark.PAST_LONGEST, "Day 52")]
)
def test_3_9_each_mark_of_age_begins_on_the_day_after_what_the_wins_took(desk: Desk, mark: Mark, youngest: str) -> None:
    """21 wins of 31 to 51 days: 41 on average, 49 for 9 of 10."""
    wins(desk, 21)
    for days in (41, 42, 49, 50, 51, 52):
        add(desk, f"Day {days}", days)
    tests = desk.deal_lists.resolved((Wanted(mark),), TODAY)
    found = desk.selling.page(DealQuery(as_of=TODAY, tests=tests)).rows
    assert min(row.title for row in found) == youngest
    assert max(row.title for row in found) == "Day 52"


def test_3_10_a_step_on_the_very_day_is_still_to_come(desk: Desk, old: tuple[Deal, Deal, Deal]) -> None:
    desk.sweeping.apply({old[0].id: replace(KEPT, step=replace(AGREED, day=TODAY))})
    assert [one.row.title for one in desk.sweeping.view().kept] == ["Late"]


def test_3_10_a_no_decision_is_closed_with_the_reason_that_was_chosen(desk: Desk, old: tuple[Deal, Deal, Deal]) -> None:
    desk.sweeping.apply({old[0].id: replace(NO_DECISION, reason=ReasonCode.NO_BUDGET)})
    (reason,) = desk.selling.deal(old[0].id).deal.reasons
    assert (reason.code, reason.main) == (ReasonCode.NO_BUDGET, True)


def test_3_10_a_deal_that_closed_meanwhile_stops_the_whole_sweep(desk: Desk, old: tuple[Deal, Deal, Deal]) -> None:
    desk.selling.win(old[1].id)
    with pytest.raises(AlreadyClosed):
        desk.sweeping.apply({old[0].id: NO_DECISION, old[1].id: NO_DECISION})
    assert desk.selling.deal(old[0].id).deal.status is Status.OPEN
    assert kept_records(desk, Sweep) == []


def test_b11_a_sweep_tells_the_odds_that_the_deals_page_tells(desk: Desk) -> None:
    wins(desk, 30)
    bakers = desk.selling.new_account("Bakers", "Bakeries").made(Account)
    for at in range(25):
        add(desk, f"Belt {at}", 200 + 4 * at, account_id=bakers)
    add(desk, "Deadest", 900)
    shown = flagged(desk)
    for one in shown.values():
        assert one.odds == desk.ageing.of(one.row.id).odds
    assert len({one.odds.among for one in shown.values()}) == 2
