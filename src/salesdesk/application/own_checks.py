"""What each record is held against on its own, without a look at the desk: the checks of the domain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from salesdesk.domain import (
    activity,
    boilerplate,
    competitor,
    exchange,
    favour,
    feedback,
    fit,
    forecast_call,
    group_event,
    holding,
    impediment,
    lead,
    letter,
    letterhead,
    objection,
    playbook,
    plays,
    post_mortem,
    required_activities,
    saved_view,
)
from salesdesk.domain.activity import Activity
from salesdesk.domain.boilerplate import LineGroup, ProposalTemplate, Snippet
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.exchange import ExchangeRate
from salesdesk.domain.favour import Favour
from salesdesk.domain.feedback import Feedback
from salesdesk.domain.fit import FitCriterion
from salesdesk.domain.forecast_call import ForecastCall
from salesdesk.domain.holding import Holding
from salesdesk.domain.impediment import Impediment
from salesdesk.domain.lead import Lead
from salesdesk.domain.letter import Letter
from salesdesk.domain.letterhead import Letterhead
from salesdesk.domain.network import Group, GroupEvent
from salesdesk.domain.objection import Objection
from salesdesk.domain.playbook import Playbook
from salesdesk.domain.plays import OwnPlay
from salesdesk.domain.post_mortem import PostMortem
from salesdesk.domain.product import TaxClass, checked_tax
from salesdesk.domain.required_activities import WeekPlan
from salesdesk.domain.saved_view import SavedView

CHECKS: Final[Mapping[type, Callable[[Any], object]]] = {
    Activity: activity.checked,
    Competitor: competitor.checked,
    Objection: objection.checked,
    Playbook: playbook.checked,
    FitCriterion: fit.checked,
    TaxClass: checked_tax,
    Letterhead: letterhead.checked,
    Impediment: impediment.checked,
    Lead: lead.checked,
    Favour: favour.checked,
    Feedback: feedback.checked,
    SavedView: saved_view.checked,
    ExchangeRate: exchange.checked,
    Holding: holding.checked,
    Snippet: boilerplate.checked_snippet,
    Letter: letter.checked,
    Group: group_event.checked_group,
    GroupEvent: group_event.checked_event,
    ForecastCall: forecast_call.checked,
    OwnPlay: plays.checked,
    PostMortem: post_mortem.checked,
    WeekPlan: required_activities.checked,
    LineGroup: boilerplate.checked_group,
    ProposalTemplate: boilerplate.checked_template,
}
"""Each raises a refusal for a record that the trade does not allow."""
