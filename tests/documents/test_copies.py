"""The customer's copy and ours: what only we may see stands on pages that say so, and on no others."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from salesdesk.application.papers import Copy, InvestmentRow, ProposalContent
from salesdesk.application.proposal_paper import investment_rows
from salesdesk.documents.proposal import ProposalPress
from salesdesk.documents.proposal.internal import costs_of, margins_of
from salesdesk.domain.margin import margin_of, margin_over
from salesdesk.domain.money import Money
from salesdesk.domain.product import Recurrence
from salesdesk.domain.proposal import ProposalOption
from salesdesk.wording.documents import DocumentWords
from tests.documents.priced import lines, priced
from tests.documents.reading import pages_text, reader
from tests.documents.samples import eur, rich

PRESS = ProposalPress()
MARK = "Internal copy: do not send"
TALK = "0e2f7a3c-1b55-4d0e-9a51-6d3c2f6b8a10"


def _content(**changes: object) -> ProposalContent:
    content = priced(
        lines(9),
        lines(7),
        (5, 0),
        discount_reason="They compared with a used machine.",
        price_impediment="we cannot pay more than 60,000 this year",
        **changes,
    )
    first, second = content.options
    raised = tuple(replace(one, talk=TALK) for one in first.raised)
    return replace(content, options=(replace(first, raised=raised), second))


def _text(content: ProposalContent, copy: Copy) -> str:
    return " ".join(" ".join(pages_text(PRESS.write(content, DocumentWords(), copy=copy).pdf)).split())


def test_b2_the_customers_copy_can_leave_out_who_raised_an_option() -> None:
    named, unnamed = (_text(_content(names_raisers=names), Copy.CUSTOMER) for names in (True, False))
    assert "Raised by Marit de Groot on 12 November 2026 (site visit): “my people" in named
    assert "Raised on 12 November 2026 (site visit): “my people should know every valve of it”." in unnamed
    assert "Raised by" not in unnamed


def test_b2_the_internal_copy_always_says_who_and_in_which_talk() -> None:
    text = _text(_content(names_raisers=False), Copy.INTERNAL)
    assert "Raised by Marit de Groot on 12 November 2026 (site visit)" in text
    assert f"Option A Γιώργος Παπαδόπουλος 3 November 2026 {TALK}" in text


def test_the_internal_copy_is_marked_on_every_page_and_cannot_be_accepted() -> None:
    made = PRESS.write(_content(), DocumentWords(), copy=Copy.INTERNAL)
    pages = pages_text(made.pdf)
    assert all(MARK in page for page in pages)
    file = reader(made.pdf)
    assert file.metadata is not None
    assert file.metadata.title == f"Water that is used twice ({MARK})"
    assert not file.get_fields()
    assert "Acceptance" not in " ".join(pages)
    assert "/AcroForm" not in file.root_object


def test_1_11_the_internal_copy_tells_why_there_is_a_discount_in_the_customers_words() -> None:
    text = _text(_content(), Copy.INTERNAL)
    assert "Why there is a discount They compared with a used machine." in text
    assert "They said: “we cannot pay more than 60,000 this year”" in text
    assert "Why there is a discount" not in _text(priced(lines(3), lines(3)), Copy.INTERNAL)


def test_nothing_that_is_ours_is_on_the_customers_copy() -> None:
    """Also after our copy was made by the same press, which keeps what it laid out."""
    PRESS.write(_content(), DocumentWords(), copy=Copy.INTERNAL)
    text = _text(_content(), Copy.CUSTOMER)
    ours = (MARK, "Margin", "Cost", "cost not known", TALK, "used machine", "we cannot pay", "For us only")
    assert [word for word in ours if word in text] == []
    assert "Acceptance" in text


def test_margins_stand_by_group_with_what_is_left_and_its_share() -> None:
    rows = (
        InvestmentRow(group="Pumps", text="Pump", a=eur(1000), cost_a=eur(600)),
        InvestmentRow(group="Care", text="Care", recurrence=Recurrence.MONTHLY, a=eur(10), cost_a=eur(4)),
        InvestmentRow(group="Care", text="Visits", a=eur(80), b=eur(80), cost_b=eur(90)),
    )
    content = rich(investment=rows)
    text = _text(content, Copy.INTERNAL)
    assert "Pumps € 1,000.00 € 600.00 € 400.00 40.0 %" in text
    assert "Care € 200.00 1 of 2 costs known – –" in text
    bare = _text(rich(investment=(*rows[:1], replace(rows[2], a=eur(80), b=None))), Copy.INTERNAL)
    assert "Care € 80.00 cost not known – –" in bare
    assert "Care € 80.00 € 90.00 -€ 10.00 -12.5 %" in text


def test_a_margin_counts_twelve_months_and_is_not_known_without_every_cost() -> None:
    monthly = InvestmentRow(text="Care", recurrence=Recurrence.MONTHLY, a=eur(10), cost_a=eur(4))
    ((_, known),) = margins_of((monthly,), 0, "EUR")
    assert (known.price, known.cost, known.amount, known.share) == (eur(120), eur(48), eur(72), 0.6)
    ((_, unknown),) = margins_of((monthly, InvestmentRow(text="Visit", a=eur(5))), 0, "EUR")
    assert (unknown.price, unknown.cost, unknown.amount, unknown.share) == (eur(125), None, None, None)
    assert margins_of((monthly,), 1, "EUR") == []


def test_the_margin_of_an_option_is_after_its_own_discount() -> None:
    costs = costs_of((InvestmentRow(text="Pump", a=eur(1000), cost_a=eur(600)),), 0)
    assert margin_over(eur(900), costs).amount == eur(300)
    assert margin_over(Money.zero("EUR"), ()).share is None


def test_the_internal_copy_and_the_form_tell_the_same_margin() -> None:
    for own in (lines(7), lines(12)):
        option = ProposalOption(lines=own, discount=Decimal("7.5"))
        rows = investment_rows(option, option)
        ours = margin_over(option.totals("EUR").first_year, costs_of(rows, 0))
        theirs = margin_of(option, "EUR")
        assert theirs is not None
        assert (ours.price, ours.cost, ours.share) == (theirs.price, theirs.cost, theirs.share)
        assert (ours.cost is None) == (len(own) > 8)


def test_what_was_taken_off_a_whole_option_stands_among_its_margins() -> None:
    text = _text(priced(lines(3), lines(3), (Decimal("7.5"), 0)), Copy.INTERNAL)
    assert (
        "Discount 7.5 % \N{MINUS SIGN}€" in text.partition("Margin of Option A")[2].partition("Margin of Option B")[0]
    )
