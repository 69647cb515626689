"""The names by which the records of the sample desk are found again: the same keys in every sample."""

from __future__ import annotations

from uuid import UUID, uuid5

SEED = 20_261
"""What every throw of dice in the story starts from."""

_ROOM = UUID("6b1f6c52-3c0e-4f0b-9d53-0c5d9e1a7b42")


def key(kind: str, name: str) -> UUID:
    """Return the key of the record that the story calls by this name, for example `key("deal", "hameen-moulds")`."""
    return uuid5(_ROOM, f"{SEED}/{kind}/{name}")


FIRST_PLAN = key("plan", "first")
"""Today 10:30 by video, on the deal whose proposal waits: one lamp and one answer are missing."""
SECOND_PLAN = key("plan", "second")
"""Today 14:00 on site: ready, all five lamps met."""
THIRD_PLAN = key("plan", "third")
"""The next working day: a deal and a time, nothing else yet."""
FOURTH_PLAN = key("plan", "fourth")
"""Later this week: just begun, with an objective in loose words."""

WAITING_PROPOSAL = key("proposal", "waiting")
"""Issued, waits for the choice between A and B."""
DRAFT_PROPOSAL = key("proposal", "draft")
"""A draft that lacks nothing but its next step."""
EARLIER_PROPOSAL = key("proposal", "earlier")
"""Issued for a deal that was won on it, and withdrawn since."""

WAITING_DEAL = key("deal", "gruenbachtal-hall2")
DRAFT_DEAL = key("deal", "alkyoni-slipway2")
CHOICE_FOLLOW_UP = key("follow_up", "choice")
"""The next step of the waiting proposal: in both calendars."""
LATE_FOLLOW_UP = key("follow_up", "muehlgraeber-drawings")
"""One day late, and only proposed."""
