"""B1: the acceptance page is a form that a person, a program or a pen fills in, and that shows what was filled in."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import page as page_validation
import pypdfium2  # type: ignore[import-untyped]
import pytest
from pypdf import PdfReader, PdfWriter

from salesdesk.application.papers import Paper
from salesdesk.documents.proposal import ProposalPress, write_proposal
from salesdesk.wording import Words
from salesdesk.wording.documents import DocumentWords
from tests.documents.reading import pages_text, reader, squeezed
from tests.documents.samples import rich

HASH = "3f6d7c1e9a0b4852d1c7e6f58a9b0c3d2e1f405162738495a6b7c8d9e0f1a2b3"
NAMES = ("Γιώργος Παπαδόπουλος", "Ὀδυσσεὺς Ἀνδρέου", "Żółcisława Łukasik", "Владимир Ёлкин-Їжак")
PAPERS = (Paper.A4, Paper.LETTER)
SCALE = 2
OTHER_VIEWERS = {
    "poppler": (
        ("pdftotext", "{file}", "-"),
        ("pdftoppm", "-gray", "-r", str(72 * SCALE), "-f", "{last}", "-l", "{last}", "{file}"),
    ),
    "mupdf": (
        ("mutool", "draw", "-q", "-F", "txt", "{file}"),
        ("mutool", "draw", "-q", "-F", "pgm", "-c", "gray", "-r", str(72 * SCALE), "-o", "-", "{file}", "{last}"),
    ),
}
"""How each of them writes the text of all pages and draws the last one in grey (Debian: poppler-utils, mupdf-tools)."""


@lru_cache(None)
def issued(paper: Paper = Paper.A4) -> bytes:
    """A proposal that can be answered."""
    return write_proposal(rich(content_hash=HASH, revision=2, paper=paper), Words()).pdf


def fields(pdf: bytes) -> dict[str, Any]:
    """The fields by their names."""
    return PdfReader(BytesIO(pdf)).get_fields() or {}


def widgets(pdf: bytes) -> list[Any]:
    """The fields as the last page shows them, in their order."""
    found = [one.get_object() for one in cast("Any", reader(pdf).pages[-1]["/Annots"])]
    return [one for one in found if one["/Subtype"] == "/Widget"]


def name_of(widget: Any) -> str:
    """The field's name; a button's is that of its group."""
    return str(widget["/T"] if "/T" in widget else widget["/Parent"]["/T"])


def box_of(pdf: bytes, name: str, at: int = 0) -> tuple[float, float, float, float]:
    """Where a field stands: left, low, right, high."""
    shown = [one for one in widgets(pdf) if name_of(one) == name]
    left, low, right, high = (float(edge) for edge in shown[at]["/Rect"])
    return left, low, right, high


def filled(pdf: bytes, **values: str) -> bytes:
    """The file as a program fills it in."""
    writer = PdfWriter(clone_from=BytesIO(pdf))
    writer.update_page_form_field_values(writer.pages[-1], dict(values), auto_regenerate=False)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def seen(pdf: bytes, name: str, at: int = 0) -> list[bytes]:
    """The pixels of a field as PDFium draws it, row by row in grey."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    page = document[len(document) - 1]
    top = page.get_height()
    bitmap = page.render(scale=SCALE, grayscale=True, may_draw_forms=True)
    pixels, stride = bytes(bitmap.buffer), bitmap.stride
    document.close()
    return cut_out(pixels, stride, top, box_of(pdf, name, at))


def cut_out(pixels: bytes, stride: int, top: float, box: tuple[float, float, float, float]) -> list[bytes]:
    """What of a page's grey pixels stands in a box."""
    left, low, right, high = box
    rows = range(int((top - high) * SCALE) + 1, int((top - low) * SCALE) - 2)
    return [pixels[row * stride + int(left * SCALE) : row * stride + int(right * SCALE)] for row in rows]


def run_over(pdf: bytes, command: Sequence[str]) -> bytes:
    """What a program says of a file; skipped where it is not installed."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed here")
    pages = str(len(reader(pdf).pages))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "filled.pdf"
        file.write_bytes(pdf)
        words = [word.format(file=file, last=pages) for word in command]
        return subprocess.run(words, capture_output=True, check=True).stdout


def of_pgm(picture: bytes, box: tuple[float, float, float, float]) -> list[bytes]:
    """What of a page that a program drew in grey stands in a box."""
    found = re.match(rb"P5\s(\d+) (\d+)\s255\s", picture)
    assert found is not None
    top = float(reader(issued()).pages[-1].mediabox.top)
    return cut_out(picture[found.end() :], int(found[1]), top, box)


def ink(rows: list[bytes]) -> int:
    """How many pixels are darker than any ground."""
    return sum(pixel < 128 for row in rows for pixel in row)


def test_b1_the_form_asks_which_option_and_offers_no_third() -> None:
    found = fields(issued())
    option = found["option"]
    assert option["/FT"] == "/Btn"
    assert option["/Ff"] == 1 << 15
    assert option.get("/V") is None
    buttons = [one for one in widgets(issued()) if name_of(one) == "option"]
    assert [sorted(one["/AP"]["/N"]) for one in buttons] == [["/A", "/Off"], ["/B", "/Off"]]
    assert [one["/AS"] for one in buttons] == ["/Off", "/Off"]
    assert not re.search("neither|none of", squeezed(pages_text(issued())[-1]), re.IGNORECASE)


def test_b1_what_proves_the_answer_is_filled_in_and_cannot_be_changed() -> None:
    found = fields(issued())
    assert [found[name]["/V"] for name in ("number", "revision", "hash")] == ["AS-2026-0031", "2", HASH]
    assert [found[name]["/Ff"] for name in ("number", "revision", "hash")] == [1, 1, 1]
    empty = ("name", "title", "place", "date", "remarks")
    assert [(found[name].get("/V"), found[name]["/Ff"] & 1) for name in empty] == [(None, 0)] * 5
    assert found["remarks"]["/Ff"] == 1 << 12
    assert set(found) == {"option", "number", "revision", "hash", *empty}


def test_b1_a_draft_cannot_be_answered_yet_and_says_so() -> None:
    draft = write_proposal(rich(is_draft=True), Words()).pdf
    assert "hash" not in fields(draft)
    said = "This is a draft. It can be answered once it is issued."
    assert squeezed(said) in squeezed(pages_text(draft)[-1])
    assert squeezed(said) not in squeezed(pages_text(issued())[-1])


def test_a_long_number_leaves_the_hash_its_whole_width() -> None:
    number = "HARROW-AND-VALE-LOGISTICS-2026-000147"
    pdf = write_proposal(rich(number=number, content_hash=HASH), Words()).pdf
    assert fields(pdf)["number"]["/V"] == number
    number_box, hash_box = box_of(pdf, "number"), box_of(pdf, "hash")
    assert hash_box[3] <= number_box[1]
    short, long = seen(issued(), "hash"), seen(pdf, "hash")
    assert ink(short) == pytest.approx(ink(long), rel=0.05)
    assert all(min(row[-4:]) > 128 for row in long)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", NAMES)
def test_b1_a_name_that_a_program_fills_in_is_seen_and_read_back(name: str, paper: Paper) -> None:
    pdf = filled(issued(paper), name=name, remarks=f"{name}\n{name}")
    assert fields(pdf)["name"]["/V"] == name
    assert "/NeedAppearances" not in str(reader(issued(paper)).root_object["/AcroForm"])
    assert ink(seen(issued(paper), "name")) == 0
    # Every letter is drawn, none of them as the box that stands for what a face has not.
    boxes = filled(issued(paper), name="□" * len(name))
    assert ink(seen(pdf, "name")) > 20 * len(name)
    assert seen(pdf, "name") != seen(boxes, "name")
    assert ink(seen(pdf, "remarks")) == pytest.approx(2 * ink(seen(pdf, "name")), rel=0.25)
    assert pages_text(pdf) == pages_text(issued(paper))


@pytest.mark.parametrize("viewer", OTHER_VIEWERS)
@pytest.mark.parametrize("name", NAMES)
def test_b1_a_name_that_a_program_fills_in_is_shown_and_found_by_other_viewers(name: str, viewer: str) -> None:
    empty, pdf = issued(), filled(issued(), name=name, option="/A")
    read, drawn = OTHER_VIEWERS[viewer]
    said = run_over(pdf, read)
    assert said.decode().count(name) == run_over(empty, read).decode().count(name) + 1
    assert HASH in said.decode()
    before, after = (of_pgm(run_over(one, drawn), box_of(one, "name")) for one in (empty, pdf))
    boxes = filled(issued(), name="□" * len(name))
    assert ink(before) == 0
    assert ink(after) > 20 * len(name)
    assert after != of_pgm(run_over(boxes, drawn), box_of(boxes, "name"))


@pytest.mark.parametrize(("chosen", "other"), [("/A", 1), ("/B", 0)])
def test_b1_the_chosen_circle_has_a_dot_and_the_other_stays_empty(chosen: str, other: int) -> None:
    pdf = filled(issued(), option=chosen)
    assert fields(pdf)["option"]["/V"] == chosen
    empty = [seen(issued(), "option", at) for at in (0, 1)]
    now = [seen(pdf, "option", at) for at in (0, 1)]
    assert now[other] == empty[other]
    dots = now[1 - other]
    middle = len(dots) // 2
    assert empty[1 - other][middle][middle] == 255
    assert dots[middle][middle] < 128


def test_b3_the_two_circles_weigh_the_same() -> None:
    (left, low, right, high), (other_left, other_low, other_right, other_high) = (
        box_of(issued(), "option", at) for at in (0, 1)
    )
    assert (low, high) == (other_low, other_high)
    assert right - left == pytest.approx(other_right - other_left) == pytest.approx(high - low)
    chosen = [seen(filled(issued(), option=f"/{letter}"), "option", at) for at, letter in enumerate("AB")]
    a, b = (ink(rows) for rows in chosen)
    assert a == pytest.approx(b, rel=0.05)


@pytest.mark.parametrize("paper", PAPERS)
def test_remarks_take_what_is_left_of_the_page_and_show_lines_for_a_pen(paper: Paper) -> None:
    left, low, right, high = box_of(issued(paper), "remarks")
    millimetres = 72 / 25.4
    assert low == pytest.approx(22 * millimetres, abs=0.1)
    assert high - low > 150
    assert [left, right] == [box_of(issued(paper), "name")[0], box_of(issued(paper), "title")[2]]
    lines = [row for row in seen(issued(paper), "remarks") if max(row[20:-20]) < 235]
    assert len(lines) >= int((high - low) // 22) - 1
    everywhere = [one["/F"] & 4 for one in widgets(issued(paper))]
    assert everywhere == [4] * 10
    assert not [row for row in seen(filled(issued(paper), remarks="x"), "remarks") if max(row[20:-20]) < 235]


def test_fields_carry_one_embedded_face_and_how_they_look() -> None:
    form = cast("Any", reader(issued()).root_object["/AcroForm"])
    (name,) = form["/DR"]["/Font"]
    face = form["/DR"]["/Font"][name].get_object()
    letters = face["/DescendantFonts"][0].get_object()
    assert (face["/Subtype"], face["/Encoding"], letters["/Subtype"]) == ("/Type0", "/Identity-H", "/CIDFontType2")
    assert len(letters["/FontDescriptor"]["/FontFile2"].get_object().get_data()) > 50_000
    assert form["/DA"].startswith(f"{name} 10.5 Tf")
    for one in widgets(issued()):
        if "/T" in one:
            assert one["/DA"].startswith(f"{name} {7 if one['/Ff'] & 1 else 10.5} Tf")
            used = one["/AP"]["/N"].get_object()["/Resources"]["/Font"]
            assert used.raw_get(name).idnum == form["/DR"]["/Font"].raw_get(name).idnum


def test_fields_are_heard_in_their_place_and_in_the_papers_language(tmp_path: Path) -> None:
    german = write_proposal(rich(content_hash=HASH, language="de"), DocumentWords("de")).pdf
    words = DocumentWords("de")
    shown = widgets(german)
    said = {name_of(one): str(one["/TU"]) for one in shown}
    for name, label in (("name", "Name"), ("title", "Title"), ("place", "Place"), ("remarks", "Remarks")):
        assert said[name] == words.text(label)
    assert words.text("Place") != "Place"
    tree = cast("Any", reader(german).root_object)["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = {key: owner.get_object() for key, owner in zip(tree[::2], tree[1::2], strict=True)}
    for one in shown:
        form = owners[one["/StructParent"]]
        assert form["/S"] == "/Form"
        assert form["/K"].raw_get("/Obj").idnum == one.indirect_reference.idnum
    order = [name_of(one) for one in shown]
    assert order == ["option"] * 2 + ["name", "title", "place", "date", "number", "revision", "hash", "remarks"]
    assert str(reader(german).pages[-1]["/Tabs"]) == "/S"
    path = tmp_path / "german.pdf"
    path.write_bytes(german)
    report = page_validation.validate_pdf(str(path), profile=page_validation.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, str(report)


def test_the_picture_on_the_screen_is_the_file_that_goes_out() -> None:
    content = rich(content_hash=HASH)
    drawn: list[list[bytes]] = []
    for pdf in (ProposalPress().preview(content, Words()).pdf, write_proposal(content, Words()).pdf):
        document = pypdfium2.PdfDocument(pdf)
        document.init_forms()
        drawn.append([bytes(page.render(scale=1, may_draw_forms=True).buffer) for page in document])
        document.close()
    assert drawn[0] == drawn[1]


def test_the_answer_can_be_sent_by_a_click() -> None:
    page = reader(issued()).pages[-1]
    links = [one.get_object() for one in cast("Any", page["/Annots"])]
    targets = [one["/A"]["/URI"] for one in links if one["/Subtype"] == "/Link"]
    assert targets == ["mailto:aino.saarinen@lumenwerk.example"]


def test_any_option_name_and_number_can_stand_in_the_form() -> None:
    nasty = "\u0000(\\) \ud83d 🚀 \u202e>>"
    first, second = rich().options
    content = rich(number=nasty, content_hash=HASH, options=(replace(first, name=nasty), second))
    pdf = write_proposal(content, Words()).pdf
    assert len(widgets(pdf)) == 10
    assert len(fields(pdf)) == 9
