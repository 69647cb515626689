"""Proposals for the benchmark: each has other words and other prices, none fits what was kept of another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import count
from random import Random

from PIL import Image, ImageDraw

from salesdesk.application.papers import (
    Compared,
    InvestmentRow,
    Logo,
    LogoKind,
    OptionPaper,
    ProposalContent,
    RaisedBy,
)
from salesdesk.domain.money import Money
from salesdesk.domain.pricing import Totals
from salesdesk.domain.proposal import Heard, Need
from tests.documents.samples import CLIENT, SELLER

_STEMS = """
water linen plant meter filter season hotel boiler permit figure utility crew pipe reading pump tunnel drum steam
valve sensor audit training winter harbour ladder bridge cable engine garden market number office paper quarter
record sample table union vessel window yellow zone answer branch centre detail effort flavour ground handle
island journal kernel letter margin needle option parcel quality return signal thread update volume weight
"""
_ENDINGS = ("", "s", "ing", "ed", "er", "age", "al", "ment", "wise", "ful", "less", "works", "line", "side")
ITEMS = 12
"""Priced items; every one is in both options: 12 + 12 lines."""


def proposals(first: int = 0) -> Iterator[ProposalContent]:
    """Yield proposals of four pages: cover, what was heard with both options, investment, acceptance."""
    for seed in count(first):
        yield proposal(seed)


def proposal(seed: int) -> ProposalContent:
    """A proposal whose words and prices nobody has seen before."""
    says = _Says(Random(seed))
    rows = tuple(
        InvestmentRow(text=says.words(4), quantity=Decimal(says.number(1, 40)), a=says.price(), b=says.price())
        for _ in range(ITEMS)
    )
    return ProposalContent(
        number=f"AS-2026-{seed:04}",
        title=says.words(5),
        issued_on=date(2026, 11, 24),
        valid_until=date(2026, 12, 22),
        currency="EUR",
        seller=SELLER,
        client=replace(CLIENT, person="Marit de Groot"),
        logo=logo(),
        heard=Heard(
            lead=says.sentence(14),
            needs=tuple(
                Need(need=says.words(6), today=says.words(2), wanted=says.words(2), who="M. de Groot") for _ in "ab"
            ),
        ),
        options=(says.option("A", [row.a for row in rows]), says.option("B", [row.b for row in rows])),
        rows=tuple(Compared(label=label, a=says.sentence(9), b=says.sentence(9)) for label in ("Scope",)),
        investment=rows,
    )


class _Says:
    """Words and figures out of one seed."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._stems = _STEMS.split()

    def words(self, many: int) -> str:
        said = " ".join(self._chance.choice(self._stems) + self._chance.choice(_ENDINGS) for _ in range(many))
        return said[0].upper() + said[1:]

    def sentence(self, many: int) -> str:
        return f"{self.words(many)}."

    def number(self, least: int, most: int) -> int:
        return self._chance.randint(least, most)

    def price(self) -> Money:
        return Money.of(self.number(40, 30_000), "EUR")

    def option(self, letter: str, prices: list[Money | None]) -> OptionPaper:
        none = Money.of(0, "EUR")
        total = Money(sum(price.minor for price in prices if price), "EUR")
        return OptionPaper(
            letter=letter,
            name=self.words(4),
            sentence=self.sentence(10),
            totals=Totals(one_off=total, monthly=none, yearly=none),
            delivery=self.words(3),
            raised=(RaisedBy(who="Marit de Groot", on=date(2026, 11, 12), occasion="site visit", words=self.words(7)),),
        )


def logo() -> Logo:
    """A logo as a scanner or a designer leaves it: 600 pixels wide, see-through."""
    picture = Image.new("RGBA", (600, 200), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    for step in range(60):
        draw.ellipse((step * 9, 20 + step, step * 9 + 120, 140 + step), fill=(20 + step * 3, 90, 160 - step, 255))
    file = BytesIO()
    picture.save(file, "PNG")
    return Logo(LogoKind.PNG, file.getvalue())
