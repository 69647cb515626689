"""The bundled faces: what they cover, how wide their figures are, who stands in for whom."""

from __future__ import annotations

import pytest

from salesdesk.application.resources import resource
from salesdesk.documents.paper.faces import BOX, Face, FaceBook
from tests.project.sources import load

BOOK = FaceBook()
ALPHABETS = {
    "Latin": "".join(map(chr, [*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180)])),
    "Vietnamese": "ĂăÂâĐđÊêÔôƠơƯưẠạẶặỆệỘộỰự",
    "Greek": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψωΆΈΉΊΌΎΏάέήίόύώϊϋΐΰ·",
    "Greek of old": "ἀἁἂἃἄἅἆἇἈἘἨἸὈὙὨᾀᾳῃῷῶΐΰῥ",
    "Cyrillic": "".join(map(chr, range(0x400, 0x460))) + "ҐґҒғҚқҢңҮүҰұӘәӨө",
    "money": "€£$¥₴₺₽₹₿₪₩₫₭₮₱₲₵₸₼₾",
    "signs": "–—…“”‘’«»•·×÷±≈≤≥→←↑↓✓°№§©®™½¼¾²³‰µ",
}


@pytest.mark.parametrize("face", [face for face in Face if face not in {Face.WIDE, Face.WIDE_BOLD}])
@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_every_face_prints_every_alphabet_with_its_stand_ins(face: Face, alphabet: str) -> None:
    missing = [char for char in ALPHABETS[alphabet] + BOX if BOOK.face_for(char, face) is None]
    assert not missing


@pytest.mark.parametrize("face", [Face.FIGURES, Face.FIGURES_SEMIBOLD, Face.FIGURES_BOLD])
def test_figures_are_equally_wide_in_the_faces_for_columns(face: Face) -> None:
    typeface = BOOK.typeface(face)
    assert len({typeface.width(digit) for digit in "0123456789"}) == 1
    assert len({BOOK.typeface(Face.BODY).width(digit) for digit in "0123456789"}) > 1


@pytest.mark.parametrize("style", ["Regular", "SemiBold", "Bold"])
def test_the_faces_for_columns_are_what_the_script_makes_of_inter(style: str) -> None:
    script = load("packaging/fonts/freeze_tabular")
    assert script.frozen(style) == resource("fonts", f"InterTnum-{style}.ttf").read_bytes()


def test_a_heavy_text_gets_a_heavy_stand_in() -> None:
    assert BOOK.face_for("ἀ", Face.SERIF_SEMIBOLD) is Face.SEMIBOLD
    assert BOOK.face_for("Ѻ", Face.SERIF_SEMIBOLD) is Face.WIDE_BOLD
    assert BOOK.face_for("Ѻ", Face.SERIF_ITALIC) is Face.WIDE


@pytest.mark.parametrize("char", ["🚀", "ש", "ع", "क", "中", "\ue000"])
def test_what_no_face_can_set_is_known(char: str) -> None:
    assert BOOK.face_for(char, Face.BODY) is None


def test_runs_cut_a_text_where_the_face_changes_and_lose_nothing() -> None:
    text = "Serif ὕδωρ and Ѻ"
    runs = BOOK.runs(text, Face.SERIF)
    assert "".join(part for _, part in runs) == text
    assert {face for face, _ in runs} == {Face.SERIF, Face.BODY, Face.WIDE}


def test_every_face_comes_with_its_licence() -> None:
    families = {"Inter", "SourceSerif4", "NotoSans"}
    for family in families:
        assert "SIL Open Font License, Version 1.1" in resource("fonts", f"OFL-{family}.txt").read_text("utf-8")
    shipped = {
        path.name.partition("-")[0].removesuffix("Tnum").removesuffix("Form")
        for path in resource("fonts").glob("*.ttf")
    }
    assert shipped == families
