"""Which deals are alike: by the account's industry, or what the desk is set to (terms: segment)."""

from __future__ import annotations

from enum import StrEnum


class SegmentBy(StrEnum):
    """What the desk tells its segments apart by."""

    INDUSTRY = "industry"
    SIZE = "size"
    COUNTRY = "country"
    PRODUCT_GROUP = "product_group"
    OWN = "own"
