"""All plays stand on the page with what was decided about them and what they brought (0.9-0.16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from salesdesk.application.forecast.ground import Scope
from salesdesk.application.forecast.playing import Events, events_of, plays_of, run_of
from salesdesk.domain.closing_in_time import Landing
from salesdesk.domain.deal import Motion, Status
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.moment import Moment
from salesdesk.domain.network import Group, GroupEvent
from salesdesk.domain.play_run import PlayCall, PlayRun
from salesdesk.domain.plays import OwnPlay, Play, PlayWhy
from tests.application.forecast.grounds import DAY, a_ground, an_open, decided, euro

OURS, CHAMBER = Group(id=uuid4(), name="Nordlift "), Group(id=uuid4(), name="Chamber")
ZONE = "Europe/Berlin"


def an_event(group: Group, on: date, **fields: Any) -> GroupEvent:
    return GroupEvent(id=uuid4(), group_id=group.id, title="Fair", day=on, **fields)


def test_0_9_0_10_an_event_of_our_own_group_is_hosted_and_a_fair_counts_once_we_attend() -> None:
    hosted, declined = an_event(OURS, date(2026, 12, 9)), an_event(OURS, date(2026, 12, 2), attending=False)
    fair, maybe = an_event(CHAMBER, date(2026, 12, 20), attending=True), an_event(CHAMBER, date(2026, 12, 3))
    over = an_event(CHAMBER, date(2026, 11, 3), attending=True)
    found = events_of([fair, maybe, over, hosted, declined], [OURS, CHAMBER], "NORDLIFT", DAY, ZONE)
    assert (found.event, found.event_on, found.show, found.show_on) == (hosted, hosted.day, fair, fair.day)
    assert events_of([hosted], [OURS], "", DAY, ZONE).event is None
    running = an_event(CHAMBER, date(2026, 11, 30), last_day=date(2026, 12, 2), attending=True)
    late = replace(running, day=None, starts=Moment(datetime(2026, 12, 1, 23, 30, tzinfo=UTC), ZONE), last_day=None)
    assert events_of([running], [CHAMBER], "", DAY, ZONE).show_on == DAY
    assert events_of([late], [CHAMBER], "", DAY, ZONE).show_on == date(2026, 12, 2)


def test_0_14_the_eleven_stand_in_order_and_our_own_after_them_with_what_was_decided() -> None:
    own = OwnPlay(id=uuid4(), name="Demo day", motion=Motion.NEW)
    rep = Rep(id=uuid4(), name="Ada")
    run = PlayRun(id=uuid4(), period="2026-Q4", play=own.id, verdict=Landing.MAY, seen_on=DAY, chosen=True)
    runs = [replace(run, play=play, assigned_to=rep.id) for play in (own.id, Play.COLD_CALLING)]
    earlier = replace(runs[1], id=uuid4(), period="2026-Q3", play=Play.FORMER_CUSTOMERS)
    view = plays_of(a_ground([], reps=[rep]), [own], [*runs, earlier], Events(), more_to_sell=None)
    assert [row.judged.key for row in view.plays] == [*Play, own.id]
    assert {row.judged.key: row.by for row in view.plays if row.chosen} == {own.id: "Ada", Play.COLD_CALLING: "Ada"}
    assert view.plays[-1].name == "Demo day"


def test_0_1_a_desk_without_a_win_asks_how_long_a_sale_takes() -> None:
    bare = a_ground([])
    assert plays_of(bare, (), (), Events(), more_to_sell=None).no_cycle
    told = replace(bare, cycles=replace(bare.cycles, usual=20))
    view = plays_of(told, (), (), Events(), more_to_sell=None)
    assert (view.no_cycle, view.plays[0].judged.why) == (False, PlayWhy.CYCLE_FITS)
    assert not plays_of(a_ground(decided(1, 0)), (), (), Events(), more_to_sell=None).no_cycle


def test_0_16_a_play_brought_what_its_calls_led_to_for_the_team_and_beside_it_for_the_rep() -> None:
    ada, bea = Rep(id=uuid4(), name="Ada"), Rep(id=uuid4(), name="Bea")
    won = an_open(8_000, status=Status.WON, closed_on=date(2026, 11, 25))
    began = date(2026, 11, 15)
    calls = tuple(PlayCall(person_id=uuid4(), due=began, called_on=began) for _ in range(3))
    brought = (replace(calls[0], met_on=began, deal_id=won.id), calls[1])
    run = PlayRun(
        id=uuid4(), period="2026-Q3", play=Play.REVISIT_NOES, verdict=Landing.LANDS, seen_on=began, rep_id=ada.id
    )
    runs = [replace(run, calls=brought), replace(run, id=uuid4(), rep_id=bea.id, calls=calls[2:])]
    ground = a_ground([won], reps=[ada, bea], scope=Scope(owner_id=bea.id))
    view = plays_of(ground, (), runs, Events(), more_to_sell=None)
    row = next(one for one in view.plays if one.judged.key is Play.REVISIT_NOES)
    team, rep = row.brought.team, row.brought.rep
    assert (team.started, team.met.n, team.wins, team.value, team.days) == (3, 3, 1, euro(8_000), 10)
    assert rep is not None
    assert (rep.started, rep.wins, view.whose) == (1, 0, "Bea")


def test_0_15_everybody_sees_which_rep_pursues_a_play_alone() -> None:
    ada, bea = Rep(id=uuid4(), name="Ada", team_id=uuid4()), Rep(id=uuid4(), name="Bea")
    run = PlayRun(id=uuid4(), period="2026-Q4", play=Play.EVENT, verdict=Landing.MAY, seen_on=DAY, chosen=True)
    runs = [replace(run, id=uuid4(), rep_id=rep.id) for rep in (bea, ada)]
    seen = {}
    for scope in (Scope(), Scope(team_id=ada.team_id), Scope(owner_id=ada.id)):
        view = plays_of(a_ground([], reps=[ada, bea], scope=scope), (), runs, Events(), more_to_sell=None)
        seen[scope] = next(row.others for row in view.plays if row.judged.key is Play.EVENT)
    assert list(seen.values()) == [("Ada", "Bea"), ("Ada",), ()]


def test_0_15_what_was_decided_is_of_one_period_and_of_one_rep() -> None:
    rep = uuid4()
    run = PlayRun(id=uuid4(), period="2026-Q4", play=Play.EVENT, verdict=Landing.ONGOING, seen_on=DAY, rep_id=rep)
    assert run_of([run], "2026-Q4", Play.EVENT, rep) is run
    for period, play, whose in (
        ("2026-Q3", Play.EVENT, rep),
        ("2026-Q4", Play.EMAILS, rep),
        ("2026-Q4", Play.EVENT, None),
    ):
        assert run_of([run], period, play, whose) is None
