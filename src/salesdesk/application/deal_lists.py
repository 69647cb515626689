"""Lists of deals by a filter in people's words: the marks that rest on the desk's own wins turned into days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.changes import Edit, Step
from salesdesk.application.deal_filter import FilterField, FilterNames, FilterWords, Understood, understood
from salesdesk.application.deal_tests import Asked, DealTest, Mark, OlderThan, Quiet
from salesdesk.application.ports import Reading
from salesdesk.application.rows import DealPage, DealQuery, DealRow
from salesdesk.application.staging import in_the_way, with_segments
from salesdesk.domain.ageing import Cycle, Yardsticks, yardsticks_of
from salesdesk.domain.deal import Deal, Stage, Status
from salesdesk.domain.desk_settings import DeskSettings, Rep
from salesdesk.domain.folding import fold
from salesdesk.domain.saved_view import SavedView
from salesdesk.domain.stalled import limit_of, stays_of

_NEVER = 10**6
"""Days that nothing is as old as: what cannot be said flags no deal."""

OPEN = frozenset({Status.OPEN})
_AGES = frozenset({Mark.PAST_MEAN, Mark.PAST_P90, Mark.PAST_LONGEST})


@dataclass(frozen=True, slots=True)
class DealLists:
    """What the pipeline page, its board and its counts ask: one filter gives one query for all of them."""

    bench: Bench

    def names(self) -> FilterNames:
        """Return what a filter may name on this desk today: stages, owners, accounts."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            return FilterNames(
                today=self.bench.changes.today(settings),
                currency=settings.currency,
                fiscal_start=settings.fiscal_start,
                me=settings.me,
                names={
                    FilterField.STAGE: [(one.id, one.name) for one in look.every(Stage)],
                    FilterField.OWNER: [(one.id, one.name) for one in look.every(Rep)],
                    FilterField.ACCOUNT: look.rows.account_names(),
                },
            )

    def page(
        self, query: DealQuery, after: DealRow | None = None, limit: int = 200, *, counted: bool = True
    ) -> DealPage:
        """Return the next deals of a query with what stands in their way and their segments.

        Without `counted` no total comes with the first ones: at a million deals they are there before it.
        """
        with self.bench.look() as look:
            quick = after is None and not counted
            page = look.rows.first_deals(query, limit) if quick else look.rows.deal_page(query, after, limit)
            ways = in_the_way(look, page.rows)
            named = with_segments(look, page.rows, self.bench.changes.settings(look).segment_by)
            return replace(page, rows=tuple(replace(one, impediment=ways.get(one.id)) for one in named))

    def count(self, query: DealQuery) -> int:
        """Return how many deals meet a query."""
        with self.bench.look() as look:
            return sum(total.deals for total in look.rows.stage_totals(query).values())

    def query(self, text: str, words: FilterWords, names: FilterNames | None = None) -> DealQuery:
        """Return what a filter asks for today, as the list that it opens asks for it."""
        names = names or self.names()
        return query_of(self.understand(text, words, names), names.today)

    def views(self) -> tuple[SavedView, ...]:
        """Return the views that were saved, by name."""
        with self.bench.look() as look:
            return tuple(sorted(look.every(SavedView), key=lambda view: fold(view.name)))

    def save_view(self, view: SavedView) -> Step:
        """Keep a view; it takes the place of one of the same name, or of its own id. Raises Missing without a name."""
        named = replace(view, name=view.name.strip())
        for known in self.views():
            if known.id == view.id or fold(known.name) == fold(named.name):
                return self.bench.do(Edit(known, replace(named, id=known.id)))
        return self.bench.do(Edit(None, named))

    def rename_view(self, view: SavedView, name: str) -> Step:
        """Call a view something else. Raises Missing without a name."""
        return self.bench.do(Edit(view, replace(view, name=name.strip())))

    def remove_view(self, view: SavedView) -> Step:
        """Forget a view; its deals stay, and undo brings it back."""
        return self.bench.do(Edit(view, None))

    def understand(self, text: str, words: FilterWords, names: FilterNames | None = None) -> Understood:
        """Return what a filter asks for, its marks of age and standstill turned into days.

        `names` are those of `names()`, for who has asked for them before.
        """
        names = names or self.names()
        wanted = understood(text, words, names)
        return replace(wanted, tests=self.resolved(wanted.tests, names.today))

    def resolved(self, tests: Sequence[Asked], day: date) -> tuple[Asked, ...]:
        """Return the tests with "past average", "past p90", "older than any win" and "stalled" as days."""
        if not any(one.test in _AGES or one.test is Mark.STALLED for one in tests):
            return tuple(tests)
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            measured = _Measured(look, settings, day)
            return tuple(replace(one, test=measured.test(one.test)) for one in tests)


def query_of(found: Understood, as_of: date, chosen: frozenset[Status] = OPEN) -> DealQuery:
    """Return the one query of a filter for table, board, counts and export; `chosen` where it names no status."""
    statuses = chosen if found.statuses is None else found.statuses
    return DealQuery(as_of=as_of, text=found.text, statuses=statuses, tests=found.tests)


class _Measured:
    """What the desk's wins say on a day, worked out once for a filter."""

    def __init__(self, look: Reading, settings: DeskSettings, day: date) -> None:
        self._look = look
        self._settings = settings
        self._day = day
        self._won: Sequence[Deal] = look.rows.won_deals()

    def test(self, test: DealTest) -> DealTest:
        if test in _AGES and isinstance(test, Mark):
            return self._older(test)
        return self._quiet() if test is Mark.STALLED else test

    def _yardsticks(self) -> Yardsticks:
        return yardsticks_of(self._won, self._segments(), self._day)

    def _segments(self) -> Mapping[UUID, str]:
        return self._look.rows.segments(self._settings.segment_by, [deal.id for deal in self._won])

    def _older(self, mark: Mark) -> OlderThan:
        yardsticks = self._yardsticks()
        own = [(name, _days(cycle, mark)) for name, cycle in sorted(yardsticks.segments.items()) if cycle.enough]
        return OlderThan(_days(yardsticks.desk, mark), self._settings.segment_by, tuple(own))

    def _quiet(self) -> Quiet:
        won: dict[UUID, date] = {
            deal.id: deal.closed_on for deal in self._won if deal.closed_on is not None and deal.closed_on <= self._day
        }
        stays, stages = stays_of(self._look.rows.stage_changes(), won), self._look.every(Stage)
        cycle, count = self._yardsticks().desk, len(tuple(stages))
        limits = tuple((stage.id, limit_of(stays.get(stage.id, ()), cycle, count)) for stage in stages)
        return Quiet(limit_of((), cycle, count), limits)


def _days(cycle: Cycle, mark: Mark) -> int:
    if not cycle.enough or cycle.mean is None or cycle.p90 is None or cycle.longest is None:
        return _NEVER
    return {Mark.PAST_MEAN: int(cycle.mean), Mark.PAST_P90: cycle.p90, Mark.PAST_LONGEST: cycle.longest}[mark]
