"""The words of the papers a customer gets, in the paper's own language whatever the window speaks.

Their sentences have catalogues of their own (`documents`), so that a German proposal makes no half-German window.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from salesdesk.wording.marking import N_
from salesdesk.wording.words import Words

if TYPE_CHECKING:
    from salesdesk.domain.meeting import MeetingKind

LANGUAGES: Final = ("en", "de", "fr", "el")
"""The languages a paper can be written in."""
_DOMAIN = "documents"
_LETTER = re.compile(r" (?=[AB]\b)")
_TIED = "\N{NO-BREAK SPACE}"
_OCCASIONS: Mapping[str, str] = MappingProxyType(
    {
        "call": N_("phone call"),
        "video": N_("video call"),
        "visit": N_("visit"),
        "demo": N_("demo"),
        "negotiation": N_("negotiation"),
        "other": N_("meeting"),
    }
)


class DocumentWords(Words):
    """The words of a paper's language; a language without a catalogue has English sentences, its own figures."""

    def __init__(self, language: str = "en") -> None:
        super().__init__(language, domain=_DOMAIN)


def option_label(words: Words, letter: str) -> str:
    """Return how an option is called on paper: "Option A"."""
    return words.text("Option {letter}", letter=letter)


def question(words: Words) -> str:
    """Return the one question of a proposal (2.18)."""
    return tied(words.text("Do you want to go ahead with Option {a} or would you prefer Option {b}?", a="A", b="B"))


def tied(text: str) -> str:
    """Return the text with the letter of an option kept on the line of its "Option"."""
    return _LETTER.sub(_TIED, text)


def usual_rows(words: Words) -> tuple[str, ...]:
    """Return the labels of the rows in which two options are mostly compared, as they are printed."""
    return (
        words.text("What you get"),
        words.text("Live from"),
        words.text("Your effort"),
        words.text("Our effort"),
        words.text("Risk we carry"),
        words.text("Expected return"),
        words.text("Fits best if"),
    )


def occasion(words: Words, kind: MeetingKind) -> str:
    """Return the kind of talk in which an option was raised, as it stands within a sentence: "site visit"."""
    return words.text(_OCCASIONS[kind])
