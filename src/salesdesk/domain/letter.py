"""Letters that a rep sends again and again: invitation, follow-up, thank-you; written by the desk, sent by people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class LetterKind(StrEnum):
    """What an e-mail draft is for."""

    INVITATION = "invitation"
    FOLLOW_UP = "follow_up"
    PROPOSAL = "proposal"
    THANK_YOU = "thank_you"
    CLOSE_THE_LOOP = "close_the_loop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A template of the desk's own for one kind of letter in one language; it stands in for the built-in one.

    Names in braces stand for what is known of the person, the account, the deal and the follow-up.
    """

    id: UUID
    kind: LetterKind
    language: str
    subject: str
    body: str
