"""Making the pages of the window, each with its modules loaded only then: a start loads the page in front alone."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from salesdesk.ui.proposing.preview import Previewer
    from salesdesk.ui.workbench import Workbench


def today(workbench: Workbench) -> QWidget:
    """Make the page of today."""
    from salesdesk.ui.today.page import TodayPage

    return TodayPage(workbench)


def accounts(workbench: Workbench) -> QWidget:
    """Make the page of accounts."""
    from salesdesk.ui.accounts.page import AccountsPage

    return AccountsPage(workbench)


def people(workbench: Workbench) -> QWidget:
    """Make the page of people."""
    from salesdesk.ui.accounts.people_page import PeoplePage

    return PeoplePage(workbench)


def plans(workbench: Workbench) -> QWidget:
    """Make the page of call plans."""
    from salesdesk.ui.preparing.page import PlansPage

    return PlansPage(workbench)


def talk(workbench: Workbench) -> QWidget:
    """Make the page of a talk."""
    from salesdesk.ui.discussing.page import TalkPage

    return TalkPage(workbench)


def calls(workbench: Workbench) -> QWidget:
    """Make the report on calls."""
    from salesdesk.ui.discussing.calls_page import CallsPage

    return CallsPage(workbench)


def proposals(workbench: Workbench, previewer: Previewer | None) -> QWidget:
    """Make the page of proposals; `previewer` makes the document beside the form."""
    from salesdesk.ui.proposing.page import ProposalsPage

    return ProposalsPage(workbench, previewer=previewer)


def returned(workbench: Workbench) -> QWidget:
    """Make the page of a proposal that came back."""
    from salesdesk.ui.answering.page import ReturnedPage

    return ReturnedPage(workbench)


def library(workbench: Workbench) -> QWidget:
    """Make the page of the library."""
    from salesdesk.ui.library_pages.page import LibraryPage

    return LibraryPage(workbench)


def pipeline(workbench: Workbench) -> QWidget:
    """Make the page of the pipeline."""
    from salesdesk.ui.pipeline.page import PipelinePage

    return PipelinePage(workbench)


def leads(workbench: Workbench) -> QWidget:
    """Make the page of leads."""
    from salesdesk.ui.leads.page import LeadsPage

    return LeadsPage(workbench)


def favours(workbench: Workbench) -> QWidget:
    """Make the page of favours and thanks."""
    from salesdesk.ui.favouring.page import FavoursPage

    return FavoursPage(workbench)


def groups(workbench: Workbench) -> QWidget:
    """Make the page of groups and their events."""
    from salesdesk.ui.groups.page import GroupsPage

    return GroupsPage(workbench)


def deal(workbench: Workbench) -> QWidget:
    """Make the page of a deal."""
    from salesdesk.ui.pipeline.deal_page import DealPage

    return DealPage(workbench)


def sweep(workbench: Workbench) -> QWidget:
    """Make the page of a sweep."""
    from salesdesk.ui.sweeping.page import SweepPage

    return SweepPage(workbench)


def activities(workbench: Workbench) -> QWidget:
    """Make the page of the log."""
    from salesdesk.ui.activities.page import ActivitiesPage

    return ActivitiesPage(workbench)


def stalled(workbench: Workbench) -> QWidget:
    """Make the page of stalled deals."""
    from salesdesk.ui.stalling.page import StalledPage

    return StalledPage(workbench)


def losses(workbench: Workbench) -> QWidget:
    """Make the report on won and lost deals."""
    from salesdesk.ui.losing.page import LossesPage

    return LossesPage(workbench)


def forecast(workbench: Workbench) -> QWidget:
    """Make the page of the forecast."""
    from salesdesk.ui.forecasting.page import ForecastPage

    return ForecastPage(workbench)


def coverage(workbench: Workbench) -> QWidget:
    """Make the page on coverage."""
    from salesdesk.ui.covering.page import CoveragePage

    return CoveragePage(workbench)


def accuracy(workbench: Workbench) -> QWidget:
    """Make the page on how near forecasts come."""
    from salesdesk.ui.accuracy.page import AccuracyPage

    return AccuracyPage(workbench)


def effort(workbench: Workbench) -> QWidget:
    """Make the page on how much activity a period takes."""
    from salesdesk.ui.effort.page import EffortPage

    return EffortPage(workbench)


def catch_up(workbench: Workbench) -> QWidget:
    """Make the page of catching up in order."""
    from salesdesk.ui.catching_up.page import CatchUpPage

    return CatchUpPage(workbench)


def quota(workbench: Workbench) -> QWidget:
    """Make the page of a quota that may be out of reach."""
    from salesdesk.ui.quota.page import QuotaPage

    return QuotaPage(workbench)


def gap(workbench: Workbench) -> QWidget:
    """Make the page of the gap and its plays."""
    from salesdesk.ui.gap.page import GapPage

    return GapPage(workbench)


def settings(workbench: Workbench, previewer: Previewer | None = None) -> QWidget:
    """Make the page of settings; `previewer` makes the sample beside them."""
    from salesdesk.ui.settings_pages.page import SettingsPage

    return SettingsPage(workbench, previewer)


_OFTEN_NEEDED = (
    "salesdesk.ui.accounts.page",
    "salesdesk.ui.accuracy.page",
    "salesdesk.ui.activities.log_dialog",
    "salesdesk.ui.activities.page",
    "salesdesk.ui.answering.page",
    "salesdesk.ui.covering.page",
    "salesdesk.ui.catching_up.page",
    "salesdesk.ui.discussing.page",
    "salesdesk.ui.effort.page",
    "salesdesk.ui.favouring.page",
    "salesdesk.ui.gap.page",
    "salesdesk.ui.forecasting.page",
    "salesdesk.ui.groups.page",
    "salesdesk.ui.importing.dialog",
    "salesdesk.ui.leads.page",
    "salesdesk.ui.library_pages.page",
    "salesdesk.ui.pipeline.deal_page",
    "salesdesk.ui.pipeline.page",
    "salesdesk.ui.preparing.page",
    "salesdesk.ui.proposing.page",
    "salesdesk.ui.quota.page",
    "salesdesk.ui.settings_pages.page",
    "salesdesk.ui.stalling.page",
    "salesdesk.ui.sweeping.page",
    "salesdesk.ui.today.page",
)


def load_all() -> None:
    """Load the modules of every page and larger dialog, so that a first visit waits for nothing; called in a worker."""
    for module in _OFTEN_NEEDED:
        import_module(module)
