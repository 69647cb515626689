"""What the rows of a file can be."""

from __future__ import annotations

from enum import StrEnum


class FileKind(StrEnum):
    """What the rows of a file are."""

    DEALS = "deals"
    ACCOUNTS = "accounts"
    CONTACTS = "contacts"
    PRODUCTS = "products"
    TEAM = "team"
