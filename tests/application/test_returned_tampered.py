"""B1: what was put on or over the pages of a returned proposal is seen; an honest return is not doubted."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from salesdesk.application.desk import Desk
from salesdesk.domain.answer import Doubt, Verdict
from tests.application.offered import SIGNED_B, came_back, deal_with_two_raised, draft_for
from tests.imports import making_pdfs as making
from tests.imports import tampering


@pytest.fixture
def signed(desk: Desk) -> Path:
    """Return a proposal as it came back with B chosen."""
    key = draft_for(desk, deal_with_two_raised(desk))
    desk.proposing.issue(key)
    return came_back(desk, key, **SIGNED_B)


TAMPERED: dict[str, tuple[Callable[[bytes], bytes], Doubt]] = {
    "a field over the price": (partial(tampering.with_a_field, name="price"), Doubt.PUT_ON),
    "a field without a name": (tampering.with_a_field, Doubt.PUT_ON),
    "a link with a picture": (tampering.with_a_link, Doubt.PUT_ON),
    "our field moved": (partial(tampering.with_a_moved_field, name="remarks"), Doubt.PUT_ON),
    "a white box": (tampering.painted_over, Doubt.OTHER_LOOK),
}


@pytest.mark.parametrize("how", TAMPERED)
def test_b1_what_was_put_over_our_pages_is_asked(desk: Desk, signed: Path, how: str) -> None:
    tamper, doubt = TAMPERED[how]
    signed.write_bytes(tamper(signed.read_bytes()))
    view = desk.answering.read(signed)
    assert (view.verdict, view.choice, view.doubts) == (Verdict.ASK, "B", (doubt,))


def _anew(pdf: bytes) -> bytes:
    """Return a file written anew with its content unpacked, so that no byte of a stream is where it was."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    for page in writer.pages:
        contents = page.get_contents()
        assert contents is not None
        page.replace_contents(contents)
        page.compress_content_streams(level=9)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


HONEST: dict[str, Callable[[bytes], bytes]] = {
    "written anew": _anew,
    "an update behind it": partial(making.saved_by_pypdf, values={"place": "Leuven"}, incremental=True),
    "saved by a browser": making.saved_by_pdfium,
}


@pytest.mark.parametrize("how", HONEST)
def test_b1_however_an_honest_program_saves_our_pages_they_are_not_doubted(desk: Desk, signed: Path, how: str) -> None:
    signed.write_bytes(HONEST[how](signed.read_bytes()))
    view = desk.answering.read(signed)
    assert (view.verdict, view.choice, view.doubts) == (Verdict.CHOSEN, "B", ())
