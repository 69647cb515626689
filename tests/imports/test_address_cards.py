"""Address cards as phones, mail programs and rogues write them (1.13)."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.application.address_cards.cards import CardFault
from salesdesk.application.importing.troubles import FileNotRead, FileTrouble
from salesdesk.documents.address_cards import write_cards
from salesdesk.domain.account import ContactKind, ContactPoint
from salesdesk.domain.address_card import AddressCard
from salesdesk.domain.folding import clean
from salesdesk.domain.portrait import MOST_BYTES
from salesdesk.imports import card_worker, limits
from salesdesk.imports.cards import CardAnswer, CardFileReader

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
JPEG = b"\xff\xd8\xff\xe0" + bytes(range(250)) * 4


def read(content: bytes) -> CardAnswer:
    """Return what the child would say of a file."""
    answer = CardAnswer()
    told = card_worker.told(content, limits.CARDS, limits.CARD_FIELDS, limits.FIELD_CHARS, MOST_BYTES)
    assert [answer.take(line) for line in told][-1]
    return answer


def cards_of(*lines: str, encoding: str = "utf-8") -> Sequence[AddressCard]:
    """Return the cards that these lines are, wrapped as one card of 2.1 unless they begin one."""
    whole = lines if lines[0].startswith("BEGIN") else ("BEGIN:VCARD", "VERSION:2.1", *lines, "END:VCARD")
    return [card for _, card in read("\r\n".join(whole).encode(encoding)).cards]


def test_1_13_an_old_phones_name_is_quoted_printable_over_several_lines() -> None:
    (card,) = cards_of(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=CE=9D=CE=AF=CE=BA=CE=BF=CF=85;=CE=95=CE=BB=\r\n=CE=AD=CE=BD=CE=B7;;;",
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=CE=95=CE=BB=CE=AD=CE=BD=CE=B7=20=\r\n=CE=9D=CE=AF=CE=BA=\r\n=CE=BF=CF=85",
        "NOTE;ENCODING=QUOTED-PRINTABLE:first line=0D=0Asecond, with; signs=",
        "",
        "TEL;CELL;PREF:+30 697 0000001",
        "EMAIL;INTERNET:eleni@example.com",
    )
    assert card.name == "Ελένη Νίκου"
    assert card.note == "first line\nsecond, with; signs"
    assert card.reached_by(ContactKind.MOBILE) == ("+30 697 0000001",)
    assert card.reached_by(ContactKind.EMAIL) == ("eleni@example.com",)


@pytest.mark.parametrize(
    ("lines", "encoding"),
    [
        (("FN;CHARSET=ISO-8859-1:Jörg Müßig",), "iso-8859-1"),
        (("FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=F6rg M=FC=DFig",), "ascii"),
        (("FN;CHARSET=windows-1252:Jörg Müßig",), "cp1252"),
        (("FN:Jörg Müßig",), "utf-16"),
        (("FN:Jörg Müßig",), "utf-8-sig"),
        (("FN;CHARSET=no-such-thing:Jörg Müßig",), "utf-8"),
        (("N:Müßig;Jörg;;;",), "utf-8"),
        (("N:Müßig;Jörg;;;", "FN:"), "cp1252"),
    ],
)
def test_1_13_a_name_is_read_in_whatever_characters_it_was_written(lines: tuple[str, ...], encoding: str) -> None:
    assert [card.name for card in cards_of(*lines, encoding=encoding)] == ["Jörg Müßig"]


def test_1_13_grouped_folded_and_escaped_properties_of_newer_cards() -> None:
    (card,) = cards_of(
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Ada\\, Countess",
        "item1.TEL;type=CELL;type=pref:0170 1234567",
        "item2.TEL:0170 7654321",
        "item2.X-ABLabel:_$!<Assistant>!$_",
        "TEL;TYPE=FAX:030 1",
        "item3.ADR;type=WORK:;;Long Road 5\\nHouse 2,;Lon",
        " don;;N1;UK",
        "ORG:Analytical Engines\\; Ltd;Sums",
        'EMAIL;TYPE="work,internet";PREF=1:mailto:ada@example.com',
        "NOTE:bare, comma; and semicolon",
        "URL:http\\://example.com",
        "END:VCARD",
    )
    assert card.name == "Ada, Countess"
    assert card.organisation == "Analytical Engines; Ltd"
    assert card.note == "bare, comma; and semicolon"
    assert card.contacts == (
        ContactPoint(kind=ContactKind.MOBILE, value="0170 1234567"),
        ContactPoint(kind=ContactKind.PHONE, value="0170 7654321", label="Assistant"),
        ContactPoint(kind=ContactKind.PHONE, value="030 1", label="fax"),
        ContactPoint(kind=ContactKind.EMAIL, value="ada@example.com"),
        ContactPoint(kind=ContactKind.ADDRESS, value="Long Road 5\nHouse 2, N1 London, UK"),
        ContactPoint(kind=ContactKind.WEB, value="http://example.com"),
    )


def test_1_13_a_line_folded_at_a_space_keeps_it() -> None:
    (card,) = cards_of("BEGIN:VCARD", "VERSION:3.0", "FN:Ada ", " King", "NOTE:first", "  second", "END:VCARD")
    assert (card.name, card.note) == ("Ada King", "first second")


def test_1_13_links_of_version_4_are_numbers_and_addresses() -> None:
    (card,) = cards_of(
        "BEGIN:VCARD",
        "VERSION:4.0",
        "FN:Simon",
        'TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-555-0100;ext=102',
        f"PHOTO:data:image/png;base64,{b64encode(PNG).decode()}",
        "END:VCARD",
    )
    assert card.reached_by(ContactKind.PHONE) == ("+1-555-0100 ext. 102",)
    assert (card.media, card.picture) == ("image/png", PNG)


def test_1_13_several_cards_in_one_file_and_one_without_an_end() -> None:
    found = read(
        b"junk before\r\nBEGIN:VCARD\nVERSION:3.0\nFN:One\nTEL:1\nBEGIN:VCARD\nFN:Two\nAGENT:\nBEGIN:VCARD\nFN:Inner\n"
        b"END:VCARD\nTEL:2\nEND:VCARD\r\rbegin:vcard\rN:;;;;\rFN:\rORG:\rend:vcard\rBEGIN:VCARD\rEMAIL:x@example.com"
    )
    assert [(number, card.name) for number, card in found.cards] == [(1, "One"), (2, "Two"), (4, "x@example.com")]
    assert [(p.card, p.line, p.fault) for p in found.problems()] == [(3, 15, CardFault.NOTHING_SAID)]
    assert found.cards[1][1].reached_by(ContactKind.PHONE) == ("2",)


def test_1_13_a_picture_folded_as_each_program_does_is_the_same_bytes() -> None:
    wrapped = b64encode(JPEG).decode()
    pieces = [wrapped[at : at + 70] for at in range(0, len(wrapped), 70)]
    for name, fold in (("PHOTO;ENCODING=b;TYPE=JPEG:", "\r\n "), ("PHOTO;JPEG;BASE64:", "\r\n")):
        (card,) = cards_of("FN:Ada", f"{name}{fold.join(pieces)}", "", "TEL:0170 1")
        assert (card.media, card.picture) == ("image/jpeg", JPEG)
        assert card.reached_by(ContactKind.PHONE) == ("0170 1",)


@pytest.mark.parametrize(
    ("photo", "fault"),
    [
        (b64encode(JPEG + bytes(MOST_BYTES)).decode(), CardFault.PICTURE_TOO_LARGE),
        (b64encode(b"GIF89a, or a program").decode(), CardFault.PICTURE_UNKNOWN),
        ("!!!!not base64", CardFault.PICTURE_UNKNOWN),
        ("https://example.com/me.png", CardFault.PICTURE_ELSEWHERE),
    ],
)
def test_1_13_a_picture_that_is_not_kept_is_told_and_the_person_is_taken(photo: str, fault: CardFault) -> None:
    found = read(f"BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nPHOTO;ENCODING=b;TYPE=JPEG:{photo}\nEND:VCARD".encode())
    assert [(card.name, card.picture) for _, card in found.cards] == [("Ada", b"")]
    assert [p.fault for p in found.problems()] == [fault]


def test_1_13_a_card_of_many_fields_is_cut_and_says_so() -> None:
    found = read(b"BEGIN:VCARD\nFN:Ada\n" + b"TEL:01701234567\n" * 5000 + b"NOTE:" + b"x" * 100_000 + b"\nEND:VCARD")
    assert [p.fault for p in found.problems()] == [CardFault.TOO_MANY_FIELDS]
    assert len(found.cards[0][1].contacts) == 1


NASTY = [
    b"BEGIN:VCARD",
    b"BEGIN:VCARD\n" * 3000,
    b"BEGIN:VCARD\n:::;;;\n;\n=\nFN\nN;:\nTEL;;;=:\nADR:;\nORG:;;\nFN:\\\nEND:VCARD",
    b"BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:" + b"=\n" * 50_000 + b"END:VCARD",
    b"BEGIN:VCARD\nFN:" + b"\xff\xfe\x00\x80" * 2000 + b"\nEND:VCARD",
    b"BEGIN:VCARD\nPHOTO;BASE64:" + b"A\n " * 100_000 + b"\nFN:Ada\nEND:VCARD",
    b'BEGIN:VCARD\nTEL;TYPE="' + b";" * 50_000 + b":1\nEND:VCARD",
    b"BEGIN:VCARD\nFN:\\n\\n\\,\\;\\\\\\x\nN:\\;\\;;\\,\nEND:VCARD",
]


@pytest.mark.parametrize("content", NASTY, ids=range(len(NASTY)))
def test_1_13_nothing_in_a_card_makes_the_reader_stumble(content: bytes) -> None:
    found = read(content)
    assert len(found.cards) + sum(problem.left_out for problem in found.problems()) == found.count


@given(
    st.binary(max_size=300), st.sampled_from(["FN:", "N:", "TEL;", "PHOTO;B:", "NOTE;QUOTED-PRINTABLE:", "ADR:", ""])
)
@settings(max_examples=150, deadline=None)
def test_1_13_any_bytes_in_a_card_are_read_or_left_out(noise: bytes, name: str) -> None:
    found = read(b"BEGIN:VCARD\nFN:Ada\n" + name.encode() + noise + b"\nEND:VCARD\n")
    assert len(found.cards) + sum(problem.left_out for problem in found.problems()) == found.count


def words(most: int = 40) -> st.SearchStrategy[str]:
    """Return one line of text that a desk can hold."""
    return st.text(max_size=most).map(lambda text: " ".join(clean(text).split()))


LABELS = st.sampled_from(["", "Assistant", "Home; office, north", "fax"])
POINTS = st.builds(
    lambda kind, value, label: ContactPoint(kind=kind, value=value, label=label if kind is ContactKind.PHONE else ""),
    st.sampled_from([ContactKind.PHONE, ContactKind.MOBILE, ContactKind.EMAIL, ContactKind.WEB]),
    words().filter(lambda text: bool(text) and ":" not in text[:8] and ";ext=" not in text),
    LABELS,
)
CARDS = st.builds(
    AddressCard,
    name=words().filter(bool),
    title=words(),
    organisation=words(),
    contacts=st.lists(POINTS, max_size=6).map(tuple),
    note=st.lists(words(200), max_size=3).map(lambda lines: "\n".join(filter(None, lines))),
    do_not_contact=st.booleans(),
    media=st.just("image/png"),
    picture=st.binary(max_size=400).map(lambda tail: PNG + tail),
)


@given(st.lists(CARDS, min_size=1, max_size=4))
@settings(max_examples=200, deadline=None)
def test_1_13_what_we_write_we_read_back_equal(cards: list[AddressCard]) -> None:
    content = write_cards(cards)
    assert max(map(len, content.split(b"\r\n"))) <= 75
    found = read(content)
    assert found.problems() == []
    assert [_told(card) for _, card in found.cards] == [_told(card) for card in cards]


def _told(card: AddressCard) -> tuple[object, ...]:
    """Return what a card says; numbers and addresses are a set: a fax stands last, and nothing stands twice."""
    said = (card.name, card.title, card.organisation, card.note, card.do_not_contact, card.picture)
    return (*said, frozenset(card.contacts))


def test_1_13_the_guarded_child_reads_what_is_read_here(tmp_path: Path) -> None:
    path = tmp_path / "ada.vcf"
    path.write_bytes(write_cards([AddressCard(name="Ada Ω", media="image/png", picture=PNG)]) + NASTY[2])
    found = CardFileReader().read_cards(path)
    assert [(card.name, card.picture) for _, card in found.cards] == [("Ada Ω", PNG), ("\\", b"")]
    assert found.count == 2


def test_1_13_reading_tells_how_far_it_is_and_ends_with_the_child_where_it_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "many.vcf"
    path.write_bytes(b"".join(b"BEGIN:VCARD\nVERSION:3.0\nFN:P%d\nEND:VCARD\n" % n for n in range(120)))
    said: list[tuple[int, int]] = []
    CardFileReader().read_cards(path, lambda done, of: said.append((done, of)))
    assert said == [(50, 120), (100, 120)]

    def stop(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        CardFileReader().read_cards(path, stop)


@pytest.mark.parametrize("content", [b"name;value\r\nAda;1\r\n", b"%PDF-1.7", b"\0" * 50 + b"x"])
def test_1_13_a_file_without_cards_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "no.vcf"
    path.write_bytes(content)
    with pytest.raises(FileNotRead) as refused:
        CardFileReader().read_cards(path)
    assert refused.value.reason is FileTrouble.NOT_CARDS


def test_1_13_more_cards_than_anybody_knows_people_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.vcf"
    path.write_bytes(b"BEGIN:VCARD\n" * (limits.CARDS + 2))
    with pytest.raises(FileNotRead) as refused:
        CardFileReader().read_cards(path)
    assert refused.value.reason is FileTrouble.TOO_LARGE


def test_1_13_cards_are_told_by_what_a_file_holds_or_is_called(tmp_path: Path) -> None:
    for name, content, is_so in (
        ("a.txt", b"\xef\xbb\xbfBEGIN:VCARD\n", True),
        ("b.vcf", b"", True),
        ("c.csv", b"name;value\n", False),
        ("d.txt", "BEGIN:VCARD\n".encode("utf-16"), True),
    ):
        (tmp_path / name).write_bytes(content)
        assert CardFileReader().recognises(tmp_path / name) is is_so, name
    assert not CardFileReader().recognises(tmp_path / "missing.csv")
