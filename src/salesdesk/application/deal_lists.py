"""Lists of deals by a filter in people's words: the marks that rest on the desk's own wins turned into days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from salesdesk.application.bench import Bench
from salesdesk.application.changes import Edit, Step
from salesdesk.application.deal_filter import FilterField, FilterNames, FilterWords, Understood, understood
from salesdesk.application.deal_tests import Asked
from salesdesk.application.deal_window import DealWindow
from salesdesk.application.rows import DealPage, DealQuery, DealRow
from salesdesk.application.staging import in_the_way, with_segments
from salesdesk.application.wins import as_days
from salesdesk.domain.deal import Stage, Status
from salesdesk.domain.desk_settings import Rep, Team
from salesdesk.domain.folding import fold
from salesdesk.domain.refusals import OutOfRange
from salesdesk.domain.saved_view import SavedView

OPEN = frozenset({Status.OPEN})


@dataclass(frozen=True, slots=True)
class DealLists:
    """What the pipeline page, its board and its counts ask: one filter gives one query for all of them."""

    bench: Bench

    def names(self) -> FilterNames:
        """Return what a filter may name on this desk today: stages, owners, teams, accounts."""
        with self.bench.look() as look:
            settings, reps = self.bench.changes.settings(look), look.every(Rep)
            teams = {one.id: one.name for one in look.every(Team)}
            return FilterNames(
                today=self.bench.changes.today(settings),
                currency=settings.currency,
                fiscal_start=settings.fiscal_start,
                me=settings.me,
                names={
                    FilterField.STAGE: [(one.id, one.name) for one in look.every(Stage)],
                    FilterField.OWNER: [(one.id, one.name) for one in reps],
                    FilterField.TEAM: [
                        (one.id, teams[one.team_id]) for one in reps if one.team_id and one.team_id in teams
                    ],
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

    def window(self, query: DealQuery) -> DealWindow:
        """Return a list of which a window is shown, however long it is."""
        return DealWindow(self.bench, query)

    def count(self, query: DealQuery) -> int:
        """Return how many deals meet a query."""
        with self.bench.look() as look:
            return look.rows.count_deals(query)

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
        """Call a view something else. Raises Missing without a name, OutOfRange (second_view) for that of another."""
        if any(fold(one.name) == fold(name) for one in self.views() if one.id != view.id):
            raise OutOfRange("second_view", name.strip())
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
        with self.bench.look() as look:
            return as_days(look, self.bench.changes.settings(look), day, tests) if tests else ()


def query_of(found: Understood, as_of: date, chosen: frozenset[Status] = OPEN) -> DealQuery:
    """Return the one query of a filter for table, board, counts and export; `chosen` where it names no status."""
    statuses = chosen if found.statuses is None else found.statuses
    return DealQuery(as_of=as_of, text=found.text, statuses=statuses, tests=found.tests)
