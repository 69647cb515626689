"""`salesdesk returned`: a proposal that came back is read, and taken when nothing speaks against it (B1)."""

from __future__ import annotations

import argparse
import json
from typing import Any

from salesdesk.application.answering import ReturnedView
from salesdesk.cli.speech import opened
from salesdesk.domain.answer import Verdict
from salesdesk.wording import Words
from salesdesk.wording.answers import returned_told, why


def returned(chosen: argparse.Namespace) -> int:
    """Read a returned proposal; a choice without any doubt wins the deal, anything else changes nothing.

    Raises DeskTrouble, ProposalNotRead, and what a choice that cannot be taken raises.
    """
    words = Words()
    with opened(chosen.desk) as desk:
        view = desk.answering.read(chosen.file)
        if view.verdict is Verdict.CHOSEN and view.choice is not None:
            desk.answering.take(view, view.choice)
    told = json.dumps(as_json(view, words), ensure_ascii=False, indent=2) if chosen.json else returned_told(words, view)
    print(told)
    return 0


def as_json(view: ReturnedView, words: Words) -> dict[str, Any]:
    """Return what came back as JSON has it; the date is as it was written on the page."""
    return {
        "proposal": view.proposal.number if view.proposal else view.form.number or None,
        "revision": view.revision.number if view.revision else None,
        "choice": view.choice,
        "signer": view.form.name,
        "date": view.form.date,
        "remarks": view.form.remarks,
        "verdict": view.verdict.value,
        "why": why(words, view),
    }
