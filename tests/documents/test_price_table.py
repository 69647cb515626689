"""The price table: what is printed adds up, always; what was taken off, taxed and rounded says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.application.papers import InvestmentRow, ProposalContent
from salesdesk.documents.proposal import ProposalPress
from salesdesk.domain.money import Money
from salesdesk.domain.pricing import Tax, Totals
from salesdesk.domain.product import Recurrence
from salesdesk.domain.proposal import ProposalLine
from salesdesk.wording import Words
from tests.documents.priced import REDUCED, STANDARD, lines, priced
from tests.documents.reading import pages_text
from tests.documents.samples import eur, rich, sparse

PRESS = ProposalPress()
MINUS = "\N{MINUS SIGN}"
AMOUNT = rf"({MINUS}?€ [\d,.]+|included|–)"
MONTHS = 12


def _printed(content: ProposalContent) -> str:
    """The text from the price table on, in the order it is read, on one line."""
    pages = pages_text(PRESS.write(content, Words()).pdf)
    start = next(at for at, page in enumerate(pages) if re.search(r"\nItem\b", page))
    return _flat(" ".join(pages[start:]))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _pair(text: str, label: str) -> tuple[Decimal, Decimal] | None:
    """The two amounts behind a label, what stands in small under them left out; None when it is not printed."""
    found = re.search(rf"{re.escape(label)} (?:[\d.]+(?: days)? )?{AMOUNT} {AMOUNT}", _without_notes(text))
    return None if found is None else (_read(found[1]), _read(found[2]))


def _without_notes(text: str) -> str:
    return re.sub(r" (each month|each year|after € [\d,.]+ off|on € [\d,.]+|(?<=[\d–] )[\d.]+ %)(?= )", "", text)


def _read(amount: str) -> Decimal:
    sign = -1 if amount[0] == MINUS else 1
    return sign * Decimal(re.sub(r"[^\d.]", "", amount) or 0)


@dataclass
class Column:
    """What is read back of one option's column."""

    due: dict[Recurrence, Decimal]
    off: dict[Recurrence, Decimal]


NAMES = {Recurrence.ONCE: "One-off", Recurrence.MONTHLY: "Each month", Recurrence.YEARLY: "Each year"}
PRICES = st.decimals(min_value=0, max_value=9999, places=2)
QUANTITIES = st.decimals(min_value=Decimal("0.01"), max_value=40, places=2)
RATES = st.sampled_from([Decimal(0), Decimal(5), Decimal("7.5"), Decimal("33.33"), Decimal(100)])
LINES = st.lists(
    st.tuples(
        PRICES,
        QUANTITIES,
        RATES,
        st.sampled_from(Recurrence),
        st.sampled_from([STANDARD, REDUCED]),
        st.sampled_from(["A", "B", "AB"]),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(drawn=LINES, discounts=st.tuples(RATES, RATES))
def test_the_printed_lines_add_up_to_the_printed_totals(
    drawn: list[tuple[Decimal, Decimal, Decimal, Recurrence, Tax, str]], discounts: tuple[Decimal, Decimal]
) -> None:
    made = [
        (
            ProposalLine(
                text=f"Item number {at:03}", price=eur(str(p)), quantity=q, discount=d, recurrence=recurrence, tax=tax
            ),
            where,
        )
        for at, (p, q, d, recurrence, tax, where) in enumerate(drawn)
    ]
    a, b = ([line for line, where in made if letter in where] for letter in "AB")
    content = priced(a, b, discounts)
    text = _printed(content)
    for side in (0, 1):
        due = dict.fromkeys(Recurrence, Decimal(0))
        for line, _ in made:
            amounts = _pair(text, line.text)
            assert amounts is not None
            due[line.recurrence] += amounts[side]
        _check(text, side, due)


def _check(text: str, side: int, due: dict[Recurrence, Decimal]) -> None:
    """The items as they were printed lead to every printed sum, in cents."""
    rest = _without_notes(text)
    after: dict[Recurrence, Decimal] = {}
    for recurrence, name in NAMES.items():
        shown = _pair(text, name) or (_pair(text, "Sum of the items") if recurrence is Recurrence.ONCE else None)
        if shown is not None:
            assert shown[side] == due[recurrence]
        label = name if name in rest else "Sum of the items"
        off = re.search(rf"{label} {AMOUNT} {AMOUNT} Discount(?: [\d.]+ %)? {AMOUNT} {AMOUNT}", rest)
        after[recurrence] = due[recurrence] + (_read(off[3 + side]) if off and shown is not None else 0)
    total = _pair(text, "First-year total, net of tax") or _pair(text, "Total, net of tax")
    assert total is not None
    following = MONTHS * after[Recurrence.MONTHLY] + after[Recurrence.YEARLY]
    assert total[side] == after[Recurrence.ONCE] + following
    each_year = _pair(text, "Each following year")
    assert (each_year[side] if each_year else 0) == following
    taxes = [pair[side] for name in ("VAT 21 %", "VAT 9 %") if (pair := _pair(text, name))]
    with_tax = _pair(text, "otal with tax")
    assert with_tax is not None
    assert with_tax[side] == total[side] + sum(taxes)


def test_what_a_line_was_discounted_by_stands_under_its_amount_and_nothing_is_struck_through() -> None:
    row = InvestmentRow(text="Valve", a=eur(90), b=eur(100), off_a=eur(10))
    text = _printed(rich(investment=(row,)))
    assert "Valve € 90 after € 10 off € 100" in text


def test_the_discount_of_an_option_says_its_rate() -> None:
    text = _printed(priced(lines(3), lines(3), (5, 0)))
    assert re.search(rf"Sum of the items {AMOUNT} {AMOUNT} Discount 5 % {MINUS}€ [\d.]+ –", text)
    both = _printed(priced(lines(3), lines(3), (5, Decimal("7.5"))))
    assert re.search(rf"Discount {MINUS}€ [\d.]+ 5 % {MINUS}€ [\d.]+ 7.5 %", both)


def test_tax_stands_by_class_under_the_total_with_the_amount_it_is_on() -> None:
    own = (
        ProposalLine(text="Pump", price=eur(1000), tax=STANDARD),
        ProposalLine(text="Manual", price=eur(100), tax=REDUCED),
    )
    text = _printed(priced(own, own[:1]))
    assert "Total, net of tax € 1,100 € 1,000" in text
    assert "VAT 21 % € 210 on € 1,000 € 210 on € 1,000 VAT 9 % € 9 on € 100 – Total with tax € 1,319 € 1,210" in text


def test_a_class_of_tax_whose_name_has_no_rate_gets_it() -> None:
    own = (ProposalLine(text="Pump", price=eur(1000), tax=Tax(name="Sales tax", rate=Decimal("7.25"))),)
    assert "Sales tax 7.25 % € 72.50" in _printed(priced(own, own))


def test_rounding_is_told_in_one_sentence_and_the_signs_are_explained() -> None:
    plain = _printed(sparse())
    assert "“–”: not in this option." in plain
    assert "included" not in plain
    assert "Each line is rounded to 0.01 EUR, half up; totals add up the lines." in plain
    taxed = _printed(priced(lines(6), lines(6), (5, 0)))
    assert "“included”: at no extra price." in taxed
    assert "Each line, its share of a discount and the tax of each class are rounded to 0.01 EUR, half up;" in taxed


def test_a_figure_too_wide_for_its_column_is_never_parted() -> None:
    def hryvnia(amount: str) -> Money:
        return Money.of(amount, "UAH")

    amount = hryvnia("9876543210.99")
    totals = Totals(one_off=amount, monthly=hryvnia("0"), yearly=hryvnia("0"))
    a, b = (replace(option, totals=totals) for option in rich().options)
    row = InvestmentRow(text="Plant", a=amount, b=amount)
    pages = pages_text(PRESS.write(rich(currency="UAH", options=(a, b), investment=(row,)), Words()).pdf)
    page = next(page for page in pages if "half up" in page)
    assert page.count("9,876,543,210.99") == 4
    assert page.count("UAH") == 6
