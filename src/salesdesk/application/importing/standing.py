"""Where a deal stands, from the words of its stage, status and outcome: won and lost are no stages."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.application.importing.reading import Cells
from salesdesk.application.importing.refusing import RowRefused
from salesdesk.application.importing.troubles import ProblemCode
from salesdesk.application.importing.words import key_of, values
from salesdesk.domain.deal import Outcome, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A deal's status and outcome, the stage it is (or was last) in, "" for none.

    `unknown` is a status word nobody knows; such a deal is taken as open.
    """

    status: Status
    outcome: Outcome | None = None
    stage: str = ""
    unknown: str = ""


_Said = tuple[Status, Outcome | None]


def standing_of(cells: Cells, *, has_stage: bool) -> Standing:
    """Return where the deal stands; `has_stage` tells whether the file has a column of stages besides the status.

    A closed status counts before an open one. Raises RowRefused when two words contradict each other, or when a deal
    is only said to be closed.
    """
    stage, status = cells.get("stage", ""), cells.get("status", "")
    said = [found for word in (stage, status, cells.get("outcome", "")) if (found := _closed(word))]
    if len({status for status, _ in said}) > 1:
        raise RowRefused(ProblemCode.STATUS_UNCLEAR, "status" if status else "stage", f"{stage} / {status}")
    if said:
        outcome = next((outcome for _, outcome in said if outcome), None)
        return Standing(status=said[0][0], outcome=outcome, stage="" if _closed(stage) else _as_stage(stage))
    for word, field in ((status, "status"), (stage, "stage")):
        if key_of(word) in values().closed_unclear:
            raise RowRefused(ProblemCode.STATUS_UNCLEAR, field, word)
    if not has_stage and status and key_of(status) not in values().open_as_stage:
        return Standing(status=Status.OPEN, stage=status)
    unknown = status if status and key_of(status) not in values().open else ""
    return Standing(status=Status.OPEN, stage=_as_stage(stage), unknown=unknown)


def _closed(word: str) -> _Said | None:
    key, known = key_of(word), values()
    if not key:
        return None
    if key in known.won:
        return Status.WON, None
    if key in known.handed_back:
        return Status.HANDED_BACK, None
    if key in known.lost:
        return Status.LOST, Outcome(known.lost[key]) if known.lost[key] else None
    return None


def _as_stage(word: str) -> str:
    key, known = key_of(word), values()
    return "" if key in known.open_as_stage or key in known.closed_unclear else word
