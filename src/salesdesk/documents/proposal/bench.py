"""What every section of a proposal is set with: its words, its sheet, the two options' looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from salesdesk.application.papers import Copy, ProposalContent
from salesdesk.documents.paper import styles
from salesdesk.documents.paper.blocks import Drawn, Text
from salesdesk.documents.paper.colours import (
    OPTION_A,
    OPTION_A_GROUND,
    OPTION_B,
    OPTION_B_GROUND,
    Colour,
)
from salesdesk.documents.paper.lines import Style
from salesdesk.documents.paper.pen import Pen
from salesdesk.documents.paper.press import Sheet
from salesdesk.documents.paper.typesetter import Typesetter
from salesdesk.documents.proposal.brand import Brand, brand_of
from salesdesk.domain.money import minor_digits
from salesdesk.wording import Words
from salesdesk.wording.documents import option_label, question

Side = Literal[0, 1]
SIDES: tuple[Side, Side] = (0, 1)


@dataclass(frozen=True, slots=True)
class Look:
    """How an option is marked: colours of near-equal weight, never colour alone."""

    colour: Colour
    ground: Colour
    label: Style


LOOKS = (
    Look(OPTION_A, OPTION_A_GROUND, styles.A_LABEL),
    Look(OPTION_B, OPTION_B_GROUND, styles.B_LABEL),
)


@dataclass(frozen=True, slots=True)
class Bench:
    """The content, the words of its language, the sheet, the typesetter that notes what cannot be printed, the copy."""

    content: ProposalContent
    words: Words
    sheet: Sheet
    setter: Typesetter
    copy: Copy = Copy.CUSTOMER

    @property
    def brand(self) -> Brand:
        """The company's colours."""
        return brand_of(self.content.colour)

    @property
    def room(self) -> float:
        """How high the part of a page is that sections stand on."""
        return self.sheet.foot - self.sheet.top

    def h1(self, text: str) -> Text:
        """A section's heading."""
        return self.setter.text(text, styles.H1, text, role="H1", keeps_next=True)

    def h2(self, text: str) -> Text:
        """A heading within a section."""
        return self.setter.text(text, styles.H2, text, role="H2", before=26, keeps_next=True)

    def option_label(self, side: Side) -> str:
        """How the option is called: "Option A" or "Option B"."""
        return option_label(self.words, self.content.options[side].letter)

    def question(self) -> str:
        """The one question of a proposal (2.18)."""
        return question(self.words)

    def badge(self, side: Side, size: float, style: Style = styles.BADGE, *, before: float = 0) -> Drawn:
        """The option's letter on its colour."""
        letter = self.setter.text(self.content.options[side].letter, style, self.option_label(side))

        def drawing(pen: Pen, x: float, y: float, _width: float) -> None:
            pen.rounded((x, y, size, size), size * 0.19, fill=LOOKS[side].colour)
            letter.draw(pen, x, y + (size - style.leading) / 2, size)

        return Drawn(size, drawing, before)

    def has_recurring(self) -> bool:
        """Whether anything in either option is paid again and again."""
        return any(option.totals.before_discount.following_year.minor for option in self.content.options)

    def with_cents(self, *, table: bool = False) -> bool:
        """Whether amounts show their minor units, in the price table or elsewhere."""
        return shows_cents(self.content, table=table)

    def total_label(self) -> str:
        """What the total of an option is called."""
        if self.has_recurring():
            return self.words.text("First-year total, net of tax")
        return self.words.text("Total, net of tax")


def shows_cents(content: ProposalContent, *, table: bool = False) -> bool:
    """Whether any net amount has minor units: then all of them show theirs, so that columns line up.

    The price table shows more than the net amounts: what was taken off, and tax.
    """
    totals = [option.totals for option in content.options]
    amounts = [amount for row in content.investment for amount in (row.a, row.b)]
    amounts += [amount for t in totals for amount in (t.one_off, t.monthly, t.yearly)]
    if table:
        amounts += [off for row in content.investment for off in (row.off_a, row.off_b)]
        sums = [taxed.amount for t in totals for taxed in t.taxes] + [t.off for t in totals if t.off]
        amounts += [amount for one in sums for amount in (one.one_off, one.monthly, one.yearly)]
    whole = 10 ** minor_digits(content.currency)
    return any(amount.minor % whole for amount in amounts if amount is not None)
