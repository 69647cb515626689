"""The first column: what we know about the prospect, our product, competitors and the industry, and what to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from salesdesk.domain.research import Finding, FindingKind
from salesdesk.ui.acts import act
from salesdesk.ui.in_place import SlotList
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.parts import Button, Label
from salesdesk.ui.preparing.finding_slot import FindingSlot
from salesdesk.ui.preparing.questions import Questions
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.preparing import PlanView
    from salesdesk.domain.account import Person
    from salesdesk.domain.meeting import Meeting
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench


class Research(QObject):
    """Findings under their kinds, then the questions still to find out (4.11-4.13)."""

    refused = Signal(str)

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting]) -> None:
        """Build an empty column."""
        super().__init__()
        self._workbench = workbench
        self._words = words = workbench.words
        self.people: tuple[Person, ...] = ()
        self._findings: tuple[Finding, ...] = ()
        self._begun: Finding | None = None
        self._account: UUID | None = None
        self.add = Button(words.text("Add"), "plus", "quiet", do=self.begin)
        self.add.setAccessibleName(words.text("Add a finding"))
        self.card = PartCard("lightbulb", words.text("Research"), self.add)
        self.list: SlotList[Finding] = SlotList(self._slot, gap=2)
        self.list.removed.connect(self._on_removed)
        self._nothing = Label(words.text("Nothing written down yet. What do you know about them?"), "second", wrap=True)
        self.questions = Questions(workbench, autosave)
        self.card.lines.addWidget(self._nothing)
        self.card.lines.addWidget(self.list)
        self.card.lines.addWidget(self.questions)
        self.card.lines.addStretch(1)

    def show_view(self, view: PlanView) -> None:
        """Show what is known about the account of a plan."""
        account = view.account.id if view.account else None
        if account != self._account:
            self._begun = None
        self._account = account
        self.people = view.known_people
        self._findings = view.findings
        if self._begun is not None and any(f.id == self._begun.id for f in view.findings):
            self._begun = None
        self.add.setEnabled(account is not None)
        self._show()

    def begin(self) -> None:
        """Open the fields of a new finding; it is kept as soon as it has words."""
        if self._account is None:
            return
        if self._begun is None:
            self._begun = Finding(
                id=self._workbench.desk.changes.ids.new(),
                kind=FindingKind.PROSPECT,
                text="",
                account_id=self._account,
                found_on=self._workbench.today,
            )
        self._show()
        slot = self.list.slot(self._begun.id)
        if slot is not None:
            slot.open()

    def focus_first(self) -> None:
        """Put the focus on the first finding, else where one is added."""
        slots = self.list.slots()
        if slots:
            slots[0].focus_first()
        else:
            self.add.setFocus()

    def _slot(self) -> FindingSlot:
        slot = FindingSlot(self._workbench, self)
        slot.closed.connect(self._on_closed)
        slot.refused.connect(self.refused)
        return slot

    def _show(self) -> None:
        words = self._words
        known = [*self._findings, *([self._begun] if self._begun else [])]
        self.card.count.setText(words.number(len(self._findings)) if self._findings else "")
        self._nothing.setVisible(not known)
        self.list.show_groups(
            [(label(words, kind), [(f.id, f) for f in known if f.kind is kind]) for kind in FindingKind]
        )

    def is_begun(self, key: object) -> bool:
        """Tell whether a finding is not in the desk yet."""
        return self._begun is not None and self._begun.id == key

    def _on_closed(self, key: object) -> None:
        slot = self.list.slot(key)
        if self.is_begun(key) and isinstance(slot, FindingSlot) and not slot.written:
            self._begun = None
            self._show()
            self.add.setFocus()

    def _on_removed(self, key: UUID) -> None:
        if self.is_begun(key):
            self._begun = None
            self._show()
            return
        archive = self._workbench.desk.selling.archive
        text = self._words.text("Remove finding")
        act(self._workbench, text, lambda: archive(Finding, key), refused=self.refused.emit, toast=True)
