"""The first column: what we know about the prospect, our product, competitors and the industry, and what to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from salesdesk.ui.buying import Buying
from salesdesk.ui.fit_line import FitLine
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.preparing.findings import Findings
from salesdesk.ui.preparing.questions import Questions

if TYPE_CHECKING:
    from salesdesk.application.plan_view import PlanView
    from salesdesk.domain.meeting import Meeting
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench


class Research(QObject):
    """Findings under their kinds, then the questions still to find out (4.11-4.13)."""

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting]) -> None:
        """Build an empty column."""
        super().__init__()
        self._words = workbench.words
        self.findings = Findings(workbench)
        self.fit = FitLine(workbench.words)
        self.buying = Buying(workbench)
        self.questions = Questions(workbench, autosave)
        self.card = PartCard("lightbulb", workbench.words.text("Research"), self.findings.add)
        self.findings.counted.connect(self._on_counted)
        self.card.lines.addWidget(self.fit)
        self.card.lines.addWidget(self.findings)
        self.card.lines.addWidget(self.buying)
        self.card.lines.addWidget(self.questions)
        self.card.lines.addStretch(1)

    def show_view(self, view: PlanView) -> None:
        """Show what is known about the account of a plan."""
        self.fit.show_fit(view.fit)
        self.findings.show_research(view.research)
        self.buying.show_deal(view.deal.id if view.deal else None)

    def focus_first(self) -> None:
        """Put the focus on the first finding, else where one is added."""
        self.findings.focus_first()

    def close_editors(self) -> None:
        """Close what is open, keeping what was typed."""
        self.findings.list.close_editors()
        self.buying.close_editors()
        self.questions.list.close_editors()

    def _on_counted(self, count: int) -> None:
        self.card.count.setText(self._words.number(count) if count else "")
