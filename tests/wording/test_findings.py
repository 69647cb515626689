"""What is said of findings: age in words, source, who else sees them; and of people in a plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from salesdesk.application.finding_editing import Research
from salesdesk.domain.account import Account, Person
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.research import Finding, FindingKind
from salesdesk.wording import Words
from salesdesk.wording.findings import (
    LONGEST_SHOWN,
    age_told,
    belongs_told,
    contact_told,
    decider_told,
    section_told,
    seen_told,
    shown_text,
    source_told,
)

WORDS = Words()
TODAY = date(2026, 12, 1)
MAEVE = Person(id=UUID(int=4), name="Maeve")
NORDFROST = Competitor(id=UUID(int=11), name="Nordfrost")
RESEARCH = Research(
    account=Account(id=UUID(int=1), name="Quarry Lane Dairies", industry="Food"),
    people=(MAEVE,),
    competitors=(NORDFROST,),
)
FINDING = Finding(
    id=UUID(int=2),
    kind=FindingKind.COMPETITOR,
    text="Rents by the month",
    competitor_id=NORDFROST.id,
    source="trade fair",
    found_on=date(2026, 11, 3),
    said_by=MAEVE.id,
)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 12, 1), "today"),
        (date(2026, 11, 30), "yesterday"),
        (date(2026, 11, 29), "2 days ago"),
        (date(2026, 11, 18), "13 days ago"),
        (date(2026, 11, 17), "2 weeks ago"),
        (date(2026, 11, 10), "3 weeks ago"),
        (date(2026, 10, 3), "8 weeks ago"),
        (date(2026, 10, 2), "2 months ago"),
        (date(2026, 10, 1), "2 months ago"),
        (date(2026, 5, 1), "7 months ago"),
        (date(2026, 4, 30), "7 months ago"),
        (date(2024, 12, 2), "23 months ago"),
        (date(2024, 12, 1), "2 years ago"),
        (date(2021, 12, 2), "4 years ago"),
        (date(2026, 12, 2), "2 Dec 2026"),
    ],
)
def test_4_11_an_age_is_said_in_words(day: date, told: str) -> None:
    assert age_told(WORDS, day, TODAY) == told


def test_4_11_4_13_a_finding_tells_whom_it_is_about_who_said_it_and_how_old_it_is() -> None:
    assert source_told(WORDS, FINDING, RESEARCH, TODAY) == "Nordfrost, Maeve, trade fair, 4 weeks ago"
    bare = replace(FINDING, competitor_id=None, source="", found_on=None, said_by=None)
    assert source_told(WORDS, bare, RESEARCH, TODAY) == ""
    assert source_told(WORDS, replace(bare, subject="Logger X"), RESEARCH, TODAY) == "Logger X"


def test_4_13_the_accounts_own_industry_is_not_repeated_under_its_heading() -> None:
    on_industry = replace(FINDING, kind=FindingKind.INDUSTRY, competitor_id=None, said_by=None, source="")
    assert source_told(WORDS, replace(on_industry, subject="food"), RESEARCH, TODAY) == "Found 4 weeks ago"
    assert source_told(WORDS, replace(on_industry, subject="Retail"), RESEARCH, TODAY) == "Retail, 4 weeks ago"


def test_4_13_the_editor_says_where_a_finding_is_seen() -> None:
    assert seen_told(WORDS, FINDING, RESEARCH) == "Seen in every deal that Nordfrost is in"
    assert seen_told(WORDS, FINDING, Research()) == "Seen in every deal that they are in"
    here = replace(FINDING, account_id=UUID(int=1))
    assert seen_told(WORDS, here, RESEARCH) == "Seen only in plans for this account"
    on_industry = replace(FINDING, kind=FindingKind.INDUSTRY)
    assert seen_told(WORDS, on_industry, RESEARCH) == "Seen at every account of this industry"


def test_4_12_a_section_counts_its_findings_and_says_what_belongs_there() -> None:
    assert section_told(WORDS, FindingKind.OWN_PRODUCT, 2) == "Our product 2"
    assert section_told(WORDS, FindingKind.OWN_PRODUCT, 0) == "Our product"
    assert len({belongs_told(WORDS, kind) for kind in FindingKind}) == len(FindingKind)


def test_a_long_finding_is_cut_between_words_and_a_short_one_is_not_touched() -> None:
    long = "Ψύξη 🧊 " * 400
    assert shown_text("Ψύξη 🧊") == "Ψύξη 🧊"
    assert shown_text(long).endswith(("Ψύξη…", "🧊…"))
    assert len(shown_text(long)) <= LONGEST_SHOWN + 1
    assert shown_text("x" * 5000) == "x" * LONGEST_SHOWN + "…"


def test_the_last_contact_is_said_in_words() -> None:
    assert contact_told(WORDS, "Buyer", date(2026, 11, 10), TODAY) == "Buyer. Last met 3 weeks ago"
    assert contact_told(WORDS, "", None, TODAY) == "Not met yet"


def test_a_plan_without_the_decider_says_so_and_what_to_do() -> None:
    said = {
        decider_told(WORDS, known=known, deal=deal) for known, deal in ((True, True), (False, True), (False, False))
    }
    assert {name for name, _ in said} == {"Nobody who decides takes part."}
    assert len({advice for _, advice in said}) == len(said)
