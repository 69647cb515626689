"""From what is known of a customer's buying to the words of the page "how we will work" (2.5)."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from salesdesk.application.buying import AgreedWork
from salesdesk.application.papers import Paper
from salesdesk.application.working_agreement import WorkingAgreement
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.wording.words import Words


def agreement_of(work: AgreedWork, settings: DeskSettings, now: datetime, words: Words) -> WorkingAgreement:
    """Return what the page says; `now` (UTC) gives the day on it, in the desk's zone."""
    return WorkingAgreement(
        client=work.account.name if work.account else work.deal.title,
        subject=work.deal.title if work.account else "",
        text=work.process.how_we_work,
        seller=settings.company.name,
        seller_person=work.owner.name if work.owner else "",
        client_people=tuple(person.name for person in work.people),
        decides_on=work.process.decides_on,
        printed_on=now.astimezone(ZoneInfo(settings.zone)).date(),
        paper=Paper(settings.paper),
        language=words.language,
    )
