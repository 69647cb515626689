"""Whom or what a finding is about, which decides where else it is seen: a competitor, an industry, a product."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.finding_editing import about, against, kept_to, named, suggested
from salesdesk.domain.folding import squeeze
from salesdesk.domain.research import Finding, FindingKind
from salesdesk.ui.fields import Field, SavedLine, SuggestLine, TextLine, Tick
from salesdesk.ui.parts import column
from salesdesk.wording.findings import seen_told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from salesdesk.application.finding_editing import Research
    from salesdesk.ui.workbench import Workbench


class FindingAbout(QWidget):
    """The fields under the kind of a finding; `edited` carries a function from a finding to the next.

    `new` takes the names of competitors that were typed here and that the desk need not know yet.
    """

    edited = Signal(object)

    def __init__(self, workbench: Workbench, new: dict[UUID, str]) -> None:
        """Show nothing yet."""
        super().__init__()
        self._workbench = workbench
        self._words = words = workbench.words
        self._research: Research | None = None
        self._new = new
        self.competitor = SuggestLine(self._suggest, words.text("Type to find, or a new name"))
        self.subject = SavedLine()
        self.only_here = Tick(words.text("Only about this account"))
        self._competitor_field = Field(words.text("Competitor"), self.competitor)
        self._subject_field = Field(words.text("About whom or what"), self.subject)
        self._industry = TextLine()
        self._industry_field = Field(words.text("Industry"), self._industry)
        self.competitor.committed.connect(self._on_competitor)
        self.subject.committed.connect(self._on_subject)
        self._industry.committed.connect(self._on_subject)
        self.only_here.committed.connect(self._on_kept_to)
        self.setLayout(column(self._competitor_field, self._subject_field, self._industry_field, self.only_here, gap=8))

    def show_finding(self, finding: Finding, research: Research) -> None:
        """Show the fields that its kind has."""
        self._research = research
        on_competitor = finding.kind is FindingKind.COMPETITOR
        on_industry = finding.kind is FindingKind.INDUSTRY
        self._competitor_field.setVisible(on_competitor)
        self._industry_field.setVisible(on_industry)
        self._subject_field.setVisible(finding.kind in {FindingKind.OWN_PRODUCT, FindingKind.CUSTOMER})
        self.competitor.set_value(self._name_of(finding))
        self.subject.set_value(finding.subject)
        self._industry.set_value(finding.subject)
        key = finding.competitor_id
        may_share = key is not None and (finding.account_id is None or research.may_be_shared(key))
        self.only_here.setVisible(on_competitor and may_share)
        self.only_here.set_value(finding.account_id is not None)
        seen = seen_told(self._words, finding, research)
        self._competitor_field.set_remark(seen if key is not None else "")
        self._industry_field.set_remark(seen if finding.subject else "")
        self.setVisible(finding.kind is not FindingKind.PROSPECT)

    def _name_of(self, finding: Finding) -> str:
        if finding.competitor_id is None or self._research is None:
            return finding.subject
        return self._research.competitor_name(finding.competitor_id) or self._new.get(finding.competitor_id, "")

    def _suggest(self, typed: str) -> Sequence[tuple[UUID, str]]:
        return [(one.id, one.name) for one in suggested(self._research, typed)] if self._research else []

    def _on_competitor(self, name: str) -> None:
        if self._research is not None:
            key = self._key_of(name, self._research) if name else None
            self.edited.emit(partial(against, competitor_id=key, research=self._research))

    def _key_of(self, name: str, research: Research) -> UUID:
        known = named(research, name)
        if known is not None:
            return known.id
        typed = next((key for key, one in self._new.items() if squeeze(one) == squeeze(name)), None)
        key = typed or self._workbench.desk.changes.ids.new()
        self._new[key] = name
        return key

    def _on_subject(self, subject: str) -> None:
        account = self._research.account if self._research else None
        self.edited.emit(partial(about, subject=subject, account=account))

    def _on_kept_to(self, only_here: object) -> None:
        account = self._research.account_id if self._research else None
        self.edited.emit(partial(kept_to, account_id=account if only_here else None))
