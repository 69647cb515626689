"""The files of a deal: what was issued, what came back, and the agreement, all kept or made from what is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.proposal import ProposalState

_ANSWERED = frozenset({ProposalState.ANSWERED_A, ProposalState.ANSWERED_B})


class FileKind(StrEnum):
    """What a file of a deal is."""

    AGREEMENT = "agreement"
    RETURNED = "returned"
    PROPOSAL = "proposal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A revision that went out (UTC), and the answer that was taken to it; `has_file` tells that it came as a file."""

    proposal_id: UUID
    number: str
    title: str
    state: ProposalState
    revision: int
    issued_at: datetime
    choice: str = ""
    answered_on: date | None = None
    has_file: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DealFile:
    """One file that can be saved: of which proposal and revision, and the option that was chosen (agreement)."""

    kind: FileKind
    sent: Sent


def files_of(sent: Iterable[Sent]) -> tuple[DealFile, ...]:
    """Return the files of a deal, what is agreed and came back before what was sent, the newest revision first.

    An agreement stands where an option is chosen and the answer is to the last revision: that is what it is made of.
    """
    newest_first = sorted(sent, key=lambda one: (one.issued_at, one.number, one.revision), reverse=True)
    files: list[DealFile] = []
    agreed: set[UUID] = set()
    for one in newest_first:
        if one.answered_on is not None and one.state in _ANSWERED and one.proposal_id not in agreed:
            agreed.add(one.proposal_id)
            files.append(DealFile(kind=FileKind.AGREEMENT, sent=one))
        if one.has_file:
            files.append(DealFile(kind=FileKind.RETURNED, sent=one))
        files.append(DealFile(kind=FileKind.PROPOSAL, sent=one))
    return tuple(files)
