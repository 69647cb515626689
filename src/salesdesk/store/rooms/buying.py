"""The rooms of the customer's own buying on a deal, and of what they did that moves it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from salesdesk.domain.buying_process import BuyingProcess, Rival
from salesdesk.domain.evidence import Evidence
from salesdesk.store.aggregates import Columns, Held, Room, Written
from salesdesk.store.records import buying as records
from salesdesk.store.rooms.columns import money_columns, money_of
from salesdesk.store.rooms.customer_acts import refresh_acts, refresh_unproven
from salesdesk.store.types import AnyRow


def _read_process(row: AnyRow, parts: Held) -> BuyingProcess:
    return BuyingProcess(
        id=row.id,
        deal_id=row.deal_id,
        done=frozenset(done.step for done in parts[records.buyer_step]),
        spoke_to=row.spoke_to,
        stage=row.stage,
        price_expected=money_of(row.price_expected_minor, row.price_expected_currency),
        price_learnt_on=row.price_learnt_on,
        decides_on=row.decides_on,
        rivals=tuple(
            Rival(competitor_id=rival.competitor_id, relationship=rival.relationship) for rival in parts[records.rival]
        ),
        how_we_work=row.how_we_work,
    )


def _write_process(process: BuyingProcess) -> Written:
    own: Columns = {
        "id": process.id,
        "deal_id": process.deal_id,
        "spoke_to": process.spoke_to,
        "stage": process.stage,
        "price_learnt_on": process.price_learnt_on,
        "decides_on": process.decides_on,
        "how_we_work": process.how_we_work,
    }
    rivals: list[Columns] = [
        {"competitor_id": one.competitor_id, "relationship": one.relationship} for one in process.rivals
    ]
    done: list[Columns] = [{"step": step} for step in sorted(process.done)]
    money = money_columns("price_expected", process.price_expected)
    return Written(own | money, {records.buyer_step: done, records.rival: rivals})


BUYING_PROCESSES = Room(
    BuyingProcess,
    records.buying_process,
    _read_process,
    _write_process,
    parts=(records.buyer_step, records.rival),
)


def _read_evidence(row: AnyRow, _parts: Held) -> Evidence:
    return Evidence(
        id=row.id,
        deal_id=row.deal_id,
        what=row.what,
        happened_on=row.happened_on,
        stage_id=row.stage_id,
        meeting_id=row.meeting_id,
        criterion_id=row.criterion_id,
    )


def _write_evidence(evidence: Evidence) -> Written:
    return Written(
        {
            "id": evidence.id,
            "deal_id": evidence.deal_id,
            "what": evidence.what,
            "happened_on": evidence.happened_on,
            "stage_id": evidence.stage_id,
            "meeting_id": evidence.meeting_id,
            "criterion_id": evidence.criterion_id,
        }
    )


def _tell_deals(connection: Connection, pairs: Sequence[tuple[Evidence | None, Evidence | None]]) -> None:
    deals = {evidence.deal_id for pair in pairs for evidence in pair if evidence is not None}
    refresh_acts(connection, deals)
    refresh_unproven(connection, deals)


EVIDENCE = Room(Evidence, records.evidence, _read_evidence, _write_evidence, told=_tell_deals, tells_of_ends=True)
