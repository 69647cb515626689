"""The people around a sale who are no customers: circles, chambers and groups, and what happens there (1.13, 1.14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.moment import Moment


class Circle(StrEnum):
    """From which part of our life we know somebody (1.13)."""

    COWORKER = "coworker"
    BUSINESS = "business"
    FRIEND = "friend"
    FAMILY = "family"
    ONLINE_GROUP = "online_group"
    SUPPLIER = "supplier"
    NEIGHBOUR = "neighbour"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A chamber of commerce, a local or an online group; `phone` is its office's (1.14)."""

    id: UUID
    name: str
    phone: str = ""
    web: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupEvent:
    """Something that a group holds.

    It has a moment, or only a day (`day`, with `last_day` where it goes on for several). `uid` and `sequence` are
    those of the calendar file that told of it. `attending` is None until somebody says.
    """

    id: UUID
    group_id: UUID
    title: str
    starts: Moment | None = None
    minutes: int = 60
    day: date | None = None
    last_day: date | None = None
    place: str = ""
    uid: str = ""
    sequence: int = 0
    attending: bool | None = None
    note: str = ""
