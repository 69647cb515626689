"""What the customers of the story have besides what they bought in it: written down by who looks after them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from salesdesk.application.sample.acts import Act, added
from salesdesk.application.sample.company import CURRENCY, House
from salesdesk.application.sample.days import Days
from salesdesk.application.sample.keys import key
from salesdesk.application.sample.people_and_accounts import Client
from salesdesk.application.sample.source import Table, read, texts
from salesdesk.domain.holding import Holding
from salesdesk.domain.money import Money

_WRITTEN: Final = -26
"""The day on which the team went through its customers."""
_TURN: Final = 7


def holdings(days: Days, seller: House, buyers: Mapping[str, Client]) -> Iterator[Act]:
    """Yield what was written down of each customer."""
    on = days.day(_WRITTEN)
    for n, told in enumerate(read("holdings")["holding"]):
        account = buyers[told["account"]].account
        yield added([_holding(told, n, days, seller, buyers)], on, days.written(on, _TURN + n), account.owner_id)


def _holding(told: Table, n: int, days: Days, seller: House, buyers: Mapping[str, Client]) -> Holding:
    dated: dict[str, Any] = {name: days.day(told[own], exact=True) for name, own in _DAYS.items() if own in told}
    return Holding(
        id=key("holding", f"{told['account']}/{n}"),
        account_id=buyers[told["account"]].account.id,
        product_id=seller.products[told["code"]].id if "code" in told else None,
        quantity=Decimal(told.get("quantity", 1)),
        value=Money.of(int(told["value"]), CURRENCY) if "value" in told else None,
        **texts(told, "text"),
        **dated,
    )


_DAYS: Final[Mapping[str, str]] = {"since": "since", "renews_on": "renews", "ended_on": "ended"}
