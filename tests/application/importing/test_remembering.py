"""A mapping that somebody made is made once: the next file with these headings is read so too."""

from __future__ import annotations

from uuid import UUID

import pytest

from salesdesk.application.importing.columns import layout_of
from salesdesk.application.importing.days import DateOrder
from salesdesk.application.importing.figures import DecimalMark
from salesdesk.application.importing.kinds import FileKind
from salesdesk.application.importing.programs import Program
from salesdesk.application.importing.remembering import How, matches_before, signature_of, to_remember
from salesdesk.application.importing.troubles import DatesAmbiguous
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal
from salesdesk.domain.money import Money
from salesdesk.domain.remembered_mapping import RememberedMapping
from tests.application.importing.files import Office, office, text
from tests.doubles.clocks import NOON

FIRST = "Deal,Customer,Stage,Amount,Budget\nCold store,Nordwind,New,5,700\n"
SECOND = "Deal,Customer,Stage,Amount,Budget\nCounter,Eisbär,New,6,800\n"


def bring_as_before(trial: Office, content: str, said: How | None = None) -> RememberedMapping | None:
    reading = trial.importing.understand_as_before(text(content), said or How())
    trial.importing.apply(reading)
    return reading.remembered


def values(trial: Office) -> dict[str, Money | None]:
    return {deal.title: deal.value for deal in trial.every(Deal)}


def usd(amount: int) -> Money:
    return Money.of(amount, "USD")


def test_the_next_file_with_these_headings_is_mapped_the_same() -> None:
    trial = office()
    trial.bring(text(FIRST), mapping={"value": "Budget"})
    memory = bring_as_before(trial, SECOND)
    assert memory is not None
    assert memory.columns["value"] == "Budget"
    assert values(trial) == {"Cold store": usd(700), "Counter": usd(800)}


def test_headings_in_another_order_are_the_same_headings() -> None:
    trial = office()
    trial.bring(text(FIRST), mapping={"value": "Budget"})
    bring_as_before(trial, "Budget,Stage,Deal,Amount,Customer\n900,New,Counter,7,Eisbär")
    assert values(trial)["Counter"] == usd(900)


@pytest.mark.parametrize("headings", ["Deal,Customer,Stage,Amount", "Deal,Customer,Stage,Amount,Budget,Region"])
def test_other_headings_are_read_as_proposed(headings: str) -> None:
    trial = office()
    trial.bring(text(FIRST), mapping={"value": "Budget"})
    row = ["Counter", "Eisbär", "New", "6", "800", "x"][: headings.count(",") + 1]
    assert bring_as_before(trial, f"{headings}\n{','.join(row)}") is None
    assert values(trial)["Counter"] == usd(6)


def test_what_was_read_as_proposed_is_not_remembered() -> None:
    trial = office()
    trial.bring(text(FIRST))
    trial.bring(text(FIRST), FileKind.DEALS)
    assert trial.every(RememberedMapping) == []


def test_what_is_said_now_goes_before_what_is_remembered() -> None:
    trial = office()
    trial.bring(text(FIRST), mapping={"value": "Budget", "title": ""})
    memory = bring_as_before(trial, SECOND, How(mapping={"title": "Budget"}))
    assert memory is not None
    (counter,) = [deal for deal in trial.every(Deal) if deal.title == "800"]
    assert counter.value is None, "a heading is of one field"


def test_gone_back_to_the_proposal_the_next_file_is_proposed_too() -> None:
    trial = office()
    trial.bring(text(FIRST), mapping={"value": "Budget"})
    trial.bring(text(SECOND))
    assert bring_as_before(trial, FIRST.replace("Cold store", "Third")) is None
    assert values(trial)["Third"] == usd(5)


def test_a_field_that_was_left_out_stays_out() -> None:
    trial = office()
    trial.bring(text(FIRST), mapping={"account": ""})
    bring_as_before(trial, SECOND)
    assert trial.every(Account) == []


def test_the_order_of_dates_and_the_kind_are_remembered() -> None:
    trial = office()
    trial.bring(text("Deal,Stage,Close date\nA,New,03/04/2026"), dates=DateOrder.MDY)
    with pytest.raises(DatesAmbiguous):
        trial.importing.understand(text("Deal,Stage,Close date\nB,New,05/06/2026"))
    bring_as_before(trial, "Deal,Stage,Close date\nB,New,05/06/2026")
    assert str(trial.one(Deal, "B").expected_on) == "2026-05-06"
    trial.bring(text("Name,Colour\nNordwind,blue"), FileKind.ACCOUNTS)
    memory = bring_as_before(trial, "Name,Colour\nEisbär,red")
    assert memory is not None
    assert memory.kind == FileKind.ACCOUNTS


def test_whose_export_it_was_said_to_be_is_remembered() -> None:
    trial = office()
    content = "Record ID,Deal Name,Deal Stage,Amount\n1,A,New,5"
    source = text(content)
    trial.importing.apply(trial.importing.understand(source, program=Program.OTHER))
    again = trial.importing.understand_as_before(source, How())
    assert (again.program, again.layout.recognition) == (Program.OTHER, None)


def test_taken_back_an_import_is_forgotten_and_the_one_before_holds_again() -> None:
    trial = office()
    trial.bring(text(FIRST), mapping={"value": "Budget"})
    second = trial.bring(text(SECOND), mapping={"value": "", "note": "Budget"})
    assert trial.importing.take_back(second.batch) == len(["the deal", "its account"])
    again = trial.importing.understand_as_before(text(SECOND), How())
    assert again.layout.columns["value"] == "Budget"


def test_the_last_of_several_memories_holds() -> None:
    trial = office()
    trial.bring(text(FIRST), mapping={"value": "Budget"})
    trial.bring(text(SECOND), mapping={"value": "Amount", "note": "Budget"})
    again = trial.importing.understand_as_before(text(FIRST), How())
    assert again.layout.columns["note"] == "Budget"


def test_a_signature_stands_for_the_headings_whatever_their_order_case_and_signs() -> None:
    assert signature_of(["Deal - Title", "Value"]) == signature_of(["value ", "", "deal title"])
    assert signature_of(["Deal", "Value"]) != signature_of(["DealValue"])


def test_a_memory_that_no_longer_fits_is_left_aside() -> None:
    trial = office()
    trial.bring(text(FIRST), mapping={"value": "Budget"})
    (memory,) = trial.every(RememberedMapping)
    assert layout_of(text(FIRST), FileKind(memory.kind), dict(memory.columns)).columns["value"] == "Budget"
    reading = trial.importing.understand_as_before(text(FIRST), How(kind=FileKind.ACCOUNTS))
    assert (reading.kind, reading.remembered) == (FileKind.ACCOUNTS, None)


def test_what_parts_the_decimals_is_said_where_points_and_commas_leave_it_open_and_remembered() -> None:
    trial = office()
    rows = "Deal,Stage,Amount\nA,New,1.234\nB,New,1.500"
    reading = trial.importing.understand(text(rows))
    assert [row.cells["value"] for row in reading.rows] == ["1234", "1500"]
    trial.importing.apply(How(decimals=DecimalMark.POINT).read(text(rows)))
    assert values(trial) == {"A": Money.of("1.23", "USD"), "B": Money.of("1.50", "USD")}
    again = trial.importing.understand_as_before(text("Deal,Stage,Amount\nC,New,2.750"), How())
    assert [row.cells["value"] for row in again.rows] == ["2.75"]


def test_a_figure_that_cannot_be_meant_so_is_named_and_not_bent() -> None:
    reading = How(decimals=DecimalMark.COMMA).read(text('Deal,Stage,Amount\nA,New,"1.234,50"\nB,New,99.5'))
    assert [row.cells["value"] for row in reading.rows] == ["1234.5"]
    assert [(p.row, p.value) for p in reading.problems] == [(3, "99.5")]


def test_what_names_were_taken_for_is_known_on_beside_what_was_said_now() -> None:
    reading = office().importing.understand(text(FIRST))
    beck, cole, dorn = (str(UUID(int=n)) for n in (1, 2, 3))
    kept = [
        RememberedMapping(
            id=UUID(int=9),
            kind="deals",
            signature=signature_of(reading.layout.headings),
            imported_at=NOON,
            matches={"account": {"Beck": beck, "Cole": cole}},
        )
    ]
    memory = to_remember(reading, kept, {"account": {"Cole": dorn}, "owner": {"Ilse": beck}}, UUID(int=10), NOON)
    assert memory is not None
    assert memory.matches == {"account": {"Beck": beck, "Cole": dorn}, "owner": {"Ilse": beck}}
    assert memory.columns == {}
    assert matches_before(reading, [*kept, memory]) == memory.matches
    other = office().importing.understand(text("Deal,Stage\nA,New"))
    assert matches_before(other, kept) == {}
