from __future__ import annotations

from dataclasses import replace

import pytest

from salesdesk.domain.competitor import Claim, ClaimKind, Competitor, checked
from salesdesk.domain.refusals import Missing
from tests.domain.examples import key


def claim(kind: ClaimKind, text: str = "Half the weight", source: str = "") -> Claim:
    return Claim(id=key(), kind=kind, text=text, source=source)


@pytest.mark.parametrize("source", ["", "   ", "\n\t"])
def test_1_12_an_advantage_without_a_source_is_never_printed(source: str) -> None:
    assert not claim(ClaimKind.ADVANTAGE, source=source).may_be_printed
    assert claim(ClaimKind.ADVANTAGE, source="Test report of May").may_be_printed


@pytest.mark.parametrize("kind", [kind for kind in ClaimKind if kind is not ClaimKind.ADVANTAGE], ids=str)
def test_1_12_other_lines_claim_nothing_for_us_and_need_no_source(kind: ClaimKind) -> None:
    assert claim(kind).may_be_printed


def test_4_4_a_battlecard_gives_its_lines_by_kind_in_their_order() -> None:
    lines = [claim(kind, f"{kind} {at}") for at in range(2) for kind in ClaimKind]
    card = Competitor(id=key(), name="Kaltwerk", claims=tuple(lines))
    for kind in ClaimKind:
        assert [line.text for line in card.of(kind)] == [f"{kind} 0", f"{kind} 1"]


def test_4_15_a_battlecard_has_a_name_and_lines_with_words() -> None:
    card = Competitor(id=key(), name="Kaltwerk", claims=(claim(ClaimKind.TRAP),))
    assert checked(card) is card
    for wrong, what in [
        (replace(card, name="  "), ("name", "competitor")),
        (replace(card, claims=(claim(ClaimKind.TRAP, text=" "),)), ("text", "claim")),
    ]:
        with pytest.raises(Missing) as refused:
            checked(wrong)
        assert (refused.value.what, refused.value.where) == what
