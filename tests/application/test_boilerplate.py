"""What is used again: a proposal copied for another deal, templates, groups of items, snippets."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from salesdesk.application.boilerplate import found, group_added, groups_named, lines_of
from salesdesk.application.desk import Desk
from salesdesk.application.following_up import Asked
from salesdesk.domain.account import Account
from salesdesk.domain.boilerplate import LineGroup, ProposalTemplate, Snippet
from salesdesk.domain.deal import Deal
from salesdesk.domain.discussion import Dimension
from salesdesk.domain.money import Money
from salesdesk.domain.proposal import AfterChoice, CompareRow, Heard, Need, Proposal, ProposalLine, ProposalOption
from salesdesk.domain.refusals import Missing, OtherCurrency
from salesdesk.domain.research import Finding, FindingKind
from salesdesk.domain.two_options import Fault, NotTwoRealOptions
from tests.new_desks import TODAY


def _line(text: str, amount: int, group: str = "", **fields: object) -> ProposalLine:
    return ProposalLine(text=text, price=Money(amount, "EUR"), group=group, **fields)  # type: ignore[arg-type]


def _option(proposal: Proposal, at: int, text: str, *lines: ProposalLine, row: str = "") -> ProposalOption:
    return replace(
        proposal.options[at],
        sentence=text,
        lines=lines,
        installation=text,
        rows=(CompareRow(label="Live from", text=row or "March"), CompareRow(label="Warranty", text="2 years")),
    )


def _deal(desk: Desk, title: str, account: str, currency: str = "EUR") -> UUID:
    key = desk.selling.new_deal(title, account_name=account).made(Deal)
    before = desk.selling.deal(key).deal
    if currency != before.currency:
        desk.selling.keep(before, replace(before, currency=currency))
    options = [desk.discussing.option(text, Dimension.INSTALLATION, quote=text) for text in ("By us", "By them")]
    desk.discussing.record(TODAY, deal_id=key, raised=options)
    desk.following_up.book(Asked(topic="Hear which", deal_id=key, day=TODAY + timedelta(days=3), clock=time(9)))
    return key


@pytest.fixture
def first(desk: Desk) -> UUID:
    """Return a complete proposal to Hallertau Malt."""
    deal = _deal(desk, "Press line", "Hallertau Malt")
    key = desk.proposing.draft(deal_id=deal).made(Proposal)
    draft = desk.proposing.view(key).proposal
    desk.selling.new_person(draft.account_id, "Vroni Aigner", "Head of production")
    a = _option(draft, 0, "We fit it", _line("Press", 4_200_00, "Line"), _line("Fitting", 380_00, "Work"), row="May")
    b = _option(draft, 1, "You fit it", _line("Press", 4_200_00, "Line"), _line("Training", 600_00, "Work"))
    whole = replace(
        draft,
        title="Two ways to press",
        heard=Heard(
            lead="Hallertau Malt dries at night",
            needs=(Need(need="Dry at night", who="Vroni Aigner"),),
            propose="One line, two ways to fit it",
        ),
        compare="Both press the same",
        terms="General terms\nNo liability",
        options=(a, b),
        after_choice=(AfterChoice(text="Vroni Aigner signs", on=TODAY), AfterChoice(text="Kick-off", on=TODAY)),
    )
    desk.selling.keep(draft, whole)
    return key


def _proposal(desk: Desk, key: UUID) -> Proposal:
    return desk.proposing.view(key).proposal


# copies


def test_2_16_a_copy_for_another_deal_has_its_options_to_link_again(desk: Desk, first: UUID) -> None:
    other = _deal(desk, "Malt floor", "Isar Brewing")
    source = _proposal(desk, first)
    discounted = replace(source.options[0], discount=Decimal(5), raised=source.options[0].raised)
    desk.selling.keep(source, replace(source, options=(discounted, source.options[1]), discount_reason="Their budget"))
    step = desk.proposing.copy_for(first, deal_id=other)
    view = desk.proposing.view(step.made(Proposal))
    made, kept = view.proposal, source
    assert made.number != source.number
    assert (made.deal_id, made.dated, made.revision) == (other, TODAY, 1)
    assert (made.title, made.compare, made.terms) == ("Malt floor", kept.compare, kept.terms)
    assert [o.rows for o in made.options] == [o.rows for o in kept.options]
    assert [o.lines for o in made.options] == [o.lines for o in kept.options]
    assert all(not o.raised and not o.discount for o in made.options)
    assert (made.discount_reason, made.impediment_id) == ("", None)
    assert [m.on for m in made.after_choice] == [None, None]
    assert made.next_step != source.next_step
    assert {flaw.fault for flaw in view.faults} == {Fault.NOT_RAISED, Fault.ANOTHER_CUSTOMER}
    with pytest.raises(NotTwoRealOptions):
        desk.proposing.issue(made.id)
    desk.changes.undo(step)
    assert made.id not in {row.id for row in desk.proposing.listed()}


def test_what_one_customer_told_us_is_never_copied_to_another(desk: Desk, first: UUID) -> None:
    other = _deal(desk, "Malt floor", "Isar Brewing")
    heard = _proposal(desk, desk.proposing.copy_for(first, deal_id=other).made(Proposal)).heard
    assert (heard.lead, heard.needs) == ("", ())
    assert heard.propose == "One line, two ways to fit it"
    same = desk.selling.deal(_proposal(desk, first).deal_id or first).deal.account_id
    copied = desk.proposing.copy_for(first, account_id=same).made(Proposal)
    assert _proposal(desk, copied).heard == _proposal(desk, first).heard


def test_no_copy_goes_out_that_names_the_customer_it_was_made_for(desk: Desk, first: UUID) -> None:
    other = _deal(desk, "Malt floor", "Isar Brewing")
    key = desk.proposing.copy_for(first, deal_id=other).made(Proposal)
    draft = _proposal(desk, key)
    links = [r.option.id for r in desk.discussing.raised(deal_id=other, account_id=None)]
    linked = [replace(o, raised=(link,)) for o, link in zip(draft.options, links, strict=True)]
    desk.selling.keep(draft, replace(draft, options=tuple(linked)))
    [flaw] = desk.proposing.view(key).faults
    assert (flaw.fault, flaw.rows, flaw.section) == (Fault.ANOTHER_CUSTOMER, ("Vroni Aigner",), "next_step")
    with pytest.raises(NotTwoRealOptions):
        desk.proposing.pdf(key)
    linked_draft = _proposal(desk, key)
    steps = (AfterChoice(text="You sign"), *linked_draft.after_choice[1:])
    desk.selling.keep(linked_draft, replace(linked_draft, after_choice=steps))
    assert desk.proposing.issue(key).number == 1


def test_a_copy_in_another_currency_leaves_the_items_behind(desk: Desk, first: UUID) -> None:
    other = _deal(desk, "Malt floor", "Isar Brewing", currency="CHF")
    view = desk.proposing.view(desk.proposing.copy_for(first, deal_id=other).made(Proposal))
    assert all(not option.lines for option in view.proposal.options)
    assert Fault.NO_LINES in {flaw.fault for flaw in view.faults}


# templates


def test_a_template_fills_only_what_is_empty_and_never_holds_an_option(desk: Desk, first: UUID) -> None:
    key = desk.boilerplate.keep_template(first, "Press lines").made(ProposalTemplate)
    template = desk.boilerplate.template(key)
    assert template.lead == ""
    assert template.steps == ("Kick-off",)
    assert template.rows == (CompareRow(label="Live from"), CompareRow(label="Warranty", text="2 years"))
    other = _deal(desk, "Malt floor", "Isar Brewing")
    made = _proposal(desk, desk.proposing.draft(deal_id=other, template_id=key).made(Proposal))
    assert (made.compare, made.terms) == ("Both press the same", "General terms\nNo liability")
    assert [row.text for row in made.options[1].rows] == ["", "2 years"]
    assert [o.name for o in made.options] == ["By us", "By them"]
    assert all(not option.lines for option in made.options)


def test_a_template_of_the_same_name_is_written_anew(desk: Desk, first: UUID) -> None:
    step = desk.boilerplate.keep_template(first, "Press lines")
    desk.boilerplate.keep_template(first, " press LINES ")
    assert [one.id for one in desk.boilerplate.templates()] == [step.made(ProposalTemplate)]
    with pytest.raises(Missing):
        desk.boilerplate.keep_template(first, " ")


# groups of items


def test_a_group_of_items_goes_into_both_options_without_a_discount(desk: Desk, first: UUID) -> None:
    before = _proposal(desk, first)
    cheaper = replace(before.options[0].lines[1], discount=Decimal(10))
    a = replace(before.options[0], lines=(before.options[0].lines[0], cheaper))
    desk.selling.keep(before, replace(before, options=(a, before.options[1])))
    assert groups_named(_proposal(desk, first)) == ("Line", "Work")
    group = desk.boilerplate.group(desk.boilerplate.keep_group(first, "Work", "Work").made(LineGroup))
    assert [(line.text, line.discount) for line in group.lines] == [("Fitting", Decimal(0)), ("Training", Decimal(0))]
    after = group_added(before, group)
    for one, was in zip(after.options, before.options, strict=True):
        assert one.lines == (*was.lines, *group.lines)


def test_a_group_of_items_keeps_every_text_under_which_a_product_stands(desk: Desk, first: UUID) -> None:
    before = _proposal(desk, first)
    fitting, training = (_line(text, 900, product_id=UUID(int=9)) for text in ("Fitting day", "Training day"))
    a, b = (
        replace(one, lines=(*one.lines, line)) for one, line in zip(before.options, (fitting, training), strict=True)
    )
    proposal = replace(before, options=(a, b))
    assert [one.text for one in lines_of(proposal, "")] == ["Fitting day", "Training day"]


def test_a_group_in_another_currency_is_refused_for_its_prices_would_be_wrong(desk: Desk, first: UUID) -> None:
    group = desk.boilerplate.group(desk.boilerplate.keep_group(first, "All").made(LineGroup))
    with pytest.raises(OtherCurrency):
        group_added(replace(_proposal(desk, first), currency="CHF"), group)
    with pytest.raises(Missing):
        desk.boilerplate.keep_group(first, "None", "no such group")


# snippets


def test_snippets_fit_the_language_of_the_document_and_are_found_by_name_and_text(desk: Desk) -> None:
    for name, text, language in (
        ("Warranty", "Two years on all parts", "en"),
        ("Gewähr", "Zwei Jahre", "de"),
        ("Address", "Gieterijweg 18", ""),
    ):
        desk.boilerplate.keep_snippet(name, text, language)
    assert [s.name for s in desk.boilerplate.snippets("de")] == ["Address", "Gewähr"]
    every = desk.boilerplate.snippets()
    assert [s.name for s in found(every, "gewahr")] == ["Gewähr"]
    assert [s.name for s in found(every, "all YEARS")] == ["Warranty"]
    step = desk.boilerplate.keep_snippet("warranty", "Three years", "en")
    assert desk.boilerplate.snippet(step.made(Snippet)).text == "Three years"
    assert len(desk.boilerplate.snippets()) == 3
    with pytest.raises(Missing):
        desk.boilerplate.keep_snippet("Empty", " ")


def test_2_15_what_they_told_since_is_offered_to_an_open_proposal(desk: Desk, first: UUID) -> None:
    account = _proposal(desk, first).account_id
    assert desk.selling.account(account).account.name == "Hallertau Malt"
    assert desk.proposing.heard_since(first) == ()
    kiln = "The kiln stands still 12 hours a week"
    key = desk.changes.ids.new()
    desk.selling.keep(None, Finding(id=key, kind=FindingKind.PROSPECT, text=kiln, account_id=account, source="Call"))
    assert [(o.said.words, o.said.key) for o in desk.proposing.heard_since(first) if o.need] == [(kiln, key)]
    assert [o.figure.value for o in desk.proposing.heard_since(first) if o.figure] == ["12 hours a week"]


def test_a_person_of_two_customers_and_a_partner_are_no_secret(desk: Desk, first: UUID) -> None:
    draft = _proposal(desk, first)
    other = desk.selling.new_account("Isar Brewing").made(Account)
    desk.selling.keep(draft, replace(draft, title="Press line with Isar Brewing"))
    assert [flaw.rows for flaw in desk.proposing.view(first).faults] == [("Isar Brewing",)]
    account = desk.selling.account(other).account
    desk.selling.keep(account, replace(account, parent_id=draft.account_id))
    assert desk.proposing.view(first).faults == ()
