"""The proposal as it is printed: two options, one question, nothing typed lost, the file in order."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.papers import Compared, InvestmentRow, Paper, Trouble
from salesdesk.documents.proposal import ProposalPress, write_proposal
from salesdesk.domain.money import Money
from salesdesk.domain.pricing import Totals
from salesdesk.domain.proposal import Figure, Heard, Need
from salesdesk.wording import Words
from tests.documents.reading import all_text, fonts, pages_text, reader, squeezed, text_boxes
from tests.documents.samples import SELLER, STEP, eur, rich, sparse

QUESTION = "Do you want to go ahead with Option A or would you prefer Option B?"
PRESS = ProposalPress()
NASTY = (
    "<jane@acme.com>",
    "<b>x",
    '<img src="/etc/passwd">',
    "a &amp; b &lt; c",
    "{number} {} %s",
    "(open \\ paren",
    "Ζωή Παπαδοπούλου, ἀρχὴ ὕδωρ",
    "Ёж Жуковський Ґалаґан",
    "Łódź Ştefan Ørsted Ǻ",
    "₴ 5 ₺ 6 ₿",
    "first line\nsecond line",
)


def _everywhere(text: str) -> Any:
    """A proposal that says the text in every kind of field."""
    content = rich()
    option = replace(content.options[0], name=text, sentence=text, delivery=text)
    return replace(
        content,
        title=text,
        comparison=text,
        remarks=text,
        seller=replace(SELLER, person=text),
        heard=Heard(
            lead=text,
            needs=(Need(need=text, today=text, wanted=text, who=text),),
            figures=(Figure(value=text, label=text, source=text),),
            worth=text,
        ),
        options=(option, content.options[1]),
        rows=(Compared(label=text, a=text, b=text),),
        investment=(InvestmentRow(group=text, text=text, a=eur(1), b=eur(2)),),
    )


def test_2_14_the_paper_offers_option_a_and_option_b_and_never_yes_or_no() -> None:
    text = " ".join(" ".join(pages_text(write_proposal(rich(), Words()).pdf)).split())
    assert "Option A" in text
    assert "Option B" in text
    assert QUESTION in text
    assert not re.search(r"\b(accept|approve|yes|agree)\b[^.]{0,30}\b(decline|reject|refuse|no)\b", text, re.IGNORECASE)
    assert "neither" not in text.lower()


def test_2_18_the_question_stands_with_the_options_and_with_the_acceptance() -> None:
    for content in (rich(), sparse()):
        pages = [" ".join(page.split()) for page in pages_text(write_proposal(content, Words()).pdf)]
        assert QUESTION in next(page for page in pages[1:] if "Option A or Option B" in page)
        assert QUESTION in next(page for page in pages if "Please mark one option" in page)


def test_b2_each_option_says_who_raised_it_and_when() -> None:
    text = all_text(write_proposal(rich(), Words()).pdf)
    assert squeezed("Raised by Γιώργος Παπαδόπουλος on 3 November 2026 (first call)") in text
    assert squeezed("Raised by Marit de Groot on 12 November 2026 (site visit): “my people should know") in text


@pytest.mark.parametrize("nasty", NASTY)
def test_b18_whatever_is_typed_prints_as_typed_in_every_field(nasty: str) -> None:
    made = write_proposal(_everywhere(nasty), Words())
    assert all_text(made.pdf).count(squeezed(nasty)) >= 15
    assert not [w for w in made.warnings if w.trouble is Trouble.CANNOT_PRINT]


def test_a_quote_that_ends_its_sentence_gets_no_second_full_stop() -> None:
    content = rich()
    raised = replace(content.options[0].raised[0], words="We cannot spare one.")
    options = (replace(content.options[0], raised=(raised,)), content.options[1])
    text = all_text(write_proposal(rich(options=options), Words()).pdf)
    assert squeezed("“We cannot spare one.”") in text
    assert squeezed("“We cannot spare one.”.") not in text


def test_an_emoji_leaves_a_box_and_a_warning_that_names_it() -> None:
    made = write_proposal(rich(comparison="Go 🚀 and 👩\u200d💻 on"), Words())
    assert squeezed("Go □ and □ on") in all_text(made.pdf)
    [warning] = made.warnings
    assert warning.trouble is Trouble.CANNOT_PRINT
    assert warning.place == "Option A or Option B"
    assert warning.characters == ("🚀", "👩", "💻")


def test_unseen_characters_and_half_characters_do_no_harm() -> None:
    made = write_proposal(_everywhere("left\x00\x07\u202eright \ud83d end"), Words())
    assert squeezed("leftright □ end") in all_text(made.pdf)
    assert {w.trouble for w in made.warnings} == {Trouble.CANNOT_PRINT}


@given(st.text(max_size=120))
def test_any_text_at_all_can_be_printed(text: str) -> None:
    made = PRESS.write(replace(sparse(), title=text, comparison=text, remarks=text), Words())
    assert reader(made.pdf).pages


def test_only_our_embedded_faces_are_in_the_file() -> None:
    for content in (rich(), sparse()):
        named = fonts(write_proposal(content, Words()).pdf)
        assert named
        assert all(named.values()), named
        assert all(re.search(r"\+(Inter|InterTnum|SourceSerif4|NotoSans)-", name) for name in named)


def test_the_same_content_gives_the_same_bytes() -> None:
    first = write_proposal(rich(), Words(), invariant=True).pdf
    press = ProposalPress()
    press.preview(sparse(), Words())
    press.preview(rich(title="Another"), Words())
    assert press.write(rich(), Words(), invariant=True).pdf == first
    assert write_proposal(rich(), Words(), invariant=True).pdf == first


def test_a_preview_shows_every_edit_as_a_fresh_file_would() -> None:
    press = ProposalPress()
    content = rich()
    edits: tuple[dict[str, Any], ...] = (
        {},
        {"title": "Fewer words"},
        {"comparison": "Something else entirely."},
        {"investment": content.investment * 6},
        {"heard": Heard(lead="Short.")},
        {"investment": content.investment[:1], "after_choice": ()},
        {"paper": Paper.LETTER},
        {"is_draft": True, "valid_until": None},
    )
    for edit in edits:
        content = replace(content, **edit)
        shown = press.preview(content, Words())
        fresh = write_proposal(content, Words())
        assert pages_text(shown.pdf) == pages_text(fresh.pdf)
        assert shown.warnings == fresh.warnings
        assert text_boxes(shown.pdf) == text_boxes(fresh.pdf)


def test_pages_are_numbered_and_the_outline_leads_to_every_section() -> None:
    made = write_proposal(rich(), Words())
    pages = pages_text(made.pdf)
    assert made.pages == len(pages) == 6
    for at, page in enumerate(pages[1:], start=2):
        assert f"Page {at} of 6" in page
    file = reader(made.pdf)
    entries = [entry for entry in file.outline if not isinstance(entry, list)]
    outline = [(entry.title, file.get_destination_page_number(entry)) for entry in entries]
    assert outline == [
        ("Water that is used twice", 0),
        ("What we heard", 1),
        ("Option A or Option B", 2),
        ("Investment", 3),
        ("Next step", 4),
        ("Acceptance", 5),
    ]


def test_the_file_says_what_it_is_and_nothing_of_this_machine() -> None:
    file = reader(write_proposal(rich(), Words()).pdf)
    assert file.metadata is not None
    assert file.metadata.title == "Water that is used twice"
    assert file.metadata.author == "Aino Saarinen, Lumenwerk Instruments"
    assert file.metadata.subject == "Proposal AS-2026-0031 for Brightwater Laundries"
    assert file.metadata.creator == "SalesDesk"
    assert str(file.root_object["/Lang"]) == "en"


def test_amounts_are_level_and_say_what_is_missing_or_included() -> None:
    content = rich()
    pages = pages_text(write_proposal(content, Words()).pdf)
    page = squeezed(next(p for p in pages if "The same items stand" in " ".join(p.split())))
    for text in ("€41,600€41,600", "€19,250–", "–€2,400", "includedincluded", "€390eachmonth", "2/8", "11days"):
        assert text in page, text
    assert squeezed("First-year total, net of tax € 79,530 € 66,000") in page
    assert squeezed("Each following year € 4,680 € 4,680") in page


def test_cents_are_shown_in_all_amounts_as_soon_as_one_has_them() -> None:
    rows = (InvestmentRow(text="Valve", a=eur("19.90"), b=eur(20)),)
    text = all_text(write_proposal(rich(investment=rows), Words()).pdf)
    assert "€19.90€20.00" in text
    assert "€79,530.00" in text


def test_a_total_without_anything_recurring_is_no_first_year() -> None:
    text = all_text(write_proposal(sparse(), Words()).pdf)
    assert squeezed("Total, net of tax € 52,000 € 31,500") in text
    assert "First-year" not in " ".join(pages_text(write_proposal(sparse(), Words()).pdf))
    assert "following" not in text


def test_what_has_no_content_is_not_there() -> None:
    bare = replace(sparse(), heard=Heard(), next_step=None, investment=())
    text = " ".join(pages_text(write_proposal(bare, Words()).pdf))
    assert "What we heard" not in text
    assert "Next step" not in text
    assert "Item" in text
    assert "Quantity" not in text
    assert "Why it is here" in text


def test_sections_of_a_short_proposal_share_pages() -> None:
    pages = pages_text(write_proposal(sparse(), Words()).pdf)
    assert len(pages) == 4
    assert "What we heard" in pages[1]
    assert "Option A or Option B" in pages[1]
    assert "Investment" in pages[2]
    assert "Next step" in pages[2]


def test_a_draft_says_so_on_every_page_and_an_issued_one_does_not() -> None:
    assert all("Draft" in page for page in pages_text(write_proposal(rich(is_draft=True), Words()).pdf))
    assert not any("Draft" in page for page in pages_text(write_proposal(rich(), Words()).pdf))


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [(True, True, "In both calendars."), (True, False, "In our calendar; please keep it free in yours.")],
)
def test_2_8_the_calendars_that_hold_the_next_step_are_named(ours: bool, theirs: bool, said: str) -> None:
    text = " ".join(pages_text(write_proposal(rich(next_step=replace(STEP, ours=ours, theirs=theirs)), Words()).pdf))
    assert said in text
    assert "Tuesday, 1 December 2026, 10:30 – 11:00" in text


def test_letter_paper_has_its_own_size_and_the_same_content() -> None:
    a4, letter = (write_proposal(rich(paper=paper), Words()) for paper in Paper)
    assert [float(x) for x in reader(letter.pdf).pages[0].mediabox[2:]] == [612.0, 792.0]
    said = [set(" ".join(pages_text(made.pdf)).split()) for made in (a4, letter)]
    assert not {word for word in said[0] ^ said[1] if not word.isdigit()}


def test_uneven_options_are_named() -> None:
    long = "A sentence that goes on about everything we do. " * 4
    made = write_proposal(rich(rows=(Compared(label="Our effort", a=long, b="Two days."),)), Words())
    assert [(w.trouble, w.place) for w in made.warnings] == [(Trouble.UNEVEN, "Our effort")]


def test_amounts_of_other_currencies_print_with_their_sign() -> None:
    content = rich()
    none = Money(0, "UAH")
    totals = Totals(one_off=Money.of(1_250_000, "UAH"), monthly=none, yearly=none)
    options = (replace(content.options[0], totals=totals), replace(content.options[1], totals=totals))
    made = write_proposal(rich(currency="UAH", options=options, investment=()), Words())
    assert "1,250,000" in all_text(made.pdf)
    assert not made.warnings


def test_dates_of_the_choice_share_a_column_when_they_are_the_same() -> None:
    content = rich()
    same = tuple(replace(step, b=step.a) for step in content.after_choice)
    text = " ".join(pages_text(write_proposal(rich(after_choice=same), Words()).pdf))
    assert "When, for both options" in text
    assert date(2027, 6, 30) in {step.a for step in same}
    assert text.count("30 June 2027") == 1
