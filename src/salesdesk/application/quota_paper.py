"""A quota case with what stands beside it, on screen and on the page for the talk (1.17, B19)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesdesk.application.papers import Paper
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.play_gap import PlayGap
from salesdesk.domain.quota_case import QuotaCase


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaView:
    """A quota case with what stands beside it: whose target it is, who their manager is, what is expected of deals.

    `rep` is empty for a team's or everybody's target; `one_rep` then says that this desk has no other rep.
    """

    case: QuotaCase
    gap: PlayGap
    rep: str = ""
    team: str = ""
    manager: Rep | None = None
    one_rep: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaPaper:
    """What the page for the talk is written from; `printed_on` is a day in the desk's zone."""

    view: QuotaView
    seller: str
    paper: Paper
    language: str
    printed_on: date
