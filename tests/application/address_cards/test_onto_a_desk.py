"""Address cards onto a desk: one batch that is taken back whole, told before it is written (1.13)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from salesdesk.application.address_cards.cards import CardFile
from salesdesk.application.address_cards.knowing import Known
from salesdesk.application.address_cards.merging import CardField, Take
from salesdesk.application.address_cards.planning import CardChoices
from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.importing.planning import Verdict
from salesdesk.application.importing.troubles import FileNotRead, NothingToImport
from salesdesk.domain.account import Account, ContactKind, ContactPoint, Person
from salesdesk.domain.address_card import AddressCard
from salesdesk.domain.network import Circle
from salesdesk.domain.portrait import Portrait
from salesdesk.wording import Words
from salesdesk.wording.address_cards import KeptCardWords
from tests.new_desks import my_desk
from tests.project.sources import ROOT

WORDS = KeptCardWords(Words(), date(2026, 12, 1))
REAL = ROOT.parent / "shared" / "data" / "vcard"
PNG = b"\x89PNG\r\n\x1a\nada"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = my_desk(tmp_path)
    yield made
    made.close()


def card(name: str, mail: str = "", number: str = "", **said: object) -> AddressCard:
    """Return a card with an address and a number."""
    points = [(ContactKind.EMAIL, mail), (ContactKind.PHONE, number)]
    contacts = tuple(ContactPoint(kind=kind, value=value) for kind, value in points if value)
    return AddressCard(name=name, contacts=contacts, **said)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def file_of(*cards: AddressCard) -> CardFile:
    """Return the cards as a file that was read."""
    return CardFile(path=Path("team.vcf"), sha256="0" * 64, cards=tuple(enumerate(cards, start=1)), count=len(cards))


def people(desk: Desk) -> dict[str, Person]:
    """Return everybody by name."""
    with desk.changes.store.imports() as work:
        return {person.name: person for person in work.all_of(Person)}


def test_1_13_people_come_with_company_circle_origin_birthday_and_picture(desk: Desk) -> None:
    ada = card("Ada King", "ada@example.com", organisation="Acme", title="Buyer", categories=("Friends",))
    done = desk.cards_in.apply(
        file_of(ada, card("Bob Stone", birthday="1980-03-22", media="image/png", picture=PNG)), WORDS
    )
    assert (done.counts.added, done.made_accounts, done.alike) == (2, ("Acme",), ())
    found = people(desk)
    (acme,) = desk.selling.accounts()
    assert found["Ada King"].title_at(acme.id) == "Buyer"
    assert found["Ada King"].circle is Circle.FRIEND
    assert found["Ada King"].origin == "Address card team.vcf, 1 December 2026"
    assert found["Bob Stone"].note == "Birthday: 22 March 1980"
    with desk.changes.store.reading() as look:
        assert [(p.person_id, p.content) for p in look.every(Portrait)] == [(found["Bob Stone"].id, PNG)]


def test_1_13_what_a_later_card_adds_leaves_where_we_know_them_from(desk: Desk) -> None:
    desk.cards_in.apply(file_of(card("Ada King", "ada@example.com")), WORDS)
    later = replace(file_of(card("Ada King", "ada@example.com", "030 555000")), path=Path("phone.vcf"))
    assert desk.cards_in.apply(later, WORDS).counts.updated == 1
    assert people(desk)["Ada King"].origin == "Address card team.vcf, 1 December 2026"


class Stopped(Exception):
    pass


def _note(said: list[int], done: int, _of: int) -> None:
    said.append(done)


def test_1_13_looking_and_importing_tell_how_far_they_are_and_can_be_stopped(desk: Desk) -> None:
    ours = [card(f"Person {n}", f"p{n}@example.com") for n in range(60)]
    desk.cards_in.apply(file_of(*ours), WORDS)
    more = file_of(*(card(f"Person {n}", f"p{n}@example.com", f"030 55500{n:03}") for n in range(120)))
    before = people(desk)

    def stop_after_half(done: int, of: int) -> None:
        if done > of / 2:
            raise Stopped

    with pytest.raises(Stopped):
        desk.cards_in.apply(more, WORDS, say=stop_after_half)
    assert people(desk) == before
    for work, end in ((desk.cards_in.preview, 100), (desk.cards_in.apply, 240)):
        said: list[int] = []
        work(more, WORDS, say=partial(_note, said))
        assert said == sorted(said)
        assert said[-1] == end
        assert len(said) < 10
    assert len(people(desk)) == 120


def test_1_13_the_same_file_again_changes_nothing_and_a_batch_is_taken_back(desk: Desk) -> None:
    desk.cards_in.apply(file_of(card("Ada King", "ada@example.com", media="image/png", picture=PNG)), WORDS)
    before = people(desk)
    more = file_of(
        card("Ada King", "ada@example.com", "030 555000", media="image/png", picture=PNG + b"2"),
        card("Cy Young", "cy@example.com", organisation="Acme"),
    )
    again = desk.cards_in.apply(more, WORDS, CardChoices(takes={(1, CardField.PORTRAIT): Take.THEIRS}))
    assert (again.counts.added, again.counts.updated) == (1, 1)
    assert desk.cards_in.preview(more, WORDS).counts.unchanged == 2
    assert again.batch is not None
    desk.importing.take_back(again.batch)
    assert people(desk) == before
    assert desk.selling.accounts() == []
    with desk.changes.store.reading() as look:
        assert [p.content for p in look.every(Portrait)] == [PNG]


def test_1_13_a_look_alike_is_shown_and_taken_only_by_somebodys_word(desk: Desk) -> None:
    desk.cards_in.apply(file_of(card("Ada King", number="030 5550001")), WORDS)
    file = file_of(card("Ada Lovelace", "ada@example.com", "+49 30 5550001"), card("Dan Ash", "dan@example.com"))
    looked = desk.cards_in.preview(file, WORDS)
    first = looked.lines[0]
    assert (first.like, first.by, first.same, first.verdict) == ("Ada King", Known.PHONE, None, Verdict.ADDED)
    assert sorted(people(desk)) == ["Ada King"]
    desk.cards_in.apply(file, WORDS, CardChoices(same={1: True}))
    found = people(desk)
    assert sorted(found) == ["Ada King", "Dan Ash"]
    assert found["Ada King"].reached_by(ContactKind.EMAIL) == "ada@example.com"


def test_1_13_a_company_that_is_like_one_here_is_said_and_ours_stays(desk: Desk) -> None:
    desk.cards_in.apply(file_of(card("Ada King", "ada@example.com", organisation="Nordwind Logistik GmbH")), WORDS)
    other = desk.cards_in.apply(file_of(card("Bob Stone", organisation="Nordwind Logistic GmbH")), WORDS)
    assert other.alike == ("Nordwind Logistic GmbH",)
    moved = desk.cards_in.apply(file_of(card("Ada King", "ada@example.com", organisation="Elsewhere")), WORDS)
    assert moved.made_accounts == ()
    assert "Elsewhere" not in {account.name for account in desk.selling.accounts()}


def test_1_13_two_cards_of_one_file_complete_one_person(desk: Desk) -> None:
    done = desk.cards_in.apply(
        file_of(card("Ada King", "ada@example.com"), card("Ada King", "ada@example.com", "030 5550001")), WORDS
    )
    assert [line.verdict for line in done.lines] == [Verdict.ADDED, Verdict.UPDATED]
    assert people(desk)["Ada King"].reached_by(ContactKind.PHONE) == "030 5550001"


def test_1_13_an_empty_file_imports_nothing(desk: Desk) -> None:
    with pytest.raises(NothingToImport):
        desk.cards_in.apply(file_of(), WORDS)
    assert desk.importing.batches() == []


def test_1_13_one_person_an_accounts_people_or_all_go_out_as_cards(desk: Desk, tmp_path: Path) -> None:
    ada = card("Ada King", "ada@example.com", organisation="Acme", title="Buyer", media="image/png", picture=PNG)
    desk.cards_in.apply(file_of(ada, card("Bob Stone", "bob@example.com", do_not_contact=True)), WORDS)
    found = people(desk)
    acme = desk.selling.accounts()[0].id
    path = tmp_path / "out.vcf"
    counts = [
        desk.cards_out.save(path, people=[found["Bob Stone"].id])[1],
        desk.cards_out.save(path, account=acme)[1],
    ]
    ((_, only),) = desk.cards_in.read(path).cards
    assert (only.name, only.organisation, only.title, only.picture) == ("Ada King", "Acme", "Buyer", PNG)
    counts.append(desk.cards_out.save(path)[1])
    assert counts == [1, 1, 2]
    assert desk.cards_in.preview(desk.cards_in.read(path), WORDS).counts.unchanged == 2


def test_1_13_the_open_desk_is_no_file_of_cards(desk: Desk) -> None:
    assert not desk.cards_in.recognises(desk.path)
    with pytest.raises(FileNotRead):
        desk.cards_in.read(desk.path)


def test_1_13_a_company_is_found_without_its_case_and_accents(desk: Desk) -> None:
    desk.changes.do(Edit(None, Account(id=desk.changes.ids.new(), name="Müller & Söhne")))
    done = desk.cards_in.apply(file_of(card("Ada King", organisation="MULLER & SÖHNE")), WORDS)
    assert done.made_accounts == ()


# Name, a phone number and an address of every real file, where it has them.
FILES = {
    "John_Doe_ANDROID.vcf": (6, "Ñ Ñ Ñ Ñ Ñ", "123456789", "john.doe@company.com"),
    "John_Doe_IPHONE.vcf": (1, "Mr. John Richter James Doe Sr.", "905-777-1234", "john.doe@ibm.com"),
    "John_Doe_MS_OUTLOOK.vcf": (1, "Mr. John Richter James Doe Sr.", "(905) 555-1234", "john.doe@ibm.cm"),
    "gmail-list.vcf": (3, "Chris Beatle", "", "chrisy55d@yahoo.com"),
    "rfc6350-example.vcf": (1, "Simon Perreault", "+1-418-656-9254 ext. 102", "simon.perreault@viagenie.ca"),
}


@pytest.mark.skipif(not REAL.is_dir(), reason="the real cards lie beside the project")
@pytest.mark.parametrize("name", FILES)
def test_1_13_real_cards_give_name_phone_and_mail(desk: Desk, name: str) -> None:
    count, called, number, mail = FILES[name]
    done = desk.cards_in.apply(desk.cards_in.read(REAL / name), WORDS)
    assert (done.counts.read, done.counts.added) == (count, count)
    found = people(desk).values()
    points = {point.value for person in found for point in person.contacts}
    assert called in {person.name for person in found}
    assert {number, mail} - {""} <= points
    assert desk.cards_in.preview(desk.cards_in.read(REAL / name), WORDS).counts.unchanged == count
