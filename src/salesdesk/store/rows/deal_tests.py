"""What a filter asks of deals, as conditions on their table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, false, func, not_, or_, select

from salesdesk.application.deal_tests import (
    Asked,
    Attribute,
    ClosesBetween,
    Compare,
    DealTest,
    Figure,
    FigureIs,
    Mark,
    OlderThan,
    OneOf,
    Quiet,
)
from salesdesk.store.records.deals import deal, impediment
from salesdesk.store.records.desk import stage
from salesdesk.store.rows.pipeline_rows import in_segment, segment_name

Condition = ColumnElement[bool]


def tested(asked: Iterable[Asked], as_of: date, currency: str) -> Iterable[Condition]:
    """Yield a condition for each test; values are compared in the desk's currency, other currencies never meet."""
    for one in asked:
        condition = _condition(one.test, as_of, currency)
        # What is not known does not meet a test; said only where it is turned round, because it hides an index.
        yield not_(func.coalesce(condition, false())) if one.but else condition


def _condition(test: DealTest, as_of: date, currency: str) -> Condition:
    if isinstance(test, FigureIs):
        return _figure(test, as_of, currency)
    if isinstance(test, ClosesBetween):
        return _closes(test)
    if isinstance(test, OneOf):
        return _one_of(test)
    if isinstance(test, OlderThan):
        return _older(test, as_of)
    if isinstance(test, Quiet):
        return _quiet(test, as_of)
    return _MARKS[test](as_of)


_COMPARED: Mapping[Compare, Callable[[Any, Any], Condition]] = {
    Compare.LESS: lambda one, other: one < other,
    Compare.AT_MOST: lambda one, other: one <= other,
    Compare.IS: lambda one, other: one == other,
    Compare.AT_LEAST: lambda one, other: one >= other,
    Compare.MORE: lambda one, other: one > other,
}
_TURNED: Mapping[Compare, Compare] = {
    Compare.LESS: Compare.MORE,
    Compare.AT_MOST: Compare.AT_LEAST,
    Compare.IS: Compare.IS,
    Compare.AT_LEAST: Compare.AT_MOST,
    Compare.MORE: Compare.LESS,
}


def _figure(test: FigureIs, as_of: date, currency: str) -> Condition:
    compared = _COMPARED[test.compare]
    if test.figure is Figure.AGE:
        # The older a deal, the earlier the day that it counts from; a deal that waits keeps the age of that day.
        since = _COMPARED[_TURNED[test.compare]](deal.c.since, _days_before(as_of, int(test.amount)))
        ages = and_(deal.c.paused_age.is_(None), since)
        return or_(ages, compared(deal.c.paused_age, int(test.amount)))
    if test.figure is Figure.VALUE:
        return and_(deal.c.value_currency == (test.currency or currency), compared(deal.c.value_minor, test.amount))
    if test.figure is Figure.KEEPS:
        return compared(deal.c.keeps, test.amount)
    stages = select(stage.c.chance).where(stage.c.id == deal.c.stage_id).correlate(deal).scalar_subquery()
    return compared(func.coalesce(deal.c.chance, stages), test.amount)


def _closes(test: ClosesBetween) -> Condition:
    later = deal.c.expected_on >= test.first if test.first is not None else deal.c.expected_on.is_not(None)
    return and_(later, deal.c.expected_on <= test.last) if test.last is not None else later


_ATTRIBUTES: Mapping[Attribute, ColumnElement[Any]] = {
    Attribute.STAGE: deal.c.stage_id,
    Attribute.OWNER: deal.c.owner_id,
    Attribute.ACCOUNT: deal.c.account_id,
    Attribute.CATEGORY: deal.c.category,
    Attribute.MOTION: deal.c.motion,
}


def _one_of(test: OneOf) -> Condition:
    if test.attribute is Attribute.IMPEDIMENT:
        return _stands(impediment.c.kind.in_(sorted(map(str, test.chosen))))
    return _ATTRIBUTES[test.attribute].in_(sorted(test.chosen, key=str))


def _stands(*also: Condition) -> Condition:
    """Return the condition of deals in whose way something stands."""
    standing = and_(
        impediment.c.deal_id == deal.c.id, impediment.c.removed_on.is_(None), impediment.c.archived_at.is_(None), *also
    )
    return select(impediment.c.id).where(standing).correlate(deal).exists()


def _older(test: OlderThan, as_of: date) -> Condition:
    name = segment_name(test.by)
    if test.segments and name is not None:
        return _older_by_name(test, name, as_of)
    own = [and_(in_segment(test.by, name), _is_older(days, as_of)) for name, days in test.segments]
    if not own:
        return _is_older(test.days, as_of)
    others = not_(func.coalesce(or_(*(in_segment(test.by, name) for name, _ in test.segments)), false()))
    return or_(and_(others, _is_older(test.days, as_of)), *own)


def _older_by_name(test: OlderThan, name: ColumnElement[str], as_of: date) -> Condition:
    """Return the condition where a deal's segment is looked up by its row: one range of days, and the own day in it."""
    own = dict(test.segments)
    least, most = (pick([test.days, *own.values()]) for pick in (min, max))
    # A segment is looked up only for deals of an age that is too old for one segment and not for another.
    day = case(
        {one: _days_before(as_of, days) for one, days in own.items()}, value=name, else_=_days_before(as_of, test.days)
    )
    since, paused = deal.c.since, deal.c.paused_age
    aged = and_(since < _days_before(as_of, least), or_(since < _days_before(as_of, most), since < day))
    waited = and_(paused > least, or_(paused > most, paused > case(own, value=name, else_=test.days)))
    return or_(and_(paused.is_(None), aged), waited)


def _is_older(days: int, as_of: date) -> Condition:
    ages = and_(deal.c.paused_age.is_(None), deal.c.since < _days_before(as_of, days))
    return or_(ages, deal.c.paused_age > days)


def _quiet(test: Quiet, as_of: date) -> Condition:
    last = func.coalesce(deal.c.acted_on, deal.c.contact_on)
    own = [and_(deal.c.stage_id == key, last < _days_before(as_of, days)) for key, days in test.stages]
    keys: list[UUID] = [key for key, _ in test.stages]
    others = or_(deal.c.stage_id.is_(None), deal.c.stage_id.not_in(keys))
    quiet = or_(and_(others, last < _days_before(as_of, test.days)), *own)
    handled = and_(_stands(), deal.c.next_at.is_not(None))
    return and_(deal.c.contact_on.is_not(None), quiet, not_(handled))


def _days_before(day: date, days: int) -> date:
    return day - timedelta(days=min(days, (day - date.min).days))


def _unresolved(_as_of: date) -> Condition:
    """Marks that rest on the desk's own wins are turned into days before they come here."""
    return false()


_MARKS: Mapping[Mark, Callable[[date], Condition]] = {
    Mark.NO_NEXT_STEP: lambda _: deal.c.next_at.is_(None),
    Mark.UNPROVEN: lambda _: deal.c.unproven.is_(other=True),
    Mark.OVERDUE: lambda as_of: deal.c.expected_on < as_of,
    Mark.NO_VALUE: lambda _: deal.c.value_minor.is_(None),
    Mark.NO_CLOSE: lambda _: deal.c.expected_on.is_(None),
    Mark.NO_ACCOUNT: lambda _: deal.c.account_id.is_(None),
    Mark.PAUSED: lambda _: deal.c.paused_age.is_not(None),
    Mark.PAST_MEAN: _unresolved,
    Mark.PAST_P90: _unresolved,
    Mark.PAST_LONGEST: _unresolved,
    Mark.STALLED: _unresolved,
}
