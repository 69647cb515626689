"""The answer to a proposal: which option the customer chose, on the page we printed (B1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.signed_day import signed_day


class Verdict(StrEnum):
    """What a returned proposal comes to: an option is chosen, or a person has to look at it."""

    CHOSEN = "chosen"
    ASK = "ask"


class Doubt(StrEnum):
    """Why a person has to look at a returned proposal."""

    NOT_OURS = "not_ours"
    """It carries no number of a proposal of this desk."""
    NOT_ISSUED = "not_issued"
    """Its number is that of a proposal which this desk has never issued."""
    NO_FORM = "no_form"
    """It was flattened, printed or scanned: there is nothing to read an answer from."""
    NONE_MARKED = "none_marked"
    BOTH_MARKED = "both_marked"
    NO_NAME = "no_name"
    """An option is marked, but nobody put a name to it."""
    NO_SUCH_DAY = "no_such_day"
    """The date beside the signature is that of no day there is."""
    DAY_AHEAD = "day_ahead"
    """The date beside the signature is still to come."""
    OTHER_HASH = "other_hash"
    """Its hash is not that of the proposal it is taken for."""
    OTHER_NUMBER = "other_number"
    """It names another proposal or revision than the one that its hash is of."""
    OTHER_TEXT = "other_text"
    """Its pages say something else than those that were issued."""
    OTHER_LOOK = "other_look"
    """Its pages print the same words, but look other than those that were issued."""
    PUT_ON = "put_on"
    """A field or a link stands on its pages that was not issued, or stands elsewhere."""
    OLDER_REVISION = "older_revision"
    """A later revision was issued, or is being written."""
    NOT_WAITING = "not_waiting"
    """The proposal waits for no answer: it was withdrawn, superseded or answered."""
    EXPIRED = "expired"
    """It came back after the day it was valid until."""
    DEAL_CLOSED = "deal_closed"
    """The deal is won or lost already."""
    REMARKS = "remarks"
    """Remarks were written: they may ask for a change in the option that is marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A returned proposal that was taken as an answer: the file itself is kept, with its SHA-256.

    `signed_on` is the date as it was written on the page; `answered_on` the day in the desk's zone on which it was
    taken; `doubts` are what a person decided over, empty when it was read without any.
    """

    id: UUID
    proposal_id: UUID
    revision: int
    choice: str
    signer: str = ""
    title: str = ""
    place: str = ""
    signed_on: str = ""
    remarks: str = ""
    verdict: Verdict = Verdict.CHOSEN
    doubts: tuple[Doubt, ...] = ()
    answered_on: date
    file: bytes = b""
    file_hash: str = ""

    @property
    def chosen_on(self) -> date | None:
        """The day on which they chose: as told, or as signed; None where the page gives no day that can have been."""
        if not self.file:
            return self.answered_on
        signed = signed_day(self.signed_on)
        return signed if signed is not None and signed <= self.answered_on else None
