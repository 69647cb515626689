"""What a group's events become when its calendar is read again (1.14; RFC 5545, SEQUENCE)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import count
from typing import Any
from uuid import UUID

from salesdesk.application.calendar_file import LineFault, ReadEvent
from salesdesk.application.event_planning import EventPlan, planned
from salesdesk.domain.moment import Moment
from salesdesk.domain.network import GroupEvent

TODAY = date(2026, 12, 1)
GROUP = UUID(int=9)
STARTS = Moment.of(date(2026, 12, 3), time(19), "Europe/Berlin")
LATER = Moment.of(date(2026, 12, 4), time(19), "Europe/Berlin")


def _read(uid: str = "1@chamber.example", **fields: Any) -> ReadEvent:
    whole: dict[str, Any] = {"line": 4, "uid": uid, "title": "Breakfast", "starts": STARTS, "minutes": 60}
    return ReadEvent(**whole | fields)


def _kept(uid: str = "1@chamber.example", **fields: Any) -> GroupEvent:
    whole: dict[str, Any] = {"id": UUID(int=1), "group_id": GROUP, "title": "Breakfast", "starts": STARTS}
    whole["uid"] = uid
    return GroupEvent(**whole | fields)


def _planned(*events: ReadEvent, kept: tuple[GroupEvent, ...] = (), whole: bool = True) -> EventPlan:
    ids = count(100)
    return planned(
        events, kept, GROUP, new_id=lambda: UUID(int=next(ids)), today=TODAY, untitled="Chamber", whole=whole
    )


def test_1_14_a_new_event_is_added_with_all_that_its_file_says() -> None:
    (made,) = _planned(_read(place="Mill", note="Bring cards", sequence=2)).added
    assert (made.group_id, made.title, made.starts, made.minutes) == (GROUP, "Breakfast", STARTS, 60)
    assert (made.place, made.note, made.uid, made.sequence) == ("Mill", "Bring cards", "1@chamber.example", 2)
    assert made.attending is None


def test_an_event_without_a_title_is_called_as_its_group() -> None:
    assert _planned(_read(title="")).added[0].title == "Chamber"


def test_rfc5545_the_same_uid_is_the_same_event_read_twice_it_is_unchanged() -> None:
    plan = _planned(_read(), kept=(_kept(),))
    assert (plan.edits, plan.unchanged) == ((), 1)


def test_rfc5545_a_newer_sequence_moves_the_event_and_asks_again_who_attends() -> None:
    kept = _kept(attending=True)
    plan = _planned(_read(sequence=1, starts=LATER), kept=(kept,))
    ((before, after),) = plan.updated
    assert before is kept
    assert (after.id, after.starts, after.attending) == (kept.id, LATER, None)
    ((_, renamed),) = _planned(_read(sequence=1, title="Brunch"), kept=(kept,)).updated
    assert (renamed.title, renamed.attending) == ("Brunch", True)


def test_rfc5545_an_older_sequence_changes_nothing_and_is_told() -> None:
    plan = _planned(_read(sequence=1, starts=LATER), kept=(_kept(sequence=2),))
    assert plan.edits == ()
    assert [(one.line, one.fault) for one in plan.problems] == [(4, LineFault.OLDER_EVENT)]


def test_rfc5545_of_two_versions_in_a_file_the_newest_counts() -> None:
    first = datetime(2026, 11, 1, tzinfo=UTC)
    versions = (
        _read(title="By sequence", sequence=2),
        _read(title="By stamp", sequence=1, stamp=first.replace(day=2), line=9),
        _read(title="Old", sequence=1, stamp=first, line=20),
    )
    plan = _planned(*versions)
    assert [one.title for one in plan.added] == ["By sequence"]
    assert sorted(one.line for one in plan.problems) == [9, 20]
    assert [one.title for one in _planned(*versions[1:]).added] == ["By stamp"]


def test_rfc5545_what_is_cancelled_goes_and_is_not_added() -> None:
    kept = _kept()
    assert _planned(_read(cancelled=True, sequence=1), kept=(kept,)).gone == (kept,)
    assert _planned(_read(cancelled=True)).edits == ()


def test_dates_to_come_that_a_series_no_longer_has_are_called_off_past_ones_stay() -> None:
    past = _kept("1@chamber.example#20261102", starts=None, day=date(2026, 11, 2))
    lost = _kept("1@chamber.example#20261203", starts=None, day=date(2026, 12, 3))
    other = _kept("2@chamber.example#20261203", starts=None, day=date(2026, 12, 3))
    here = _read(occurrence="20261210", starts=None, day=date(2026, 12, 10))
    plan = _planned(here, kept=(past, lost, other))
    assert plan.gone == (lost,)
    assert [one.uid for one in plan.added] == ["1@chamber.example#20261210"]
    assert _planned(here, kept=(lost,), whole=False).gone == ()
