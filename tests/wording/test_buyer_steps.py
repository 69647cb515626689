"""The word lists name what a buyer does alone, in four languages (3.1)."""

from __future__ import annotations

import pytest

from salesdesk.domain.buying_process import BuyerStep, BuyingProcess, repeated_step
from salesdesk.wording.lexicon import LANGUAGES, lexicon
from tests.domain.examples import key

ALL_DONE = BuyingProcess(id=key(1), deal_id=key(2), done=frozenset(BuyerStep))
SAID = {
    "en": {
        BuyerStep.SEARCHED: "Ida shows us her market overview by 3 December",
        BuyerStep.COMPARED: "Ida compares three vendors by 3 December",
        BuyerStep.SPOKE: "Ida talks to a reference of ours",
        BuyerStep.HAS_BUDGET: "Ida gets the budget approved",
    },
    "de": {
        BuyerStep.SEARCHED: "Ida macht bis 3. Dezember eine Marktübersicht",
        BuyerStep.COMPARED: "Ida holt Angebote ein",
        BuyerStep.SPOKE: "Ida kommt zum Referenzbesuch mit",
        BuyerStep.HAS_BUDGET: "Ida bestätigt die Budgetfreigabe",
    },
    "fr": {
        BuyerStep.SEARCHED: "Ida fait un tour du marché",
        BuyerStep.COMPARED: "Ida demande des devis",
        BuyerStep.SPOKE: "Ida vient à une visite de référence",
        BuyerStep.HAS_BUDGET: "Ida écrit le dossier d’investissement",
    },
    "el": {
        BuyerStep.SEARCHED: "Η Ίντα κάνει έρευνα αγοράς",
        BuyerStep.COMPARED: "Η Ίντα ΣΥΓΚΡΙΝΕΙ τρεις προμηθευτές",
        BuyerStep.SPOKE: "Η Ίντα κλείνει επίσκεψη αναφοράς",
        BuyerStep.HAS_BUDGET: "Η Ίντα εγκρίνει τον προϋπολογισμό",
    },
}
EVERY = [(language, step) for language in LANGUAGES for step in BuyerStep]


@pytest.mark.parametrize(("language", "step"), EVERY)
def test_3_1_a_repeated_step_is_seen_in_four_languages(language: str, step: BuyerStep) -> None:
    said = SAID[language][step]
    assert repeated_step(said, ALL_DONE, lexicon().buyer_steps) is step
    assert repeated_step(said, ALL_DONE, lexicon((language,)).buyer_steps) is step


@pytest.mark.parametrize(("language", "step"), EVERY)
def test_3_1_every_expression_of_the_lists_is_found_in_a_sentence(language: str, step: BuyerStep) -> None:
    expressions = lexicon((language,)).buyer_steps[step]
    assert expressions
    for expression in expressions:
        assert repeated_step(f"Ida: „{expression}“!", ALL_DONE, {step: expressions}) is step


@pytest.mark.parametrize(
    "said",
    [
        "Ida picks option A or B and names who signs by 3 December",
        "Ida unterschreibt am 3. Dezember den Pilotauftrag",
        "Ida signe la commande pilote le 3 décembre",
        "Η Ίντα υπογράφει την πιλοτική παραγγελία στις 3 Δεκεμβρίου",
    ],
)
def test_3_1_an_objective_that_moves_on_repeats_nothing(said: str) -> None:
    assert repeated_step(said, ALL_DONE, lexicon().buyer_steps) is None
