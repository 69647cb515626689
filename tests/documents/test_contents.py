"""Finding the way in a proposal: the list of contents, the outline, links to pages, to letters and to the web."""

from __future__ import annotations

from typing import Any, cast

from salesdesk.documents.proposal import write_proposal
from salesdesk.wording.documents import DocumentWords
from tests.documents.priced import TERMS, lines, priced
from tests.documents.reading import pages_text, reader
from tests.documents.samples import rich, sparse

SECTIONS = ["What we heard", "Option A or Option B", "Investment", "Next step", "Acceptance"]


def _links(pdf: bytes, page: int) -> list[Any]:
    """The link annotations of a page, from 0."""
    annotations: Any = reader(pdf).pages[page].annotations or []
    found = [annotation.get_object() for annotation in annotations]
    return [annotation for annotation in found if annotation["/Subtype"] == "/Link"]


def _uris(pdf: bytes, page: int) -> set[str]:
    return {str(link["/A"]["/URI"]) for link in _links(pdf, page) if "/A" in link and "/URI" in link["/A"]}


def test_the_cover_lists_every_section_with_the_page_it_begins_on() -> None:
    pdf = write_proposal(priced(lines(40), lines(40), terms=TERMS), DocumentWords()).pdf
    listed = " ".join(pages_text(pdf)[0].split()).partition("CONTENTS ")[2].partition("PREPARED FOR")[0]
    file = reader(pdf)
    tops = [entry for entry in file.outline if not isinstance(entry, list)]
    begins = {str(entry.title): (file.get_destination_page_number(entry) or 0) + 1 for entry in tops}
    assert begins["Next step"] > 6
    wanted = " ".join(f"{begins[section]} {section}" for section in SECTIONS)
    assert listed.replace("\N{NO-BREAK SPACE}", " ").strip() == wanted


def test_a_section_without_content_is_not_listed() -> None:
    pdf = write_proposal(sparse(next_step=None), DocumentWords()).pdf
    listed = " ".join(pages_text(pdf)[0].split()).partition("CONTENTS ")[2]
    assert "Next step" not in listed
    assert "Investment" in listed


def test_an_entry_of_the_list_leads_to_its_page() -> None:
    pdf = write_proposal(rich(), DocumentWords()).pdf
    file = reader(pdf)
    ids = [page.indirect_reference.idnum for page in file.pages if page.indirect_reference]
    named = {name: ids.index(place.raw_get("/Page").idnum) + 1 for name, place in file.named_destinations.items()}
    targets = [link["/Dest"] for link in _links(pdf, 0) if "/Dest" in link]
    pages = {named[str(target)] if str(target) in named else ids.index(target[0].idnum) + 1 for target in targets}
    assert pages == {2, 3, 4, 5, 6}


def test_the_outline_leads_to_sections_and_to_headings_in_them() -> None:
    file = reader(write_proposal(rich(terms=TERMS), DocumentWords()).pdf)
    under: dict[str, list[str]] = {}
    last = ""
    for entry in file.outline:
        if isinstance(entry, list):
            under[last] = [str(cast("Any", inner).title) for inner in entry]
        else:
            last = str(entry.title)
            under[last] = []
    assert list(under) == ["Water that is used twice", *SECTIONS]
    assert under["What we heard"] == ["What that is worth", "What we propose"]
    assert under["Investment"] == ["Payment, delivery and installation", "Terms"]
    assert under["Acceptance"] == ["Remarks"]


def test_mail_and_web_addresses_can_be_followed() -> None:
    content = rich(terms="See https://lumenwerk.example/terms, or ask legal@lumenwerk.example.")
    pdf = write_proposal(content, DocumentWords()).pdf
    everywhere = [_uris(pdf, at) for at in range(len(reader(pdf).pages))]
    mail = "mailto:aino.saarinen@lumenwerk.example"
    assert mail in everywhere[0]
    assert mail in everywhere[-1]
    assert {"https://lumenwerk.example/terms", "mailto:legal@lumenwerk.example"} <= set().union(*everywhere)


def test_what_only_looks_like_an_address_leads_nowhere() -> None:
    pdf = write_proposal(rich(comparison="a@b, @home, http://plain.example, javascript:alert(1)"), DocumentWords()).pdf
    uris = set().union(*(_uris(pdf, at) for at in range(len(reader(pdf).pages))))
    assert uris == {"mailto:aino.saarinen@lumenwerk.example"}
