"""What lists sort and filter by is kept beside the deal: whatever happens, it is what it would be if made anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import Any, cast
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, ExitCriterion, Stage
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.pausing import Pause
from salesdesk.store.batches import BatchWork
from salesdesk.store.desk_file import SqlStore, create_desk
from salesdesk.store.records.deals import deal as deals
from salesdesk.store.words import searchable
from tests.store.making import NOW, moment, settings, stamp, taken_back
from tests.store.test_batches import batch_of

KEYS: dict[type[Any], list[UUID]] = {
    kind: [uuid4() for _ in range(3)] for kind in (Account, Rep, Stage, Deal, FollowUp, Meeting, Evidence)
}
ACTS = ("paused_age", "still_age", "contact_on", "acted_on", "unproven")
CRITERIA = [uuid4() for _ in range(3)]
PAUSES = (
    Pause(begun_on=date(2026, 3, 1), ended_on=date(2026, 4, 1), reason="Their budget is made in April"),
    Pause(begun_on=date(2026, 5, 1), reason="They move house"),
)
some_key = st.integers(0, 2)
steps = st.tuples(st.sampled_from(list(KEYS)), some_key, st.integers(0, 5), st.none() | some_key, st.booleans())


def value(kind: type[Any], at: int, number: int, deal: int | None) -> Any:
    """Return a record of the kind whose looks follow from the numbers."""
    key, of_deal = KEYS[kind][at], None if deal is None else KEYS[Deal][deal]
    one = number % 3
    made: dict[type[Any], Any] = {
        Account: Account(id=key, name=f"Account {number}"),
        Rep: Rep(id=key, name=f"Rep {number}"),
        Stage: Stage(
            id=key,
            name="Stage",
            order=number,
            criteria=(ExitCriterion(id=CRITERIA[at], text="They sent the plan"),) if number % 2 else (),
        ),
        Deal: Deal(
            id=key,
            title=f"Deal {number}",
            currency="EUR",
            account_id=KEYS[Account][one],
            owner_id=KEYS[Rep][one] if number % 2 else None,
            stage_id=KEYS[Stage][one],
            created_on=date(2026, 1, 1 + number),
            qualified_on=date(2026, 2, 1) if number % 2 else None,
            pauses=PAUSES[: number // 2],
        ),
        Evidence: Evidence(
            id=key,
            deal_id=of_deal or KEYS[Deal][one],
            what="They sent the plan",
            happened_on=date(2026, 10, 1 + number),
            criterion_id=CRITERIA[one] if number % 2 else None,
        ),
        FollowUp: FollowUp(
            id=key,
            topic="t",
            starts=moment(1 + number),
            uid="u",
            deal_id=of_deal,
            done_on=date(2026, 11, 1) if number == 5 else None,
        ),
        Meeting: Meeting(
            id=key,
            deal_id=of_deal,
            starts=moment(1 + number) if number else None,
            held_on=date(2026, 11, 1) if number == 5 else None,
        ),
    }
    return made[kind]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    with closing(create_desk(tmp_path_factory.mktemp("derived") / "D.salesdesk", settings(), stamp())) as store:
        yield store


def derived(connection: Connection) -> dict[UUID, tuple[Any, ...]]:
    columns = ["words", "account_words", "owner_words", "stage_place", "known_from", "since", "next_at", *ACTS]
    rows = connection.execute(select(deals.c.id, *(deals.c[name] for name in columns)))
    return {row[0]: tuple(row[1:]) for row in rows}


def made_anew(work: BatchWork) -> dict[UUID, tuple[Any, ...]]:
    """Return what the derived columns should be, from the records alone."""

    def name(kind: type[Any], key: UUID | None) -> str | None:
        return searchable(work.kept(kind, key).value.name) if key else None

    starts = [(s.deal_id, s.starts.at) for s in work.every(FollowUp) if s.done_on is None]
    starts += [(m.deal_id, m.starts.at) for m in work.every(Meeting) if m.held_on is None and m.starts]
    met = [(m.deal_id, m.held_on) for m in work.every(Meeting) if m.held_on]
    acts = [*met, *((e.deal_id, e.happened_on) for e in work.every(Evidence))]
    every = [work.kept(Deal, key).value for key in derived(work._connection)]
    return {
        d.id: (
            searchable(d.title),
            name(Account, d.account_id),
            name(Rep, d.owner_id),
            work.kept(Stage, d.stage_id).value.order if d.stage_id else None,
            min(day for day in (d.created_on, d.qualified_on, d.closed_on) if day),
            d.ages_from,
            min((at for key, at in starts if key == d.id), default=None),
            d.paused_age,
            d.still_age,
            max((day for key, day in met if key == d.id), default=None),
            max((day for key, day in acts if key == d.id), default=None),
            _unproven(work, d),
        )
        for d in every
    }


def _unproven(work: BatchWork, deal: Deal) -> bool:
    """Whether evidence is missing for a criterion of a stage before the deal's (terms: unproven)."""
    if deal.stage_id is None:
        return False
    here = work.kept(Stage, deal.stage_id).value.order
    asked = {one.id for stage in work.every(Stage) if stage.order < here for one in stage.criteria}
    return bool(asked - {e.criterion_id for e in work.every(Evidence) if e.deal_id == deal.id})


@given(st.lists(steps, max_size=15), st.booleans())
def test_derived_columns_are_always_what_they_would_be_if_made_anew(
    desk: SqlStore, done: list[Any], edited_and_taken_back: bool
) -> None:
    batch = uuid4()
    with taken_back(desk) as opened:
        work = cast(BatchWork, opened)
        work.add_many([value(kind, at, at, at) for kind in KEYS for at in range(3)], stamp(batch=batch))
        work.add_batch(batch_of(batch))
        for kind, at, number, deal, end in done:
            live(work, value(kind, at, number, deal), end=end and kind in {FollowUp, Meeting, Deal, Evidence})
        if edited_and_taken_back:
            for key in KEYS[Deal]:
                live(work, replace(work.kept(Deal, key).value, note="edited"), end=False)
            work.take_back(batch, NOW)
        assert derived(work._connection) == made_anew(work)


def live(work: BatchWork, wanted: Any, *, end: bool) -> None:
    """Put a record whatever it was before, or end it."""
    kept = work.kept(type(wanted), wanted.id)
    before = None if kept.archived else kept.value
    work.put(before, None if end and before is not None else wanted, stamp())
