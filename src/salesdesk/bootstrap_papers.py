"""The documents as the use cases get them: each kind is loaded when the first one is made."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from salesdesk.application.papers import Copy
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.follow_up import Reply
from salesdesk.wording import Words
from salesdesk.wording.answers import chose
from salesdesk.wording.calendar_files import replied_told, sent_told
from salesdesk.wording.documents import DocumentWords

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesdesk.application.buying import AgreedWork
    from salesdesk.application.calendar_entry import CalendarEntry, Method
    from salesdesk.application.library import CompetitorView
    from salesdesk.application.mail_draft import MailDraft, TextDraft
    from salesdesk.application.marketing_content import MarketingContent
    from salesdesk.application.papers import AgreementContent, Logo, Made, ProposalContent
    from salesdesk.application.plan_view import PlanView
    from salesdesk.application.quota_paper import QuotaPaper
    from salesdesk.application.thanks_paper import Thanked
    from salesdesk.application.workbook_content import PipelineSheet
    from salesdesk.documents.agreement import AgreementPress
    from salesdesk.documents.call_sheet import CallSheetPress
    from salesdesk.documents.pictures import Pictures
    from salesdesk.documents.proposal import ProposalPress
    from salesdesk.domain.address_card import AddressCard
    from salesdesk.domain.letter import Letter


class LazyPress:
    """The documents, loaded when the first one is made: a window opens without ReportLab and openpyxl.

    Fonts stay open from one paper to the next; papers are made one at a time, whichever worker asks.
    """

    def __init__(self) -> None:
        self._one_at_a_time = Lock()
        self._proposals: ProposalPress | None = None
        self._agreements: AgreementPress | None = None
        self._sheets: CallSheetPress | None = None

    def proposal(self, content: ProposalContent, copy: Copy = Copy.CUSTOMER) -> Made:
        """Return the two-option proposal in its own language: the customer's copy, or ours."""
        from salesdesk.documents.proposal import ProposalPress

        with self._one_at_a_time:
            self._proposals = self._proposals or ProposalPress()
            return self._proposals.write(content, DocumentWords(content.language), copy=copy)

    def agreement(self, content: AgreementContent) -> Made:
        """Return the agreement on the option that was chosen, in the proposal's language."""
        from salesdesk.documents.agreement import AgreementPress

        with self._one_at_a_time:
            self._agreements = self._agreements or AgreementPress()
            return self._agreements.write(content, DocumentWords(content.proposal.language))

    def mail(self, draft: MailDraft) -> bytes:
        """Return an e-mail draft in the document's language."""
        from salesdesk.documents.email_draft import write_mail

        return write_mail(draft, DocumentWords(draft.content.language))

    def chose(self, number: str, letter: str, language: str) -> str:
        """Return what the customer did, as it is noted on the deal."""
        return chose(Words(language), number, letter)

    def call_sheet(
        self, view: PlanView, settings: DeskSettings, now: datetime, cards: Sequence[CompetitorView] | None = None
    ) -> Made:
        """Return the call sheet: one page, with battlecards (even none) two."""
        from salesdesk.documents.call_sheet import CallSheetPress
        from salesdesk.wording.call_sheet import sheet_of

        words = Words(settings.language)
        with self._one_at_a_time:
            self._sheets = self._sheets or CallSheetPress()
            return self._sheets.write(sheet_of(view, settings, now, words, cards), words)

    def how_we_work(self, work: AgreedWork, settings: DeskSettings, now: datetime) -> Made:
        """Return the page on how we will work with a customer."""
        from salesdesk.documents.working_agreement import write_working_agreement
        from salesdesk.wording.working_agreement import agreement_of

        words = Words(settings.language)
        with self._one_at_a_time:
            return write_working_agreement(agreement_of(work, settings, now, words), words)

    def thanks_card(self, thanked: Thanked) -> Made:
        """Return a thank-you card in the desk's language."""
        from salesdesk.documents.thanks import write_card

        with self._one_at_a_time:
            return write_card(thanked, Words(thanked.language))

    def quota_page(self, content: QuotaPaper) -> Made:
        """Return the page for the talk about a quota, in the desk's language."""
        from salesdesk.documents.quota import write_quota_page

        with self._one_at_a_time:
            return write_quota_page(content, Words(content.language))

    def thanks_mail(self, thanked: Thanked) -> bytes:
        """Return a thank-you as an e-mail draft."""
        from salesdesk.wording.thanks import thanks_mail

        return self.letter(thanks_mail(Words(thanked.language), thanked))

    def letter(self, draft: TextDraft) -> bytes:
        """Return an e-mail as a file that a mail program opens to be sent."""
        from salesdesk.documents.email_draft import write_text_mail

        return write_text_mail(draft)

    def save_workbook(self, path: Path, sheet: PipelineSheet, written: Callable[[int], None] | None = None) -> None:
        """Write the pipeline workbook safely, row by row."""
        from salesdesk.documents.safe_file import write_with
        from salesdesk.documents.workbook import write_workbook_into

        def make(part: Path) -> None:
            with part.open("wb") as target:
                write_workbook_into(target, sheet, Words(), written)

        write_with(path, make)

    def table(self, sheet: PipelineSheet) -> bytes:
        """Return the deals as one table, CSV."""
        from salesdesk.documents.workbook import write_table

        return write_table(sheet, Words())

    def marketing_workbook(self, content: MarketingContent) -> bytes:
        """Return marketing's month as a workbook."""
        from salesdesk.documents.marketing import write_workbook

        return write_workbook(content, Words())

    def marketing_table(self, content: MarketingContent) -> bytes:
        """Return marketing's month as CSV."""
        from salesdesk.documents.marketing import write_table

        return write_table(content, Words())

    def cards(self, cards: Sequence[AddressCard]) -> bytes:
        """Return people as one file of address cards."""
        from salesdesk.documents.address_cards import write_cards

        return write_cards(cards)

    def calendar(self, entry: CalendarEntry) -> bytes:
        """Return a follow-up as a calendar file."""
        from salesdesk.documents.calendar import write_calendar

        return write_calendar(entry, Words())

    def opened(self, pdf: bytes) -> Pictures:
        """Return a PDF we made, to be drawn page by page for a printer."""
        from salesdesk.documents.pictures import Pictures

        return Pictures(pdf)

    def read_logo(self, path: Path) -> Logo:
        """Return a logo that can be drawn, PNG or SVG by what is in it. Raises LogoNotRead."""
        from salesdesk.documents.paper.logo import read_logo

        return read_logo(path)

    def pixels_of(self, logo: Logo) -> bytes:
        """Return a logo drawn small: red, green, blue and opacity of each pixel. Raises LogoNotRead."""
        from salesdesk.documents.paper.logo import pixels_of

        with self._one_at_a_time:
            return pixels_of(logo)

    def save(self, path: Path, content: bytes) -> None:
        """Write a file safely; a PDF is opened again before it takes its place."""
        from salesdesk.documents.pictures import check_pdf
        from salesdesk.documents.safe_file import write_safely

        write_safely(path, content, check_pdf if content.startswith(b"%PDF") else None)


class LazyCalendarFiles:
    """Calendar files and the letters that carry them, and what is said about replies."""

    def invitation(self, entry: CalendarEntry, method: Method, language: str) -> bytes:
        """Return an invitation, or what takes it out again, as a calendar file."""
        from salesdesk.documents.calendar import write_calendar

        return write_calendar(entry, DocumentWords(language), method)

    def invitation_mail(self, entry: CalendarEntry, method: Method, language: str, own: Letter | None = None) -> bytes:
        """Return an e-mail draft that carries it."""
        from salesdesk.documents.calendar_mail import write_invitation_mail

        return write_invitation_mail(entry, DocumentWords(language), method, own)

    def whole_calendar(self, entries: Sequence[CalendarEntry], name: str, language: str) -> bytes:
        """Return a calendar to be subscribed to."""
        from salesdesk.documents.calendar import write_whole_calendar

        return write_whole_calendar(entries, name, Words(language))

    def invitation_sent(self, language: str) -> str:
        """Return the evidence of an invitation that was sent."""
        return sent_told(Words(language))

    def replied(self, reply: Reply, name: str, language: str) -> str:
        """Return the evidence of a reply."""
        return replied_told(Words(language), reply, name)

    def save(self, path: Path, content: bytes) -> None:
        """Write a file safely."""
        from salesdesk.documents.safe_file import write_safely

        write_safely(path, content)


class LazyPreview:
    """The document beside a proposal's form; called in the one lane of pictures, so nothing here is shared."""

    def __init__(self) -> None:
        self._press: ProposalPress | None = None

    def __call__(self, content: ProposalContent) -> Pictures:
        """Return the document as it would print now, ready to be drawn page by page."""
        from salesdesk.documents.pictures import Pictures
        from salesdesk.documents.proposal import ProposalPress

        self._press = self._press or ProposalPress()
        return Pictures(self._press.preview(content, DocumentWords(content.language)).pdf)
