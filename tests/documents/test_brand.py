"""The company's look: its colour where white text can be read on it, its logo on the cover."""

from __future__ import annotations

import pypdfium2  # type: ignore[import-untyped]
import pytest

from salesdesk.application.papers import Logo, LogoKind
from salesdesk.documents.paper.colours import BRAND, WHITE, Colour, colour, contrast
from salesdesk.documents.proposal import write_proposal
from salesdesk.documents.proposal.brand import brand_of
from salesdesk.wording.documents import DocumentWords
from tests.documents.reading import pages_text
from tests.documents.samples import rich

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10" fill="#c2410c"/></svg>'


@pytest.mark.parametrize(("code", "ground"), [("#7A1F3D", colour("#7A1F3D")), ("#2E7D32", colour("#2E7D32"))])
def test_a_dark_colour_is_the_ground(code: str, ground: Colour) -> None:
    assert brand_of(code).ground == ground


@pytest.mark.parametrize("code", ["#FFCC00", "#8A94A3", "", "red", "#12345", "#12345G", "#7A1F3D; x"])
def test_a_light_colour_and_what_is_none_give_way_to_ours(code: str) -> None:
    assert brand_of(code).ground == BRAND


@pytest.mark.parametrize("code", ["#000000", "#2E7D32", "#767676", "#7A1F3D", "#FFCC00"])
def test_everything_on_the_ground_can_be_read(code: str) -> None:
    brand = brand_of(code)
    assert min(contrast(of, brand.ground) for of in (WHITE, brand.lead, brand.quiet)) >= 4.5


def test_contrast_is_what_the_guidelines_say() -> None:
    assert contrast(WHITE, colour("#000000")) == pytest.approx(21)
    assert contrast(colour("#767676"), WHITE) == pytest.approx(4.54, abs=0.01)


def _corner(pdf: bytes) -> tuple[int, ...]:
    """The colour in the upper right corner of the cover."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    return tuple(picture.getpixel((picture.width - 5, 5)))


def test_the_cover_wears_the_colour_and_the_same_press_changes_it() -> None:
    assert _corner(write_proposal(rich(colour="#7A1F3D"), DocumentWords()).pdf) == (0x7A, 0x1F, 0x3D)
    assert _corner(write_proposal(rich(colour="#FFCC00"), DocumentWords()).pdf) == (0x1B, 0x2A, 0x4A)


def test_a_logo_takes_the_place_of_the_name_and_is_read_out_as_it() -> None:
    logo = Logo(LogoKind.SVG, SVG)
    pdf = write_proposal(rich(logo=logo), DocumentWords()).pdf
    assert "LUMENWERK INSTRUMENTS" not in pages_text(pdf)[0]
    assert b"/Figure" in pdf
    assert b"/Alt" in pdf


def test_a_logo_that_cannot_be_read_leaves_the_name() -> None:
    pdf = write_proposal(rich(logo=Logo(LogoKind.PNG, b"no picture")), DocumentWords()).pdf
    assert "LUMENWERK INSTRUMENTS" in pages_text(pdf)[0]
