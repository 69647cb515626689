"""Goodwill is worked out from rows that are shown, and grows only by giving (1.5, 1.7, 1.18)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.activity import ActivityKind
from salesdesk.domain.favour import (
    Favour,
    FavourKind,
    Thanks,
    ThanksKind,
    asked,
    checked,
    done,
    is_over,
    thanked,
    waived,
)
from salesdesk.domain.goodwill import FriendlyContact, Goodwill, GoodwillPart, goodwill_of
from salesdesk.domain.money import Money
from salesdesk.domain.refusals import Missing, OutOfRange

TODAY = date(2026, 12, 1)
WHO = uuid4()


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def touch(days: int) -> FriendlyContact:
    return FriendlyContact(on=ago(days), kind=ActivityKind.SERVICE)


def ours(days: int, kind: FavourKind = FavourKind.ISSUE_SOLVED) -> Favour:
    return Favour(id=uuid4(), person_id=WHO, kind=kind, done_on=ago(days), ours=True)


def theirs(days: int, *, asked_for: bool = True, thanked_ago: int | None = None) -> Favour:
    on = ago(thanked_ago) if thanked_ago is not None else None
    return Favour(
        id=uuid4(),
        person_id=WHO,
        kind=FavourKind.REFERRAL,
        done_on=ago(days),
        asked_on=ago(days) if asked_for else None,
        thanks=Thanks(due_on=ago(days - 3), given_on=on),
    )


VECTORS: list[tuple[list[FriendlyContact], list[Favour], int]] = [
    ([], [], 0),
    ([touch(0)], [], 3),
    ([touch(30)], [], 3),
    ([touch(31)], [], 2),
    ([touch(90)], [], 2),
    ([touch(91)], [], 1),
    ([touch(180)], [], 1),
    ([touch(181)], [], 0),
    ([touch(200), touch(40)], [], 2),
    ([touch(-1), touch(40)], [], 2),
    ([], [ours(10), ours(20, FavourKind.HELP)], 2),
    ([], [ours(10, FavourKind.TIP)], 0),
    ([], [ours(365)], 1),
    ([], [ours(366)], 0),
    ([], [theirs(10)], -1),
    ([], [theirs(10, asked_for=False)], 0),
    ([], [theirs(10, thanked_ago=8)], 0),
    ([], [replace(theirs(10, asked_for=False), kind=FavourKind.HELP)], 0),
    ([], [replace(theirs(10, asked_for=False), kind=FavourKind.ISSUE_SOLVED)], 0),
    ([], [theirs(10, asked_for=False, thanked_ago=8)], 1),
    ([touch(40)], [ours(5), ours(6), theirs(3), theirs(300, thanked_ago=299)], 3),
]


@pytest.mark.parametrize(("contacts", "favours", "points"), VECTORS)
def test_1_5_goodwill_by_the_formula(contacts: list[FriendlyContact], favours: list[Favour], points: int) -> None:
    goodwill = goodwill_of(contacts, favours, TODAY)
    assert goodwill.points == points
    assert goodwill.help_first is (points <= 0)


favours_drawn = st.lists(
    st.one_of(
        st.builds(ours, st.integers(-5, 400), st.sampled_from(FavourKind)),
        st.builds(theirs, st.integers(-5, 400), asked_for=st.booleans(), thanked_ago=st.none() | st.integers(-5, 400)),
    ),
    max_size=8,
)
contacts_drawn = st.lists(st.builds(touch, st.integers(-5, 400)), max_size=4)


@given(contacts_drawn, favours_drawn)
def test_b16_the_figure_is_the_sum_of_the_rows_that_are_shown(
    contacts: list[FriendlyContact], favours: list[Favour]
) -> None:
    goodwill = goodwill_of(contacts, favours, TODAY)
    assert goodwill.points == sum(goodwill.of(part) for part in GoodwillPart)
    assert all(row.on <= TODAY and row.points for row in goodwill.rows)
    assert list(goodwill.rows) == sorted(goodwill.rows, key=lambda row: row.on, reverse=True)


@given(contacts_drawn, favours_drawn, st.integers(0, 365))
def test_1_5_giving_never_lessens_it_and_asking_never_adds(
    contacts: list[FriendlyContact], favours: list[Favour], days: int
) -> None:
    before = goodwill_of(contacts, favours, TODAY).points
    assert goodwill_of([*contacts, touch(days)], favours, TODAY).points >= before
    assert goodwill_of(contacts, [*favours, ours(days)], TODAY).points == before + 1
    assert goodwill_of(contacts, [*favours, theirs(days)], TODAY).points == before - 1
    assert goodwill_of(contacts, [*favours, theirs(days, thanked_ago=days)], TODAY).points == before


def test_1_18_a_favour_received_opens_a_thank_you_in_three_days_and_ours_opens_none() -> None:
    referral = Favour(id=uuid4(), person_id=WHO, kind=FavourKind.REFERRAL)
    received = done(asked(referral, ago(9)), TODAY)
    assert received.thanks == Thanks(due_on=date(2026, 12, 4))
    assert (received.asked_on, received.done_on) == (ago(9), TODAY)
    assert done(ours(3), TODAY).thanks is None


def test_1_18_thanks_are_given_with_the_value_of_a_gift_or_waived_with_a_reason() -> None:
    owed = done(Favour(id=uuid4(), person_id=WHO, kind=FavourKind.TIP), ago(3))
    gift = thanked(owed, TODAY, ThanksKind.GIFT, " A book ", Money.of(30, "EUR")).thanks
    assert gift == Thanks(due_on=TODAY, kind=ThanksKind.GIFT, words="A book", given_on=TODAY, gift=Money.of(30, "EUR"))
    note = thanked(owed, TODAY, ThanksKind.NOTE, "", Money.of(30, "EUR")).thanks
    assert note is not None
    assert (note.gift, note.is_open) == (None, False)
    with pytest.raises(Missing):
        thanked(ours(3), TODAY, ThanksKind.NOTE)
    with pytest.raises(OutOfRange):
        thanked(owed, TODAY, ThanksKind.GIFT, "", Money(-1, "EUR"))
    with pytest.raises(Missing):
        waived(owed, "  ")
    let_go = waived(owed, "They want none").thanks
    assert let_go is not None
    assert not let_go.is_open


@pytest.mark.parametrize(
    ("gift", "limit", "over"),
    [
        (Money.of(31, "EUR"), Money.of(30, "EUR"), True),
        (Money.of(30, "EUR"), Money.of(30, "EUR"), False),
        (Money.of(31, "USD"), Money.of(30, "EUR"), False),
        (Money.of(31, "EUR"), None, False),
        (None, Money.of(30, "EUR"), False),
    ],
)
def test_1_18_a_gift_above_the_limit_is_warned_of(gift: Money | None, limit: Money | None, *, over: bool) -> None:
    assert is_over(gift, limit) is over


def test_1_5_a_favour_says_what_it_was_unless_a_name_says_it_all() -> None:
    asked = Favour(id=uuid4(), person_id=WHO, kind=FavourKind.REFERRAL, asked_on=TODAY)
    named = replace(asked, done_on=TODAY, named_id=uuid4())
    assert [checked(asked), checked(named)] == [asked, named]
    for untold in (replace(named, named_id=None), replace(named, kind=FavourKind.TIP), ours(1)):
        with pytest.raises(Missing, match="words"):
            checked(replace(untold, words="  "))


def test_1_5_nothing_is_kept_without_a_day_and_nobody_known_has_no_credit() -> None:
    with pytest.raises(Missing):
        checked(Favour(id=uuid4(), person_id=WHO, kind=FavourKind.TIP))
    told = replace(ours(1), words="Samples for their trial")
    assert checked(told) is told
    assert Goodwill().help_first
