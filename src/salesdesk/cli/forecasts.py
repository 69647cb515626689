"""`salesdesk template` and `review`: the papers of a forecast."""

from __future__ import annotations

import argparse
import sys

from salesdesk.application.desk import Desk
from salesdesk.application.forecast.ground import EVERYBODY, Scope
from salesdesk.cli.speech import REFUSED, opened, progress_line
from salesdesk.wording import Words
from salesdesk.wording.paper_warnings import warning_told


def template(chosen: argparse.Namespace) -> int:
    """Write the revenue forecasting template of a period (3.14). Raises DeskTrouble, NotAPeriod, FileNotWritten."""
    with opened(chosen.desk) as desk:
        scope = _scope(desk, chosen.of)
        if scope is None:
            return REFUSED
        saved = desk.templates.write(chosen.file, chosen.period, scope)
    print(Words().text("Revenue forecasting template: {path}", path=saved.path))
    return 0


def review(chosen: argparse.Namespace) -> int:
    """Write the review pack of a period, a PDF or a workbook (3.15). Raises DeskTrouble, NotAPeriod, FileNotWritten."""
    words = Words()
    with opened(chosen.desk) as desk, progress_line(words.text("Making the review pack")) as progress:
        scope = _scope(desk, chosen.of)
        if scope is None:
            return REFUSED
        saved = desk.reviews.write(chosen.file, chosen.period, scope, as_of=chosen.as_of, progress=progress)
    for warning in saved.warnings:
        print(warning_told(words, warning), file=sys.stderr)
    print(words.text("Review pack: {path}", path=saved.path))
    return 0


def _scope(desk: Desk, name: str) -> Scope | None:
    """Return the team or the rep of a name, everybody without one; None where nobody has it, which is said."""
    asked, words = name.strip().casefold(), Words()
    named = desk.scopes.all()
    for one in named:
        if asked and one.name.casefold() == asked:
            return one.scope
    if not asked:
        return EVERYBODY
    known = words.listed([one.name for one in named if one.name]) or words.text("none")
    print(
        words.text("There is no team or rep called {name} in this desk. It holds: {names}", name=name, names=known),
        file=sys.stderr,
    )
    return None
