"""Which proposals wait for a choice and since when: the order of the list, and what its head says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from salesdesk.application.rows import ProposalRow
from salesdesk.domain.folding import fold
from salesdesk.domain.proposal import Standing

_ORDER: Final[Mapping[Standing, int]] = {Standing.ISSUED: 0, Standing.EXPIRED: 1, Standing.DRAFT: 2}
_SETTLED: Final = 3
WAITS: Final = frozenset({Standing.ISSUED, Standing.EXPIRED})
"""It went out and nobody answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How many proposals stand where; `oldest` is for how many days the first of those that wait has waited."""

    waiting: int = 0
    oldest: int | None = None
    expired: int = 0
    drafts: int = 0


def day_in(zone: str, at: datetime) -> date:
    """Return the day of an instant in a desk's zone."""
    return at.astimezone(ZoneInfo(zone)).date()


def days_waited(row: ProposalRow, on: date, zone: str) -> int | None:
    """Return for how many days a proposal has been out without an answer; None for one that does not wait.

    An expired one counts on: nobody has said anything yet.
    """
    if row.issued_at is None or row.standing(on) not in WAITS:
        return None
    return max(0, (on - day_in(zone, row.issued_at)).days)


def waiting_first(rows: Iterable[ProposalRow], on: date) -> list[ProposalRow]:
    """Return proposals with what waits first (the longest at the top), what expired, drafts, then what is settled.

    Drafts and settled ones stay in the order they came in.
    """

    def place(row: ProposalRow) -> tuple[int, float]:
        stands = row.standing(on)
        since = row.issued_at.timestamp() if row.issued_at is not None and stands in WAITS else 0.0
        return _ORDER.get(stands, _SETTLED), since

    return sorted(rows, key=place)


def proposals_with(rows: Iterable[ProposalRow], typed: str) -> list[ProposalRow]:
    """Return the proposals that hold every word typed in number, account, title, deal or the names of the options."""
    wanted = fold(typed).split()
    return [row for row in rows if all(word in fold(_searched(row)) for word in wanted)]


def _searched(row: ProposalRow) -> str:
    return " ".join((row.number, row.account, row.title, row.deal, *row.option_names))


def waiting_of(rows: Sequence[ProposalRow], on: date, zone: str) -> Waiting:
    """Count where the proposals of a desk stand on a day in its zone."""
    stands = [row.standing(on) for row in rows]
    waited = [
        days for row in rows if row.standing(on) is Standing.ISSUED and (days := days_waited(row, on, zone)) is not None
    ]
    return Waiting(
        waiting=stands.count(Standing.ISSUED),
        oldest=max(waited, default=None),
        expired=stands.count(Standing.EXPIRED),
        drafts=stands.count(Standing.DRAFT),
    )
