"""The figures of the report on calls: a share with what it rests on, and how the calls ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts import Card, Label, boxed, column, row
from salesdesk.wording.evaluations import rate_rests_on, rate_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.domain.call_report import CallReport
    from salesdesk.domain.rates import Rate
    from salesdesk.wording import Words


class ShareCard(Card):
    """A share, its number and its interval; "cannot say" where too few calls were seen."""

    def __init__(self, words: Words, title: str, rests_on: str) -> None:
        """Show nothing yet; `rests_on` names what is counted and holds {n}."""
        super().__init__(title)
        self._words = words
        self._rests_on = rests_on
        self.value = Label(" ", "total")
        self.second = Label(" ", "second", wrap=True)
        self.add(self.value, self.second)

    def show_rate(self, rate: Rate) -> None:
        """Show a share."""
        self.value.setText(rate_told(self._words, rate))
        self.second.setText(rate_rests_on(self._words, rate, self._rests_on))


class OutcomesCard(Card):
    """How many evaluated calls ended how (2.3)."""

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(words.text("What came of them"))
        self._words = words
        self._counts = {kind: Label(" ", "value") for kind in OutcomeClass}
        lines = column(gap=6)
        for kind, count in self._counts.items():
            nest(lines, row(Label(label(words, kind)), None, count))
        self.add(boxed(lines))

    def show_report(self, report: CallReport) -> None:
        """Show the counts."""
        for kind, count in self._counts.items():
            count.setText(self._words.number(report.outcomes[kind]))
