"""What the plays brought, for the team and for me, each figure with n and interval (0.16)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.money import Money
from salesdesk.domain.play_results import PlayResult, Try, results, tries_of
from salesdesk.domain.play_run import PlayCall, PlayRun, chosen, taken_over
from salesdesk.domain.plays import Play
from tests.domain.examples import a_deal, eur, key
from tests.domain.test_play_run import MANAGER, REP, a_run

START = date(2026, 10, 1)
TODAY = date(2026, 12, 1)


def won(value: int, days: int) -> Deal:
    return a_deal(status=Status.WON, value=eur(value), closed_on=START + timedelta(days=days))


def a_call(deal: Deal | None = None, *, met: bool = False, tried: bool = True) -> PlayCall:
    return PlayCall(
        person_id=key(),
        due=START,
        called_on=START if tried else None,
        met_on=START if met else None,
        deal_id=deal.id if deal else None,
    )


def result_of(play: Play, runs: list[PlayRun], deals: list[Deal], rep: object = None) -> PlayResult:
    tries = tries_of(runs, {deal.id: deal for deal in deals}, TODAY)
    found = results(tries, "EUR", rep_id=rep if rep is None else REP if rep == REP else MANAGER)
    return {one.play: one for one in found}[play]


def test_0_16_started_met_won_money_and_days_to_cash() -> None:
    deals = [won(4_000, 10), won(6_000, 30), a_deal(value=eur(9_000))]
    calls = (*(a_call(deal, met=True) for deal in deals), a_call(), a_call(tried=False))
    found = result_of(Play.FORMER_CUSTOMERS, [a_run(play=Play.FORMER_CUSTOMERS, calls=calls)], deals)
    assert (found.started, found.wins, found.value, found.days) == (4, 2, eur(10_000), 10)
    assert (found.met.value, found.won.value, found.won.n) == (0.75, 0.5, 4)
    assert found.won.low == pytest.approx(0.1500, abs=5e-5)
    assert (found.days_low, found.days_high) == (None, None)


def test_0_16_all_plays_are_told_of_tried_or_not() -> None:
    found = results((), "EUR", [key(9)])
    assert [one.play for one in found] == [*Play, key(9)]
    assert {(one.started, one.met.value, one.value, one.days) for one in found} == {(0, None, eur(0), None)}


def test_0_12_0_16_what_the_manager_took_over_is_not_the_reps() -> None:
    deals = [won(4_000, 10), won(6_000, 30)]
    mine = a_run(calls=(a_call(deals[0], met=True),))
    theirs = taken_over(chosen(a_run(calls=(a_call(deals[1], met=True),)), START), MANAGER)
    play = Play.EXISTING_CUSTOMERS
    values = [result_of(play, [mine, theirs], deals, rep).value for rep in (REP, MANAGER, None)]
    assert values == [eur(4_000), eur(6_000), eur(10_000)]


def test_0_16_the_median_has_its_interval_from_six_wins_on() -> None:
    def found(n: int) -> PlayResult:
        tries = [
            Try(play=Play.EVENT, started_on=START, won_on=START + timedelta(days=days), value=eur(1))
            for days in range(1, n + 1)
        ]
        return {one.play: one for one in results(tries, "EUR")}[Play.EVENT]

    assert [(found(n).days_low, found(n).days_high) for n in (5, 6, 10)] == [(None, None), (1, 6), (2, 9)]
    assert (found(1000).days_low, found(1000).days, found(1000).days_high) == (469, 500, 532)


def test_0_16_won_in_another_currency_is_counted_and_in_no_sum() -> None:
    dollars = Try(play=Play.EVENT, started_on=START, won_on=START, value=Money(100, "USD"))
    unknown = Try(play=Play.EVENT, started_on=START, won_on=START)
    found = {one.play: one for one in results([dollars, unknown], "EUR")}[Play.EVENT]
    assert (found.wins, found.others, found.value) == (2, 1, eur(0))


def test_0_16_what_was_done_on_the_day_itself_counts_and_later_calls_do_not() -> None:
    run = a_run(calls=(a_call(met=True),))
    assert [tries_of([run], {}, START)[0].met, tries_of([run], {}, START - timedelta(days=1))] == [True, ()]


def test_0_16_what_was_won_after_the_day_is_not_won_yet() -> None:
    deal = won(4_000, 62)
    assert result_of(Play.EXISTING_CUSTOMERS, [a_run(calls=(a_call(deal),))], [deal]).wins == 0
