"""Where a deal stands, from the words of its stage, status and outcome: won and lost are no stages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salesdesk.application.importing.endings import Ending, ending_of, speaks_of_an_end, unnumbered
from salesdesk.application.importing.reading import Cells
from salesdesk.application.importing.refusing import RowRefused
from salesdesk.application.importing.troubles import ProblemCode
from salesdesk.application.importing.words import key_of, values
from salesdesk.domain.deal import Outcome, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A deal's status and outcome, the stage it is (or was last) in, "" for none.

    `unknown` is a status word nobody knows; such a deal is taken as open. `why` is what such a word adds to "lost".
    """

    status: Status
    outcome: Outcome | None = None
    stage: str = ""
    unknown: str = ""
    why: str = ""


def standing_of(cells: Cells, *, has_stage: bool) -> Standing:
    """Return where the deal stands; `has_stage` tells whether the file has a column of stages besides the status.

    A closed status counts before an open one. Raises RowRefused when two words contradict each other, or when a deal
    is only said to be closed, or spoken of as won or lost in words that leave open which.
    """
    stage, status = cells.get("stage", ""), cells.get("status", "")
    said = [found for word in (stage, status, cells.get("outcome", "")) if (found := ending_of(word))]
    if said:
        return _closed(said, stage, status)
    is_open = key_of(status) in values().open
    for word, field in ((status, "status"), (stage, "stage")):
        if _only_closed(word) or (speaks_of_an_end(word) and not is_open):
            raise RowRefused(ProblemCode.STATUS_UNCLEAR, field, word)
    if not has_stage and status and key_of(status) not in values().open_as_stage:
        return Standing(status=Status.OPEN, stage=status)
    return Standing(status=Status.OPEN, stage=_as_stage(stage), unknown="" if is_open else status)


def _closed(said: Sequence[Ending], stage: str, status: str) -> Standing:
    if len({one.status for one in said}) > 1:
        raise RowRefused(ProblemCode.STATUS_UNCLEAR, "status" if status else "stage", f"{stage} / {status}")
    return Standing(
        status=said[0].status,
        outcome=next((one.outcome for one in said if one.outcome), None),
        stage="" if ending_of(stage) or speaks_of_an_end(stage) else _as_stage(stage),
        why=next((one.why for one in said if one.why), ""),
    )


def _as_stage(word: str) -> str:
    return "" if key_of(word) in values().open_as_stage or _only_closed(word) else word


def _only_closed(word: str) -> bool:
    return key_of(unnumbered(word)) in values().closed_unclear
