"""The proposal that the settings show as a sample: invented, and made as every real one with the desk's settings."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, Final

from salesdesk.application.papers import Compared, OptionPaper, Paper, Party, ProposalContent, RaisedBy
from salesdesk.application.proposal_paper import investment_rows, logo_of, seller_of
from salesdesk.application.resources import resource
from salesdesk.application.setting_up import SettingsView
from salesdesk.domain.money import Money
from salesdesk.domain.pricing import Tax
from salesdesk.domain.product import Product, Recurrence, TaxClass
from salesdesk.domain.proposal import LETTERS, Heard, Need, ProposalLine, ProposalOption

TALKED: Final = timedelta(days=8)
"""How long before the sample's day its options were raised."""
FEW: Final = 3
MANY: Final = 5
USUAL_TAX: Final = Tax(name="21 %", rate=Decimal(21))
_INVENTED: Final = ((Recurrence.ONCE, 0, 18_400), (Recurrence.YEARLY, 1, 1_250), (Recurrence.ONCE, 1, 980))
"""How often, in which group, at which price (major units) the invented items are due."""


def sample_content(view: SettingsView, today: date) -> ProposalContent:
    """Return the sample as it prints with these settings: language, paper, terms, company, letterhead.

    Its items come from the catalogue where that has prices in the desk's currency, else they are invented.
    """
    settings, letterhead = view.settings, view.letterhead
    told = _told(settings.language)
    options = _options(view, told)
    a, b = options
    return ProposalContent(
        number=f"{view.me.prefix if view.me else 'SD'}-{today.year}-0001",
        title=told["title"],
        language=settings.language,
        paper=Paper(settings.paper),
        issued_on=today,
        valid_until=today + timedelta(days=settings.valid_days),
        currency=settings.currency,
        seller=seller_of(settings.company, view.me),
        client=Party(company=told["client"], person=told["person"]),
        heard=Heard(lead=told["lead"], needs=tuple(Need(**need) for need in told["needs"])),
        options=(_paper(view, told, 0, a, today), _paper(view, told, 1, b, today)),
        payment=settings.payment_terms,
        rows=tuple(Compared(label=label, a=in_a, b=in_b) for label, in_a, in_b in (told["row"], told["row_2"])),
        investment=investment_rows(a, b),
        terms=letterhead.terms,
        names_raisers=letterhead.names_raisers,
        colour=letterhead.colour,
        logo=logo_of(letterhead),
    )


@cache
def _texts() -> Mapping[str, Any]:
    return tomllib.loads(resource("samples", "sample_page.toml").read_text(encoding="utf-8"))


def _told(language: str) -> Mapping[str, Any]:
    """Return the texts in a language; one that has none is told in English."""
    listed = _texts()
    found: Mapping[str, Any] = listed.get(language, listed["en"])
    return found


def _options(view: SettingsView, told: Mapping[str, Any]) -> tuple[ProposalOption, ProposalOption]:
    """Return two options that differ as real ones do: the second has fewer items, and more of the last."""
    listed = _from_catalogue(view) or _invented(view, told)
    fewer = (*listed[1:-1], replace(listed[-1], quantity=listed[-1].quantity + 1))
    named = [told["option_a"], told["option_b"]]
    both = [
        ProposalOption(
            name=name, sentence=sentence, delivery=told["delivery"][at], installation=told["installation"][at]
        )
        for at, (name, sentence) in enumerate(named)
    ]
    return replace(both[0], lines=listed), replace(both[1], lines=fewer)


def _from_catalogue(view: SettingsView) -> tuple[ProposalLine, ...]:
    """Return a few items of the catalogue, so many of each group that one kind alone does not fill the page."""
    taxes = {tax.id: tax for tax in view.taxes}
    usual = next((tax for tax in view.taxes if tax.usual), None)
    priced = [p for p in view.products if p.price is not None and p.price.currency == view.settings.currency]
    rank: dict[str, int] = {}
    ranked: list[tuple[int, Product]] = []
    for product in priced:
        rank[product.group] = rank.get(product.group, 0) + 1
        ranked.append((rank[product.group], product))
    chosen = sorted(ranked, key=lambda pair: pair[0])[:MANY]
    in_order = sorted((product for _, product in chosen), key=lambda p: (p.group, p.name))
    if len(in_order) < FEW:
        return ()
    return tuple(_line(product, taxes.get(product.tax_id) if product.tax_id else usual) for product in in_order)


def _line(product: Product, tax: TaxClass | None) -> ProposalLine:
    price = product.price or Money.zero("EUR")
    return ProposalLine(
        text=product.name,
        group=product.group,
        quantity=Decimal(1),
        unit=product.unit,
        price=price,
        product_id=product.id,
        recurrence=product.recurrence,
        tax=Tax(name=tax.name, rate=tax.rate) if tax else None,
    )


def _invented(view: SettingsView, told: Mapping[str, Any]) -> tuple[ProposalLine, ...]:
    usual = next((Tax(name=tax.name, rate=tax.rate) for tax in view.taxes if tax.usual), USUAL_TAX)
    return tuple(
        ProposalLine(
            text=text,
            group=told["groups"][group],
            quantity=Decimal(1),
            price=Money.of(price, view.settings.currency),
            recurrence=recurrence,
            tax=usual,
        )
        for text, (recurrence, group, price) in zip(told["items"], _INVENTED, strict=True)
    )


def _paper(view: SettingsView, told: Mapping[str, Any], at: int, option: ProposalOption, today: date) -> OptionPaper:
    raised = RaisedBy(who=told["person"], on=today - TALKED, occasion=told["occasion"], words=told["raised"][at])
    return OptionPaper(
        letter=LETTERS[at],
        name=option.name,
        sentence=option.sentence,
        totals=option.totals(view.settings.currency),
        delivery=option.delivery,
        installation=option.installation,
        raised=(raised,),
    )


def pages_shown(investment: int | None, pages: int) -> tuple[int, ...]:
    """Return the pages worth looking at (from 0): the cover, then from the investment on, which has the terms."""
    return (0, *range(max(1, investment or 1), pages)) if pages else ()
