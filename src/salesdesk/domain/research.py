"""What we found out before a call, with its source and date (4.11, 4.12, 4.13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class FindingKind(StrEnum):
    """What the finding is about."""

    PROSPECT = "prospect"
    OWN_PRODUCT = "own_product"
    COMPETITOR = "competitor"
    INDUSTRY = "industry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing we know: written once, seen in every plan for the account.

    `subject` names the competitor, the industry or the product; a finding about the prospect needs none.
    """

    id: UUID
    kind: FindingKind
    text: str
    account_id: UUID | None = None
    subject: str = ""
    source: str = ""
    found_on: date | None = None
    said_by: UUID | None = None
