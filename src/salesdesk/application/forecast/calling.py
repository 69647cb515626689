"""What people say of a period: the rep's number, the lead's beside it, and what each deal counts as (F4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.changes import Edit, Step
from salesdesk.application.forecast.outlooks import call_of
from salesdesk.application.ports import Reading
from salesdesk.domain.deal import Category, Deal
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.forecast_call import ForecastCall, adjusted, committed
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period


@dataclass(frozen=True, slots=True)
class Calling:
    """How numbers and categories are said; each act is one step."""

    bench: Bench

    def commit(self, name: str, owner: UUID | None, amount: Money | None) -> Step:
        """Commit to a number for a period, for a rep or (None) the whole desk; None takes it back.

        Raises NotAPeriod, NotKept (no such rep), OutOfRange (called).
        """
        with self.bench.look() as look:
            before, call = self._call(look, name, owner)
            today = self.bench.changes.today(self.bench.changes.settings(look))
        return self._keep(before, committed(call, amount, today))

    def adjust(self, name: str, owner: UUID | None, amount: Money | None, because: str) -> Step:
        """Put my number beside the rep's, with its reason; None takes it away again.

        Raises NotAPeriod, NotKept (no such rep), Missing (reason), OutOfRange (called).
        """
        with self.bench.look() as look:
            before, call = self._call(look, name, owner)
            me = self.bench.changes.settings(look).me
        return self._keep(before, adjusted(call, amount, me, because))

    def count_as(self, categories: Mapping[UUID, Category]) -> Step:
        """Count deals as what is said, all in one step. Raises NotKept."""
        with self.bench.look() as look:
            deals = [(live(look, Deal, key), category) for key, category in categories.items()]
        return self.bench.do(*(Edit(deal, replace(deal, category=category)) for deal, category in deals))

    def _call(self, look: Reading, name: str, owner: UUID | None) -> tuple[ForecastCall | None, ForecastCall]:
        settings = self.bench.changes.settings(look)
        if owner is not None:
            live(look, Rep, owner)
        today = self.bench.changes.today(settings)
        period = (
            Period.parse(name, settings.fiscal_start)
            if name
            else Period.around(today, settings.span, settings.fiscal_start)
        )
        before = call_of(look.every(ForecastCall), period, owner)
        return before, before or ForecastCall(id=self.bench.new_id(), period=period.name, owner_id=owner)

    def _keep(self, before: ForecastCall | None, after: ForecastCall) -> Step:
        """Keep a call; one that never said anything needs no record."""
        says = after.committed is not None or after.adjusted is not None
        return self.bench.do(*([Edit(before, after)] if before is not None or says else []))
