"""The story of the sample desk is whole, consistent, and the same every time it is told."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from salesdesk.application.sample import ZONE, sample_story
from salesdesk.application.sample.results import results
from salesdesk.domain.account import Account, AccountKind, ContactKind, Person
from salesdesk.domain.ageing import SWEPT, Tier, age_of
from salesdesk.domain.deal import Deal, Outcome, ReasonCode, Stage, Status, proposed_motion
from salesdesk.domain.desk_settings import Rep, Target
from salesdesk.domain.exchange import ExchangeRate, in_base
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.holding import RENEW_WITHIN, Holding
from salesdesk.domain.material import Material
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.objection import Objection
from salesdesk.domain.period import Period
from salesdesk.domain.product import Product, TaxClass
from tests.application.sample.telling import DAYS, TODAY, account_of, deals, grown, shown, talks, told

each_day = pytest.mark.parametrize("day", DAYS, ids=str)


def test_told_twice_it_is_the_same() -> None:
    assert sample_story(TODAY, ZONE) == sample_story(TODAY, ZONE)


@each_day
def test_on_another_day_the_same_things_happened_at_other_times(day: date) -> None:
    one, other = told(), told(day)
    assert {d.id: (d.title, d.value, d.status) for d in deals(one)} == {
        d.id: (d.title, d.value, d.status) for d in deals(other)
    }
    assert {p.id: p.name for p in one.final(Person)} == {p.id: p.name for p in other.final(Person)}
    for deal in deals(one, Status.OPEN):
        later = other.record(Deal, deal.id)
        assert deal.created_on
        assert later.created_on
        assert abs((day - later.created_on) - (TODAY - deal.created_on)) <= timedelta(days=7)


def test_it_has_thirty_accounts_in_six_industries_of_many_countries() -> None:
    accounts = told().final(Account)
    assert len(accounts) == 30
    assert set(Counter(a.industry for a in accounts).values()) == {5}
    assert len({a.country for a in accounts}) >= 12
    people = Counter(p.affiliations[0].account_id for p in told().final(Person))
    assert {people[a.id] for a in accounts} == {2, 3}


@each_day
def test_some_customers_are_offered_in_their_own_currency_and_every_rate_for_it_is_known(day: date) -> None:
    story = told(day)
    foreign = [deal for deal in deals(story) if deal.currency != "EUR"]
    assert {deal.currency for deal in foreign} == {"PLN", "SEK"}
    for deal in foreign:
        assert deal.value is not None
        assert deal.value.currency == deal.currency
        assert all(line.price is None for line in deal.lines)
        assert in_base(deal.value, "EUR", story.final(ExchangeRate), day) is not None
        assert deal.created_on is not None
        assert in_base(deal.value, "EUR", story.final(ExchangeRate), deal.created_on) is not None


def test_its_names_are_written_in_three_scripts() -> None:
    names = "".join([a.name for a in told().final(Account)] + [p.name for p in told().final(Person)])
    scripts = {unicodedata.name(c).split()[0] for c in names if c.isalpha()}
    assert {"LATIN", "GREEK", "CYRILLIC"} <= scripts
    assert set("łęążřčůøåäößéçñãț’") <= set(names.lower())


def test_nobody_can_be_written_to_or_called() -> None:
    accounts = [c for a in told().final(Account) for c in a.contacts]
    points = accounts + [c for p in told().final(Person) for c in p.contacts]
    assert {c.value.rpartition(".")[2] for c in points if c.kind in {ContactKind.EMAIL, ContactKind.WEB}} == {"example"}
    assert all(r.email.endswith(".example") for r in told().final(Rep))
    emails = [c.value for c in points if c.kind is ContactKind.EMAIL]
    assert len(emails) == len(set(emails))
    assert all(c.value.startswith("+") for c in points if c.kind is ContactKind.PHONE)


def test_its_price_list_has_three_groups_and_every_recurrence() -> None:
    products = told().final(Product)
    assert 12 <= len(products) <= 15
    assert {p.group for p in products} == {"Machines", "Service", "Training"}
    assert {p.recurrence.value for p in products} == {"once", "monthly", "yearly"}


def test_4_17_its_products_have_a_tax_class_and_a_cost_below_their_price_and_lead_to_each_other() -> None:
    products = {p.id: p for p in told().final(Product)}
    taxes = {tax.id: tax for tax in told().final(TaxClass)}
    assert [tax.usual for tax in taxes.values()].count(True) == 1
    for product in products.values():
        assert product.tax_id in taxes
        assert product.price
        assert product.cost
        assert product.cost < product.price, product.name
        assert {product.upsells_to, product.renews_to} <= {None, *products}
    assert sum(p.upsells_to is not None for p in products.values()) >= 6


@each_day
def test_0_3_customers_have_more_than_they_bought_and_some_of_it_renews_soon(day: date) -> None:
    story = told(day)
    bought = {d.account_id for d in deals(story, Status.WON)}
    has = story.final(Holding)
    assert {h.account_id for h in has} <= bought
    assert all(h.since and h.since < day for h in has)
    assert sum(h.renews_on is not None and h.renews_on <= day + RENEW_WITHIN for h in has) >= 3
    assert sum(not h.lasts for h in has) == 1


@each_day
def test_sixty_deals_over_eighteen_months(day: date) -> None:
    counts = Counter(d.status for d in deals(told(day)))
    assert counts == {Status.WON: 26, Status.LOST: 14, Status.OPEN: 20}
    begun = min(d.created_on for d in deals(told(day)) if d.created_on)
    assert timedelta(days=450) < day - begun < timedelta(days=640)


@each_day
def test_what_happened_is_in_order_and_over_by_the_morning_of_the_day(day: date) -> None:
    story = told(day)
    times = [act.at for act in story.acts]
    assert times == sorted(times)
    assert max(act.on for act in story.acts) <= day
    assert max(times) <= datetime.combine(day, time(8, 15), tzinfo=ZoneInfo(ZONE))


def test_every_step_begins_where_the_one_before_it_ended() -> None:
    held: dict[UUID, Any] = {}
    for edit in (edit for act in told().acts for edit in act.edits):
        assert held.get(edit.key[1]) == edit.before
        held[edit.key[1]] = edit.after


@each_day
def test_deals_move_stage_by_stage_and_day_by_day(day: date) -> None:
    story = told(day)
    order = {s.id: s.order for s in story.final(Stage)}
    for title, steps in grown(story).items():
        days = [on for on, _ in steps]
        assert days == sorted(days), title
        places = [order[deal.stage_id] for _, deal in steps if deal.stage_id]
        walked = sorted(set(places))
        assert places == sorted(places), title
        assert walked == list(range(max(places) + 1)), title
        last = steps[-1][1]
        if last.status is Status.WON:
            assert max(places) == max(order.values()), title
        if last.closed_on:
            assert days[-1] == last.closed_on
            assert [d.status for _, d in steps[:-1]] == [Status.OPEN] * (len(steps) - 1)


def test_values_and_expected_days_were_changed_on_the_way() -> None:
    steps = [[deal for _, deal in listed] for listed in grown(told()).values()]
    put_off = [len({d.expected_on for d in listed if d.expected_on}) > 1 for listed in steps]
    valued_anew = [len({d.value for d in listed if d.value}) > 1 for listed in steps]
    assert sum(put_off) >= 20
    assert sum(valued_anew) >= 15
    assert sum(listed[0].value is None for listed in steps) >= 10


@each_day
def test_cycles_of_the_wins_let_ages_be_judged(day: date) -> None:
    story = told(day)
    cycle = shown(story).cycle
    assert cycle.enough
    assert cycle.mean is not None
    assert cycle.longest is not None
    assert 45 <= cycle.mean <= 55
    assert cycle.longest <= 92
    tiers = Counter(age_of(d.age_from, day, cycle).tier for d in deals(story, Status.OPEN))
    assert sum(tiers[tier] for tier in SWEPT) == 2
    assert 2 <= tiers[Tier.PAST_MEAN] <= 4
    assert Tier.CANNOT_SAY not in tiers


@each_day
def test_the_gap_bar_of_the_quarter_shows_every_part(day: date) -> None:
    outlook = shown(told(day)).outlook
    assert outlook.target is not None
    assert outlook.shortfall is not None
    parts = (outlook.won, outlook.commit, outlook.weighted_rest, outlook.shortfall)
    won, commit, rest, short = (part.minor / outlook.target.minor for part in parts)
    assert 0.45 <= won <= 0.55
    assert 0.18 <= commit <= 0.22
    assert 0.10 <= rest <= 0.14
    assert 0.15 <= short <= 0.25


@each_day
def test_targets_of_seven_quarters_were_missed_and_reached(day: date) -> None:
    story = told(day)
    reached: list[float] = []
    of_the_desk = [target for target in story.final(Target) if target.whole_desk]
    for target in sorted(of_the_desk, key=lambda t: t.period)[:5]:
        period = Period.parse(target.period)
        won = sum(d.value.minor for d in deals(story, Status.WON) if d.value and d.closed_on in period)
        reached.append(won / target.amount.minor)
    assert len(of_the_desk) == 7
    assert [round(share, 2) for share in reached] == [0.89, 1.05, 0.94, 1.03, 0.87]


def test_losses_have_every_outcome_and_one_main_reason() -> None:
    lost = deals(told(), Status.LOST)
    assert {d.outcome for d in lost} == set(Outcome)
    assert all(sum(r.main for r in d.reasons) == 1 for d in lost)
    assert {r.code for d in lost for r in d.reasons} >= {
        ReasonCode.COMPETITOR_PRICE,
        ReasonCode.COMPETITOR_RELATIONSHIP,
        ReasonCode.COMPETITOR_BRAND,
        ReasonCode.NO_BUDGET,
        ReasonCode.PRODUCT,
    }
    beaten = [d for d in lost if d.outcome is Outcome.COMPETITIVE]
    assert all(any(r.competitor for r in d.reasons) for d in beaten)


@each_day
def test_open_deals_stand_in_every_stage_and_close_in_this_quarter_or_the_next(day: date) -> None:
    story = told(day)
    opened = deals(story, Status.OPEN)
    assert {d.stage_id for d in opened} == {s.id for s in story.final(Stage)}
    targets = sorted({t.period for t in story.final(Target)})
    due = Counter(next((t for t in targets if d.expected_on in Period.parse(t)), "") for d in opened)
    assert due == {targets[-2]: 7, targets[-1]: 13}
    assert all(d.expected_on and d.expected_on >= day for d in opened)


def test_two_deals_have_a_product_and_no_value_yet() -> None:
    without = [d for d in deals(told(), Status.OPEN) if d.value is None]
    assert len(without) == 2
    assert all(line.product_id and line.price for d in without for line in d.lines)


def test_every_other_deal_is_worth_what_its_lines_come_to() -> None:
    due = {p.id: p.recurrence.value for p in told().final(Product)}
    times = {"once": 1, "monthly": 12, "yearly": 1}
    rented_for_half_a_year = "Granite portal, rental for six months"
    for deal in (one for one in deals(told()) if one.currency == "EUR"):
        sums = [
            line.price.minor * line.quantity * (times[due[line.product_id]] if line.product_id else 1)
            for line in deal.lines
            if line.price
        ]
        if deal.value and deal.title != rented_for_half_a_year:
            assert deal.value.minor == sum(sums), deal.title


@each_day
def test_motions_follow_from_what_was_before(day: date) -> None:
    listed: dict[UUID | None, list[Deal]] = defaultdict(list)
    for deal in sorted(deals(told(day)), key=lambda d: d.created_on or day):
        assert deal.created_on
        proposed = proposed_motion(listed[deal.account_id], deal.created_on)
        assert deal.motion is proposed or deal.motion.value in {"former", "revisit_no"}, deal.title
        listed[deal.account_id].append(deal)


@each_day
def test_accounts_that_bought_are_customers_from_their_first_win(day: date) -> None:
    story = told(day)
    bought = {d.account_id for d in deals(story, Status.WON)}
    kinds = {a.id: a.kind for a in story.final(Account)}
    assert {key for key, kind in kinds.items() if kind is AccountKind.CUSTOMER} == bought
    for act in story.acts:
        made = [e.after for e in act.edits if isinstance(e.after, Account) and e.after.kind is AccountKind.CUSTOMER]
        won = [e.after for e in act.edits if isinstance(e.after, Deal) and e.after.status is Status.WON]
        assert not made or [account_of(story, d) for d in won] == made


@each_day
def test_nobody_met_before_the_deal_began_or_after_it_ended(day: date) -> None:
    story = told(day)
    met = talks(story)
    assert len(met) >= 80
    for talk in met:
        assert talk.deal_id
        deal = story.record(Deal, talk.deal_id)
        assert talk.held_on
        assert deal.created_on
        assert deal.created_on <= talk.held_on <= (deal.closed_on or day), (deal.title, talk.note)
        there = {p.id for p in story.final(Person) if p.affiliations[0].account_id == talk.account_id}
        assert there.issuperset(talk.people)
        assert talk.people
        assert there.issuperset(r.raised_by for r in talk.raised if r.raised_by)
    assert sum(bool(talk.raised) for talk in met) >= 12


@each_day
def test_some_deals_have_no_next_step(day: date) -> None:
    story = told(day)
    booked = {f.deal_id for f in story.final(FollowUp) if f.done_on is None}
    booked |= {m.deal_id for m in story.final(Meeting) if m.held_on is None}
    assert sum(d.id not in booked for d in deals(story, Status.OPEN)) == 5


def test_no_text_keeps_a_place_to_fill_in_and_none_names_a_firm_of_the_mock_ups() -> None:
    texts = [text for act in told().acts for edit in act.edits for text in _texts(edit.after)]
    assert len(texts) > 2000
    assert [t for t in texts if "{+" in t or "{-" in t or t != t.strip()] == []
    others = ("Harrow", "Norrland", "Velt Foods", "Tidewell", "Sandoval", "Brightwater", "Kestrel", "Meridian")
    assert [t for t in texts if any(name in t for name in (*others, "Oak & Ember", "Polar Express", "Mercer"))] == []


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in _texts(item)]
    if is_dataclass(value):
        return [text for one in fields(value) for text in _texts(getattr(value, one.name))]
    return []


def test_every_result_belongs_to_a_talk_that_the_story_tells() -> None:
    told_of = {m.id for m in told().final(Meeting) if m.held_on is not None}
    assert results().keys() <= told_of
    assert len(results()) > 15
    materials = {m.id for m in told().final(Material)}
    answers = {a.id for o in told().final(Objection) for a in o.answers}
    plans = [m.plan for m in told().final(Meeting) if m.plan is not None]
    assert {key for plan in plans for key in plan.materials} <= materials
    assert {o.answer_id for plan in plans for o in plan.objections if o.answer_id} <= answers
