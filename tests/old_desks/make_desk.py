"""Run as a program: writes the desk of a version that is being released, and what is kept in it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from salesdesk.application.ports import Batch, SourceRow, Stamp
from salesdesk.domain.account import Account, AccountKind, Affiliation, ContactKind, ContactPoint, Person
from salesdesk.domain.call_strategy import Question
from salesdesk.domain.deal import (
    BuyingRole,
    Category,
    Deal,
    DealLine,
    DealPerson,
    LossReason,
    Motion,
    Outcome,
    ReasonCode,
    Stage,
    Status,
)
from salesdesk.domain.desk_settings import Company, DeskSettings, Rep, Target, Team
from salesdesk.domain.discussion import Dimension, RaisedOption, Reaction
from salesdesk.domain.follow_up import Evidence, FollowUp, FollowUpKind
from salesdesk.domain.meeting import CallPlan, ExpectedReturn, Meeting, MeetingKind
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.domain.objection import ObjectionKind, PlanObjection
from salesdesk.domain.product import Product, Recurrence
from salesdesk.domain.proposal import (
    AfterChoice,
    CompareRow,
    Figure,
    Heard,
    Need,
    Proposal,
    ProposalLine,
    ProposalOption,
    ProposalState,
    Revision,
)
from salesdesk.domain.research import Finding, FindingKind
from salesdesk.store import snapshots
from salesdesk.store.desk_file import create_desk
from salesdesk.store.rooms.every import room_of_value

HERE = Path(__file__).parent
ROOT = UUID("0b9a4f5e-6f0f-4d0a-9e6d-7f3f1f0c2a11")
AT = datetime(2026, 11, 5, 9, 30, tzinfo=UTC)
DAY = date(2026, 11, 5)
ZONE = "Europe/Athens"


def key(name: str) -> UUID:
    return uuid5(ROOT, name)


def stamp(batch: str) -> Stamp:
    return Stamp(by=key("rep"), at=AT, on=DAY, batch=key(batch))


def settings() -> DeskSettings:
    return DeskSettings(
        id=key("desk"),
        name="Äkräs & Söhne",
        currency="EUR",
        zone=ZONE,
        country="GR",
        weekdays=frozenset({0, 1, 2, 3}),
        fiscal_start=4,
        me=key("rep"),
        company=Company(name="Äkräs & Söhne", address="Quay 3\nPatras", email="desk@akras.example"),
        payment_terms="30 days net",
    )


def people() -> Iterable[Any]:
    yield Team(id=key("team"), name="North", office="Patras")
    yield Rep(id=key("rep"), name="Ada Holm", email="ada@akras.example", prefix="AH", team_id=key("team"))
    yield Target(id=key("target"), period="2026-Q4", amount=Money.of("250000", "EUR"), owner_id=key("rep"))
    yield Account(
        id=key("account"),
        name="Ζωή Foods",
        industry="Food",
        kind=AccountKind.CUSTOMER,
        country="GR",
        founded=1987,
        employees=420,
        revenue_millions="61.5",
        owner_id=key("rep"),
        contacts=(ContactPoint(kind=ContactKind.WEB, value="https://zoi.example", label="home"),),
    )
    yield Person(
        id=key("person"),
        name="Zoë Vidal",
        affiliations=(Affiliation(account_id=key("account"), title="Buyer", since=date(2020, 2, 29)),),
        contacts=(ContactPoint(kind=ContactKind.EMAIL, value="zoe@zoi.example"),),
    )
    yield Finding(
        id=key("finding"),
        kind=FindingKind.PROSPECT,
        text="Opens a second plant <in spring> 🙂",
        account_id=key("account"),
        source="their newsletter",
        found_on=DAY,
        said_by=key("person"),
    )


def deals() -> Iterable[Any]:
    yield Product(
        id=key("product"),
        name="Cold room",
        code="CR-1",
        group="Cooling",
        unit="room",
        price=Money.of("12500.50", "EUR"),
        recurrence=Recurrence.YEARLY,
    )
    yield Stage(id=key("stage"), name="Offer", order=3, chance=0.45, expected_days=21, qualifies=True)
    yield Deal(
        id=key("deal"),
        title="Cold rooms for the new plant",
        currency="EUR",
        account_id=key("account"),
        owner_id=key("rep"),
        stage_id=key("stage"),
        motion=Motion.EXISTING,
        category=Category.BEST_CASE,
        value=Money.of("48000", "EUR"),
        chance=0.6,
        created_on=date(2026, 9, 1),
        qualified_on=date(2026, 9, 9),
        expected_on=date(2026, 12, 18),
        lines=(DealLine(product_id=key("product"), quantity=Decimal("2.50"), unit="room"),),
        people=(DealPerson(person_id=key("person"), role=BuyingRole.DECIDES, wants="no standstill"),),
    )
    yield Deal(
        id=key("lost"),
        title="Trucks",
        currency="EUR",
        status=Status.LOST,
        outcome=Outcome.COMPETITIVE,
        reasons=(LossReason(code=ReasonCode.COMPETITOR_PRICE, competitor="Frost & Co"),),
        closed_on=date(2026, 10, 2),
    )
    yield FollowUp(
        id=key("follow-up"),
        topic="A or B?",
        starts=Moment(datetime(2026, 11, 20, 8, tzinfo=UTC), ZONE),
        uid="a-or-b@akras.example",
        kind=FollowUpKind.PROPOSAL,
        deal_id=key("deal"),
        account_id=key("account"),
        person_id=key("person"),
        rep_id=key("rep"),
        promised=Evidence(on=DAY, text="said so on the phone"),
        ours=Evidence(on=DAY),
        sequence=2,
    )


def meetings() -> Iterable[Any]:
    yield Meeting(
        id=key("meeting"),
        account_id=key("account"),
        deal_id=key("deal"),
        rep_id=key("rep"),
        kind=MeetingKind.VISIT,
        starts=Moment(datetime(2026, 10, 30, 7, 30, tzinfo=UTC), ZONE),
        place="Patras",
        people=(key("person"),),
        plan=CallPlan(
            objective="Zoë names the two rooms that are built first, by 20 November",
            objective_by=date(2026, 11, 20),
            questions=(Question(text="What does an hour of standstill cost?"),),
            objections=(PlanObjection(words="Too dear", kind=ObjectionKind.PRICE, answer="Per year", worked=True),),
            expected=ExpectedReturn(quantity=Decimal("2"), unit="rooms named", actual=Decimal("1.5")),
            prospect_gets="a layout",
            fall_back="a date for the site visit",
            ready_at=AT,
        ),
        held_on=date(2026, 10, 30),
        raised=(
            RaisedOption(id=key("buy"), text="Buy", dimension=Dimension.PRICING, raised_by=key("person")),
            RaisedOption(id=key("rent"), text="Rent", reaction=Reaction.WARM, quote="That would suit us"),
        ),
        note="Second plant in March.",
    )


def options() -> tuple[ProposalOption, ProposalOption]:
    room = ProposalLine(text="Cold room", price=Money.of("12500.50", "EUR"), quantity=Decimal(2), group="Cooling")
    rent = ProposalLine(text="Rent", price=Money.of("990", "EUR"), recurrence=Recurrence.MONTHLY)
    row = CompareRow(label="Standstill", text="none")
    return (
        ProposalOption(name="Own", sentence="Yours.", rows=(row,), lines=(room,), raised=(key("buy"),), delivery="May"),
        ProposalOption(name="Rent", sentence="Ours.", rows=(row,), lines=(rent,), raised=(key("rent"),)),
    )


def proposals() -> Iterable[Any]:
    yield Proposal(
        id=key("proposal"),
        number="AH-2026-0001",
        account_id=key("account"),
        currency="EUR",
        deal_id=key("deal"),
        person_id=key("person"),
        rep_id=key("rep"),
        state=ProposalState.ISSUED,
        title="Cold rooms",
        dated=DAY,
        valid_until=date(2026, 12, 3),
        heard=Heard(
            lead="You grow.",
            needs=(Need(need="Room", today="one", wanted="three", who="Zoë Vidal", on=DAY),),
            figures=(Figure(value="4,200 EUR", label="an hour of standstill", source="Zoë Vidal"),),
        ),
        options=options(),
        after_choice=(AfterChoice(text="Layout", on=date(2026, 12, 1)),),
        next_step=key("follow-up"),
    )


def revision() -> Revision:
    content, pdf = '{"number": "AH-2026-0001"}', b"%PDF-1.7\n%%EOF\n"
    return Revision(
        id=key("revision"),
        proposal_id=key("proposal"),
        number=1,
        content=content,
        content_hash=sha256(content.encode()).hexdigest(),
        pdf=pdf,
        pdf_hash=sha256(pdf).hexdigest(),
        issued_at=AT,
    )


def main(version: str) -> None:
    """Write the desk and the list of what is in it."""
    path = HERE / f"{version}.salesdesk"
    path.unlink(missing_ok=True)
    given = settings()
    kept = [Rep(id=key("colleague"), name="Émile Żak"), *people(), *deals(), *meetings(), *proposals()]
    batch = Batch(id=key("import"), file_name="rows.csv", file_hash="0" * 64, kind="deals", imported_at=AT, added=1)
    row = SourceRow(
        system="crm", key="1", entity="rep", entity_id=key("colleague"), cells={"name": "Émile Żak"}, batch=batch.id
    )
    first = DeskSettings(id=given.id, name=given.name, currency=given.currency, zone=given.zone)
    with closing(create_desk(path, first, stamp("create"))) as store, store.imports() as work:
        work.add_many(kept[:1], stamp("import"))
        work.put_source_rows([row])
        work.add_batch(batch)
        for value in kept[1:]:
            work.put(None, value, stamp("story"))
        work.put(first, given, stamp("settings"))
        work.add_revision(revision())
    listed = [{"entity": room_of_value(value).entity, "value": snapshots.to_json(value)} for value in (given, *kept)]
    (HERE / f"{version}.json").write_text(json.dumps(listed, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
