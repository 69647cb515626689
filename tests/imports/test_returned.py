"""B1: a proposal that came back is read as whatever viewer saved it, and its pages are compared with ours."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfWriter

from salesdesk.application.returned_form import ReturnedForm, comparable
from salesdesk.documents.proposal import write_proposal
from salesdesk.imports.returned import FormReader
from salesdesk.wording import Words
from tests.documents import samples
from tests.imports import making_pdfs as making
from tests.imports.making_pdfs import GROUP, HASH, KID_A, KID_B, PRINTED, TEXTS, Typed

HERE = Path(__file__).parent
SENT = making.proposal()
OBJECTS = making.form_objects()
A, B = frozenset("A"), frozenset("B")


def read(pdf: bytes) -> ReturnedForm:
    return FormReader().read_kept(pdf, "returned.pdf")


def marked(number: int, letter: bytes) -> bytes:
    """Return an object of the pair of options as a viewer leaves it when an option is marked."""
    return OBJECTS[number].replace(b"/V/Off", b"/V/" + letter).replace(b"/AS/Off", b"/AS/" + letter)


def test_b1_a_form_nobody_filled_says_whose_it_is_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "back.pdf"
    path.write_bytes(SENT)
    form = FormReader().read(path)
    assert (form.number, form.revision, form.hash) == ("SD-2026-0147", "2", HASH)
    assert (form.has_form, form.choices, form.name, form.notes) == (True, frozenset(), "", ())
    assert comparable(form.pages) == PRINTED
    assert form.sha256 == hashlib.sha256(SENT).hexdigest()


@pytest.mark.parametrize("incremental", [False, True])
def test_b1_a_form_filled_by_a_program(*, incremental: bool) -> None:
    values = {"option": "/B", "name": "Jürgen Żółć", "remarks": "Παρακαλώ πριν τις 9"}
    form = read(making.saved_by_pypdf(SENT, values, incremental=incremental))
    assert (form.choices, form.name, form.remarks) == (B, values["name"], values["remarks"])
    assert comparable(form.pages) == PRINTED


def test_b1_a_form_clicked_and_typed_in_a_browser() -> None:
    typed = [Typed(70, 710), Typed(100, 608, "Łukasz Öz"), Typed(100, 548, "1.12.2026"), Typed(100, 528, "Γειά")]
    form = read(making.saved_by_pdfium(SENT, typed))
    assert (form.choices, form.name, form.date, form.remarks) == (A, "Łukasz Öz", "1.12.2026", "Γειά")
    assert (form.number, form.has_form) == ("SD-2026-0147", True)
    assert comparable(form.pages) == PRINTED


def test_b1_a_form_filled_twice_by_different_programs_says_what_was_marked_last() -> None:
    form = read((HERE / "saved_by_qpdf.pdf").read_bytes())  # A by pypdf, then B by qpdf, which leaves a stale value
    assert (form.choices, form.name) == (B, "Jürgen Żółć")
    assert comparable(form.pages) == PRINTED


@pytest.mark.parametrize("changes", [(GROUP,), (KID_A,), (GROUP, KID_A)])
def test_b1_a_mark_counts_on_the_group_and_on_the_button(changes: tuple[int, ...]) -> None:
    once = making.proposal(changed={number: marked(number, b"A") for number in changes})
    behind = making.updated(SENT, {number: marked(number, b"A") for number in changes})
    assert read(once).choices == read(behind).choices == A


def test_b1_a_mark_may_be_written_as_a_text() -> None:
    said = OBJECTS[GROUP].replace(b"/V/Off", b"/V" + making.text("B"))
    assert read(making.proposal(changed={GROUP: said})).choices == B
    other = OBJECTS[GROUP].replace(b"/V/Off", b"/V/C")
    assert read(making.proposal(changed={GROUP: other})).choices == frozenset()


def test_b1_two_marks_are_both_told() -> None:
    both = {KID_A: marked(KID_A, b"A"), KID_B: marked(KID_B, b"B")}
    assert read(making.proposal(changed=both)).choices == A | B
    against = {GROUP: marked(GROUP, b"A"), KID_B: marked(KID_B, b"B")}
    assert read(making.proposal(changed=against)).choices == A | B


def test_b1_a_mark_the_page_shows_counts_even_where_the_form_does_not_lead_to_it() -> None:
    group = OBJECTS[GROUP].replace(b"/Kids[11 0 R 12 0 R]", b"/Kids[11 0 R]").replace(b"/V/Off", b"/V/A")
    form = read(making.proposal(changed={GROUP: group, KID_B: marked(KID_B, b"B")}))
    assert form.choices == A | B
    no_fields = read(making.proposal(changed={making.FORM: b"<<>>", KID_B: marked(KID_B, b"B")}))
    assert (no_fields.choices, no_fields.has_form, no_fields.number) == (B, True, "SD-2026-0147")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (b"(J\xf8rgen)", "Jørgen"),
        (b"/Ines", "Ines"),
        (b"<FEFF0141>", "Ł"),
        (b"<FFFE4101>", "Ł"),
        (b"<EFBBBFCE93CEB5>", "Γε"),
        (b"(\\376\\377\\000\\033\\000e\\000n\\000\\033\\000A)", "A"),
        (b"(two\\rlines\\r\\nand\\000\\007 more)", "two\nlines\nand more"),
        (b"<FEFFD800>", "\ufffd"),
        (b"50 0 R", "in a stream Ω"),
        (b"null", ""),
        (b"[1 2]", ""),
        (b"99 0 R", ""),
    ],
)
def test_b1_a_text_is_read_in_every_way_a_viewer_writes_it(value: bytes, said: str) -> None:
    objects = {**OBJECTS, 50: making.stream("\ufeffin a stream Ω".encode("utf-16-be"), flate=True)}
    objects[TEXTS["name"]] = OBJECTS[TEXTS["name"]].replace(b"/FT/Tx", b"/FT/Tx/V " + value)
    assert read(making.whole(objects)).name == said


def test_b1_files_of_objects_in_streams_are_read() -> None:
    looks = {40: making.stream(b""), 41: making.stream(b"")}
    form = read(making.packed({**OBJECTS, GROUP: marked(GROUP, b"B"), **looks}))
    assert (form.choices, form.hash) == (B, HASH)
    assert comparable(form.pages) == PRINTED


@pytest.mark.parametrize("cipher", ["rc4", "aes128", "aes256"])
def test_b1_a_locked_file_that_anybody_may_open_is_opened(cipher: str) -> None:
    form = read((HERE / "locked_pdfs" / f"anybody_{cipher}.pdf").read_bytes())
    assert (form.choices, form.name, form.number) == (A, "Jürgen Ott", "SD-2026-0147")
    assert comparable(form.pages) == PRINTED


def test_b1_a_flattened_file_has_no_form_and_its_marks_stand_among_the_text() -> None:
    form = read(making.saved_by_pdfium(SENT, [Typed(100, 608, "Eva Lind")], flat=True))
    assert (form.has_form, form.choices) == (False, frozenset())
    assert "Eva Lind" in form.pages[-1]


def test_b1_a_file_of_somebody_else_is_read_all_the_same() -> None:
    form = read(making.pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>", 3: PAGE}))
    assert (form.pages, form.fields, form.has_form) == (("",), (), False)


PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"


def test_b1_what_was_put_on_a_page_beside_the_form_is_told() -> None:
    page = making.FIRST_PAGE
    notes = b"/Annots[<</Subtype/FreeText/Contents(But at 10 % less)>><</Subtype/Link>><</Subtype/Ink>>]"
    form = read(making.proposal(changed={page: OBJECTS[page].replace(b"/Contents", notes + b"/Contents")}))
    assert form.notes == (("FreeText", "But at 10 % less"), ("Ink", ""))
    assert comparable(form.pages) == PRINTED


def test_b1_another_price_in_the_text_of_a_page_is_seen() -> None:
    content = making.FIRST_CONTENT + 1
    cheaper = making.stream(b"BT /F 12 Tf 60 780 Td (Option A costs 61,326.00 EUR) Tj ET")
    form = read(making.updated(SENT, {content: cheaper}))
    assert comparable(form.pages)[1] == "Option A costs 61,326.00 EUR" != PRINTED[1]
    assert comparable(form.pages)[::2] == PRINTED[::2]


def test_b1_the_pages_of_our_own_proposal_stay_what_they_are_when_others_save_them() -> None:
    ours = write_proposal(samples.rich(), Words("en"), invariant=True).pdf
    pages = comparable(read(ours).pages)
    assert len(pages) > 3
    assert "Option A" in " ".join(pages)
    assert comparable(read(making.saved_by_pdfium(ours)).pages) == pages
    assert comparable(read(_saved_anew(ours)).pages) == pages


def _saved_anew(pdf: bytes) -> bytes:
    written = io.BytesIO()
    PdfWriter(clone_from=io.BytesIO(pdf)).write(written)
    return written.getvalue()


def test_b1_a_proposal_of_ours_with_another_price_is_another_text() -> None:
    content = samples.rich()
    first, *rest = content.investment
    cheaper = replace(content, investment=(replace(first, a=samples.eur(1)), *rest))
    one, other = (read(write_proposal(c, Words("en"), invariant=True).pdf) for c in (content, cheaper))
    assert sum(a != b for a, b in zip(comparable(one.pages), comparable(other.pages), strict=True)) == 1
