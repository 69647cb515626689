"""Which room keeps which kind of record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from salesdesk.store.aggregates import Room
from salesdesk.store.rooms.accounts import ACCOUNTS, FINDINGS, PERSONS
from salesdesk.store.rooms.buying import BUYING_PROCESSES, EVIDENCE
from salesdesk.store.rooms.deals import DEALS, FOLLOW_UPS
from salesdesk.store.rooms.desk import PRODUCTS, REPS, SETTINGS, STAGES, TARGETS, TEAMS
from salesdesk.store.rooms.following import (
    ACTIVITIES,
    CLOSED_PERIODS,
    FAVOURS,
    GROUP_EVENTS,
    GROUPS,
    LETTERS,
    PORTRAITS,
)
from salesdesk.store.rooms.forecast import FORECAST_CALLS, POST_MORTEMS, SNAPSHOTS, WEEK_PLANS
from salesdesk.store.rooms.library import COMPETITORS, FIT_CRITERIA, MATERIALS, OBJECTIONS, PLAYBOOKS
from salesdesk.store.rooms.meetings import MEETINGS
from salesdesk.store.rooms.offers import (
    ANSWERS,
    HOLDINGS,
    IMPEDIMENTS,
    LETTERHEADS,
    LINE_GROUPS,
    SNIPPETS,
    TAX_CLASSES,
    TEMPLATES,
)
from salesdesk.store.rooms.pipeline import EXCHANGE_RATES, FEEDBACK, LEADS, REMEMBERED_MAPPINGS, SAVED_VIEWS, SWEEPS
from salesdesk.store.rooms.plays import OWN_PLAYS, PLAY_RUNS, STOP_ORDERS
from salesdesk.store.rooms.proposals import PROPOSALS, REVISIONS

T = TypeVar("T")

ROOMS: tuple[Room[Any], ...] = (
    SETTINGS,
    TEAMS,
    REPS,
    TARGETS,
    PRODUCTS,
    STAGES,
    ACCOUNTS,
    PERSONS,
    FINDINGS,
    DEALS,
    FOLLOW_UPS,
    MEETINGS,
    PROPOSALS,
    REVISIONS,
    COMPETITORS,
    OBJECTIONS,
    MATERIALS,
    PLAYBOOKS,
    FIT_CRITERIA,
    BUYING_PROCESSES,
    EVIDENCE,
    TAX_CLASSES,
    LETTERHEADS,
    IMPEDIMENTS,
    HOLDINGS,
    ANSWERS,
    SNIPPETS,
    LINE_GROUPS,
    TEMPLATES,
    LEADS,
    FEEDBACK,
    SWEEPS,
    SAVED_VIEWS,
    EXCHANGE_RATES,
    REMEMBERED_MAPPINGS,
    ACTIVITIES,
    FAVOURS,
    GROUPS,
    GROUP_EVENTS,
    PORTRAITS,
    CLOSED_PERIODS,
    LETTERS,
    FORECAST_CALLS,
    SNAPSHOTS,
    OWN_PLAYS,
    PLAY_RUNS,
    STOP_ORDERS,
    POST_MORTEMS,
    WEEK_PLANS,
)

_BY_KIND: Mapping[type[Any], Room[Any]] = {room.kind: room for room in ROOMS}
_BY_ENTITY: Mapping[str, Room[Any]] = {room.entity: room for room in ROOMS}


def room_of(kind: type[T]) -> Room[T]:
    """Return the room of a kind of record. Raises KeyError for what a desk does not keep."""
    return _BY_KIND[kind]


def room_of_entity(entity: str) -> Room[Any]:
    """Return the room of a kind by the name that history uses."""
    return _BY_ENTITY[entity]


def room_of_value(value: object) -> Room[Any]:
    """Return the room in which a value is kept. Raises KeyError for what a desk does not keep."""
    return _BY_KIND[type(value)]


def rooms_of_pairs(pairs: Iterable[tuple[Any, Any]]) -> Iterable[tuple[Room[Any], list[tuple[Any, Any]]]]:
    """Return (before, after) pairs by the rooms of their values."""
    listed: dict[str, list[tuple[Any, Any]]] = {}
    for before, after in pairs:
        listed.setdefault(room_of_value(before if after is None else after).entity, []).append((before, after))
    return [(_BY_ENTITY[entity], pairs) for entity, pairs in listed.items()]


def rooms_of(values: Iterable[Any]) -> Iterable[tuple[Room[Any], list[Any]]]:
    """Return the values by their rooms, in the order in which their kinds come first."""
    listed: dict[str, list[Any]] = {}
    for value in values:
        listed.setdefault(room_of_value(value).entity, []).append(value)
    return [(_BY_ENTITY[entity], values) for entity, values in listed.items()]
