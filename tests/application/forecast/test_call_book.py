"""Whom to call about a gap is told from what the desk knows: who, why now, what it brings (B5, 0.3, 0.4, 0.8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from salesdesk.application.forecast.call_book import CallBook
from salesdesk.application.forecast.call_reasons import CallReasons, Known
from salesdesk.application.forecast.gap import gap_of
from salesdesk.application.forecast.ground import Scope
from salesdesk.application.forecast.naming import planned
from salesdesk.application.forecast.playing import Events, plays_of
from salesdesk.application.forecast.sold import Sold
from salesdesk.application.forecast.usual import usual_of
from salesdesk.application.gap_rows import AccountBrief, Reachable
from salesdesk.domain.deal import BuyingRole, Deal, DealPerson, LossReason, Motion, Outcome, ReasonCode, Status
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.exchange import day_rates
from salesdesk.domain.favour import Favour, FavourKind
from salesdesk.domain.gap_plan import Candidate, LeftOutWhy
from salesdesk.domain.holding import Holding
from salesdesk.domain.pest_guard import Ground as Because
from salesdesk.domain.pest_guard import Guard, Verdict
from salesdesk.domain.plays import Play
from salesdesk.domain.product import Product, Recurrence
from salesdesk.domain.why_now import Changed, Trigger
from tests.application.forecast.grounds import DAY, Q4, a_ground, an_open, decided, euro

SERVICE = Product(id=uuid4(), name="Service", price=euro(1_200), recurrence=Recurrence.YEARLY)
LATELY, LONG_AGO = date(2026, 9, 1), date(2025, 4, 1)


class Place:
    """An account of the tests with the people there."""

    def __init__(self, name: str, *people: str, industry: str = "steel", owner: UUID | None = None) -> None:
        self.brief = AccountBrief(id=uuid4(), name=name, industry=industry, owner_id=owner)
        self.people = [Reachable(id=uuid4(), name=who, account_id=self.id, phone="1") for who in people]

    @property
    def id(self) -> UUID:
        return self.brief.id

    def won(self, on: date = LATELY, amount: int = 1_000, **fields: Any) -> Deal:
        begun = on - timedelta(days=20)
        ended = {"status": Status.WON, "closed_on": on, "created_on": begun, "qualified_on": begun}
        return an_open(amount, **{"account_id": self.id, "motion": Motion.EXISTING, **ended, **fields})

    def lost(self, on: date, code: ReasonCode, **fields: Any) -> Deal:
        reasons = (LossReason(code=code),)
        won = self.won(on, 5_000, motion=Motion.REVISIT_NO)
        return replace(won, status=Status.LOST, outcome=Outcome.NO_DECISION, reasons=reasons, **fields)

    def has(self, product: Product = SERVICE, **fields: Any) -> Holding:
        return replace(Holding(id=uuid4(), account_id=self.id, product_id=product.id, since=LONG_AGO), **fields)


def a_book(
    places: Sequence[Place],
    deals: Sequence[Deal] = (),
    *,
    holdings: Sequence[Holding] = (),
    products: Sequence[Product] = (SERVICE,),
    scope: Scope | None = None,
    reps: Sequence[Rep] = (),
    target: int | None = 100_000,
    parts: dict[UUID, list[tuple[UUID, bool]]] | None = None,
    **known: Any,
) -> CallBook:
    sold = Sold(
        accounts={one.id: one.brief for one in places},
        products={one.id: one for one in products},
        holdings=holdings,
        bought=(),
        rates=day_rates("EUR", (), DAY),
        today=DAY,
        last=Q4.last,
    )
    staff = {one.id: one.people for one in places}
    ground = a_ground(deals, target, scope=scope, reps=reps)
    reasons = CallReasons(ground, Known(sold=sold, noes=[d for d in deals if d.reasons], **known))
    return CallBook(reasons, staff, parts or {})


def moved(book: CallBook, **fields: Any) -> CallBook:
    """Return the book on another ground."""
    return replace(book, reasons=replace(book.reasons, ground=replace(book.ground, **fields)))


def only(book: CallBook) -> Candidate:
    (found,) = book.candidates()
    return found


def done_for(who: Reachable, on: date = LATELY) -> Favour:
    return Favour(id=uuid4(), person_id=who.id, kind=FavourKind.HELP, done_on=on, ours=True)


def test_0_3_a_customer_is_called_about_the_renewal_up_to_90_days_after_the_period() -> None:
    place = Place("Meyer", "Ada")
    renewal = place.has(renews_on=Q4.last + timedelta(days=90), value=euro(900))
    found = only(a_book([place], [place.won()], holdings=[renewal]))
    assert (found.play, found.motion, found.why.trigger) == (Play.EXISTING_CUSTOMERS, Motion.EXISTING, Trigger.RENEWAL)
    assert (found.value, found.chance, found.about, found.person_id) == (euro(900), 1.0, SERVICE.id, place.people[0].id)
    later = replace(renewal, renews_on=Q4.last + timedelta(days=91))
    assert not a_book([place], [place.won()], holdings=[later]).reasons.by_account


def test_0_3_who_has_an_open_deal_is_worked_there_and_not_called() -> None:
    place = Place("Meyer", "Ada")
    book = a_book([place], [place.won(), an_open(account_id=place.id)], holdings=[place.has(renews_on=DAY)])
    assert not book.reasons.by_account


def test_1_8_a_gap_counts_the_other_customers_of_the_industry_and_not_the_one_that_is_called() -> None:
    lacking = Place("Meyer", "Ada")
    others = [Place(f"Customer {number}", "Bea") for number in range(8)]
    deals = [one.won() for one in (lacking, *others)]
    held = [one.has(replace(SERVICE, id=SERVICE.id)) for one in others[:6]]
    other = Product(id=uuid4(), name="Press", price=euro(700))
    held += [one.has(other) for one in (lacking, *others[6:])]
    reasons = a_book([lacking, *others], deals, holdings=held, products=[SERVICE, other]).reasons.by_account[lacking.id]
    (gap,) = [one for one in reasons if one.why.trigger is Trigger.PRODUCT_GAP]
    assert (gap.why.product_id, gap.why.share, gap.why.seen, gap.value) == (SERVICE.id, 0.75, 8, euro(1_200))


def test_0_4_a_former_customer_is_called_with_what_the_orders_brought_in_the_middle() -> None:
    place = Place("Meyer", "Ada")
    found = only(a_book([place], [place.won(LONG_AGO, amount) for amount in (1_000, 3_000, 9_000)]))
    assert (found.play, found.why.trigger, found.why.on) == (Play.FORMER_CUSTOMERS, Trigger.BOUGHT_BEFORE, LONG_AGO)
    assert found.value == euro(3_000)


def test_0_8_a_no_is_revisited_when_its_reason_can_have_changed_unless_they_bought_since() -> None:
    place = Place("Meyer", "Ada")
    no = place.lost(date(2026, 8, 1), ReasonCode.NO_BUDGET)
    found = only(a_book([place], [no]))
    assert (found.play, found.why.changed, found.value, found.about) == (
        Play.REVISIT_NOES,
        Changed.BUDGET,
        euro(5_000),
        no.id,
    )
    assert not a_book([place], [place.lost(date(2026, 8, 1), ReasonCode.PRODUCT)]).reasons.by_account
    bought = a_book([place], [no, place.won(LATELY)])
    assert Play.REVISIT_NOES not in {one.play for listed in bought.reasons.by_account.values() for one in listed}


def test_0_8_who_left_and_a_contract_that_ends_are_read_off_the_desk() -> None:
    place, left = Place("Meyer", "Ada"), uuid4()
    people = (DealPerson(person_id=left, role=BuyingRole.DECIDES),)
    no = place.lost(date(2026, 8, 1), ReasonCode.NO_SPONSOR, people=people)
    gone = only(a_book([place], [no], left={(left, place.id): date(2026, 10, 1)}))
    assert (gone.why.changed, gone.why.on) == (Changed.CONTACT_LEFT, date(2026, 10, 1))
    dear = place.lost(date(2026, 8, 1), ReasonCode.COMPETITOR_PRICE)
    ends = only(a_book([place], [dear], contracts={dear.id: date(2027, 1, 31)}))
    assert (ends.why.changed, ends.why.on) == (Changed.CONTRACT_ENDS, date(2027, 1, 31))


def test_b5_who_owes_us_a_favour_is_the_one_to_call_and_a_reason_where_there_is_no_other() -> None:
    place = Place("Meyer", "Ada", "Bea")
    favours = {place.people[1].id: [done_for(place.people[1])]}
    friends = {place.people[1].id: place.people[1]}
    alone = only(a_book([place], [place.won()], favours=favours, friends=friends))
    assert (alone.why.trigger, alone.person_id, alone.value) == (
        Trigger.FAVOUR_OWED,
        place.people[1].id,
        euro(1_000),
    )
    book = a_book([place], [place.won()], holdings=[place.has(renews_on=DAY)], favours=favours, friends=friends)
    assert only(book).why.trigger is Trigger.RENEWAL
    assert [why.trigger for why in book.reasons.also(place.id, only(book).why)] == [Trigger.FAVOUR_OWED]


def test_0_5_a_favour_owed_by_somebody_else_is_networking_which_closes_no_gap() -> None:
    friend = Reachable(id=uuid4(), name="Cleo", phone="2")
    book = a_book([], favours={friend.id: [done_for(friend)]}, friends={friend.id: friend})
    assert (only(book).play, only(book).account_id) == (Play.NETWORKING, None)


def test_b5_called_is_who_may_be_and_has_a_number_and_decides() -> None:
    place, deal = Place("Meyer", "Ada", "Bea", "Cleo", "Dora"), Place("Meyer").won()
    ada, bea, cleo, dora = place.people
    place.people = [replace(ada, do_not_contact=True), replace(bea, phone=""), cleo, dora]
    won = replace(deal, account_id=place.id)
    parts = {ada.id: [(won.id, True)], bea.id: [(won.id, True)], dora.id: [(won.id, False)]}
    assert only(a_book([place], [won], holdings=[place.has(renews_on=DAY)], parts=parts)).person_id == dora.id
    nobody = Place("Nobody there")
    book = a_book([nobody], [nobody.won()], holdings=[nobody.has(renews_on=DAY)])
    assert (book.candidates(), book.nobody) == ((), 1)


def test_0_15_a_rep_is_given_the_accounts_that_are_the_reps() -> None:
    ada, bea = (Rep(id=uuid4(), name=name, team_id=team) for name, team in (("A", uuid4()), ("B", uuid4())))
    mine, theirs = Place("Mine", "M", owner=ada.id), Place("Theirs", "T")
    deals = [mine.won(owner_id=bea.id), theirs.won(owner_id=bea.id)]
    held = [one.has(renews_on=DAY) for one in (mine, theirs)]
    for scope, named in (
        (Scope(owner_id=ada.id), {mine.id}),
        (Scope(team_id=bea.team_id), {theirs.id}),
        (Scope(), {mine.id, theirs.id}),
    ):
        assert (
            set(a_book([mine, theirs], deals, holdings=held, scope=scope, reps=[ada, bea]).reasons.by_account) == named
        )


def the_plan(book: CallBook, guards: dict[UUID, Guard] | None = None) -> Any:
    plays = plays_of(book.ground, (), (), Events(), more_to_sell=True)
    listed = [replace(one, guard=(guards or {}).get(one.person_id, one.guard)) for one in book.candidates()]
    return planned(book, listed, gap_of(book.ground), plays.judged)


@pytest.fixture
def three() -> tuple[list[Place], CallBook]:
    places = [Place(name, name[0], industry="") for name in ("Arn", "Boll", "Corn")]
    held = [
        one.has(renews_on=DAY, value=euro(amount)) for one, amount in zip(places, (3_000, 2_000, 1_000), strict=True)
    ]
    deals = [one.won() for one in places for _ in range(4)] + [one.lost(LATELY, ReasonCode.PRODUCT) for one in places]
    return places, a_book(places, deals, holdings=held)


def test_b5_the_plan_names_who_is_called_and_who_is_left_out_and_why(three: tuple[list[Place], CallBook]) -> None:
    (first, second, third), book = three
    third.people[0] = replace(third.people[0], do_not_contact=True)
    tried = Guard(verdict=Verdict.STOP, ground=Because.ATTEMPTS)
    found = the_plan(book, {second.people[0].id: tried})
    assert [found.accounts[one.candidate.account_id] for one in found.plan.calls] == [first.brief.name]
    assert [(one.candidate.account_id, one.why) for one in found.plan.left_out] == [
        (second.id, LeftOutWhy.PEST_GUARD),
        (third.id, LeftOutWhy.DO_NOT_CONTACT),
    ]
    assert found.plan.after > found.plan.before or found.plan.after == found.plan.before == 0
    assert found.plan.expected == euro(3_000)


def test_0_1_without_a_target_or_a_gap_no_plan_is_made(three: tuple[list[Place], CallBook]) -> None:
    _, book = three
    assert the_plan(moved(book, target=None)) is None
    assert the_plan(moved(book, target=euro(0))) is None


def test_b5_hours_are_one_reps_or_those_of_every_active_rep(three: tuple[list[Place], CallBook]) -> None:
    places, book = three
    reps = [Rep(id=uuid4(), name=name, active=name != "gone") for name in ("A", "B", "gone")]
    everybody = moved(book, reps=tuple(reps))
    assert (the_plan(everybody).callers, the_plan(book).callers) == (2, 1)
    assert the_plan(moved(everybody, scope=Scope(owner_id=reps[0].id))).callers == 1
    none = moved(book, settings=replace(book.ground.settings, play_minutes=0))
    assert [out.why for out in the_plan(none).plan.left_out] == [LeftOutWhy.NO_HOURS] * 3
    assert len(places) == 3


def test_b5_a_motion_with_fewer_than_eight_decided_deals_rests_on_all_of_them() -> None:
    news = [replace(one, motion=Motion.NEW) for one in decided(6, 2, amount=500)]
    olds = [replace(one, motion=Motion.EXISTING) for one in decided(1, 3, amount=9_000)]
    usual = usual_of([*news, *olds], DAY, "EUR")
    assert (usual[Motion.NEW].rate.value, usual[Motion.NEW].rate.n, usual[Motion.NEW].pooled) == (0.75, 8, False)
    assert (usual[Motion.EXISTING].rate.n, usual[Motion.EXISTING].pooled) == (12, True)
    assert usual[Motion.NEW].value == euro(500)
    unfit = [replace(one, outcome=Outcome.DISQUALIFIED) for one in decided(0, 5)]
    assert usual_of([*news, *unfit], DAY, "EUR")[Motion.NEW].rate.n == 8


def test_0_3_nobody_said_whether_more_can_be_sold_until_something_is_in_the_catalogue() -> None:
    once = replace(SERVICE, recurrence=Recurrence.ONCE)
    place = Place("Meyer", "Ada")

    def more(*products: Product, holdings: Sequence[Holding] = ()) -> bool | None:
        return a_book([place], products=products, holdings=holdings).known.sold.more_to_sell

    assert (more(), more(once), more(SERVICE)) == (None, False, True)
    assert more(once, replace(once, id=uuid4())), "one is sold beside the other"
    assert more(replace(once, upsells_to=uuid4()))
    assert more(once, holdings=[place.has(once, renews_on=DAY)])
