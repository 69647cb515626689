"""A moment that a program writes in UTC is a day in the desk's zone: at half past ten in the evening it is the next."""

from __future__ import annotations

from datetime import date

import pytest

from salesdesk.application.importing.instants import local_days
from salesdesk.application.importing.remembering import How
from salesdesk.application.importing.tables import Cell
from salesdesk.domain.deal import Deal
from tests.application.importing.files import office, text

ATHENS, NEW_YORK = "Europe/Athens", "America/New_York"


@pytest.mark.parametrize(
    ("cell", "zone", "day"),
    [
        ("2026-03-01T22:30:00.000Z", ATHENS, date(2026, 3, 2)),
        ("2026-03-01T22:30:00.000+0000", ATHENS, date(2026, 3, 2)),
        ("2026-03-01 22:30 UTC", ATHENS, date(2026, 3, 2)),
        ("2026-03-01T21:59:59Z", ATHENS, date(2026, 3, 1)),
        ("2026-07-01T21:30:00Z", ATHENS, date(2026, 7, 2)),
        ("2026-03-01T22:30:00+02:00", ATHENS, date(2026, 3, 1)),
        ("2026-03-02T03:00:00Z", NEW_YORK, date(2026, 3, 1)),
    ],
)
def test_a_moment_with_its_distance_from_utc_is_the_day_of_the_zone(cell: str, zone: str, day: date) -> None:
    assert local_days([cell], zone, in_utc=False) == [day]


@pytest.mark.parametrize(
    "cell",
    ["2026-03-01", "2026-03-01 22:30", "01/03/2026 22:30 UTC", "soon", "2026-13-01T10:00Z", None, 5, date(2026, 3, 1)],
)
def test_anything_else_stays_as_it_is(cell: Cell) -> None:
    assert local_days([cell], ATHENS, in_utc=False) == [cell]


def test_without_a_zone_nothing_is_moved() -> None:
    assert local_days(["2026-03-01T22:30:00Z"], "", in_utc=True) == ["2026-03-01T22:30:00Z"]


def test_pipedrives_moments_are_in_utc_though_they_do_not_say_so() -> None:
    content = (
        "Deal - ID,Deal - Title,Deal - Stage,Deal - Status,Deal - Won time,Deal - Expected close date\n"
        "1,A,Sold,Won,2026-03-01 22:30:00,2026-03-01"
    )
    trial = office()
    trial.bring(text(content))
    deal = trial.one(Deal, "A")
    assert deal.closed_on == date(2026, 3, 2)
    other = How().read(text("Deal,Stage,Closed on\nA,Won,2026-03-01 22:30:00"), ATHENS)
    assert other.rows[0].cells["closed_on"] == "2026-03-01"
