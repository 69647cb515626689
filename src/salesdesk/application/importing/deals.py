"""What a row says about a deal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from salesdesk.application.importing.merging import Attributes, Units
from salesdesk.application.importing.money_words import Purse
from salesdesk.application.importing.motions import Course
from salesdesk.application.importing.naming import Names
from salesdesk.application.importing.people import People, deal_people
from salesdesk.application.importing.reading import Cells
from salesdesk.application.importing.refusing import RowRefused
from salesdesk.application.importing.stages import Stages
from salesdesk.application.importing.standing import Standing, standing_of
from salesdesk.application.importing.troubles import ProblemCode
from salesdesk.application.importing.words import key_of, values
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Category, DealLine, LossReason, Motion, ReasonCode, ReasonSource, Status
from salesdesk.domain.desk_settings import Rep, Team
from salesdesk.domain.product import Product

UNITS: Final[Units] = (frozenset({"status", "outcome", "reasons", "closed_on"}), frozenset({"value", "currency"}))
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "account_id": ("account",),
    "owner_id": ("owner",),
    "stage_id": ("stage", "status"),
    "status": ("status", "stage"),
    "outcome": ("outcome", "status", "stage"),
    "reasons": ("reason", "outcome"),
    "lines": ("product",),
    "people": ("contact",),
    "title": ("title", "product", "account"),
    "expected_on": ("expected_on", "close_date"),
    "closed_on": ("closed_on", "close_date"),
    "currency": ("currency", "value"),
}
"""Our fields that an attribute of a deal comes from, the likeliest first; where none stands here, its own name."""


class DealWords:
    """Turns the cells of rows into the attributes of deals, and finds or makes what they name."""

    def __init__(
        self,
        accounts: Names[Account],
        reps: Names[Rep],
        products: Names[Product],
        stages: Stages,
        purse: Purse,
        people: People,
        teams: Names[Team] | None,
        *,
        has_stage: bool,
    ) -> None:
        self.accounts = accounts
        self.reps = reps
        self.products = products
        self.stages = stages
        self.people = people
        self._teams = teams
        self._purse = purse
        self._has_stage = has_stage
        self._standings: dict[tuple[str, ...], Standing] = {}
        self._days: dict[str, date] = {}
        self._lines: dict[UUID, tuple[DealLine, ...]] = {}

    def standing(self, cells: Cells) -> Standing:
        """Return where the deal stands. Raises RowRefused."""
        said = (cells.get("stage", ""), cells.get("status", ""), cells.get("outcome", ""))
        found = self._standings.get(said)
        if found is None:
            found = self._standings[said] = standing_of(cells, has_stage=self._has_stage)
        return found

    def attributes(self, cells: Cells, *, make: bool) -> Attributes:
        """Return what the row says of the deal; `make` brings the records it names into being.

        A lost deal's 0 says that nothing was won, not what it was worth: it has no value. Raises RowRefused.
        """
        standing = self.standing(cells)
        is_open = standing.status is Status.OPEN
        created, qualified, expected, closed = self._dates(cells, is_open=is_open)
        chance = float(cells["chance"]) if "chance" in cells else None
        value = self._purse.money(cells.get("value", ""), cells.get("currency", ""))
        account = self._name(self.accounts, cells.get("account"), make=make)
        product = self._name(self.products, cells.get("product"), make=make)
        said: dict[str, Any] = {
            "title": cells.get("title") or cells.get("product") or cells.get("account") or cells.get("id", ""),
            "account_id": account,
            "owner_id": self._name(self.reps, cells.get("owner"), make=make),
            "stage_id": self._stage(standing.stage, chance if is_open else None, make=make),
            "status": standing.status,
            "outcome": standing.outcome,
            "reasons": _reasons(cells.get("reason") or standing.why) if standing.status is Status.LOST else (),
            "value": None if standing.status is Status.LOST and value and not value.minor else value,
            "currency": value.currency if value else self._purse.currency(cells.get("currency", "")),
            "chance": chance if is_open else None,
            "category": _category(cells) if is_open else Category.PIPELINE,
            "created_on": created,
            "qualified_on": qualified,
            "expected_on": expected,
            "closed_on": closed,
            "lines": self._line(product),
            "note": cells.get("note", ""),
        }
        if make and said["owner_id"] and "team" in cells:
            self._join(said["owner_id"], cells["team"])
        said |= deal_people(self.people, cells, account, make=make)
        motion = values().motions.get(key_of(cells["motion"])) if "motion" in cells else None
        return said | {"motion": Motion(motion)} if motion else said

    def _join(self, owner: UUID, team: str) -> None:
        """Put a rep who has no team yet into the one that stands beside the deal."""
        rep = self.reps.get(owner)
        if self._teams is not None and rep is not None and rep.team_id is None:
            self.reps.put(replace(rep, team_id=self._teams.named(team)))

    def _dates(self, cells: Cells, *, is_open: bool) -> tuple[date | None, date | None, date | None, date | None]:
        """Return created, qualified, expected and closed; one "close date" is expected for open, closed for closed."""
        created, qualified = self._day(cells.get("created_on")), self._day(cells.get("qualified_on"))
        closed = None if is_open else self._day(cells.get("closed_on") or cells.get("close_date"))
        begun = qualified or created
        if begun and closed and closed < begun:
            column = "closed_on" if "closed_on" in cells else "close_date"
            raise RowRefused(ProblemCode.CLOSED_BEFORE_BEGUN, column, cells[column])
        expected = self._day(cells.get("expected_on") or (cells.get("close_date") if is_open else None))
        return created, qualified, expected, closed

    def _day(self, text: str | None) -> date | None:
        if not text:
            return None
        found = self._days.get(text)
        if found is None:
            found = self._days[text] = date.fromisoformat(text)
        return found

    def _name(self, names: Names[Any], name: str | None, *, make: bool) -> UUID | None:
        if not name:
            return None
        return names.named(name) if make else names.find(name)

    def _stage(self, name: str, chance: float | None, *, make: bool) -> UUID | None:
        if not name:
            return None
        return self.stages.named(name, chance) if make else self.stages.find(name)

    def _line(self, product: UUID | None) -> tuple[DealLine, ...]:
        if product is None:
            return ()
        found = self._lines.get(product)
        if found is None:
            found = self._lines[product] = (DealLine(product_id=product),)
        return found


def _category(cells: Cells) -> Category:
    said = values().categories.get(key_of(cells["category"])) if "category" in cells else None
    return Category(said) if said else Category.PIPELINE


def _reasons(words: str) -> tuple[LossReason, ...]:
    if not words:
        return ()
    code = values().reasons.get(key_of(words))
    return (
        LossReason(code=ReasonCode(code) if code else ReasonCode.OTHER, main=True, source=ReasonSource.REP, note=words),
    )


def courses(attributes: Iterable[Attributes]) -> Iterable[Course]:
    """Return what motions are proposed from."""
    for said in attributes:
        begun = said["qualified_on"] or said["created_on"]
        yield Course(said["account_id"], said["status"], begun, said["closed_on"])
