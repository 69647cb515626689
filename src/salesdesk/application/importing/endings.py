"""What a cell says of how a deal ended: "Won", "Lost - no decision", "6. Closed lost (too expensive)"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from salesdesk.application.importing.words import key_of, values
from salesdesk.domain.deal import Outcome, Status
from salesdesk.domain.folding import fold

_NUMBERED = re.compile(r"^\s*\d{1,3}\s*%?[\s.):–—-]*")
_HEADED = re.compile(r"(?P<head>[^-–—:/|(,;]*\w)[\s]*[-–—:/|(,;](?P<rest>.*)", re.DOTALL)
_AROUND = " \t-–—:/|(),;"
_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a deal ended; `why` is what else stands there about a lost one, as it was typed."""

    status: Status
    outcome: Outcome | None = None
    why: str = ""


def ending_of(text: str) -> Ending | None:
    """Return how the deal ended, None when the text does not say it or says both that it was won and lost."""
    bare = unnumbered(text)
    return _whole(text) or _whole(bare) or (_headed(bare) if len(_speaks_of(bare)) == 1 else None)


def unnumbered(text: str) -> str:
    """Return the words of a stage without its number: "6. Closed" is called so in many systems."""
    return _NUMBERED.sub("", text, count=1)


def speaks_of_an_end(text: str) -> bool:
    """Tell whether a word of the text is about winning or losing, whatever the text means by it."""
    return bool(_speaks_of(text))


def _speaks_of(text: str) -> frozenset[Status]:
    said = frozenset(map(key_of, _WORDS.split(fold(text))))
    known = ((Status.WON, values().won_words), (Status.LOST, values().lost_words))
    return frozenset(status for status, words in known if said & words)


def _whole(text: str) -> Ending | None:
    key, known = key_of(text), values()
    if key in known.won:
        return Ending(status=Status.WON)
    if key in known.handed_back:
        return Ending(status=Status.HANDED_BACK)
    if key in known.lost:
        return Ending(status=Status.LOST, outcome=Outcome(known.lost[key]) if known.lost[key] else None)
    return None


def _headed(text: str) -> Ending | None:
    """Read a text that begins with how the deal ended and goes on with more about it."""
    found = _HEADED.fullmatch(text)
    if found is None:
        return None
    head, rest = found["head"], found["rest"].strip(_AROUND)
    if key_of(head) in values().closed_unclear:
        return ending_of(rest)
    ending = _whole(head) if _speaks_of(head) else None
    if ending is None or ending.status is not Status.LOST:
        return ending
    outcome = values().lost.get(key_of(rest))
    if outcome:
        return replace(ending, outcome=Outcome(outcome))
    return replace(ending, why=rest)
