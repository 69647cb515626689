"""A deal goes back to marketing: what it fails, why, what they saw, when to look at it again (3.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from salesdesk.application.handing_back import Returned
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Field, SuggestLine, TextLine, date_field, pair
from salesdesk.wording.leads import failing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.handing_back import Failable
    from salesdesk.application.rows import DealRow
    from salesdesk.ui.workbench import Workbench


class HandBackDialog(AskDialog):
    """What marketing has to know, so that it does not begin again from nothing: all of it is needed."""

    def __init__(self, workbench: Workbench, row: DealRow) -> None:
        """Ask for a deal."""
        words = workbench.words
        self._row = row
        self._known: Sequence[str] = ()
        self.failed = SuggestLine(self._suggest, words.text("Choose with the down key, or type"))
        self.revisit = date_field(words, workbench.today)
        self.reason = TextLine(words.text("Such as: they build in two years"))
        self.seen = TextLine(words.text("Such as: the offer of May, the visit to the showroom"))
        super().__init__(
            workbench,
            words.text("Hand “{title}” back to marketing", title=row.title),
            words.text("Hand back to marketing"),
            pair(
                Field(words.text("Criterion it does not meet"), self.failed),
                Field(words.text("Look at it again on"), self.revisit),
            ),
            Field(words.text("Why it goes back"), self.reason),
            Field(words.text("What they saw already"), self.seen),
            why=words.text(
                "The deal leaves pipeline and coverage. Its lead goes to marketing with what you write here, "
                "so that they do not begin again from nothing."
            ),
        )
        self.setMinimumWidth(self.minimumWidth() * 5 // 4)
        self.failed.setFocus()
        workbench.ask(workbench.desk.leads.failable, self._on_known)

    def _on_known(self, found: Failable) -> None:
        self._known = failing(self.words, found)

    def _suggest(self, text: str) -> Sequence[tuple[str, str]]:
        return [(one, one) for one in self._known if text.casefold() in one.casefold()]

    @override
    def answer(self) -> None:
        """Hand the deal back."""
        for line in (self.failed, self.revisit, self.reason, self.seen):
            line.commit()
        leads, key = self.workbench.desk.leads, self._row.id
        told = Returned(
            failed=self.failed.value(),
            reason=self.reason.value(),
            seen=self.seen.value(),
            revisit_on=self.revisit.value(),
        )
        act(
            self.workbench,
            self.words.text("“{title}” handed back to marketing", title=self._row.title),
            lambda: leads.hand_back_deal(key, told),
            lambda _step: self.accept(),
            self.refuse,
            toast=True,
        )
