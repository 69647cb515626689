"""The columns of the list of proposals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from salesdesk.application.proposals_waiting import days_waited
from salesdesk.application.rows import ProposalRow
from salesdesk.domain.proposal import Standing
from salesdesk.ui.parts import PillLook
from salesdesk.ui.tables import Column, IconCell, NumberCell, PillCell, TextCell
from salesdesk.wording.labels import label
from salesdesk.wording.proposals import chosen_short, expired_told, waited_since, waiting_for

if TYPE_CHECKING:
    from salesdesk.ui.parts.pills import PillRole
    from salesdesk.wording import Words

_LOOKS: Mapping[Standing, tuple[PillRole, str]] = {
    Standing.DRAFT: ("neutral", "pencil"),
    Standing.ISSUED: ("info", "hourglass"),
    Standing.EXPIRED: ("warn", "circle-alert"),
    Standing.ANSWERED_A: ("optA", "circle-check"),
    Standing.ANSWERED_B: ("optB", "circle-check"),
    Standing.SUPERSEDED: ("neutral", "history"),
    Standing.WITHDRAWN: ("neutral", "undo-2"),
}
_NEAR: Final = dt.timedelta(days=182)
"""So near, a day needs no year."""
_ANSWERABLE = frozenset({Standing.DRAFT, Standing.ISSUED, Standing.EXPIRED})


def numbered(row: ProposalRow) -> str:
    """Return the number as it is printed: later revisions carry theirs."""
    return row.number if row.revision == 1 else f"{row.number}/{row.revision}"


def standing_look(words: Words, stands: Standing) -> PillLook:
    """Return the pill of where a proposal stands; an issued one waits for a choice."""
    role, picture = _LOOKS[stands]
    return PillLook(label(words, stands), role, picture)


@dataclass(frozen=True, slots=True)
class _Cells:
    """What the table shows of a proposal on a day in the desk's zone."""

    words: Words
    today: Callable[[], dt.date]
    zone: Callable[[], str]

    def waited(self, row: ProposalRow) -> int | None:
        return days_waited(row, self.today(), self.zone())

    def state(self, row: ProposalRow) -> PillCell:
        words, stands, days = self.words, row.standing(self.today()), self.waited(row)
        look = standing_look(words, stands)
        tip = words.text("{state}, {since}", state=look.text, since=waited_since(words, days)) if days else look.text
        if row.valid_until is not None:
            tip = words.text("{state}, valid until {day}", state=tip, day=words.short_date(row.valid_until))
        short = chosen_short(words, stands) or (waiting_for(words, days) if stands is Standing.ISSUED else look.text)
        return PillCell(PillLook(short, look.role, look.picture), tip)

    def total(self, place: int, row: ProposalRow) -> NumberCell:
        known = place < len(row.totals)
        name = row.option_names[place] if place < len(row.option_names) else ""
        return NumberCell(self.words.money(row.totals[place], cents=False) if known else "–", tip=name)

    def valid(self, row: ProposalRow) -> TextCell | IconCell:
        today, whole = self.today(), self.words.short_date(row.valid_until)
        if row.valid_until is None or abs(row.valid_until - today) > _NEAR:
            return TextCell(whole)
        day = self.words.day_month(row.valid_until)
        if row.standing(today) is Standing.EXPIRED:
            return IconCell(day, "circle-alert", "warn", expired_told(self.words, 1))
        return TextCell(day, tip=whole)

    def step(self, row: ProposalRow) -> IconCell | TextCell:
        if row.standing(self.today()) not in _ANSWERABLE:
            return TextCell("–")
        if row.next_step is None:
            return IconCell(self.words.text("None booked"), "triangle-alert", "warn")
        return IconCell(self.words.day_time(row.next_step), "calendar-check")


def proposal_columns(words: Words, today: Callable[[], dt.date], zone: Callable[[], str]) -> list[Column[ProposalRow]]:
    """Return the columns; `today`, in the desk's `zone`, tells which ones have run out and since when others wait."""
    cells = _Cells(words, today, zone)
    a, b = (partial(cells.total, place) for place in range(2))
    return [
        Column("number", words.text("Number"), numbered, width=126, stretch=0, least=122),
        Column(
            "account", words.text("Account"), lambda r: TextCell(r.account, bold=True), width=170, stretch=2, least=146
        ),
        Column("title", words.text("Title"), lambda r: TextCell(r.title), width=180, stretch=3, least=136),
        Column("state", words.text("State"), cells.state, cells.waited, width=142, stretch=0, least=136),
        Column("a", words.text("Option A"), a, _minor(0), right=True, width=95, stretch=0),
        Column("b", words.text("Option B"), b, _minor(1), right=True, width=95, stretch=0),
        Column(
            "valid", words.text("Valid until"), cells.valid, lambda r: r.valid_until, width=103, stretch=0, gives_way=1
        ),
        Column("step", words.text("Next step"), cells.step, _step_at, width=160, stretch=0),
    ]


def _minor(place: int) -> Callable[[ProposalRow], int | None]:
    return lambda row: row.totals[place].minor if place < len(row.totals) else None


def _step_at(row: ProposalRow) -> dt.datetime | None:
    return row.next_step.at if row.next_step is not None else None
