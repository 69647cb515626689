"""What is said of talks and the options raised in them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from salesdesk.domain.account import Person
from salesdesk.domain.discussion import RaisedOption
from salesdesk.wording.labels import label
from salesdesk.wording.words import Words


def raiser_told(words: Words, option: RaisedOption, people: Sequence[Person]) -> str:
    """Return who raised an option: a person of the account, or us."""
    return name_of(option.raised_by, people) or words.text("Raised by us")


def name_of(key: UUID | None, people: Sequence[Person]) -> str:
    """Return a person's name, or nothing."""
    return next((person.name for person in people if person.id == key), "")


def options_told(words: Words, options: Sequence[RaisedOption], people: Sequence[Person]) -> str:
    """Return which options came up, by whom and with what reaction, in one line each (2.15)."""
    if not options:
        return words.text("None was noted yet.")
    return "\n".join(_option_told(words, option, people) for option in options)


def _option_told(words: Words, option: RaisedOption, people: Sequence[Person]) -> str:
    told = ", ".join(
        filter(None, (raiser_told(words, option, people), label(words, option.reaction) if option.reaction else ""))
    )
    return words.text("{option} ({told})", option=option.text, told=told)


def why_no_proposal(words: Words, raised: int, *, account: bool) -> str:
    """Return why a proposal cannot be made yet (2.15), nothing when it can; `account` says that there is one."""
    if not account:
        return words.text("A proposal needs an account: give the deal one")
    if raised >= 2:
        return ""
    if raised == 1:
        return words.text("One option was raised. A proposal offers two: which other one came up?")
    return words.text("A proposal offers two options that were raised. Write them down here")
