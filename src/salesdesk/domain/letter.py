"""Letters that a rep sends again and again: invitation, follow-up, thank-you; written by the desk, sent by people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from salesdesk.domain.refusals import Missing, UnknownName


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


_EVERYWHERE: Final = ("hello", "person", "rep", "company")
_WHEN: Final = ("when", "day", "time", "zone")
NAMES: Final[Mapping[LetterKind, tuple[str, ...]]] = MappingProxyType(
    {
        LetterKind.INVITATION: (*_EVERYWHERE, "account", "deal", "topic", *_WHEN, "place"),
        LetterKind.FOLLOW_UP: (*_EVERYWHERE, "phone", "account", "deal", "topic", *_WHEN, "place"),
        LetterKind.PROPOSAL: (
            *_EVERYWHERE,
            *("phone", "account", "number", "title", "options", "question"),
            *(*_WHEN, "valid_until"),
        ),
        LetterKind.THANK_YOU: (*_EVERYWHERE, "thanks", "words"),
        LetterKind.CLOSE_THE_LOOP: (*_EVERYWHERE, "phone", "account", "deal", "topic"),
    }
)
"""The names that a template of each kind may hold in braces."""

_NAME: Final = re.compile(r"\{([^{}\n]*)\}")


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in braces, each once, in reading order; how they are spaced and cased does not count."""
    return tuple(dict.fromkeys(_plain(found) for found in _NAME.findall(text)))


def checked(letter: Letter) -> Letter:
    """Return a template without blanks around it.

    Raises Missing without a subject or a text, UnknownName for names in braces that stand for nothing in this kind.
    """
    kept = replace(letter, subject=" ".join(letter.subject.split()), body=letter.body.strip())
    for what, text in (("subject", kept.subject), ("letter_text", kept.body)):
        if not text:
            raise Missing(what, "letter")
    known = NAMES[kept.kind]
    unknown = tuple(name for name in names_in(f"{kept.subject}\n{kept.body}") if name not in known)
    if unknown:
        raise UnknownName(unknown, known)
    return kept


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a template with its names filled, each as it is: braces in a value stand for nothing.

    A line with a name that has no value is left out, and so is the gap it would leave.
    """
    kept: list[str] = []
    for line in text.strip().splitlines():
        if not line.strip():
            if kept and kept[-1]:
                kept.append("")
        elif all(values.get(name, "").strip() for name in names_in(line)):
            kept.append(_NAME.sub(lambda found: values[_plain(found[1])].strip(), line.rstrip()))
    return "\n".join(kept).strip()


def first_filled(text: str, values: Mapping[str, str]) -> str:
    """Return the first line of a template of which every value is known, empty where there is none: for subjects."""
    return " ".join(filled(text, values).partition("\n")[0].split())


def _plain(name: str) -> str:
    return name.strip().casefold()
