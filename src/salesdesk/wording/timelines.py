"""The timeline of a deal in lines: what happened, in as few words as say it."""

from __future__ import annotations

from collections.abc import Mapping

from salesdesk.application.log_rows import LogRow
from salesdesk.application.timeline import Happened, Happening
from salesdesk.domain.deal import Status
from salesdesk.domain.history import Change
from salesdesk.domain.proposal import ProposalState
from salesdesk.wording.activities import note_told, reach_told, what_told
from salesdesk.wording.histories import change_told
from salesdesk.wording.labels import label
from salesdesk.wording.marking import N_
from salesdesk.wording.words import Words

_BECAME: Mapping[str, str] = {
    Status.WON: N_("Won"),
    Status.LOST: N_("Lost"),
    Status.OPEN: N_("Opened again"),
    Status.HANDED_BACK: N_("Given back to marketing"),
}
_PROPOSAL: Mapping[ProposalState, str] = {
    ProposalState.DRAFT: N_("Proposal {number} begun"),
    ProposalState.ISSUED: N_("Proposal {number} issued"),
    ProposalState.ANSWERED_A: N_("Option A of {number} chosen"),
    ProposalState.ANSWERED_B: N_("Option B of {number} chosen"),
    ProposalState.SUPERSEDED: N_("Proposal {number} superseded by another"),
    ProposalState.WITHDRAWN: N_("Proposal {number} withdrawn"),
}
_WITH_WHAT: Mapping[Happening, str] = {
    Happening.BOOKED: N_("Follow-up booked: {what}"),
    Happening.DONE: N_("Follow-up done: {what}"),
    Happening.IMPEDIMENT: N_("In the way: {what}"),
    Happening.REMOVED: N_("Out of the way: {what}"),
    Happening.PAUSED: N_("Waits: {what}"),
    Happening.LEAD: N_("Came as a lead from {what}"),
    Happening.HANDED_BACK: N_("Given back to marketing: {what}"),
    Happening.TAKEN_AGAIN: N_("Came back from marketing: {what}"),
}


def happened_told(words: Words, one: Happened, names: Mapping[str, str]) -> str:
    """Return one line on what happened; `names` are those of stages, accounts and reps by id."""
    if one.change is not None:
        return _changed(words, one.change, names)
    if one.state is not None:
        return words.text(_PROPOSAL[one.state], number=one.what)
    if one.log is not None:
        return _logged(words, one.log)
    if one.meeting is not None:
        return _meeting(words, one)
    if one.kind is Happening.WENT_ON:
        return words.text("Goes on again")
    if one.kind is Happening.LEAD and not one.what:
        return words.text("Came as a lead")
    return words.text(_WITH_WHAT[one.kind], what=one.what) if one.kind in _WITH_WHAT else one.what


def _meeting(words: Words, one: Happened) -> str:
    kind = label(words, one.meeting) if one.meeting is not None else ""
    told = words.text("{kind} planned", kind=kind) if one.kind is Happening.PLANNED else kind
    return words.text("{kind}: {objective}", kind=told, objective=one.what) if one.what else told


def _logged(words: Words, row: LogRow) -> str:
    what, how, note = what_told(words, row), reach_told(words, row), note_told(words, row)
    told = words.text("{what}, {how}", what=what, how=how[:1].lower() + how[1:])
    return words.text("{told}. {note}", told=told, note=note) if note else told


def _changed(words: Words, change: Change, names: Mapping[str, str]) -> str:
    if change.field == "status" and change.after is not None and change.after in _BECAME:
        return words.text(_BECAME[change.after])
    if change.field == "stage_id" and change.after is not None:
        to = names.get(change.after, words.text("a stage that is gone"))
        if change.before is None:
            return words.text("Came into {stage}", stage=to)
        came = names.get(change.before, words.text("a stage that is gone"))
        return words.text("Moved from {before} to {after}", before=came, after=to)
    return change_told(change, names, words)
