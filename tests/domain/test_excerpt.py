"""Where a long text was found is seen at once."""

from __future__ import annotations

import pytest

from salesdesk.domain.excerpt import excerpt

LONG = "Spoke about the line in the second hall, the fitters and the quay;\nthen she asked for “Émile’s” drawings."
WHOLE = " ".join(LONG.split())


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("emil", "… she asked for “Émile’s” drawings."),
        ("DRAW emile", "… she asked for “Émile’s” drawings."),
        ("quay", WHOLE),
        ("nothing of it", WHOLE),
        ("", WHOLE),
    ],
)
def test_a_long_text_is_told_from_near_the_word_that_was_asked_for(asked: str, shown: str) -> None:
    assert excerpt(LONG, asked) == shown


def test_a_text_without_words_is_nothing() -> None:
    assert excerpt(" \n ", "a") == ""
