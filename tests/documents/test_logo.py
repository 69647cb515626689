"""A logo stands on the page as it was given, is told to those who listen, and opens nothing it names."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader
from reportlab import rl_config

from salesdesk.application.papers import Logo, LogoFault, LogoKind, LogoNotRead, Paper
from salesdesk.documents.paper.logo import Art, art_of, pixels_of
from salesdesk.documents.paper.press import BoundPage, Imprint, Press, sheet_of
from salesdesk.documents.paper.settings import PINNED
from salesdesk.documents.pictures import Pictures

pytest.importorskip("svglib", reason="svglib is not installed: run make dev")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {size}>{shapes}</svg>'


def svg(shapes: str, size: str = 'viewBox="0 0 120 40" width="120" height="40"') -> Logo:
    return Logo(LogoKind.SVG, SVG.format(size=size, shapes=shapes).encode())


def png(colour: tuple[int, int, int, int] = (200, 20, 20, 255), size: tuple[int, int] = (120, 40)) -> Logo:
    file = BytesIO()
    Image.new("RGBA", size, colour).save(file, "PNG")
    return Logo(LogoKind.PNG, file.getvalue())


def page_with(art: Art) -> bytes:
    """A page with the logo twice, 240 points wide, 72 points from the left and the top."""
    press, sheet = Press(), sheet_of(Paper.A4, side=20, top=20, bottom=20)
    pen = press.pen(sheet)
    pen.image(art, 72, 72, 240, 80, alternative="Logo of Lumenwerk")
    pen.image(art, 72, 400, 240, 80, alternative="Logo of Lumenwerk")
    imprint = Imprint(title="Page", author="A", subject="S", language="en")
    return press.bind([BoundPage((pen.record(),))], sheet, imprint, invariant=True)


def seen(pdf: bytes, x: float, y: float) -> tuple[int, int, int]:
    with Pictures(pdf) as pictures:
        page = pictures.draw(0, 595)
    at = round(y) * page.stride + round(x) * 4
    blue, green, red = page.pixels[at : at + 3]
    return red, green, blue


RED = '<rect width="60" height="40" fill="#c81414"/>'


@pytest.mark.parametrize("logo", [png(), svg(RED)], ids=["png", "svg"])
def test_a_logo_is_seen_where_it_was_put_and_the_file_holds_it_once(logo: Logo) -> None:
    pdf = page_with(art_of(logo))
    assert seen(pdf, 100, 100) == (200, 20, 20)
    assert seen(pdf, 100, 440) == (200, 20, 20)
    assert seen(pdf, 60, 100) == (255, 255, 255)
    assert len(PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/XObject"]) == 1  # type: ignore[index]


@pytest.mark.parametrize("logo", [png(size=(1200, 400)), svg(RED)], ids=["png", "svg"])
def test_a_logos_colours_are_looked_at_in_few_pixels(logo: Logo) -> None:
    looked_at = pixels_of(logo)
    assert 1_000 < len(looked_at) // 4 <= 160 * 160
    assert looked_at[:4] == bytes((200, 20, 20, 255))
    assert looked_at[-1] == (255 if logo.kind is LogoKind.PNG else 0)


def test_shapes_stay_shapes_and_colours_that_flow_become_pixels() -> None:
    flowing = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#c81414"/><stop offset="1" stop-color="#1414c8"/>'
        '</linearGradient></defs><rect width="60" height="40" fill="url(#g)"/>'
    )
    assert "/Subtype /Form" in art_of(svg(RED)).entries
    pixels = art_of(svg(flowing))
    assert "/Subtype /Image" in pixels.entries
    left, right = seen(page_with(pixels), 76, 100), seen(page_with(pixels), 188, 100)
    assert left[0] > left[2]
    assert right[2] > right[0]
    assert seen(page_with(pixels), 260, 100) == (255, 255, 255)


HALF = '<rect {style} width="120" height="40" fill="#c81414"/>'
NOTHING, LESS = "", "fill-opacity='.78125'"


@pytest.mark.parametrize(
    "shapes",
    [
        HALF.format(style='opacity=".5"'),
        HALF.format(style='opacity="50%"'),
        HALF.format(style='style="opacity:0.5;fill-opacity:1"'),
        f"<g opacity='.5'>{HALF.format(style=NOTHING)}</g>",
        f"<g style='opacity:.8'><g opacity='.8'>{HALF.format(style=LESS)}</g></g>",
    ],
)
def test_an_svg_is_as_see_through_as_its_shapes_and_all_around_them_say(shapes: str) -> None:
    red, green, _ = seen(page_with(art_of(svg(shapes))), 100, 100)
    assert [red, green] == pytest.approx([227, 137], abs=3)
    assert "/Subtype /Form" in art_of(svg(HALF.format(style='opacity="1"'))).entries


@pytest.mark.parametrize(
    ("shapes", "part"),
    [
        ("<style>.a { fill: red; opacity: .5 }</style><rect class='a' width='9' height='9'/>", "opacity"),
        ("<defs><rect id='a' width='9' height='9'/></defs><g opacity='.5'><use href='#a'/></g>", "opacity"),
        ("<rect fill='url(#a)' opacity='.5' width='9' height='9'/>", "opacity"),
        ("<defs><linearGradient id='a'><stop stop-opacity='0'/></linearGradient></defs>", "stop-opacity"),
    ],
)
def test_what_would_be_drawn_less_see_through_than_it_is_is_said_when_the_logo_is_taken(shapes: str, part: str) -> None:
    with pytest.raises(LogoNotRead) as refused:
        art_of(svg(shapes))
    assert (refused.value.fault, refused.value.part) == (LogoFault.CANNOT_DRAW, part)
    art_of(svg("<style>.a { fill: red; opacity: 1 } .b{fill-opacity:1;opacity:100%;}</style>" + RED))


def test_what_is_see_through_shows_the_page_below() -> None:
    half = art_of(png((200, 20, 20, 128)))
    assert half.mask is not None
    red, green, _ = seen(page_with(half), 100, 100)
    assert red > 200
    assert 100 < green < 180


def test_settings_that_somebody_changed_are_set_back_before_a_drawing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rl_config, "trustedSchemes", ["file", "https"])
    art_of(svg('<rect width="61" height="40"/>'))
    assert {name: getattr(rl_config, name) for name in PINNED} == dict(PINNED)


def test_a_logo_is_told_to_those_who_listen() -> None:
    reader = PdfReader(BytesIO(page_with(art_of(png()))))
    document = reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()  # type: ignore[index]
    figures = [figure.get_object() for figure in document["/K"]]
    assert [(figure["/S"], figure["/Alt"]) for figure in figures] == [("/Figure", "Logo of Lumenwerk")] * 2


def test_a_large_picture_is_made_smaller_and_keeps_its_shape() -> None:
    art = art_of(png(size=(3600, 1200)))
    assert (art.width, art.height) == (1200, 400)
    assert art.fitted(60, 60) == (60, 20)
    assert len(zlib.decompress(art.stream)) == 1200 * 400 * 3


@pytest.mark.parametrize(
    ("logo", "fault"),
    [
        (Logo(LogoKind.PNG, b"GIF89a"), LogoFault.NOT_A_PICTURE),
        (Logo(LogoKind.PNG, png().content[:60]), LogoFault.NOT_A_PICTURE),
        (Logo(LogoKind.PNG, b"\x89PNG" + bytes(2_000_000)), LogoFault.TOO_LARGE),
        (png(size=(40_000, 500)), LogoFault.TOO_LARGE),
        (Logo(LogoKind.SVG, b"<svg"), LogoFault.NOT_A_PICTURE),
        (Logo(LogoKind.SVG, b"<html/>"), LogoFault.NOT_A_PICTURE),
        (svg(RED, 'viewBox="0 0 0 0" width="0" height="0"'), LogoFault.NOT_A_PICTURE),
        (svg('<path d="M 1 2 nonsense 3"/>', 'viewBox="x"'), LogoFault.NOT_A_PICTURE),
        (svg("<text>Lumenwerk</text>"), LogoFault.CANNOT_DRAW),
        (svg("<script>1</script>"), LogoFault.CANNOT_DRAW),
        (svg('<image xlink:href="file:///etc/passwd"/>'), LogoFault.CANNOT_DRAW),
        (svg('<use xlink:href="other.svg#a"/>'), LogoFault.LINKS_OUT),
        (svg('<rect fill="url(http://example.com/a)"/>'), LogoFault.LINKS_OUT),
        (svg("<style>@import 'http://example.com/a.css';</style>"), LogoFault.LINKS_OUT),
        (svg('<g id="a"><use xlink:href="#a"/></g>'), LogoFault.CANNOT_DRAW),
        (svg("<g/>" * 3_000), LogoFault.TOO_LARGE),
    ],
    ids=lambda value: value if isinstance(value, LogoFault) else "",
)
def test_what_is_no_logo_is_refused_with_the_reason(logo: Logo, fault: LogoFault) -> None:
    with pytest.raises(LogoNotRead) as refused:
        art_of(logo)
    assert refused.value.fault is fault


def test_entities_and_a_tower_of_uses_are_refused_before_anything_is_drawn() -> None:
    entities = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + svg("<title>&x;</title>").content.decode()
    layers = "".join(f'<g id="l{n + 1}">' + f'<use xlink:href="#l{n}"/>' * 10 + "</g>" for n in range(9))
    for logo in (Logo(LogoKind.SVG, entities.encode()), svg(f'<g id="l0">{RED}</g>{layers}')):
        with pytest.raises(LogoNotRead) as refused:
            art_of(logo)
        assert refused.value.fault in {LogoFault.CANNOT_DRAW, LogoFault.TOO_LARGE}
