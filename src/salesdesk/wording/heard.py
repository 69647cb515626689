"""What they told us, with the record it stands in: what may be taken over into a proposal."""

from __future__ import annotations

from collections.abc import Mapping

from salesdesk.application.heard_prefill import Offered, Origin
from salesdesk.wording.labels import N_
from salesdesk.wording.words import Words

_ORIGINS: Mapping[Origin, str] = {
    Origin.FINDING: N_("finding"),
    Origin.QUOTE: N_("said when an option came up"),
    Origin.LEARNT: N_("learnt in a call"),
    Origin.WANTS: N_("what the person wants"),
    Origin.AGREED: N_("agreed in a call"),
}


def offered_told(words: Words, one: Offered) -> str:
    """Return what would be taken over: the need in their words, or the figure with what it stands in."""
    if one.figure is not None:
        return words.text("Figure: {value}", value=one.figure.value)
    return one.said.words


def origin_told(words: Words, one: Offered) -> str:
    """Return who said it, when, and in which record it stands: "Marit de Groot, 3 Nov, finding, On site"."""
    said = one.said
    day = words.day_month(said.on) if said.on is not None else ""
    parts = (said.who, day, words.text(_ORIGINS[said.origin]), said.source)
    return ", ".join(part for part in parts if part)
