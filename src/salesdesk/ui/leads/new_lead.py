"""A new lead: who asked, where they came from, when: its clock begins then (3.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from salesdesk.application.leads import NewLead
from salesdesk.domain.lead import Lead
from salesdesk.domain.moment import zone_named
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Field, SuggestLine, TextLine, moment_field, pair

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from salesdesk.application.changes import Step
    from salesdesk.application.rows import AccountRow
    from salesdesk.ui.workbench import Workbench

SUGGESTIONS = 8


class NewLeadDialog(AskDialog):
    """Asks for a lead; the moment is now unless it came in before."""

    def __init__(self, workbench: Workbench, added: Callable[[UUID], None]) -> None:
        """Ask; `added` gets the lead."""
        words = workbench.words
        self._accounts: list[tuple[UUID, str]] = []
        self._added = added
        self.name = TextLine(words.text("The company or the person who asked"))
        self.source = TextLine(words.text("Such as web form, fair"))
        self.account = SuggestLine(self._known, words.text("Type to find, or new"))
        self.received = moment_field(words, workbench.today)
        self._name_field = Field(words.text("Lead"), self.name)
        super().__init__(
            workbench,
            words.text("New lead"),
            words.text("Add lead"),
            self._name_field,
            Field(words.text("Came in"), self.received),
            pair(
                Field(words.text("Source"), self.source),
                Field(words.text("Account, if it is known"), self.account),
            ),
        )
        now = workbench.desk.changes.clock.now().astimezone(zone_named(workbench.standing.settings.zone))
        self.received.set_value(now.replace(tzinfo=None, second=0, microsecond=0))
        self.name.setFocus()
        workbench.ask(workbench.desk.selling.accounts, self._on_accounts)

    def _on_accounts(self, rows: Sequence[AccountRow]) -> None:
        self._accounts = [(row.id, row.name) for row in rows]

    def _known(self, text: str) -> Sequence[tuple[UUID, str]]:
        typed = text.casefold()
        return [(key, name) for key, name in self._accounts if typed in name.casefold()][:SUGGESTIONS]

    @override
    def answer(self) -> None:
        """Add the lead."""
        asked = NewLead(
            name=self.name.value(),
            day=self.received.day.value(),
            clock=self.received.time.value(),
            source=self.source.value(),
            account=self.account.value(),
        )
        new, text = self.workbench.desk.leads.new, self.words.text("Add lead “{name}”", name=asked.name)
        act(self.workbench, text, lambda: new(asked), self._on_done, self.refuse)

    def _on_done(self, step: Step) -> None:
        self.accept()
        self._added(step.made(Lead))
