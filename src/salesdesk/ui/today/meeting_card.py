"""A meeting of today: when, with whom, and whether its plan is ready."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy

from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts import Button, Card, ElidedLabel, Label, Pill, boxed, column, row
from salesdesk.ui.readiness_pill import pill_of
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.application.rows import MeetingRow
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words


class MeetingCard(Card):
    """Time, account, people, readiness naming the missing part, and the way to the plan."""

    def __init__(self, workbench: Workbench, shown: MeetingRow) -> None:
        """Show a meeting."""
        super().__init__()
        words = workbench.words
        start = shown.starts.local if shown.starts else None
        times = column(Label(words.clock(start) if start else "–", "value"), gap=2)
        times.addWidget(Label(words.plural("{n} minute", "{n} minutes", shown.minutes), "second"))
        times.addStretch(1)
        about = column(
            ElidedLabel(shown.account or shown.deal, "card-title"), ElidedLabel(_who(shown, words), "second"), gap=3
        )
        nest(about, row(_pill(shown, words), None))
        act = words.text("Open plan") if shown.has_plan else words.text("Write plan")
        open_plan = Button(act, do=partial(workbench.navigate, "plans", str(shown.id)))
        open_plan.setAccessibleName(f"{act}, {shown.account or shown.deal}")
        when = boxed(times)
        when.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        line = row(when, boxed(about), open_plan, gap=16)
        line.setStretch(1, 1)
        self.add(line)


def _who(shown: MeetingRow, words: Words) -> str:
    return ", ".join(filter(None, (label(words, shown.kind), shown.place, *shown.people)))


def _pill(shown: MeetingRow, words: Words) -> Pill:
    look = pill_of(words, shown)
    told = look.text
    if shown.ready_at is not None and shown.objections:
        told = words.plural("Ready: objective, {n} objection", "Ready: objective, {n} objections", shown.objections)
    return Pill(told, look.role, look.picture)
