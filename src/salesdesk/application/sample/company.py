"""Who sells in the story: Barelight, makers of laser cleaning machines, with four people in one team."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from salesdesk.application.sample.days import Days
from salesdesk.application.sample.keys import key
from salesdesk.application.sample.source import Table, read, texts
from salesdesk.application.setting_up import DEFAULT_STAGES
from salesdesk.domain.deal import ExitCriterion, Stage
from salesdesk.domain.desk_settings import Company, DeskSettings, Rep, Target, Team
from salesdesk.domain.exchange import ExchangeRate
from salesdesk.domain.letterhead import Letterhead
from salesdesk.domain.money import Money
from salesdesk.domain.period import Span
from salesdesk.domain.pricing import Tax
from salesdesk.domain.product import Product, Recurrence, TaxClass

CURRENCY = "EUR"
COUNTRY = "NL"
ZONE = "Europe/Amsterdam"
COMPANY = Company(
    name="Barelight",
    address="Gieterijweg 18\n5617 XB Eindhoven\nNetherlands",
    email="hello@barelight.example",
    phone="+31 40 000 01 00",
    web="www.barelight.example",
)
USUAL_TAX = "standard"
PAYMENT_TERMS = "All amounts are net of VAT and due 30 days after the invoice."


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What the seller brings: people, stages in their order, taxes, the price list by code, papers, targets, rates."""

    team: Team
    reps: tuple[Rep, ...]
    stages: tuple[Stage, ...]
    taxes: tuple[TaxClass, ...]
    products: dict[str, Product]
    letterhead: Letterhead
    targets: tuple[Target, ...]
    rates: tuple[ExchangeRate, ...]

    def tax_of(self, product_id: UUID | None) -> Tax:
        """Return the tax of an item: that of its product, the usual one where it is none of the catalogue."""
        product = next((p for p in self.products.values() if p.id == product_id), None)
        found = next((tax for tax in self.taxes if product and tax.id == product.tax_id), self.taxes[0])
        return Tax(name=found.name, rate=found.rate)

    @property
    def me(self) -> Rep:
        """Who looks at the sample desk."""
        return self.reps[0]


def house(days: Days) -> House:
    """Return the seller of the story; targets are those of the quarters around day 0."""
    told = read("company")
    team = Team(id=key("team", "field"), **texts(told["team"], "name", "office"))
    return House(
        team=team,
        reps=_reps(told["reps"], team.id),
        stages=tuple(
            Stage(
                id=key("stage", name),
                name=name,
                order=n,
                chance=chance,
                expected_days=usual,
                qualifies=qualifies,
                criteria=tuple(ExitCriterion(id=key("criterion", text), text=text) for text in criteria),
            )
            for n, (name, chance, usual, qualifies, criteria) in enumerate(DEFAULT_STAGES)
        ),
        taxes=tuple(
            TaxClass(id=key("tax", one["key"]), name=one["name"], rate=Decimal(one["rate"]), usual=n == 0)
            for n, one in enumerate(told["taxes"])
        ),
        products={p.code: p for p in map(_product, read("products")["product"])},
        letterhead=Letterhead(
            id=key("letterhead", "ours"),
            colour=told["letterhead"]["colour"],
            terms=told["letterhead"]["terms"].strip(),
        ),
        targets=tuple(
            Target(
                id=key("target", index), period=days.quarter(int(index)).name, amount=Money.of(int(amount), CURRENCY)
            )
            for index, amount in told["targets"].items()
        ),
        rates=tuple(
            ExchangeRate(
                id=key("rate", f"{one['currency']}/{one['day']}"),
                currency=one["currency"],
                per_base=Decimal(one["per_base"]),
                from_on=days.day(one["day"]),
            )
            for one in told["rates"]
        ),
    )


def _reps(told: list[Table], team: UUID) -> tuple[Rep, ...]:
    manager = key("rep", told[-1]["key"])
    reps = (Rep(id=key("rep", t["key"]), team_id=team, **texts(t, "name", "email", "prefix")) for t in told)
    return tuple(rep if rep.id == manager else replace(rep, manager_id=manager) for rep in reps)


def _product(told: Table) -> Product:
    return Product(
        id=key("product", told["code"]),
        price=Money.of(int(told["price"]), CURRENCY),
        recurrence=Recurrence(told.get("due", Recurrence.ONCE)),
        tax_id=key("tax", told.get("tax", USUAL_TAX)),
        cost=Money.of(int(told["cost"]), CURRENCY),
        upsells_to=key("product", told["upsells_to"]) if "upsells_to" in told else None,
        renews_to=key("product", told["renews_to"]) if "renews_to" in told else None,
        **texts(told, "name", "code", "group", "unit"),
    )


def settled(settings: DeskSettings, me: UUID) -> DeskSettings:
    """Return a new desk's settings as the story needs them: quarters of the calendar year, who is me, our company."""
    return replace(
        settings,
        me=me,
        company=settings.company if settings.company.name else COMPANY,
        currency=CURRENCY,
        fiscal_start=1,
        span=Span.QUARTER,
        payment_terms=PAYMENT_TERMS,
        sample=True,
    )
