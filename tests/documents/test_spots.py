"""What can be clicked on a page: links to addresses and within the document."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import page as page_validation
import pytest

from salesdesk.application.papers import Paper
from salesdesk.documents.paper import styles
from salesdesk.documents.paper.placing import NoSuchPlace
from salesdesk.documents.paper.press import BoundPage, Imprint, Press, sheet_of
from salesdesk.documents.paper.typesetter import Typesetter
from tests.documents.reading import reader

IMPRINT = Imprint(title="Two links", author="Aino", subject="Links", language="en")


def _bound(targets: tuple[str, ...]) -> bytes:
    """Two pages: links on the first, under each other; the place "end" is 100 points down the second."""
    press = Press()
    sheet = sheet_of(Paper.A4, side=22, top=26, bottom=22)
    setter = Typesetter(press.book)
    pen = press.pen(sheet)
    for at, target in enumerate(targets):
        with pen.link(72, 90 + at * 20, 200, 15, target, said=f"To {target}"):
            setter.text(f"Go to {target}", styles.BODY, "").draw(pen, 72, 90 + at * 20, 200)
    with pen.decoration(), pen.link(72, 300, 200, 15, "end"):
        pass
    last = press.pen(sheet)
    setter.text("The end", styles.BODY, "").draw(last, 72, 100, 200)
    pages = [BoundPage((pen.record(),)), BoundPage((last.record(),), places=(("end", 100.0),))]
    return press.bind(pages, sheet, IMPRINT)


def test_links_lead_to_addresses_and_places_and_say_where(tmp_path: Path) -> None:
    pdf = _bound(("mailto:aino(a)@lumenwerk.example", "https://lumenwerk.example/a?b=c", "end"))
    read = reader(pdf)
    mail, web, end = (link.get_object() for link in cast("Any", read.pages[0]["/Annots"]))
    assert mail["/A"]["/URI"] == "mailto:aino%28a%29@lumenwerk.example"
    assert web["/A"]["/URI"] == "https://lumenwerk.example/a?b=c"
    assert end["/Dest"][0].get_object() == read.pages[1]
    assert float(end["/Dest"][3]) == pytest.approx(float(read.pages[1].mediabox.top) - 100, abs=0.1)
    assert mail["/Contents"] == "To mailto:aino(a)@lumenwerk.example"
    tree = cast("Any", read.root_object)["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = dict(zip(tree[::2], tree[1::2], strict=True))
    assert [owners[link["/StructParent"]].get_object()["/S"] for link in (mail, web, end)] == ["/Link"] * 3
    path = tmp_path / "links.pdf"
    path.write_bytes(pdf)
    report = page_validation.validate_pdf(str(path), profile=page_validation.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, str(report)


def test_a_link_to_a_place_that_is_on_no_page_is_refused() -> None:
    with pytest.raises(NoSuchPlace):
        _bound(("nowhere",))
