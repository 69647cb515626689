"""The columns of the list of proposals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from salesdesk.application.rows import ProposalRow
from salesdesk.domain.proposal import ProposalState
from salesdesk.ui.parts import PillLook
from salesdesk.ui.tables import Column, IconCell, NumberCell, PillCell, TextCell
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from salesdesk.ui.parts.pills import PillRole
    from salesdesk.wording import Words

_LOOKS: Mapping[ProposalState, tuple[PillRole, str]] = {
    ProposalState.DRAFT: ("neutral", "pencil"),
    ProposalState.ISSUED: ("info", "hourglass"),
    ProposalState.ANSWERED_A: ("ok", "circle-check"),
    ProposalState.ANSWERED_B: ("ok", "circle-check"),
    ProposalState.SUPERSEDED: ("neutral", "history"),
ProposalState.WITHDRAWN: ("neutral", "undo-2"),
}


def numbered(row: ProposalRow) -> str:
    """Return the number as it is printed: later revisions carry theirs."""
    return row.number if row.revision == 1 else f"{row.number}/{row.revision}"


def state_look(words: Words, state: ProposalState) -> PillLook:
    """Return the pill of a state; an issued proposal waits for a choice."""
    role, picture = _LOOKS[state]
    told = words.text("Waits for a choice") if state is ProposalState.ISSUED else label(words, state)
    return PillLook(told, role, picture)


def proposal_columns(words: Words, today: Callable[[], dt.date]) -> list[Column[ProposalRow]]:
    """Return the columns; `today` tells which ones have run out."""

    def total(place: int) -> Callable[[ProposalRow], NumberCell]:
        def cell(row: ProposalRow) -> NumberCell:
            known = place < len(row.totals)
            name = row.option_names[place] if place < len(row.option_names) else ""
            return NumberCell(words.money(row.totals[place], cents=False) if known else "–", tip=name)

        return cell

    def valid(row: ProposalRow) -> TextCell | IconCell:
        day = row.valid_until
        if day is not None and day < today() and row.state is ProposalState.ISSUED:
            return IconCell(words.short_date(day), "circle-alert", "warn", words.text("It has run out"))
        return TextCell(words.short_date(day))

    def step(row: ProposalRow) -> IconCell:
        if row.next_step is None:
            return IconCell(words.text("None booked"), "triangle-alert", "warn")
        return IconCell(words.day_time(row.next_step), "calendar-check")

    return [
        Column("number", words.text("Number"), numbered, width=122, stretch=0, least=112),
        Column(
            "account", words.text("Account"), lambda r: TextCell(r.account, bold=True), width=112, stretch=2, least=106
        ),
        Column("title", words.text("Title"), lambda r: TextCell(r.title), width=84, stretch=3, least=74),
        Column("state", words.text("State"), lambda r: _state(words, r), width=132, stretch=0),
        Column("a", words.text("Option A"), total(0), _minor(0), right=True, width=95, stretch=0),
        Column("b", words.text("Option B"), total(1), _minor(1), right=True, width=95, stretch=0),
        Column("valid", words.text("Valid until"), valid, lambda r: r.valid_until, width=103, stretch=0),
        Column("step", words.text("Next step"), step, _step_at, width=160, stretch=0),
    ]


def _state(words: Words, row: ProposalRow) -> PillCell:
    look = state_look(words, row.state)
    if row.state is not ProposalState.ISSUED:
        return PillCell(look)
    # The head of the form has room for the whole sentence.
    return PillCell(PillLook(words.text("Waiting"), look.role, look.picture), look.text)


def _minor(place: int) -> Callable[[ProposalRow], int | None]:
    return lambda row: row.totals[place].minor if place < len(row.totals) else None


def _step_at(row: ProposalRow) -> dt.datetime | None:
    return row.next_step.at if row.next_step is not None else None
