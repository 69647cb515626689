"""Whom a finding is about decides where it is seen: the acts of its editor, each a pure function of it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from salesdesk.application.finding_editing import (
    Research,
    about,
    against,
    begun,
    kept_to,
    named,
    of_kind,
    still_true,
    suggested,
)
from salesdesk.domain.account import Account
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.research import Finding, FindingKind, is_old

TODAY = date(2026, 12, 1)
DAIRY = Account(id=UUID(int=1), name="Quarry Lane Dairies", industry="Food")
NORDFROST = Competitor(id=UUID(int=11), name="Nordfrost")
ARKTIKA = Competitor(id=UUID(int=12), name="Αρκτικα Ψύξη 🧊")
RESEARCH = Research(
    account=DAIRY,
    deal_id=UUID(int=2),
    competitors=(ARKTIKA, Competitor(id=UUID(int=13), name="Frostline"), NORDFROST),
    rivals=frozenset({NORDFROST.id}),
)
ON_THEM = Finding(id=UUID(int=3), kind=FindingKind.PROSPECT, text="11 spoiled loads", account_id=DAIRY.id)


def test_4_13_a_finding_on_the_accounts_industry_starts_with_it_and_is_shared() -> None:
    finding = begun(UUID(int=3), FindingKind.INDUSTRY, RESEARCH, TODAY)
    assert (finding.subject, finding.account_id, finding.found_on) == ("Food", None, TODAY)
    other = about(finding, "Road freight", DAIRY)
    assert (other.subject, other.account_id) == ("Road freight", DAIRY.id), "another industry is not the account's"
    assert about(other, "  food ", DAIRY).account_id is None


def test_4_13_a_finding_that_is_no_longer_on_the_industry_is_the_accounts_again() -> None:
    finding = of_kind(begun(UUID(int=3), FindingKind.INDUSTRY, RESEARCH, TODAY), FindingKind.PROSPECT, DAIRY)
    assert (finding.subject, finding.account_id) == ("", DAIRY.id)


def test_4_13_an_industry_without_a_name_is_shared_with_nobody() -> None:
    unknown = Account(id=UUID(int=9), name="Kestrel")
    finding = begun(UUID(int=3), FindingKind.INDUSTRY, Research(account=unknown), TODAY)
    assert (finding.subject, finding.account_id) == ("", unknown.id)


def test_4_13_a_finding_on_a_competitor_is_seen_in_every_deal_unless_kept_to_the_account() -> None:
    finding = against(of_kind(ON_THEM, FindingKind.COMPETITOR, DAIRY), NORDFROST.id, RESEARCH)
    assert (finding.competitor_id, finding.account_id) == (NORDFROST.id, None)
    only_here = kept_to(finding, DAIRY.id)
    assert (only_here.competitor_id, only_here.account_id) == (NORDFROST.id, DAIRY.id)
    nobody = against(finding, None, RESEARCH)
    assert (nobody.competitor_id, nobody.account_id) == (None, DAIRY.id)


def test_4_13_without_a_deal_only_a_competitor_in_play_can_be_shared() -> None:
    at_account = Research(account=DAIRY, competitors=RESEARCH.competitors, rivals=RESEARCH.rivals)
    finding = of_kind(ON_THEM, FindingKind.COMPETITOR, DAIRY)
    assert against(finding, NORDFROST.id, at_account).account_id is None
    assert against(finding, ARKTIKA.id, at_account).account_id == DAIRY.id


def test_another_section_forgets_the_competitor_but_keeps_the_words() -> None:
    finding = against(of_kind(ON_THEM, FindingKind.COMPETITOR, DAIRY), NORDFROST.id, RESEARCH)
    moved = of_kind(finding, FindingKind.OWN_PRODUCT, DAIRY)
    assert (moved.competitor_id, moved.account_id, moved.text) == (None, DAIRY.id, "11 spoiled loads")
    assert of_kind(moved, FindingKind.OWN_PRODUCT, DAIRY) is moved


def test_competitors_in_play_are_suggested_first_and_found_whatever_accents_and_case() -> None:
    assert [one.name for one in suggested(RESEARCH, "")] == ["Nordfrost", "Frostline", "Αρκτικα Ψύξη 🧊"]
    assert [one.name for one in suggested(RESEARCH, "FROST")] == ["Nordfrost", "Frostline"]
    assert named(RESEARCH, "αρκτικα ψυξη 🧊") is ARKTIKA
    assert named(RESEARCH, " ") is None


def test_4_11_what_was_checked_again_counts_from_today() -> None:
    old = Finding(id=UUID(int=3), kind=FindingKind.PROSPECT, text="x", found_on=date(2026, 6, 3))
    assert is_old(old, TODAY, 180)
    assert not is_old(still_true(old, TODAY), TODAY, 180)
    assert not is_old(Finding(id=old.id, kind=old.kind, text="x"), TODAY, 180), "an undated one is not judged"
