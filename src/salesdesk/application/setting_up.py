"""What a desk is set to: company, me, stages, taxes, products; and what a new desk starts with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.changes import Edit, Step
from salesdesk.application.rows import DealQuery
from salesdesk.application.selling import stages_in_order
from salesdesk.domain.deal import ExitCriterion, Stage
from salesdesk.domain.desk_settings import DeskSettings, Rep
from salesdesk.domain.exchange import ExchangeRate
from salesdesk.domain.letterhead import Letterhead
from salesdesk.domain.product import Product, TaxClass

DEFAULT_STAGES: tuple[tuple[str, float, int, bool, tuple[str, ...]], ...] = (
    ("First contact", 0.10, 10, False, ("They told us what they want to change",)),
    (
        "Qualified",
        0.25,
        15,
        True,
        ("They named who decides and by when", "They said which budget it comes from"),
    ),
    ("Solution", 0.45, 15, True, ("They confirmed what the solution has to do",)),
    ("Proposal", 0.65, 12, True, ("They chose option A or option B",)),
    ("Agreement", 0.85, 8, True, ("They sent the agreement back signed",)),
)
"""Name, chance, expected days, qualified from here, what the customer does before a deal goes on (4.8)."""


class StageInUse(Exception):
    """Open deals stand in the stage, so it cannot be put away; carries its name and how many."""

    def __init__(self, name: str, deals: int) -> None:
        super().__init__(name, deals)
        self.name = name
        self.deals = deals


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsView:
    """Everything the settings page shows; `has_letterhead` tells a kept letterhead from one nobody wrote on yet."""

    settings: DeskSettings
    me: Rep | None
    reps: tuple[Rep, ...]
    stages: tuple[Stage, ...]
    products: tuple[Product, ...]
    letterhead: Letterhead
    has_letterhead: bool = False
    taxes: tuple[TaxClass, ...] = ()
    rates: tuple[ExchangeRate, ...] = ()


@dataclass(frozen=True, slots=True)
class SettingUp:
    """What a person sets on a desk."""

    bench: Bench

    def view(self) -> SettingsView:
        """Return the settings with me, the stages and the product list."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            letterhead = next(iter(look.every(Letterhead)), None)
            return SettingsView(
                settings=settings,
                me=look.find(Rep, settings.me),
                reps=tuple(sorted(look.every(Rep), key=lambda r: r.name)),
                stages=stages_in_order(look),
                products=tuple(sorted(look.every(Product), key=lambda p: (p.group, p.name))),
                letterhead=letterhead or Letterhead(id=settings.id),
                has_letterhead=letterhead is not None,
                taxes=tuple(sorted(look.every(TaxClass), key=lambda t: (not t.usual, -t.rate, t.name))),
                rates=tuple(sorted(look.every(ExchangeRate), key=lambda r: (r.currency, -r.from_on.toordinal()))),
            )

    def settings(self) -> DeskSettings:
        """Return the desk's settings alone."""
        return self.bench.settings()

    def keep(self, before: object, after: object) -> Step:
        """Keep an edit made in a form. Raises Conflict and refusals."""
        return self.bench.do(Edit(before, after))

    def introduce(self, name: str, email: str = "", prefix: str = "SD") -> Step:
        """Say who "me" is. Raises Missing without a name."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            before = look.find(Rep, settings.me)
        if before is not None:
            return self.bench.do(Edit(before, replace(before, name=name.strip(), email=email.strip(), prefix=prefix)))
        me = Rep(id=self.bench.new_id(), name=name.strip(), email=email.strip(), prefix=prefix)
        return self.bench.do(Edit(None, me), Edit(settings, replace(settings, me=me.id)))

    def add_default_stages(self) -> Step:
        """Give a desk without stages the usual ones."""
        return self.bench.do(*(Edit(None, stage) for stage in self.default_stages()))

    def default_stages(self) -> Sequence[Stage]:
        """Return the stages a new desk starts with."""
        return [
            Stage(
                id=self.bench.new_id(),
                name=name,
                order=n,
                chance=chance,
                expected_days=days,
                qualifies=qualifies,
                criteria=tuple(ExitCriterion(id=self.bench.new_id(), text=text) for text in criteria),
            )
            for n, (name, chance, days, qualifies, criteria) in enumerate(DEFAULT_STAGES)
        ]

    def add_stage(self, name: str) -> Step:
        """Add a stage behind the others; its chance is not known yet. Raises Missing without a name."""
        with self.bench.look() as look:
            order = max((s.order for s in look.every(Stage)), default=-1) + 1
        return self.bench.do(Edit(None, Stage(id=self.bench.new_id(), name=name.strip(), order=order)))

    def move_stage(self, key: UUID, by: int) -> Step:
        """Move a stage up (-1) or down (1) in the order."""
        with self.bench.look() as look:
            stages = list(stages_in_order(look))
        at = next(i for i, s in enumerate(stages) if s.id == key)
        to = min(max(0, at + by), len(stages) - 1)
        stages.insert(to, stages.pop(at))
        return self.bench.do(*(Edit(s, replace(s, order=n)) for n, s in enumerate(stages) if s.order != n))

    def put_away_stage(self, key: UUID) -> Step:
        """Put a stage away. Raises StageInUse while open deals stand in it."""
        with self.bench.look() as look:
            stage = look.kept(Stage, key).value
            held = look.rows.stage_totals(DealQuery(as_of=date.max)).get(key)
        if held is not None:
            raise StageInUse(stage.name, held.deals)
        return self.bench.do(Edit(stage, None))

    def add_tax(self, name: str, rate: Decimal) -> Step:
        """Add a class of tax; the first one is the usual one. Raises Missing (name), OutOfRange (rate)."""
        with self.bench.look() as look:
            first = not look.every(TaxClass)
        return self.bench.do(Edit(None, TaxClass(id=self.bench.new_id(), name=name.strip(), rate=rate, usual=first)))

    def make_usual(self, key: UUID) -> Step:
        """Take a class of tax for new lines that say none, instead of the one before."""
        with self.bench.look() as look:
            taxes = look.every(TaxClass)
        return self.bench.do(*(Edit(t, replace(t, usual=t.id == key)) for t in taxes if t.usual != (t.id == key)))

    def put_away_tax(self, key: UUID) -> Step:
        """Put a class of tax away; its products have none from then on, lines of proposals keep what they have."""
        with self.bench.look() as look:
            tax = look.kept(TaxClass, key).value
            of_it = [product for product in look.every(Product) if product.tax_id == key]
        return self.bench.do(*(Edit(p, replace(p, tax_id=None)) for p in of_it), Edit(tax, None))

    def set_rate(self, before: ExchangeRate | None, after: ExchangeRate) -> Step:
        """Keep a rate, new (None before) or changed; another one of the same currency and day makes room for it.

        Raises OutOfRange (currency, exchange_rate), Conflict.
        """
        with self.bench.look() as look:
            same = [
                Edit(rate, None)
                for rate in look.every(ExchangeRate)
                if rate.id != after.id and (rate.currency, rate.from_on) == (after.currency, after.from_on)
            ]
        return self.bench.do(*same, Edit(before, after))

    def add_product(self, product_name: str) -> Step:
        """Add a product without a price yet. Raises Missing without a name."""
        return self.bench.do(Edit(None, Product(id=self.bench.new_id(), name=product_name.strip())))
