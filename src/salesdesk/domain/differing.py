"""Which priced items set the two options apart: the rows behind a difference in configuration (2.17)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from salesdesk.domain.proposal import ProposalOption


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemApart:
    """An item of which there is more in one option than in the other; None where it is not in it."""

    text: str
    unit: str
    a: Decimal | None
    b: Decimal | None


def items_apart(a: ProposalOption, b: ProposalOption) -> tuple[ItemApart, ...]:
    """Return the items whose quantities differ, in the order of A, then those that B alone has."""
    sides = (_quantities(a), _quantities(b))
    lines = {line.key: line for line in (*b.lines, *a.lines)}
    return tuple(
        ItemApart(text=lines[key].text, unit=lines[key].unit, a=sides[0].get(key), b=sides[1].get(key))
        for key in dict.fromkeys((*sides[0], *sides[1]))
        if sides[0].get(key) != sides[1].get(key)
    )


def _quantities(option: ProposalOption) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for line in option.lines:
        sums[line.key] = sums.get(line.key, Decimal(0)) + line.quantity
    return sums
