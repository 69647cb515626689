"""A record's history in lines: what changed, from what to what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from salesdesk.domain.deal import Category, Motion, Outcome, Status
from salesdesk.domain.history import ARCHIVED, CREATED, Change
from salesdesk.domain.money import Money
from salesdesk.wording.labels import N_, label
from salesdesk.wording.words import Words

_FIELDS: Mapping[str, str] = {
    "title": N_("Title"),
    "account_id": N_("Account"),
    "owner_id": N_("Owner"),
    "stage_id": N_("Stage"),
    "status": N_("Status"),
    "outcome": N_("Outcome"),
    "reasons": N_("Reasons"),
    "motion": N_("Motion"),
    "category": N_("Category"),
    "value": N_("Value"),
    "chance": N_("Chance"),
    "created_on": N_("Created"),
    "qualified_on": N_("Qualified"),
    "expected_on": N_("Expected close"),
    "closed_on": N_("Closed"),
    "lines": N_("Products"),
    "people": N_("People"),
    "pauses": N_("Pauses"),
    "segment": N_("Segment"),
    "keeps": N_("Kept by sweeps"),
    "note": N_("Note"),
}
_WORDED: Mapping[str, type[Status | Outcome | Motion | Category]] = {
    "status": Status,
    "outcome": Outcome,
    "motion": Motion,
    "category": Category,
}
_DAYS = frozenset({"created_on", "qualified_on", "expected_on", "closed_on"})
_LONG = frozenset({"reasons", "lines", "people", "pauses", "note"})


def change_told(change: Change, names: Mapping[str, str], words: Words) -> str:
    """Return one line: "Stage: Qualified → Proposal". `names` are those of stages, accounts and reps by id."""
    if change.field == CREATED:
        return words.text("Created")
    if change.field == ARCHIVED:
        return words.text("Put away")
    title = words.text(_FIELDS[change.field]) if change.field in _FIELDS else change.field
    if change.field in _LONG:
        return words.text("{field} changed", field=title)
    before, after = (_value(change.field, text, names, words) for text in (change.before, change.after))
    return words.text("{field}: {before} → {after}", field=title, before=before, after=after)


def _value(field: str, text: str | None, names: Mapping[str, str], words: Words) -> str:
    if text is None or not text:
        return "–"
    if field in _WORDED:
        return label(words, _WORDED[field](text))
    if field in _DAYS:
        return words.short_date(date.fromisoformat(text))
    if field == "value":
        amount, currency = text.split()
        return words.money(Money.of(amount, currency))
    if field == "chance":
        return words.percent(float(text))
    return names.get(text, text)
