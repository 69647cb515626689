"""What we found out before a call, with its source and date (4.11, 4.12, 4.13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class FindingKind(StrEnum):
    """The five sections of research; `CUSTOMER` is the customer's own analysis."""

    PROSPECT = "prospect"
    OWN_PRODUCT = "own_product"
    CUSTOMER = "customer"
    COMPETITOR = "competitor"
    INDUSTRY = "industry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing we know: written once, seen in every plan that touches it.

    It belongs to the account, to a competitor (seen in every deal that the competitor is in) or to the industry
    that `subject` names; otherwise `subject` is the product. `found_on` is a day in the desk's zone.
    """

    id: UUID
    kind: FindingKind
    text: str
    account_id: UUID | None = None
    competitor_id: UUID | None = None
    subject: str = ""
    source: str = ""
    found_on: date | None = None
    said_by: UUID | None = None


CHECK_AGAIN_DAYS = 180


def is_old(finding: Finding, today: date, days: int) -> bool:
    """Tell whether a finding is older than that many days and should be checked again; undated ones are not judged."""
    return finding.found_on is not None and (today - finding.found_on).days > days
