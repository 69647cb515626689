"""1.11, B7: which impediment a discount may be given against, and when one may be kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from salesdesk.domain.impediment import Impediment, ImpedimentKind, checked, price_impediment, removed
from salesdesk.domain.refusals import Missing, OutOfRange
from tests.domain.examples import DEAL, key

NOTED = date(2026, 11, 20)
PRICE = Impediment(
    id=key(70), deal_id=DEAL, kind=ImpedimentKind.PRICE, words="A tenth over the other one", noted_on=NOTED
)


@pytest.mark.parametrize("kind", ImpedimentKind)
def test_b7_price_alone_opens_a_discount(kind: ImpedimentKind) -> None:
    assert replace(PRICE, kind=kind).opens_discount == (kind is ImpedimentKind.PRICE)


@pytest.mark.parametrize("words", ["", " ", "\n\t"])
def test_b7_without_the_customers_words_it_stays_locked(words: str) -> None:
    assert not replace(PRICE, words=words, removes="A lower price").opens_discount


def test_b7_what_is_out_of_the_way_opens_nothing() -> None:
    gone = removed(PRICE, NOTED)
    assert not gone.opens_discount
    assert price_impediment([gone, replace(PRICE, kind=ImpedimentKind.BUDGET)]) is None
    assert price_impediment([gone, PRICE]) == PRICE


def test_1_11_an_impediment_tells_what_was_said_or_what_removes_it() -> None:
    with pytest.raises(Missing):
        checked(replace(PRICE, words=" ", removes=" "))
    assert checked(replace(PRICE, words="", removes="A lower price")).removes == "A lower price"
    with pytest.raises(OutOfRange):
        removed(PRICE, date(2026, 11, 19))
