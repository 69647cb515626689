"""Returned files that are small and unpack to more than there is: they go off in the child, within the limits."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from time import monotonic

import pytest

from salesdesk.application.importing.troubles import FileTrouble
from salesdesk.application.returned_form import ProposalNotRead, ReturnedForm
from salesdesk.imports import limits
from salesdesk.imports.returned import FormReader
from tests.imports import making_pdfs as making
from tests.imports.making_pdfs import FIRST_CONTENT, FIRST_PAGE, FONT, PRINTED, TEXTS, Objects

FONT_OBJECT = making.form_objects()[FONT]
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 499 0 R/Resources<</XObject<</X 500 0 R>>>>>>"


def packed(content: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    return making.stream(zlib.compress(content, 1), b"/Filter " + filters)


def zeros() -> Objects:
    return {FIRST_CONTENT: packed(bytes(100 * limits.MIB))}


def zeros_packed_twice() -> Objects:
    return {FIRST_CONTENT: packed(zlib.compress(bytes(1000 * limits.MIB), 9), b"[/FlateDecode/FlateDecode]")}


def a_value_of_zeros() -> Objects:
    return {TEXTS["name"]: b"<</FT/Tx/T(name)/V 600 0 R>>", 600: packed(bytes(100 * limits.MIB)), **zeros()}


def words_without_end() -> Objects:
    return {FIRST_CONTENT: packed(b"BT /F 9 Tf (x) Tj ET " * 700_000)}


def one_very_long_word() -> Objects:
    return {FIRST_CONTENT: packed(b"BT /F 9 Tf (" + b"x" * (15 * limits.MIB) + b") Tj ET")}


def very_many_streams_of_a_page() -> Objects:
    some = packed(b"BT /F 9 Tf (x) Tj ET " * 10_000)
    numbers = range(600, 1600)
    page = making.form_objects()[FIRST_PAGE].replace(b"400 0 R", b"[%s]" % making.refs(numbers))
    return {FIRST_PAGE: page, **dict.fromkeys(numbers, some)}


def drawings_of_drawings() -> Objects:
    drawn, form = b"/X Do " * 400, b"/Type/XObject/Subtype/Form/Resources<</XObject<</X %d 0 R>>>>"
    forms = {500 + n: making.stream(drawn, form % (501 + n)) for n in range(8)}
    return {FIRST_PAGE: PAGE, 499: making.stream(drawn), **forms, 508: making.stream(b"BT ET")}


def a_font_of_very_many_letters() -> Objects:
    ranges = b"1 beginbfrange\n" + b"<0000> <ffff> <0000>\n" * 500_000 + b"endbfrange"
    return {FONT: FONT_OBJECT[:-2] + b"/ToUnicode 600 0 R>>", 600: packed(ranges)}


BOMBS: tuple[Callable[[], Objects], ...] = (
    zeros,
    zeros_packed_twice,
    a_value_of_zeros,
    words_without_end,
    one_very_long_word,
    very_many_streams_of_a_page,
    drawings_of_drawings,
    a_font_of_very_many_letters,
)


ENDLESS = 5
"""Seconds for what would not end within the usual limit either; the others take as long as they take."""


@pytest.mark.slow
@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb.__name__)
def test_a_bomb_gives_a_form_without_that_page_or_a_reason(bomb: Callable[[], Objects]) -> None:
    content = making.proposal(changed=bomb())
    begun = monotonic()
    try:
        reader = FormReader(ENDLESS) if bomb is drawings_of_drawings else FormReader()
        found: ReturnedForm | FileTrouble = reader.read_kept(content, "back.pdf")
    except ProposalNotRead as refused:
        found = refused.reason
    assert monotonic() - begun < limits.CHILD_SECONDS + 5
    assert isinstance(found, ReturnedForm) or found in {FileTrouble.TOO_LARGE, FileTrouble.TOO_LONG}
    if isinstance(found, ReturnedForm):
        assert found.pages[0] != PRINTED[0]
