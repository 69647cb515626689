"""The page for the talk with the manager: can this target be reached, and what it rests on (1.17, B19)."""

from salesdesk.documents.quota.page import write_quota_page

__all__ = ["write_quota_page"]
