from __future__ import annotations

from datetime import date, timedelta

import pytest

from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.objective_fields import NO_FIELDS, ObjectiveFields
from salesdesk.domain.research import CHECK_AGAIN_DAYS, Finding, FindingKind, is_old
from tests.domain.examples import key

TODAY = date(2026, 12, 1)


def found(on: date | None) -> Finding:
    return Finding(id=key(), kind=FindingKind.INDUSTRY, text="Rules change in 2027", found_on=on)


@pytest.mark.parametrize(("age", "old"), [(0, False), (180, False), (181, True), (4000, True), (-3, False)])
def test_4_12_a_finding_is_to_be_checked_again_after_half_a_year(age: int, old: bool) -> None:
    days = DeskSettings(id=key(), name="Trial", currency="EUR", zone="UTC").check_again_days
    assert days == CHECK_AGAIN_DAYS == 180
    assert is_old(found(TODAY - timedelta(days=age)), TODAY, days) is old


def test_4_12_the_age_is_a_setting_and_a_finding_without_a_date_is_not_judged() -> None:
    assert is_old(found(TODAY - timedelta(days=31)), TODAY, 30)
    assert not is_old(found(TODAY - timedelta(days=30)), TODAY, 30)
    assert not is_old(found(None), TODAY, 1)


def test_2_2_fields_of_an_objective_say_something_or_nothing() -> None:
    assert not NO_FIELDS.any_given
    assert not ObjectiveFields(who="  ", moves="\n").any_given
    assert all(ObjectiveFields(**{name: "x"}).any_given for name in ("who", "does", "shown_by", "moves"))
