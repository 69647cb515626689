"""What the palette offers, best first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.ui.ranking import Entry, ranked


def nothing() -> None:
    """Stand for something to do."""


def entries(*texts: str, found: bool = False) -> list[Entry]:
    return [Entry(id=text, text=text, group="Deals", do=nothing, found=found) for text in texts]


KNOWN = entries("Plan a call", "New proposal", "Export to Excel", "Book a follow-up…", "Go to Pipeline", "New deal")


def words(typed: str, *recent: str, found: list[Entry] | None = None) -> list[str]:
    return [entry.text for entry in ranked([*KNOWN, *(found or [])], typed, recent)]


def test_the_beginning_of_a_word_beats_the_middle_and_the_shorter_beats_the_longer() -> None:
    assert words("new") == ["New deal", "New proposal"]
    assert words("pipe")[0] == "Go to Pipeline"
    assert words("xcel")[0] == "Export to Excel"


def test_first_letters_and_small_slips_find_it_as_well() -> None:
    assert words("pac")[0] == "Plan a call"
    assert words("exprot")[0] == "Export to Excel"
    assert words("propsal")[0] == "New proposal"


def test_case_and_accents_do_not_matter() -> None:
    assert words("åstrom", found=entries("Astrom Papier"))[0] == "Astrom Papier"
    assert words("ζωη", found=entries("Ζωή Α.Ε."))[0] == "Ζωή Α.Ε."


def test_what_was_used_last_comes_first_while_nothing_is_typed() -> None:
    assert words("", "Export to Excel", "New deal")[:3] == ["Export to Excel", "New deal", "Plan a call"]
    assert words("new", "New proposal") == ["New proposal", "New deal"]


def test_letters_that_fit_nothing_offer_nothing_but_what_the_desk_found_for_them() -> None:
    assert words("zzqx") == []
    assert words("zzqx", found=entries("Deal of contract 77", found=True)) == ["Deal of contract 77"]


@given(st.text(max_size=30))
def test_any_letters_are_answered(typed: str) -> None:
    assert set(words(typed)) <= {entry.text for entry in KNOWN}
