"""Puts an agreement together: its sections onto pages, head and foot around them, pages into a file (4.18)."""

from __future__ import annotations

from salesdesk.application.papers import AgreementContent, Made
from salesdesk.documents.agreement.chosen import Chosen
from salesdesk.documents.agreement.conditions import agreed, conditions, dates, terms
from salesdesk.documents.agreement.head import draw_band, opening
from salesdesk.documents.agreement.price_list import price_list
from salesdesk.documents.agreement.signing import signing
from salesdesk.documents.paper import styles
from salesdesk.documents.paper.followed import Followed
from salesdesk.documents.paper.pen import PageRecord
from salesdesk.documents.paper.press import MM, BoundPage, Heading, Imprint, Press, fill_pages, sheet_of
from salesdesk.documents.paper.typesetter import Typesetter
from salesdesk.documents.proposal.bench import Bench
from salesdesk.documents.proposal.contents import headings_of
from salesdesk.documents.proposal.furniture import draw_furniture
from salesdesk.wording import Words

_SIDE, _TOP, _BOTTOM = 22, 26, 22
_UNDER_BAND = 28.0


class AgreementPress:
    """Makes agreements one after the other in one thread, keeping the faces."""

    def __init__(self, press: Press | None = None) -> None:
        self._press = press or Press()

    def write(self, content: AgreementContent, words: Words, *, invariant: bool = False) -> Made:
        """Make the agreement on the option that was chosen; `invariant` leaves the clock out."""
        press, proposal = self._press, content.proposal
        sheet = sheet_of(proposal.paper, side=_SIDE, top=_TOP, bottom=_BOTTOM)
        chosen = Chosen(content, Bench(proposal, words, sheet, Typesetter(press.book)))
        pen = press.pen(sheet)
        end = draw_band(chosen, pen)
        band = pen.record()
        *blocks, last = [
            *opening(chosen),
            *price_list(chosen),
            *agreed(chosen),
            *conditions(chosen),
            *dates(chosen),
            *terms(chosen),
        ]
        signed = Followed(last, signing(chosen))
        placed, _ = fill_pages([*blocks, signed], sheet, end + _UNDER_BAND)
        drawn = press.draw(placed, sheet, band.marks)
        imprint = _imprint(chosen)
        pages = [
            BoundPage(
                (*([] if at else [band]), record, _furniture(press, chosen, at + 1, len(drawn))),
                (*([] if at else [Heading(imprint.title, 0.0)]), *headings_of(placed[at], sheet.inner)),
            )
            for at, record in enumerate(drawn)
        ]
        pdf = press.bind(pages, sheet, imprint, invariant=invariant)
        return Made(pdf=pdf, pages=len(pages), warnings=chosen.setter.warnings)


def write_agreement(content: AgreementContent, words: Words, *, invariant: bool = False) -> Made:
    """Make the PDF of an agreement on one option, amounts net of tax in the proposal's currency (4.18)."""
    return AgreementPress().write(content, words, invariant=invariant)


def _furniture(press: Press, chosen: Chosen, page: int, pages: int) -> PageRecord:
    """Head and foot of a page; under the band of the first one only its number."""
    bench, sheet = chosen.bench, chosen.bench.sheet
    pen = press.pen(sheet)
    if page > 1:
        draw_furniture(bench, pen, page, pages)
    else:
        number = bench.words.text("Page {n} of {m}", n=page, m=pages)
        block = bench.setter.text(number, styles.RUNNING_PAGE, bench.words.text("Head and foot"), most=1)
        block.write(pen, sheet.left, sheet.height - 12 * MM, sheet.inner)
    return pen.record()


def _imprint(chosen: Chosen) -> Imprint:
    words, proposal, place = chosen.words, chosen.bench.content, chosen.words.text("Agreement")

    def plain(text: str) -> str:
        return chosen.setter.clean(text, styles.BODY, place).replace("\n", " ")

    title = words.text("Agreement: {title}", title=plain(proposal.title) or proposal.reference)
    about = words.text("{option} of proposal {number}", option=chosen.label, number=proposal.reference)
    author = ", ".join(filter(None, (proposal.seller.person, proposal.seller.company)))
    return Imprint(title=title, author=plain(author), subject=plain(about), language=proposal.language)
