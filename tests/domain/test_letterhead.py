"""A company's colour: typed as people type it, dark enough for the white title of a cover."""

from __future__ import annotations

from uuid import UUID

import pytest

from salesdesk.domain.letterhead import Letterhead, carries_white, checked, colour_of, darkened, fades_on_paper
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


def pixels(*runs: tuple[int, tuple[int, int, int, int]]) -> bytes:
    return b"".join(bytes(pixel) * count for count, pixel in runs)


NOTHING, WHITE, SMOKE, NAVY = (0, 0, 0, 0), (255, 255, 255, 255), (244, 244, 242, 255), (27, 42, 74, 255)


@pytest.mark.parametrize(
    "picture",
    [
        pixels((900, NOTHING), (100, WHITE)),
        pixels((900, NOTHING), (100, SMOKE)),
        pixels((500, WHITE), (500, SMOKE)),
        pixels((900, NOTHING), (100, (0, 0, 0, 30))),  # a shadow of black
        pixels((999, WHITE), (1, NAVY)),
        pixels((1000, NOTHING)),
    ],
)
def test_a_picture_that_is_white_or_nearly_so_cannot_be_seen_on_paper(picture: bytes) -> None:
    assert fades_on_paper(picture)


@pytest.mark.parametrize(
    "picture",
    [
        pixels((900, NOTHING), (100, NAVY)),
        pixels((990, WHITE), (10, NAVY)),  # thin letters on a white ground
        pixels((900, NOTHING), (100, (245, 166, 35, 255))),  # a light orange is seen
        pixels((900, NOTHING), (100, (255, 230, 0, 255))),  # yellow is as light as white, and yet seen
        pixels((900, NOTHING), (100, (0, 0, 0, 128))),
    ],
)
def test_a_picture_with_something_darker_in_it_is_seen(picture: bytes) -> None:
    assert not fades_on_paper(picture)
