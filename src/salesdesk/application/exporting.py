"""What leaves the desk: the call sheet, the pipeline workbook, the calendar file, each from what is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.buying import AgreedWork, Buying
from salesdesk.application.calendar_entry import CalendarEntry
from salesdesk.application.drawn_pages import OpenPdf
from salesdesk.application.files import FileNotWritten, WriteFault
from salesdesk.application.forecasting import Forecasting, changes_since, deals_as_of
from salesdesk.application.library import CompetitorView, Library
from salesdesk.application.mail_draft import MailDraft, TextDraft
from salesdesk.application.marketing_content import MarketingContent
from salesdesk.application.occasions import entry_in, occasion_of
from salesdesk.application.papers import AgreementContent, Copy, Made, PaperWarning
from salesdesk.application.plan_view import PlanView
from salesdesk.application.ports import Reading
from salesdesk.application.preparing import Preparing
from salesdesk.application.proposing import ProposalPress, Proposing
from salesdesk.application.quota_paper import QuotaPaper
from salesdesk.application.rows import DealQuery, DealRow
from salesdesk.application.thanks_paper import Thanked
from salesdesk.application.workbook_content import PipelineSheet
from salesdesk.domain.ageing import yardsticks_of
from salesdesk.domain.deal import Deal, Stage, chance_of
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.exchange import ExchangeRate
from salesdesk.domain.forecast import rates_from
from salesdesk.domain.history import Change, rewound
from salesdesk.domain.impediment import Impediment
from salesdesk.domain.losses import loss_report

PAGE = 2000
XLSX, CSV = ".xlsx", ".csv"


class Press(ProposalPress, Protocol):
    """What makes our documents: values in, bytes out (documents, made on first use)."""

    def call_sheet(
        self, view: PlanView, settings: DeskSettings, now: datetime, cards: Sequence[CompetitorView] | None = None
    ) -> Made:
        """Return the call sheet: one page, with battlecards (even none) two."""
        ...

    def how_we_work(self, work: AgreedWork, settings: DeskSettings, now: datetime) -> Made:
        """Return the page on how we will work with a customer."""
        ...

    def mail(self, draft: MailDraft) -> bytes:
        """Return an e-mail that hands a proposal over, as a file that a mail program opens to be sent."""
        ...

    def thanks_card(self, thanked: Thanked) -> Made:
        """Return a thank-you card, one page (1.18)."""
        ...

    def quota_page(self, content: QuotaPaper) -> Made:
        """Return the page for the talk about a quota, one page (1.17)."""
        ...

    def letter(self, draft: TextDraft) -> bytes:
        """Return an e-mail as a file that a mail program opens to be sent."""
        ...

    def thanks_mail(self, thanked: Thanked) -> bytes:
        """Return a thank-you as an e-mail draft."""
        ...

    def agreement(self, content: AgreementContent) -> Made:
        """Return the agreement on the option that was chosen, in the proposal's language (4.18)."""
        ...

    def save_workbook(self, path: Path, sheet: PipelineSheet, written: Callable[[int], None] | None = None) -> None:
        """Write the pipeline workbook safely, row by row; `written` is told how many are. Raises FileNotWritten."""
        ...

    def table(self, sheet: PipelineSheet) -> bytes:
        """Return the deals as one table, CSV."""
        ...

    def marketing_workbook(self, content: MarketingContent) -> bytes:
        """Return marketing's month as a workbook: the leads that came back, and what was heard."""
        ...

    def marketing_table(self, content: MarketingContent) -> bytes:
        """Return marketing's month as CSV, both in one table."""
        ...

    def calendar(self, entry: CalendarEntry) -> bytes:
        """Return a follow-up or a meeting as a calendar file."""
        ...

    def opened(self, pdf: bytes) -> OpenPdf:
        """Return a PDF we made, to be drawn page by page for a printer."""
        ...

    def save(self, path: Path, content: bytes) -> None:
        """Write a file safely: it is old or new, never broken. Raises FileNotWritten."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A file that was written, and what in it could not be printed as typed."""

    path: Path
    warnings: tuple[PaperWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Exporting:
    """What a rep prints and a manager takes into a spreadsheet."""

    bench: Bench
    preparing: Preparing
    proposing: Proposing
    forecasting: Forecasting
    press: Press
    copying: Callable[[Path], None]

    def call_sheet(self, meeting_id: UUID, path: Path, *, battlecard: bool = False) -> Saved:
        """Write the call sheet of a plan, with its battlecard or without. Raises NotKept, FileNotWritten."""
        return self._saved(path, self.call_sheet_made(meeting_id, battlecard=battlecard))

    def call_sheet_made(self, meeting_id: UUID, *, battlecard: bool = False) -> Made:
        """Make the call sheet: one page, or two with the battlecards of the rivals on the deal. Raises NotKept."""
        view = self.preparing.view(meeting_id)
        cards = Library(self.bench).beside_deals(view.rivals) if battlecard else None
        return self.press.call_sheet(view, self.bench.settings(), self.bench.now(), cards)

    def opened(self, made: Made) -> OpenPdf:
        """Return a document that was made, to be drawn page by page for a printer."""
        return self.press.opened(made.pdf)

    def how_we_work(self, deal_id: UUID, path: Path) -> Saved:
        """Write the page on how we will work on a deal (2.5). Raises NotKept, Missing, FileNotWritten."""
        work = Buying(self.bench).agreed_work(deal_id)
        return self._saved(path, self.press.how_we_work(work, self.bench.settings(), self.bench.now()))

    def proposal(self, proposal_id: UUID, path: Path, *, language: str = "", copy: Copy = Copy.CUSTOMER) -> Saved:
        """Write a proposal's PDF, the issued one as it was frozen; another language or our copy is made afresh.

        Raises NotTwoRealOptions, FileNotWritten.
        """
        return self._saved(path, self.proposing.pdf(proposal_id, language=language, copy=copy))

    def _saved(self, path: Path, made: Made) -> Saved:
        require_ending(path, ".pdf")
        self.press.save(path, made.pdf)
        return Saved(path=path, warnings=made.warnings)

    def calendar(self, key: UUID, path: Path) -> Saved:
        """Write a follow-up or a meeting for our own calendar. Raises NotKept, Missing (moment), FileNotWritten."""
        require_ending(path, ".ics")
        with self.bench.look() as look:
            entry = entry_in(look, occasion_of(look, key), self.bench.now())
        self.press.save(path, self.press.calendar(entry))
        return Saved(path=path)

    def copy(self, path: Path) -> Saved:
        """Write a verified copy of the whole desk to a file that is not there yet. Raises DeskTrouble."""
        self.copying(path)
        return Saved(path=path)

    def pipeline(
        self,
        path: Path,
        *,
        query: DealQuery | None = None,
        said: str = "",
        period: str = "",
        as_of: date | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Saved:
        """Write the deals of a query (every open one unless told): a workbook, or a table where the name ends in .csv.

        `said` is the query as it was typed; the file tells it.
        Raises NotAPeriod, FileNotWritten; whatever `progress` raises stops it and leaves nothing.
        """
        self.require_form(path)
        sheet = self.sheet(query=query, said=said, period=period, as_of=as_of, progress=progress)
        return self.write(path, sheet, progress)

    def require_form(self, path: Path) -> None:
        """Refuse a name that is neither a workbook's nor a table's. Raises FileNotWritten."""
        require_ending(path, _form(path))

    def write(self, path: Path, sheet: PipelineSheet, progress: Callable[[int, int], None] | None = None) -> Saved:
        """Write deals that were read already, as their name says; the desk is asked for nothing more.

        Raises FileNotWritten; whatever `progress` raises stops it and leaves nothing.
        """
        self.require_form(path)
        if _form(path) == CSV:
            self.press.save(path, self.press.table(sheet))
            return Saved(path=path)
        count = len(sheet.rows)

        def told(written: int) -> None:
            if progress is not None:
                progress(min(written, count), count)

        self.press.save_workbook(path, sheet, told)
        return Saved(path=path)

    def sheet(
        self,
        *,
        query: DealQuery | None = None,
        said: str = "",
        period: str = "",
        as_of: date | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> PipelineSheet:
        """Return what the workbook holds. Raises NotAPeriod; whatever `progress` raises stops it."""
        settings = self.bench.settings()
        day = as_of or self.bench.changes.today(settings)
        view = self.forecasting.view(period, day)
        asked = query or DealQuery(as_of=day)
        rows = self._rows(asked, progress)
        with self.bench.look() as look:
            segments = look.rows.segments(settings.segment_by)
            first = rates_from(day)
            return PipelineSheet(
                desk=settings.name,
                as_of=day,
                zone=settings.zone,
                period=view.figures.period,
                currency=settings.currency,
                rows=rows,
                figures=view.figures,
                yardsticks=yardsticks_of(deals_as_of(look, day), segments, day),
                losses=loss_report(look.rows.ended(settings.segment_by, first, day), first, day),
                filter=said or asked.text,
                segment_by=settings.segment_by,
                rates=tuple(look.every(ExchangeRate)),
                segments=segments,
                impediments=_standing(look),
            )

    def _rows(self, query: DealQuery, progress: Callable[[int, int], None] | None) -> tuple[DealRow, ...]:
        rows: list[DealRow] = []
        with self.bench.look() as look:
            page = look.rows.deal_page(query, None, PAGE)
            total = page.total or 0
            rows += page.rows
            while page.more:
                page = look.rows.deal_page(query, rows[-1], PAGE)
                rows += page.rows
                if progress:
                    progress(len(rows), total)
            return rows_as_of(look, rows, query.as_of)


def _standing(look: Reading) -> Mapping[UUID, Impediment]:
    """Return the first impediment that stands in the way of each deal."""
    found: dict[UUID, Impediment] = {}
    for one in sorted(look.every(Impediment), key=lambda one: (one.noted_on, one.id)):
        if one.stands:
            found.setdefault(one.deal_id, one)
    return found


def _form(path: Path) -> str:
    """Return which of the two forms a name asks for."""
    return CSV if path.suffix.lower() == CSV else XLSX


def require_ending(path: Path, ending: str) -> None:
    """Refuse a name that would make a reader open the file with the wrong program. Raises FileNotWritten.

    A link must lead to such a name as well: one that leads to the desk itself would replace the desk.
    """
    if {path.suffix.lower(), path.resolve().suffix.lower()} != {ending}:
        raise FileNotWritten(path, WriteFault.WRONG_ENDING, ending)


def rows_as_of(look: Reading, rows: Sequence[DealRow], day: date) -> tuple[DealRow, ...]:
    """Return rows of deals as they stood on the day, so that they add up to the figures of that day."""
    later = changes_since(look, day)
    return tuple(_row_as_of(look, row, later[row.id]) if row.id in later else row for row in rows)


def _row_as_of(look: Reading, row: DealRow, later: Sequence[Change]) -> DealRow:
    deal = rewound(look.kept(Deal, row.id).value, later)
    stage = look.find(Stage, deal.stage_id)
    return replace(
        row,
        value=deal.value,
        stage=stage.name if stage else "",
        stage_id=deal.stage_id,
        stage_order=stage.order if stage else None,
        chance=chance_of(deal, stage),
        category=deal.category,
        expected_on=deal.expected_on,
        since=deal.ages_from,
    )
