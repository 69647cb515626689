"""The file for marketing: leads handed back and what was heard in a month, as a workbook or as CSV (3.4, 3.6, 4.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from salesdesk.application.bench import Bench, there
from salesdesk.application.exporting import Press, Saved, require_ending
from salesdesk.application.lead_view import account_of, feedback_row
from salesdesk.application.marketing_content import Heard, MarketingContent, ReturnedLead
from salesdesk.application.ports import Reading
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.feedback import Feedback, FeedbackKind
from salesdesk.domain.lead import Lead, LeadState
from salesdesk.domain.period import Period, Span
from salesdesk.domain.refusals import NotAPeriod

CSV, XLSX = ".csv", ".xlsx"


@dataclass(frozen=True, slots=True)
class Marketing:
    """What goes to marketing."""

    bench: Bench
    press: Press

    def month(self, name: str = "") -> Period:
        """Return the month of that name, 2026-11, else the present one. Raises NotAPeriod for anything longer."""
        if not name:
            return Period.around(self.bench.today(), Span.MONTH)
        found = Period.parse(name)
        if found.span is not Span.MONTH:
            raise NotAPeriod(name)
        return found

    def content(self, month: str = "") -> MarketingContent:
        """Return what marketing gets for a month: what came back in it and is still there, and what was heard."""
        period = self.month(month)
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            returned = [_returned(look, lead) for lead in look.every(Lead) if lead.state is LeadState.HANDED_BACK]
            heard = [_heard(look, one) for one in look.every(Feedback) if one.noted_on in period]
        kinds = list(FeedbackKind)
        return MarketingContent(
            desk=settings.name,
            month=period,
            as_of=self.bench.changes.today(settings),
            leads=tuple(sorted((one for one in returned if one.on in period), key=lambda one: (one.on, one.name))),
            heard=tuple(sorted(heard, key=lambda one: (kinds.index(one.kind), one.on, one.account, one.words))),
        )

    def write(self, path: Path, month: str = "") -> Saved:
        """Write the file for marketing, a workbook or CSV by its ending. Raises NotAPeriod, FileNotWritten."""
        content = self.content(month)
        if path.suffix.lower() == CSV:
            require_ending(path, CSV)
            self.press.save(path, self.press.marketing_table(content))
        else:
            require_ending(path, XLSX)
            self.press.save(path, self.press.marketing_workbook(content))
        return Saved(path=path)


def last_months(today: date, count: int) -> tuple[date, ...]:
    """Return the first days of the present month and of those before it, newest first."""
    found = [today.replace(day=1)]
    while len(found) < count:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return tuple(found)


def _returned(look: Reading, lead: Lead) -> ReturnedLead:
    back = lead.hand_back
    if back is None:
        raise TypeError(lead)
    return ReturnedLead(
        name=lead.name,
        account=account_of(look, lead),
        source=lead.source,
        received_on=lead.received.day,
        on=back.on,
        failed=back.failed,
        reason=back.reason,
        seen=back.seen,
        revisit_on=back.revisit_on,
    )


def _heard(look: Reading, feedback: Feedback) -> Heard:
    row, by = feedback_row(look, feedback), there(look, Rep, feedback.by_id)
    return Heard(
        on=feedback.noted_on,
        kind=feedback.kind,
        words=feedback.words,
        account=row.account,
        deal=row.deal,
        by=by.name if by else "",
    )
