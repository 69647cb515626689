"""Every refusal and fault has sentences that say what to do; every enumeration has its words."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

import salesdesk.domain
from salesdesk.application.failures import CommitUnknown, DeskFault, DeskTrouble
from salesdesk.application.files import FileNotWritten, WriteFault
from salesdesk.application.setting_up import StageInUse
from salesdesk.domain import (
    ageing,
    closing_in_time,
    coverage,
    due,
    explained,
    group_event,
    invitation,
    loss_lines,
    pest_guard,
    plays,
    quota_case,
    refusals,
    said_words,
    stalled,
    two_options,
)
from salesdesk.domain.refusals import Refusal
from salesdesk.domain.two_options import Fault, Flaw, NotTwoRealOptions
from salesdesk.wording import Words
from salesdesk.wording.labels import label
from salesdesk.wording.troubles import flaw_told, told

WORDS = Words()
UNFORESEEN = told(WORDS, ValueError("nobody thought of this"))
UNWORDED = {
    *(coverage.Answer, two_options.Fault, explained.Figure, explained.Part, stalled.LimitRests),
    *(loss_lines.LineKind, ageing.Tier, pest_guard.Verdict, pest_guard.Ground, pest_guard.TouchKind),
    *(said_words.Sense, said_words.Shape, due.Due, invitation.Counts, group_event.GroupAct),
    *(closing_in_time.Rests, plays.PlayWhy, quota_case.CaseWhy),
}
"""Enumerations that no list shows as a word: their sentences stand elsewhere, or nobody reads them."""


def _domain_enums() -> list[type[StrEnum]]:
    found: set[type[StrEnum]] = set()
    for module in pkgutil.iter_modules(salesdesk.domain.__path__):
        names = vars(importlib.import_module(f"salesdesk.domain.{module.name}")).values()
        found |= {n for n in names if inspect.isclass(n) and issubclass(n, StrEnum) and n is not StrEnum}
    return sorted(found - UNWORDED, key=lambda e: (e.__name__, e.__module__))


@pytest.mark.parametrize("kind", _domain_enums(), ids=lambda e: e.__name__)
def test_every_value_of_the_trades_enumerations_has_its_word(kind: type[StrEnum]) -> None:
    words = [label(WORDS, value) for value in kind]
    assert all(w.strip() for w in words)
    assert len(set(words)) == len(words)


BEGINS = ("“", "my.salesdesk", "offer.pdf", "2 open", "2 thank-yous", "2026", "SD-", "{nmae}")
"""What a sentence may begin with but a capital: a name, a number, what was typed."""
SAMPLES: list[Exception] = [
    refusals.Missing("title", "deal"),
    refusals.Missing("name", "account"),
    refusals.Missing("something new", "somewhere"),
    refusals.OutOfRange("chance", "140 %", "0 %", "100 %"),
    refusals.OutOfRange("closed_on", "2026-01-01", "2026-02-01"),
    refusals.OutOfRange("amount", "1.00 EUR", "-0.50 EUR", "0.50 EUR"),
    refusals.OutOfRange("text", "30000", most="20000"),
    refusals.LooseWords("next week"),
    refusals.NotAPeriod("soon"),
    refusals.OtherCurrency("EUR", "USD"),
    refusals.AlreadyClosed("Pumps", "won"),
    refusals.ThanksOwed("2026-Q4", 2),
    refusals.PeriodClosed("2026-Q4"),
    refusals.UnknownName(("nmae",), ("name", "day")),
    refusals.Frozen("SD-2026-0001"),
    refusals.WasIssued("SD-2026-0001"),
    refusals.WentOutIn("SD-2026-0001", "de"),
    refusals.Cited("SD-2026-0001", date(2026, 12, 1), ("We fit it",)),
    refusals.Cited("SD-2026-0001", None, ("We fit it",)),
    refusals.EarlierWentOut("SD-2026-0001", 1),
    refusals.CitesNothing("SD-2026-0001"),
    refusals.NotInThatState("SD-2026-0001", "draft"),
    refusals.AnotherWaits("SD-2026-0001"),
    refusals.NoAnswerAwaited("SD-2026-0001", "draft"),
    refusals.NotChosenYet("SD-2026-0001"),
    refusals.Missing("words", "fit_criterion"),
    refusals.Missing("text", "claim"),
    refusals.OutOfRange("lead_days", "-3", "0", "3650"),
    refusals.OutOfRange("check_again_days", "0", "1", "3650"),
    refusals.OutOfRange("weight", "0", "1", "100"),
    refusals.OutOfRange("limits", "900", most="100"),
    refusals.OutOfRange("target_currency", "USD", most="EUR"),
    refusals.DiscountLocked(),
    refusals.Unproven("Negotiation", ("They named who decides",)),
    refusals.NotInThatLeadState("Meyer & Sohn", "deal"),
    refusals.WithMarketing("Meyer & Sohn", date(2026, 11, 2)),
    CommitUnknown(),
    StageInUse("Proposal", 2),
    *(DeskTrouble(fault, "my.salesdesk", "laptop-7") for fault in DeskFault),
    *(FileNotWritten(Path("offer.pdf"), fault, "no space") for fault in WriteFault),
]


@pytest.mark.parametrize("error", SAMPLES, ids=lambda e: f"{type(e).__name__}-{str(e)[:24]}")
def test_what_was_foreseen_is_told_in_its_own_sentence(error: Exception) -> None:
    sentence = told(WORDS, error)
    assert sentence != UNFORESEEN
    shown = {f"{{{name}}}" for name in (*error.names, *error.known)} if isinstance(error, refusals.UnknownName) else ()
    assert set(re.findall(r"\{[^}]*}?", sentence)) == set(shown), "braces only around the names of a letter"
    assert sentence[0].isupper() or sentence.startswith(BEGINS)
    assert not any(bad in sentence.casefold() for bad in ("error", "invalid", "failed", "successfully", "!"))


def test_every_refusal_of_the_domain_is_worded() -> None:
    kinds = {k for k in vars(refusals).values() if inspect.isclass(k) and issubclass(k, Refusal) and k is not Refusal}
    assert kinds <= {type(e) for e in SAMPLES}


@pytest.mark.parametrize("fault", list(DeskFault), ids=str)
def test_a_desk_that_cannot_be_used_is_named(fault: DeskFault) -> None:
    assert "my.salesdesk" in told(WORDS, DeskTrouble(fault, "my.salesdesk", "laptop-7"))


def test_a_desk_in_use_says_by_whom() -> None:
    assert "laptop-7" in told(WORDS, DeskTrouble(DeskFault.IN_USE, "my.salesdesk", "laptop-7"))


@pytest.mark.parametrize("fault", list(Fault), ids=str)
def test_2_14_every_flaw_of_a_proposal_has_its_sentence(fault: Fault) -> None:
    sentence = flaw_told(WORDS, Flaw(fault=fault, letter="B", rows=("Live from",)))
    assert "{" not in sentence
    assert sentence.strip()


def test_2_19_a_straw_option_is_refused_with_the_rows_that_prove_it() -> None:
    error = NotTwoRealOptions((Flaw(fault=Fault.DOMINATED, letter="A", rows=("Training", "Support")),))
    assert "“Training” and “Support”" in told(WORDS, error)


def test_2_7_loose_words_are_answered_with_the_articles_own_reply() -> None:
    sentence = told(WORDS, refusals.LooseWords("next week"))
    assert "“next week”" in sentence
    assert "date and time in the calendar" in sentence


def test_what_nobody_foresaw_says_that_what_was_saved_is_safe() -> None:
    assert "safe" in UNFORESEEN
    assert "nobody thought of this" not in UNFORESEEN


def test_1_18_a_period_is_named_as_people_name_it() -> None:
    assert told(WORDS, refusals.ThanksOwed("2026-Q4", 2)).startswith("2 thank-yous of Q4 2026 are still owed")
    assert told(WORDS, refusals.PeriodClosed("2026-11")).startswith("November 2026 is closed already")
