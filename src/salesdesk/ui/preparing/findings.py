"""What we found out, in its five sections; written in place and seen wherever it matters (4.11-4.13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.finding_editing import Research, begun
from salesdesk.domain.research import Finding, FindingKind
from salesdesk.ui.acts import act
from salesdesk.ui.in_place import SlotList
from salesdesk.ui.parts import Button, column
from salesdesk.ui.preparing.empty_sections import EmptySections
from salesdesk.ui.preparing.finding_slot import FindingSlot
from salesdesk.wording.findings import section_told

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.ui.workbench import Workbench


class Findings(QWidget):
    """The findings around one account; `add` is the button for the head of the card they stand on."""

    refused = Signal(str)
    counted = Signal(int)

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__()
        self._workbench = workbench
        self._words = words = workbench.words
        self._research = Research()
        self._begun: Finding | None = None
        self.add = Button(words.text("Add"), "plus", "quiet", do=self.begin)
        self.add.setAccessibleName(words.text("Add a finding"))
        self.list: SlotList[Finding] = SlotList(self._slot, gap=2)
        self.list.removed.connect(self._on_removed)
        self.empty = EmptySections(words)
        self.empty.chosen.connect(self.begin)
        self.empty.arranged.connect(self.list.arranged)
        self.setLayout(column(self.list, self.empty, gap=0))

    def show_research(self, research: Research) -> None:
        """Show what is known around an account, and what a finding there can be about."""
        if research.account_id != self._research.account_id:
            self.list.close_editors()
            self._begun = None
        self._research = research
        if self._begun is not None and any(finding.id == self._begun.id for finding in research.findings):
            self._begun = None
        self.add.setEnabled(research.account is not None)
        self._show()

    def begin(self, kind: FindingKind = FindingKind.PROSPECT) -> None:
        """Open the fields of a new finding of a section; it is kept as soon as it has words."""
        if self._research.account is None:
            return
        if self._begun is None:
            key = self._workbench.desk.changes.ids.new()
            self._begun = begun(key, kind, self._research, self._workbench.today)
        key = self._begun.id
        self._show()
        self.list.open(key)
        slot = self.list.slot(key)
        if isinstance(slot, FindingSlot) and not slot.written:
            slot.move_to(kind)

    def focus_first(self) -> None:
        """Put the focus on the first finding, else where one is added."""
        self.list.focus_first(self.add)

    def research(self) -> Research:
        """Return what is known, and what a finding can be about."""
        return self._research

    def is_begun(self, key: object) -> bool:
        """Tell whether a finding is not in the desk yet."""
        return self._begun is not None and self._begun.id == key

    def _slot(self) -> FindingSlot:
        slot = FindingSlot(self._workbench, self.research, self.is_begun)
        slot.closed.connect(self._on_closed)
        slot.refused.connect(self.refused)
        return slot

    def _show(self) -> None:
        kept = self._research.findings
        known = [*kept, *([self._begun] if self._begun else [])]
        self.counted.emit(len(kept))
        by_kind = {kind: [(f.id, f) for f in known if f.kind is kind] for kind in FindingKind}
        counts = {kind: sum(f.kind is kind for f in kept) for kind in FindingKind}
        self.list.show_groups([(section_told(self._words, kind, counts[kind]), its) for kind, its in by_kind.items()])
        self.empty.show_kinds([kind for kind, its in by_kind.items() if not its] if self._research.account else [])

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
