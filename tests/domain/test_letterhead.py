"""A company's colour: typed as people type it, dark enough for the white title of a cover."""

from __future__ import annotations

from uuid import UUID

import pytest

from salesdesk.domain.letterhead import Letterhead, carries_white, checked, colour_of, darkened
from salesdesk.domain.refusals import OutOfRange


@pytest.mark.parametrize(
    ("typed", "colour"),
    [("1b2a4a", "#1B2A4A"), (" #1b2a4a ", "#1B2A4A"), ("#abc", "#AABBCC"), ("navy", "navy"), ("", ""), ("12", "12")],
)
def test_a_colour_is_taken_as_it_is_typed(typed: str, colour: str) -> None:
    assert colour_of(typed) == colour


@pytest.mark.parametrize("colour", ["#1B2A4A", "#7A1F3D", "#767676", "#000000"])
def test_white_can_be_read_on_dark_colours(colour: str) -> None:
    assert carries_white(colour)
    assert darkened(colour) == colour


@pytest.mark.parametrize("colour", ["#F5A623", "#FFFFFF", "#00C2FF", "#777777"])
def test_a_light_colour_is_darkened_just_as_far_as_white_needs(colour: str) -> None:
    assert not carries_white(colour)
    found = darkened(colour)
    assert carries_white(found)
    lighter = "#" + "".join(f"{min(255, int(found[at : at + 2], 16) * 104 // 100 + 2):02X}" for at in (1, 3, 5))
    assert not carries_white(lighter)


def test_what_is_no_colour_is_refused() -> None:
    with pytest.raises(OutOfRange):
        checked(Letterhead(id=UUID(int=1), colour="navy"))
