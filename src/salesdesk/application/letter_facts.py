"""What a letter to somebody is filled from: whom, about what, when, and who writes it."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.application.papers import Party
from salesdesk.domain.letter import Letter, LetterKind
from salesdesk.domain.moment import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """What is known where a letter begins; what is empty leaves its line out.

    `starts` is the moment both agreed on, in its own zone; with `all_day` only its day counts. `leave` says that the
    person is not to be contacted.
    """

    sender: Party
    receiver: Party
    account: str = ""
    deal: str = ""
    topic: str = ""
    starts: Moment | None = None
    all_day: bool = False
    place: str = ""
    language: str = "en"
    leave: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTemplate:
    """The subject and the text from which a letter is filled; `own` is the desk's, None for the built-in one."""

    kind: LetterKind
    language: str
    subject: str
    body: str
    own: Letter | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterView:
    """What a letter can be written from: the facts and the desk's own templates."""

    facts: LetterFacts
    own: tuple[Letter, ...] = ()


def own_of(letters: tuple[Letter, ...], kind: LetterKind, language: str) -> Letter | None:
    """Return the desk's template of a kind in a language, None where the built-in one counts."""
    return next((one for one in letters if one.kind is kind and one.language == language), None)
