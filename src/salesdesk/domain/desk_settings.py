"""What a desk is set to: everything that changes results lives in the desk, not on the machine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from uuid import UUID

from salesdesk.domain.courtesy import USUAL_COURTESY, Courtesy
from salesdesk.domain.money import Money
from salesdesk.domain.period import Span
from salesdesk.domain.segment import SegmentBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Who sells: what stands on proposals and call sheets."""

    name: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    web: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSettings:
    """The settings of one desk; `currency` is the base of every figure, `zone` an IANA name.

    `check_again_days` is the age from which a finding is marked "check again", `lead_hours` the working hours in
    which a lead should be spoken with (3.5). Work goes from `opens` to `closes` on the `weekdays`, as a clock in the
    desk's zone shows it. `play_minutes` is the time a rep has on a working day for calls that close a gap (B5),
    `tolerance` the percentage of what came within which a forecast is no miss (3.7).
    `age_odds` lets the odds of a deal's age stand in where neither rep nor stage gives a chance (terms: chance);
    `usual_cycle` is how many days a sale takes, said by somebody while the desk's own wins cannot tell (0.1).
    """

    id: UUID
    name: str
    currency: str
    zone: str
    country: str = ""
    weekdays: frozenset[int] = frozenset({0, 1, 2, 3, 4})
    fiscal_start: int = 1
    span: Span = Span.QUARTER
    me: UUID | None = None
    company: Company = Company()
    language: str = "en"
    paper: str = "A4"
    valid_days: int = 28
    payment_terms: str = ""
    check_again_days: int = 180
    segment_by: SegmentBy = SegmentBy.INDUSTRY
    lead_hours: int = 1
    opens: time = time(9)
    closes: time = time(17)
    courtesy: Courtesy = USUAL_COURTESY
    play_minutes: int = 120
    tolerance: int = 5
    age_odds: bool = False
    usual_cycle: int | None = None
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A sales team and the office it works from."""

    id: UUID
    name: str
    office: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rep:
    """Somebody who sells; `prefix` starts the numbers of the rep's proposals."""

    id: UUID
    name: str
    email: str = ""
    prefix: str = "SD"
    team_id: UUID | None = None
    manager_id: UUID | None = None
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a period should bring, net of tax: for one owner, one team, or (neither) the whole desk.

    With a `product_group` it is what that group should bring of it, "" is everything.
    """

    id: UUID
    period: str
    amount: Money
    owner_id: UUID | None = None
    team_id: UUID | None = None
    product_group: str = ""

    @property
    def whole_desk(self) -> bool:
        """Whether it is the target of everybody together and of everything that is sold."""
        return self.owner_id is None and self.team_id is None and not self.product_group
