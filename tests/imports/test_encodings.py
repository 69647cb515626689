from __future__ import annotations

import pytest

from salesdesk.imports.encodings import encoding_of, is_in

GREEK = "Πελάτης;Ποσό;Στάδιο\nΑφοί Καράς ΟΕ;1.200,50;Προσφορά\n"
GERMAN = "Kunde;Betrag;Phase\nMüller & Söhne;1.200,50 €;Angebot\n"
POLISH = "Firma;Kwota\nŁódzka Żegluga;1200\nŚwięto i Syn;3\n"
RUSSIAN = "Компания;Сумма\nЛесной склад;1200\n"
JAPANESE = "会社;金額\n株式会社山本木材;1200\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_told_by_its_mark_or_by_itself(encoding: str) -> None:
    text = GREEK + GERMAN + RUSSIAN
    found = encoding_of(text.encode(encoding))
    assert found
    assert text.encode(encoding).decode(found).lstrip("\ufeff") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GREEK, "cp1253"),
        (GREEK.replace("Ά", "Α"), "iso8859_7"),
        (GERMAN, "cp1252"),
        ("Account;Stage\nJosé Peña;Open\n", "latin-1"),
        ("Account;Amount\nAcme;1200 €\n", "cp1252"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (JAPANESE, "cp932"),
        ("Account;Amount\n" + "Plain Ltd;12\n" * 2000 + "Café Noir;3\n", "cp1252"),
    ],
)
def test_a_code_page_is_told_from_its_accented_letters(text: str, encoding: str) -> None:
    content = text.encode(encoding)
    found = encoding_of(content)
    assert found
    assert content.decode(found) == text


def test_some_zero_bytes_in_a_text_do_not_make_it_something_else() -> None:
    assert encoding_of(b"Account,Stage\nAcme\0,Open\n" + b"Beta,Open\n" * 300) == "utf-8"


def test_bytes_of_a_program_are_no_text() -> None:
    assert encoding_of(b"\x7fELF\x02\x01\x01" + b"\0" * 9 + b"\x03\0>\0\x01\0\0\0" * 200) is None


def test_an_encoding_nobody_knows_reads_nothing() -> None:
    assert not is_in(b"abc", "no-such-encoding")
    assert is_in(b"abc", "ascii")
