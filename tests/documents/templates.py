"""A filled and an empty revenue forecasting template, the same on every run."""

from __future__ import annotations

from datetime import date

from salesdesk.application.forecast.template import TemplateContent, TemplateDeal
from salesdesk.domain.deal import Category
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period


def euro(amount: str) -> Money:
    """Return an amount in euro."""
    return Money.of(amount, "EUR")


EMPTY = TemplateContent(desk="North", scope="", as_of=date(2026, 12, 1), currency="EUR", period=Period.parse("2026-Q4"))
FILLED = TemplateContent(
    desk="=North & Søn",
    scope="Ada",
    as_of=date(2026, 12, 1),
    currency="EUR",
    period=Period.parse("2026-Q4"),
    target=euro("90000"),
    won=26,
    decided=38,
    mean_won=euro("6974.38"),
    cycle=49.15384615384615,
    slip=0.125,
    weeks=4.4,
    stages=(("Proposal", 0.6), ("=1+1", 0.333), ("Talk*", None)),
    steps=((16, 22), (40, 60), (50, 60)),
    deals=(
        TemplateDeal(title="=HYPERLINK(1)", value=euro("1000.01"), won=True, on=date(2026, 10, 31), counts=True),
        TemplateDeal(title="Commit", stage="Proposal", category=Category.COMMIT, value=euro("20000.05"), counts=True,
                     on=date(2026, 12, 31)),
        TemplateDeal(title="Best", stage="=1+1", category=Category.BEST_CASE, value=euro("777.77"), counts=True,
                     on=date(2026, 12, 2)),
        TemplateDeal(title="Own chance", stage="Proposal", value=euro("5000"), chance=0.055, on=date(2026, 12, 9)),
        TemplateDeal(title="No chance", stage="Talk*", value=euro("400"), on=date(2026, 12, 9), counts=True),
        TemplateDeal(title="Omitted", stage="Proposal", category=Category.OMITTED, value=euro("9999"),
                     on=date(2026, 12, 9)),
        TemplateDeal(title="Next year", stage="Proposal", value=euro("600"), on=date(2027, 1, 1), counts=False),
        TemplateDeal(title="No value", stage="Proposal", on=date(2026, 12, 1), counts=True),
        TemplateDeal(title="No day", stage="Proposal", value=euro("50")),
    ),
)  # fmt: skip
