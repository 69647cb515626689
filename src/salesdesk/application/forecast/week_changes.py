"""What changed in the pipeline of a period since last week, rep by rep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.forecast.ground import EVERYBODY, Ground, Scope, ground_of
from salesdesk.application.forecasting import changes_since, rates_of
from salesdesk.application.ports import Reading, WorkCalendars
from salesdesk.domain.deal import Deal
from salesdesk.domain.history import Change, rewound
from salesdesk.domain.week_changes import Changed, Shift, Shifted, changed, per_owner, pushes_of

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerChanges:
    """The changes of one owner's deals; no `owner_id`: deals that nobody owns. Their name is "" where nobody knows."""

    owner_id: UUID | None
    name: str
    changed: tuple[Shifted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """What changed between two days, whole and by owner; `titles` names each deal of it."""

    whole: Changed
    owners: tuple[OwnerChanges, ...]
    titles: Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class WeekChanges:
    """The finger on the pulse: asked by the page, the review and the workbook."""

    bench: Bench
    calendars: WorkCalendars

    def view(
        self, name: str = "", as_of: date | None = None, scope: Scope = EVERYBODY, since: date | None = None
    ) -> ChangesView:
        """Return what changed after `since` (a week before the day unless told). Raises NotAPeriod."""
        ground = ground_of(self.bench, self.calendars, name, as_of, scope)
        return self.of(ground, since)

    def of(self, ground: Ground, since: date | None = None) -> ChangesView:
        """Return the same for a ground that was laid already."""
        first = since or ground.day - WEEK
        with self.bench.look() as look:
            later = changes_since(look, first)
            earlier = _earlier(look, ground, later)
            shown = changed(ground.period, first, ground.day, earlier, ground.deals, ground.currency)
            titled = replace(shown, shifted=_with_pushes(look, shown.shifted, ground.day))
        return changes_of(titled, ground)


def changes_of(whole: Changed, ground: Ground) -> ChangesView:
    """Return changes by owner, in the order of the reps' names, what nobody owns last."""
    names = {rep.id: rep.name for rep in ground.reps}
    owners = [
        OwnerChanges(owner_id=owner, name=names.get(owner, "") if owner else "", changed=listed)
        for owner, listed in per_owner(whole).items()
    ]
    touched = {one.deal_id for one in whole.shifted}
    return ChangesView(
        whole=whole,
        owners=tuple(sorted(owners, key=lambda one: (not one.name, one.name.casefold(), str(one.owner_id)))),
        titles={deal.id: deal.title for deal in ground.deals if deal.id in touched},
    )


def _earlier(look: Reading, ground: Ground, later: Mapping[UUID, Iterable[Change]]) -> Mapping[UUID, Deal]:
    """The deals of the ground as they stood on the earlier day, at the exchange rates of the later one."""
    rates = rates_of(look, ground.settings, ground.day)
    here = {deal.id for deal in ground.deals}
    changes = {key: listed for key, listed in later.items() if key in here}
    now = {deal.id: deal for deal in look.rows.deals_for_figures() if deal.id in changes} if changes else {}
    return {key: rates.deal(rewound(deal, changes[key])) for key, deal in now.items()}


def _with_pushes(look: Reading, shifted: Iterable[Shifted], day: date) -> tuple[Shifted, ...]:
    return tuple(
        replace(one, pushes=pushes_of(look.rows.changes_of(one.deal_id), day)) if one.shift is Shift.PUSHED else one
        for one in shifted
    )
