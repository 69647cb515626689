"""A deal as its card on the board says it: every word ready, so that painting and reading out ask nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesdesk.domain.deal import Status
from salesdesk.ui.pipeline.columns import age_shown
from salesdesk.ui.tables import IconCell
from salesdesk.wording.deals import status_told, step_short, step_told, value_told
from salesdesk.wording.impediments import impediment_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from salesdesk.application.rows import DealRow
    from salesdesk.domain.impediment import Impediment
    from salesdesk.ui.pipeline.columns import Measure
    from salesdesk.ui.tables import AgeCell
    from salesdesk.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class DealCard:
    """What stands on a card, line by line; `impediment` and `unproven` are empty where there is none.

    `day` is the next step without its kind, for narrow cards; empty where none is booked.
    `said` is the card as a screen reader reads it, `tip` everything whole, line by line, for the pointer.
    """

    row: DealRow
    account: str
    title: str
    value: str
    age: AgeCell
    step: IconCell
    day: str
    impediment: str
    unproven: str
    said: str
    tip: str

    @property
    def key(self) -> str:
        """What tells the card from others across a reload."""
        return str(self.row.id)

    @property
    def is_open(self) -> bool:
        """Whether the deal can be moved."""
        return self.row.status is Status.OPEN


def cards_of(
    rows: Iterable[DealRow], impediments: Mapping[UUID, Impediment], measure: Measure, words: Words
) -> tuple[DealCard, ...]:
    """Return the cards of deals, `impediments` being what stands in their way."""
    return tuple(card_of(row, impediments.get(row.id), measure, words) for row in rows)


def card_of(row: DealRow, impediment: Impediment | None, measure: Measure, words: Words) -> DealCard:
    """Return the card of a deal and of what stands in its way."""
    account = row.account if row.account_id else words.text("No account")
    value, age, step = value_told(row, words), age_shown(row, measure, words), _step(row, words)
    said = impediment_said(words, impediment) if impediment is not None and row.status is Status.OPEN else ""
    stands = words.text("In the way: {said}", said=said) if said else ""
    lacking = row.unproven and row.status is Status.OPEN
    unproven = words.text("unproven") if lacking else ""
    why = words.text("Unproven: a stage before this one lacks what the customer has to do") if lacking else ""
    whole = step_told(row.next_step, words) if row.next_step is not None else step.text
    return DealCard(
        row=row,
        account=account,
        title=row.title,
        value=value,
        age=age,
        step=step,
        day=words.day_time(row.next_step.starts) if row.next_step is not None and row.status is Status.OPEN else "",
        impediment=said,
        unproven=unproven,
        said=", ".join(part for part in (account, row.title, value, age.text, step.text, stands, unproven) if part),
        tip="\n".join(part for part in (f"{account}, {row.title}", age.tip, whole, stands, why) if part),
    )


def _step(row: DealRow, words: Words) -> IconCell:
    """Return the next step of an open deal, how a closed one ended."""
    if row.status is Status.WON:
        return IconCell(status_told(row, words), "trophy", "ok")
    if row.status is not Status.OPEN:
        return IconCell(status_told(row, words), "ban")
    if row.next_step is None:
        return IconCell(step_short(None, words), "triangle-alert", "warn")
    return IconCell(step_short(row.next_step, words), "calendar-check")
