"""Catching up goes in order, one person at a time, three actions in sight, and asks before it is overridden (B6)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.activity import ActivityKind
from salesdesk.domain.goodwill import FriendlyContact, Goodwill, goodwill_of
from salesdesk.domain.network import Circle
from salesdesk.domain.pest_guard import Ground, Guard, Verdict
from salesdesk.domain.refusals import Missing, OutOfRange
from salesdesk.domain.stop_order import (
    CatchUp,
    Override,
    Stop,
    StopName,
    StopOutcome,
    StopState,
    catch_up,
    new_contacts,
    noted,
    overridden,
    passed_over,
)
from tests.domain.examples import eur, key

TODAY = date(2026, 12, 12)
STOPPED = Guard(verdict=Verdict.STOP, ground=Ground.ATTEMPTS, unanswered=3)


def name(stop: Stop, number: int, value: int = 1_000, **fields: Any) -> StopName:
    whole: dict[str, Any] = {"stop": stop, "who_id": key(number), "value": eur(value), "chance": 0.5}
    return StopName(**whole | fields)


def customer(number: int, value: int = 1_000, **fields: Any) -> StopName:
    return name(Stop.CUSTOMERS, number, value, **fields)


def stalled(number: int, value: int = 1_000, **fields: Any) -> StopName:
    return name(Stop.STALLED, number, value, deal_id=key(500 + number), **fields)


def friend(number: int, circle: Circle = Circle.FRIEND, **fields: Any) -> StopName:
    return StopName(stop=Stop.NETWORK, who_id=key(number), circle=circle, **fields)


NAMES = [friend(7), stalled(5, 9_000), stalled(6), *(customer(number, 1_000 * number) for number in (1, 2, 3, 4))]


def called(one: StopName) -> StopOutcome:
    return StopOutcome(key=one.key, on=TODAY)


def states(found: CatchUp) -> list[StopState]:
    return [one.state for one in found.stops]


def in_sight(found: CatchUp) -> list[int]:
    return [one.who_id.int for one in found.in_sight]


def test_1_1_at_most_three_next_actions_are_in_sight_and_the_rest_is_folded() -> None:
    found = catch_up(NAMES)
    assert (in_sight(found), found.folded) == ([4, 3, 2], 4)


def test_1_4_customers_come_first_then_stalled_deals_then_the_network() -> None:
    done: tuple[StopOutcome, ...] = ()
    seen: list[int] = []
    while (current := catch_up(NAMES, done).current) is not None:
        seen.append(current.who_id.int)
        done = noted(NAMES, done, (), called(current))
    assert seen == [4, 3, 2, 1, 5, 6, 7]
    assert states(catch_up(NAMES, done)) == [StopState.DONE] * 3


def test_1_4_the_next_stop_opens_with_the_last_outcome_and_not_one_before() -> None:
    customers = [called(one) for one in NAMES if one.stop is Stop.CUSTOMERS]
    assert states(catch_up(NAMES, customers[:-1])) == [StopState.OPEN, StopState.WAITING, StopState.WAITING]
    with pytest.raises(OutOfRange):
        noted(NAMES, customers[:-1], (), called(NAMES[1]))
    last = passed_over(customers[-1].key, TODAY, "On leave")
    opened = noted(NAMES, customers[:-1], (), last)
    assert states(catch_up(NAMES, opened)) == [StopState.DONE, StopState.OPEN, StopState.WAITING]
    assert not opened[-1].was_called


def test_1_4_nobody_is_passed_over_and_no_order_changed_without_a_reason() -> None:
    with pytest.raises(Missing):
        passed_over(NAMES[0].key, TODAY, " ")
    with pytest.raises(Missing):
        overridden((), Stop.NETWORK, TODAY, "")


def test_1_4_the_order_can_be_overridden_with_a_reason_that_is_kept() -> None:
    early = overridden((), Stop.NETWORK, TODAY, " The chamber meets tonight ")
    found = catch_up(NAMES, (), early)
    assert states(found) == [StopState.OPEN, StopState.WAITING, StopState.OVERRIDDEN]
    assert in_sight(found) == [7, 4, 3]
    assert found.stops[2].override == Override(stop=Stop.NETWORK, reason="The chamber meets tonight", on=TODAY)
    assert in_sight(catch_up(NAMES, noted(NAMES, (), early, called(NAMES[0])), early)) == [4, 3, 2]
    both = overridden(early, Stop.STALLED, TODAY, "A decision is due")
    assert in_sight(catch_up(NAMES, (), both)) == [5, 6, 7]


def test_1_4_a_stop_without_names_holds_nobody_up() -> None:
    found = catch_up([friend(7)])
    assert (states(found), in_sight(found)) == ([StopState.DONE, StopState.DONE, StopState.OPEN], [7])
    assert states(catch_up([customer(1)])) == [StopState.OPEN, StopState.WAITING, StopState.WAITING]
    assert catch_up([]).current is None


def test_1_5_without_credit_the_advice_is_to_help_first_and_nobody_is_barred() -> None:
    banked = goodwill_of([FriendlyContact(on=TODAY, kind=ActivityKind.SERVICE)], [], TODAY)
    found = catch_up([customer(1, goodwill=Goodwill()), customer(2, goodwill=banked), customer(3)])
    assert {one.who_id.int: one.help_first for one in found.in_sight} == {1: True, 2: False, 3: False}


def test_1_6_one_person_is_on_the_card_until_there_is_an_outcome() -> None:
    first = catch_up(NAMES).current
    assert first is not None
    assert catch_up(NAMES, ()).current == first
    after = catch_up(NAMES, noted(NAMES, (), (), called(first))).current
    assert after is not None
    assert after != first


def test_1_6_an_outcome_can_be_put_right() -> None:
    one = NAMES[-1]
    again = noted(NAMES, noted(NAMES, (), (), called(one)), (), passed_over(one.key, TODAY, "Wrong number"))
    assert [(outcome.key, outcome.was_called) for outcome in again] == [(one.key, False)]


def test_1_7_names_from_a_referral_become_contacts_that_say_who_referred_them() -> None:
    outcome = StopOutcome(key=NAMES[-1].key, on=TODAY, referral_asked=True, named=("Ada Lenz", " ", "Jon Ek "))
    found = new_contacts(outcome, [key(91), key(92), key(93)])
    assert [(one.id, one.name, one.referred_by) for one in found] == [
        (key(91), "Ada Lenz", key(4)),
        (key(92), "Jon Ek", key(4)),
    ]


def test_1_9_stalled_deals_come_by_value_times_chance_and_the_unknown_last() -> None:
    deals = [stalled(1, 9_000, chance=0.1), stalled(2, 2_000, chance=0.9), stalled(3, value=1, chance=None)]
    assert in_sight(catch_up(deals)) == [2, 1, 3]


def test_1_13_the_network_comes_by_circle_last_contact_and_favour_owed() -> None:
    recent = TODAY - timedelta(days=5)
    network = [
        friend(1, last_on=recent),
        friend(2, last_on=recent, owes_us=True),
        friend(3, circle=Circle.COWORKER, last_on=TODAY - timedelta(days=90)),
        friend(4),
    ]
    first = catch_up(network)
    assert in_sight(first) == [3, 2, 1]
    assert first.folded == 1


def test_1_13_who_was_called_as_a_customer_is_not_called_again_as_a_friend() -> None:
    found = catch_up([customer(1), friend(1), stalled(1)])
    assert [one.names for one in found.stops] == [1, 1, 0]


def test_b4_whom_the_pest_guard_stops_is_told_apart_and_holds_up_no_stop() -> None:
    names = [customer(1, guard=STOPPED), stalled(2)]
    found = catch_up(names)
    assert (in_sight(found), [one.who_id.int for one in found.stopped]) == ([2], [1])
    after = catch_up(names, [called(names[0])])
    assert ([one.names for one in after.stops], after.stopped) == ([1, 1, 0], ())


listed = st.lists(
    st.one_of(
        st.builds(customer, number=st.integers(1, 9), value=st.integers(0, 5)),
        st.builds(stalled, number=st.integers(1, 9), value=st.integers(0, 5)),
        st.builds(friend, number=st.integers(1, 9), circle=st.sampled_from(Circle), owes_us=st.booleans()),
    ),
    max_size=12,
    unique_by=lambda one: one.key,
)


@given(listed, st.randoms())
def test_b6_the_order_of_the_names_changes_nothing(names: list[StopName], random: Any) -> None:
    mixed = list(names)
    random.shuffle(mixed)
    assert catch_up(mixed) == catch_up(names)


@given(listed, st.integers(0, 12))
def test_b6_nobody_of_a_later_stop_is_in_sight_before_its_turn(names: list[StopName], steps: int) -> None:
    done: tuple[StopOutcome, ...] = ()
    for _ in range(steps):
        current = catch_up(names, done).current
        if current is not None:
            done = noted(names, done, (), called(current))
    found = catch_up(names, done)
    assert len({one.stop for one in found.in_sight}) <= 1
    assert len(found.in_sight) + found.folded == sum(one.names - one.done for one in found.stops)
    assert (found.current is None) == (found.folded == 0 and not found.in_sight)
