"""What stands on the page "how we will work": values the document is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesdesk.application.papers import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingAgreement:
    """Everything the page says (2.5); it is given to the customer, so it holds nothing of ours.

    `text` is what was agreed: steps, channel, how often, in paragraphs. `seller_person` and `client_people` stand
    for the two sides; `printed_on` is a day in the desk's zone.
    """

    client: str
    subject: str
    text: str
    seller: str = ""
    seller_person: str = ""
    client_people: tuple[str, ...] = ()
    decides_on: date | None = None
    printed_on: date
    paper: Paper = Paper.A4
    language: str = "en"
