"""What a line of the workbook counts and adds up."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.domain.money import Money


@dataclass(slots=True)
class Tally:
    """So many deals, how many of them have a value and a weighted one, and what these come to in minor units."""

    count: int = 0
    valued: int = 0
    value: int = 0
    weighed: int = 0
    weighted: int = 0

    def add(self, value: Money | None, weighted: Money | None) -> None:
        """Count one deal with its value and weighted value; what is unknown adds nothing."""
        self.count += 1
        if value is not None:
            self.valued += 1
            self.value += value.minor
        if weighted is not None:
            self.weighed += 1
            self.weighted += weighted.minor

    def join(self, other: Tally) -> None:
        """Add another tally to this one."""
        self.count += other.count
        self.valued += other.valued
        self.value += other.value
        self.weighed += other.weighed
        self.weighted += other.weighted


def whole_of(tallies: list[Tally]) -> Tally:
    """Return all of them added up."""
    whole = Tally()
    for tally in tallies:
        whole.join(tally)
    return whole
