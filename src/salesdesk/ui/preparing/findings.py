"""What we found out about an account, under the kinds of finding; written in place (4.11-4.13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.research import Finding, FindingKind
from salesdesk.ui.acts import act
from salesdesk.ui.in_place import SlotList
from salesdesk.ui.parts import Button, Label, column
from salesdesk.ui.preparing.finding_slot import FindingSlot
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from salesdesk.domain.account import Person
    from salesdesk.ui.workbench import Workbench


class Findings(QWidget):
    """The findings of one account; `add` is the button for the head of the card they stand on."""

    refused = Signal(str)
    counted = Signal(int)

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__()
        self._workbench = workbench
        self._words = words = workbench.words
        self._people: tuple[Person, ...] = ()
        self._kept: tuple[Finding, ...] = ()
        self._begun: Finding | None = None
        self._account: UUID | None = None
        self.add = Button(words.text("Add"), "plus", "quiet", do=self.begin)
        self.add.setAccessibleName(words.text("Add a finding"))
        self.list: SlotList[Finding] = SlotList(self._slot, gap=2)
        self.list.removed.connect(self._on_removed)
        self._nothing = Label(words.text("Nothing written down yet. What do you know about them?"), "second", wrap=True)
        self.setLayout(column(self._nothing, self.list))

    def show_account(self, account: UUID | None, people: tuple[Person, ...], findings: Sequence[Finding]) -> None:
        """Show what is known about an account; `people` are those who can have said it."""
        if account != self._account:
            self.list.close_editors()
            self._begun = None
        self._account = account
        self._people = people
        self._kept = tuple(findings)
        if self._begun is not None and any(finding.id == self._begun.id for finding in findings):
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
        key = self._begun.id
        self._show()
        self.list.open(key)

    def focus_first(self) -> None:
        """Put the focus on the first finding, else where one is added."""
        self.list.focus_first(self.add)

    def people(self) -> tuple[Person, ...]:
        """Return who can have said something."""
        return self._people

    def is_begun(self, key: object) -> bool:
        """Tell whether a finding is not in the desk yet."""
        return self._begun is not None and self._begun.id == key

    def _slot(self) -> FindingSlot:
        slot = FindingSlot(self._workbench, self.people, self.is_begun)
        slot.closed.connect(self._on_closed)
        slot.refused.connect(self.refused)
        return slot

    def _show(self) -> None:
        words = self._words
        known = [*self._kept, *([self._begun] if self._begun else [])]
        self.counted.emit(len(self._kept))
        self._nothing.setVisible(not known)
        self.list.show_groups(
            [(label(words, kind), [(f.id, f) for f in known if f.kind is kind]) for kind in FindingKind]
        )

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
