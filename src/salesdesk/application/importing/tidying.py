"""What programs say in several columns, told in one: two names, two ends, two marks of being closed; several in a cell.

A row goes through here once its cells are read, before anything is planned with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from salesdesk.application.importing.endings import ending_of
from salesdesk.application.importing.kinds import FileKind
from salesdesk.application.importing.programs import Program
from salesdesk.application.importing.words import key_of, values
from salesdesk.domain.deal import Status
from salesdesk.domain.folding import fold, squeeze

Cells = Mapping[str, str]

IMPLIED: Final[Mapping[str, str]] = {
    "is_won": "status",
    "is_closed": "status",
    "won_on": "closed_on",
    "lost_on": "closed_on",
    "first_name": "name",
    "last_name": "name",
    "account_key": "account",
    "owner_key": "owner",
    "parent_key": "parent",
}
"""Our field -> the field that a row may say because of it."""

_WITH_MAIL: Final = re.compile(r"(?P<name>.*?)\s*[(<\[]\s*(?P<mail>[^\s()<>\[\]]+@[^\s()<>\[\]]+)\s*[)>\]]\s*")
_WITH_ID: Final = re.compile(r"(?P<name>.*\S)\s*\(\d{6,}\)")
"""A company as exports of HubSpot may name it: with its record's id, longer than any year."""
_SEVERAL: Final = re.compile(r"\s*[;\n|]\s*")
_SEVERAL_POINTS: Final = re.compile(r"\s*(?:[;\n|]|,\s)\s*")


def with_implied(fields: Sequence[str]) -> tuple[str, ...]:
    """Return our fields of a file with those that its rows say in other words."""
    return tuple(dict.fromkeys((*fields, *(IMPLIED[name] for name in fields if name in IMPLIED))))


def tidied(cells: Cells, kind: FileKind, program: Program | None) -> Cells:
    """Return what a row says, each thing in its one field; `program` is whose export it is, None for nobody's."""
    for tidy in _TIDYING.get(kind, ()):
        cells = tidy(cells)
    if program is Program.HUBSPOT:
        cells = _first_company(cells)
    return _unowned(cells)


def is_deleted(cells: Cells) -> bool:
    """Tell whether the other program has thrown the record away and its export lists it all the same."""
    return bool(_mark(cells.get("is_deleted"))) or key_of(cells.get("status", "")) in values().deleted


def people_in(text: str) -> tuple[tuple[str, str], ...]:
    """Return the people that a cell names, each with the e-mail beside the name: "Ann Lee (ann@lee.example); Bo"."""
    return tuple(_person(one) for one in _SEVERAL.split(text.strip(" ;|\n")) if one.strip())


def points_in(text: str) -> tuple[str, ...]:
    """Return the numbers or addresses that a cell lists."""
    return tuple(dict.fromkeys(filter(None, _SEVERAL_POINTS.split(text.strip(" ;,|\n")))))


def key_of_person(cells: Cells) -> str:
    """Return the identity of somebody without an id (terms: import identity): the address, else name and account."""
    mail = next(iter(points_in(cells.get("email", ""))), "")
    return f"mail:{fold(mail)}" if mail else f"name:{squeeze(cells['name'])}|{squeeze(cells.get('account', ''))}"


def _person(text: str) -> tuple[str, str]:
    found = _WITH_MAIL.fullmatch(text)
    if found:
        return found["name"].strip() or found["mail"], found["mail"]
    return text.strip(), text.strip() if "@" in text and " " not in text.strip() else ""


def _status_of_marks(cells: Cells) -> Cells:
    """Tell the status from marks of being closed and won, unless the file has a word for it.

    Programs with such marks have their ends among the stages, so a closed deal's stage is no stage of selling.
    """
    won, closed = _mark(cells.get("is_won")), _mark(cells.get("is_closed"))
    if "status" in cells or (won is None and closed is None):
        return cells
    stage = cells.get("stage", "")
    said = ending_of(stage)
    if not won and (closed is None or not closed):
        return cells if said else {**cells, "status": "open"}
    if won is None:
        return cells if said else {**cells, "status": "closed"}
    status = Status.WON if won else Status.LOST
    rest = cells if said else {name: text for name, text in cells.items() if name != "stage"}
    return {**rest, "status": status.value}


def _mark(text: str | None) -> bool | None:
    key = key_of(text or "")
    known = values()
    return True if key in known.yes else False if key in known.no else None


def _end_of_two(cells: Cells) -> Cells:
    """Tell when a deal closed from when it was won or lost: what its status says, else the later one."""
    won, lost = cells.get("won_on", ""), cells.get("lost_on", "")
    if "closed_on" in cells or not (won or lost):
        return cells
    said = ending_of(cells.get("status", "")) or ending_of(cells.get("stage", ""))
    meant = {Status.WON: won, Status.LOST: lost}.get(said.status, "") if said else ""
    return {**cells, "closed_on": meant or max(won, lost)}


def _whole_name(cells: Cells) -> Cells:
    """Put a person's names together; somebody without one is called by the e-mail address."""
    if "name" in cells:
        return cells
    name = " ".join(filter(None, (cells.get("first_name"), cells.get("last_name"))))
    name = name or next(iter(points_in(cells.get("email", ""))), "")
    return {**cells, "name": name} if name else cells


def _first_company(cells: Cells) -> Cells:
    """Take the first of several companies that belong to one deal or person: HubSpot names the main one first."""
    listed = {name: cells[name].partition(";")[0].strip() for name in ("account", "account_key") if name in cells}
    named = _WITH_ID.fullmatch(listed.get("account", ""))
    if named:
        listed["account"] = named["name"]
    return {**cells, **{name: text for name, text in listed.items() if text}}


def _unowned(cells: Cells) -> Cells:
    """Take words such as "No owner" for what they say: they are nobody's name."""
    if key_of(cells.get("owner", "")) in values().nobody:
        return {name: text for name, text in cells.items() if name != "owner"}
    return cells


_TIDYING: Final[Mapping[FileKind, tuple[Callable[[Cells], Cells], ...]]] = {
    FileKind.DEALS: (_status_of_marks, _end_of_two),
    FileKind.CONTACTS: (_whole_name,),
}
