"""B1: our own proposal goes out, is filled in, comes back, and is read; whatever filled it in, its pages are ours."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import pytest
from pypdf import PdfReader

from salesdesk.application.returned_form import ReturnedForm, comparable
from salesdesk.documents.proposal import write_proposal
from salesdesk.imports.returned import FormReader
from salesdesk.wording import Words
from tests.documents import samples
from tests.imports import making_pdfs as making

CONTENT = samples.rich(content_hash="5f2c" * 16, revision=2)
NAMES = ("Παναγιώτα Ιωαννίδου", "Żółć Gęślą-Jaźń", "Юрій Ковальчук")


@cache
def sent() -> bytes:
    return write_proposal(CONTENT, Words("en"), invariant=True).pdf


def read(pdf: bytes) -> ReturnedForm:
    return FormReader().read_kept(pdf, "returned.pdf")


def place(name: str, state: str = "") -> making.Typed:
    """Return the middle of a field, or of a button of the pair, on the page that shows it."""
    reader = PdfReader(io.BytesIO(sent()))
    annotations: Any = reader.pages[-1]["/Annots"]
    for annotation in (one.get_object() for one in annotations):
        field = annotation["/Parent"].get_object() if "/T" not in annotation else annotation
        if field.get("/T") == name and (not state or f"/{state}" in annotation["/AP"]["/N"]):
            left, low, right, high = map(float, annotation["/Rect"])
            return making.Typed((left + right) / 2, (low + high) / 2)
    raise LookupError(name)


def test_b1_a_proposal_of_ours_comes_back_unanswered_as_it_went_out() -> None:
    form = read(sent())
    assert (form.has_form, form.choices, form.name, form.remarks) == (True, frozenset(), "", "")
    assert (form.number, form.revision, form.hash) == (CONTENT.number, str(CONTENT.revision), CONTENT.content_hash)


@pytest.mark.parametrize("name", NAMES)
def test_b1_a_proposal_of_ours_filled_by_a_program_says_who_chose_what(name: str) -> None:
    form = read(making.saved_by_pypdf(sent(), {"option": "/B", "name": name, "remarks": f"{name} – ναι"}))
    assert (form.choices, form.name, form.remarks) == (frozenset("B"), name, f"{name} – ναι")
    assert comparable(form.pages) == comparable(read(sent()).pages)


@pytest.mark.parametrize(("letter", "name"), [*zip("ABA", NAMES, strict=True)])
def test_b1_a_proposal_of_ours_filled_in_a_browser_says_who_chose_what(letter: str, name: str) -> None:
    typed = [place("option", letter), place("name")._replace(text=name), place("place")._replace(text="Łódź")]
    form = read(making.saved_by_pdfium(sent(), typed))
    assert (form.choices, form.name, form.place, form.has_form) == (frozenset(letter), name, "Łódź", True)
    assert (form.number, form.hash) == (CONTENT.number, CONTENT.content_hash)
    assert comparable(form.pages) == comparable(read(sent()).pages)
