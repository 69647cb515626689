"""Pages as pixels for the preview."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesdesk.application.files import FileNotWritten, WriteFault
from salesdesk.documents.pictures import NotAPdf, Pictures, check_pdf
from salesdesk.documents.proposal import write_proposal
from salesdesk.documents.safe_file import write_safely
from salesdesk.wording import Words
from tests.documents.samples import sparse


def test_a_page_is_drawn_as_wide_as_asked_in_its_colours() -> None:
    with Pictures(write_proposal(sparse(), Words()).pdf) as pictures:
        assert len(pictures.sizes) == 4
        assert round(pictures.sizes[0].width) == 595
        picture = pictures.draw(0, 600)
    assert abs(picture.width - 600) <= 1
    assert len(picture.pixels) == picture.stride * picture.height
    middle = picture.stride * (picture.height // 4) + 4 * 300
    blue, green, red = picture.pixels[middle : middle + 3]
    assert (red, green, blue) == (0x1B, 0x2A, 0x4A)


def test_a_file_that_was_cut_short_does_not_pass_for_a_pdf(tmp_path: Path) -> None:
    pdf = write_proposal(sparse(), Words()).pdf
    path = tmp_path / "paper.pdf"
    write_safely(path, pdf, check_pdf)
    for broken in (pdf[: len(pdf) // 3], b"", b"%PDF-1.7\n%%EOF"):
        with pytest.raises(FileNotWritten) as caught:
            write_safely(path, broken, check_pdf)
        assert caught.value.fault is WriteFault.NOT_READABLE_AGAIN
    assert path.read_bytes() == pdf


def test_what_is_no_pdf_is_refused_and_a_page_that_is_not_there_too() -> None:
    for junk in (b"", b"hello", b"%PDF-1.7 but nothing else"):
        with pytest.raises(NotAPdf):
            Pictures(junk)
    with Pictures(write_proposal(sparse(), Words()).pdf) as pictures, pytest.raises(IndexError):
        pictures.draw(4, 100)


def test_the_parts_of_a_document_begin_where_its_outline_says() -> None:
    with Pictures(write_proposal(sparse(), Words()).pdf) as pictures:
        assert pictures.starts[0] == 0
        assert len(pictures.starts) == 6
        assert list(pictures.starts) == sorted(pictures.starts)
        assert pictures.starts[-1] == len(pictures.sizes) - 1
